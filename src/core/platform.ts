import type { Bot } from "./bot.ts";
import type { Day } from "./day.ts";
import type { Message } from "./message.ts";

/** One post for one channel. */
export interface Post {
  /** The channel's id on the platform it goes to. */
  readonly channel: string;
  /** The day of the report; with the channel it names the post, so that a network can recognise a repetition. */
  readonly day: Day;
  /** The same object for every channel that gets the same text, so that it is rendered once. */
  readonly message: Message;
}

/** A network, or something like one, that people talk to the bot through. */
export interface Platform {
  readonly name: string;
  /** For how many milliseconds after a first try the same post may be sent again without arriving twice; 0: never. */
  readonly repeatable: number;
  /** The most posts per second that the network is sent. */
  readonly rate: number;
  /**
   * Connects, and keeps connecting for as long as it takes. Returns at once; what goes wrong is logged. Calls `up`
   * each time the network is there.
   */
  start(bot: Bot, up?: () => void): void;
  /** Whether posts can be sent now: the network is there and accepts the bot. */
  ready(): boolean;
  /** Sends one post and returns the id that the network gave it. Throws a `SendFailure` that says what to do about it. */
  send(post: Post): Promise<string>;
  /** Ends the connection and waits for the answers under way. */
  stop(): Promise<void>;
}

/** What delivery does about a post that was not confirmed. */
export type Decision =
  /** The channel does not exist any more, or the bot was thrown out: end its subscription. */
  | "gone"
  /** The bot may not post there: keep the subscription, an administrator can mend it. */
  | "forbidden"
  /** The network asks to wait, or was not reached at all: the post certainly did not arrive. */
  | "later"
  /** The post may or may not have arrived. */
  | "unknown"
  /** The network refuses what we sent: our fault, not the channel's. */
  | "ours"
  /** The network does not accept the bot's token: send nothing more. */
  | "halt";

/** A post was not confirmed. Carries the decision, so that delivery need not know any network. */
export class SendFailure extends Error {
  override readonly name = "SendFailure";
  readonly decision: Decision;
  /** The least number of milliseconds to wait before the next try. */
  readonly wait: number;
  /** Whether the wait holds for the whole network and not just for this channel. */
  readonly everyone: boolean;

  constructor(
    decision: Decision,
    message: string,
    options: ErrorOptions & { wait?: number; everyone?: boolean } = {},
  ) {
    super(message, options);
    this.decision = decision;
    this.wait = options.wait ?? 0;
    this.everyone = options.everyone ?? false;
  }
}
