import type { Bot } from "./bot.ts";
import type { Channel, Server } from "./channel.ts";
import type { Decision, Reach } from "./decision.ts";
import type { Message } from "./message.ts";
import type { PostKey } from "./post-key.ts";

/** One post for one channel. */
export interface Post {
  /** Names the post, the same at every try, so that a network can recognise a repetition. */
  readonly key: PostKey;
  readonly server: string;
  /** The same object for every channel that gets the same text, so that it is rendered once. */
  readonly message: Message;
  /** Whether it comes without a sound. */
  readonly silent: boolean;
  /** The id of a role that is mentioned, where the network has such. */
  readonly role?: string | undefined;
  /** Whether it is published to those who follow the channel, where the network has such. */
  readonly publish: boolean;
  /** Whether it is pinned, where the network has such. */
  readonly pin: boolean;
}

/**
 * What a network tells of by itself. Each is told as often as it happens, and may be told twice; of one server in the order in which
 * it happens.
 */
export interface PlatformEvents {
  /** The network is there, for the first time or again. */
  up(): void;
  /**
   * The bot was removed from a channel, of a server that may be known, or from everything of a server: blocked, kicked, or what it
   * was in is deleted.
   */
  removed(where: (Channel & Partial<Server>) | Server, reason: string): void;
  /** The bot is where it had been removed from. */
  returned(where: Server): void;
  /** These channels are of a server, beside others that may be. Left out where nobody wants to know. */
  holds?(server: Server, channels: readonly string[]): void;
  /** A chat has another id now; its topics too. */
  moved(from: Server, to: Server): void;
  /** The network refuses the bot for good; the sentence says why and what to do, and the log has it. */
  refused(sentence: string): void;
}

/** What a network sends to the bot's HTTP server. */
export interface HookCall {
  /** A header by its name. */
  header(name: string): string | undefined;
  /** The body, whole and byte for byte as it came. */
  readonly body: Uint8Array;
}

/** What the network is answered: a status of HTTP, and a value that goes as JSON. */
export interface HookReply {
  readonly status: 200 | 202 | 400 | 401 | 403 | 503;
  readonly body?: Readonly<Record<string, string | number>>;
}

/** A place of the bot's HTTP server where a network calls it instead of being asked. */
export interface Hook {
  /** Its path, such as `/discord/interactions`. */
  readonly path: string;
  /** Answers at once; the work that a call makes goes on afterwards. Anybody may call: it is the hook that tells who may. */
  answer(call: HookCall): HookReply;
}

/** How many posts or edits a chat takes, beside the rate of its network. */
export interface ChatLimits {
  /** What these limits are of: channels that share them have the same, and so have posts and edits that are counted together. */
  readonly chat: string;
  /** At most so many in any so many milliseconds; all of these hold. */
  readonly limits: readonly { readonly most: number; readonly span: number }[];
}

/** A network, or something like one, that people talk to the bot through. */
export interface Platform {
  readonly name: string;
  /** For how many milliseconds after a first try the same post may be sent again without arriving twice; 0: never. */
  readonly repeatable: number;
  /** The most posts per second that the network is sent. */
  readonly rate: number;
  /** The most posts that are under way at the same time. */
  readonly inFlight: number;
  /** How many posts the chat of a channel takes, or how many edits of posts; without it as many as the rate allows. */
  limitsOf?(channel: string, what: "posts" | "edits"): ChatLimits;
  /** Connects, and keeps connecting for as long as it takes. Returns at once; what goes wrong is logged. */
  start(bot: Bot, events: PlatformEvents): void;
  /** Whether posts can be sent now: the network is there and accepts the bot. */
  ready(): boolean;
  /** Whether all is well with it although it is not ready: it is for another process to send its posts. */
  isIdle?(): boolean;
  /** Sends one post and returns the id that the network gave it. Throws a `SendFailure` that says what to do about it. */
  send(post: Post): Promise<string>;
  /**
   * Puts a post in the place of one that was sent, under the id that `send` returned. Throws a `SendFailure`: `later` and
   * `unknown` may be tried again, anything else says that it cannot be edited.
   */
  edit(post: Post, message: string): Promise<void>;
  /** Where the network calls, when it does. */
  readonly hook?: Hook | undefined;
  /** Ends the connection and waits for the answers under way. */
  stop(): Promise<void>;
}

/** A post was not confirmed. Carries the decision, so that delivery need not know any network. */
export class SendFailure extends Error {
  override readonly name = "SendFailure";
  readonly decision: Decision;
  /** The least number of milliseconds to wait before the next try. */
  readonly wait: number;
  readonly reach: Reach;
  /** The id of the server, where it is another one now. */
  readonly movedTo: string | undefined;

  constructor(
    decision: Decision,
    message: string,
    options: ErrorOptions & { wait?: number; reach?: Reach; movedTo?: string } = {},
  ) {
    super(message, options);
    this.decision = decision;
    this.wait = options.wait ?? 0;
    this.reach = options.reach ?? "channel";
    this.movedTo = options.movedTo;
  }
}
