import { z } from "zod";
import { type Channel, movedChannel } from "../core/channel.ts";
import { keptIn } from "../core/kept.ts";
import type { Log } from "../core/log.ts";
import { type Platform, type Post, SendFailure } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import { orLate } from "./in-time.ts";

/** For so long something waits for the network of an operator's channel, in milliseconds; then it is no news any more. */
const WAITS = 24 * 3_600_000;
/** For so long nobody else tells what one process is about to tell, in milliseconds. */
const TURN = 60_000;

/** What stands above every notice. A heading is cut where it is long, so that a notice cannot be one. */
const HEADING = "For whoever runs losses-bot";
/** What is to be done stands on a line of its own, where it is found and copied; a command is not parted. */
const BETWEEN_SENTENCES = /(?<=\.) (?=\p{Lu}|npm run )/u;

/** What telling the operator needs. */
export interface OperatorParts {
  /** The operator's own channels. */
  readonly chats: readonly Channel[];
  readonly platforms: readonly Platform[];
  readonly store: Store;
  readonly log: Log;
  readonly now?: () => number;
}

/** Tells the operator the few things that a person must know. */
export interface Operator {
  readonly chats: readonly Channel[];
  /** Says something once for each key, in the log and in the operator's channels. Never rejects. */
  tell(key: string, sentence: string, facts?: object): Promise<void>;
  /** Says something that the log has already in the operator's channels, once for each key. Never rejects. */
  bring(key: string, sentence: string): Promise<void>;
  /** Brings what could not be brought yet, because a network was not there. Never rejects. */
  retry(): Promise<void>;
}

/** A notice as it is left for whichever process has its network. */
const Left = z.object({ key: z.string(), sentence: z.string(), since: z.number() });

/** Something that one of the operator's channels is to be told. */
interface Notice {
  readonly chat: Channel;
  readonly key: string;
  readonly sentence: string;
  /** Since when, in epoch milliseconds. */
  readonly since: number;
  /** Whether it is remembered as told already, so that nobody else tells it. */
  readonly ours: boolean;
}

/**
 * Tells one operator; what was told is remembered by the store for each channel, so that neither a restart nor another process
 * repeats it. Warns in the log of channels on a network that is off, where nothing can be told.
 */
export function createOperator({ chats, platforms, store, log, now = Date.now }: OperatorParts): Operator {
  const told = new Set<string>();
  const brought = new Set<string>();
  let waiting: Notice[] = [];
  /** Until when networks, and chats, want to be left alone, in epoch milliseconds. */
  const aloneUntil = new Map<string, number>();

  function isAlone(chat: Channel): boolean {
    return [chat.platform, beginningOf(chat)].some((place) => now() < (aloneUntil.get(place) ?? 0));
  }

  for (const name of new Set(chats.map(({ platform }) => platform)))
    if (!platforms.some((platform) => platform.name === name))
      log.warn(
        { platform: name },
        `OPERATOR_CHATS has a channel on ${name}, which is off: you are told nothing there. Turn it on by its token, or take the channel out.`,
      );

  async function bringTo(notice: Notice): Promise<void> {
    const { chat, key, sentence } = notice;
    const platform = platforms.find(({ name }) => name === chat.platform);
    if (!platform) return;
    if (!platform.ready()) {
      waiting.push(notice);
      // It may be another process that has the network, or that has it next.
      await store.remember(placeOf(notice), JSON.stringify(Left.parse(notice)));
      return;
    }
    if (isAlone(chat)) {
      waiting.push(notice);
      return;
    }
    const isOurs = notice.ours || (await claim(notice));
    await store.remember(placeOf(notice), undefined);
    if (!isOurs) return;
    try {
      const post: Post = {
        key: { ...chat, number: 0, edition: key, form: "notice" },
        server: chat.channel,
        message: { title: HEADING, lines: sentence.split(BETWEEN_SENTENCES) },
        silent: false,
        publish: false,
        pin: false,
      };
      await sendTo(platform, post);
    } catch (error) {
      log.warn({ err: error, platform: chat.platform }, "The operator could not be told in chat.");
      // It certainly did not arrive, and may do so yet.
      if (!isLater(error)) return;
      waiting.push({ ...notice, ours: true });
      aloneUntil.set(error.reach === "network" ? chat.platform : beginningOf(chat), now() + error.wait);
    }
  }

  /** Sends a notice, and follows its chat where that has another id now: the settings have the old one until they are changed. */
  async function sendTo(platform: Platform, post: Post): Promise<void> {
    try {
      await orLate(platform.send(post));
    } catch (error) {
      if (!(error instanceof SendFailure) || error.movedTo === undefined) throw error;
      const { movedTo: server } = error;
      const channel = movedChannel(post.key.channel, post.server, server);
      log.warn(
        { platform: platform.name, channel },
        `The channel ${post.key.channel} of the operator is ${channel} now: write that in its place into OPERATOR_CHATS.`,
      );
      await orLate(platform.send({ ...post, server, key: { ...post.key, channel } }));
    }
  }

  /** Whether a notice is this process's to bring: it is not told yet, and nobody else is about to. */
  async function claim({ chat, key }: Notice): Promise<boolean> {
    const memory = `told.${key}.${chat.platform}.${chat.channel}`;
    if ((await store.recall(memory)) !== undefined) return false;
    if (!(await store.takeOnce(memory, now(), TURN))) return false;
    if ((await store.recall(memory)) !== undefined) return false;
    await store.remember(memory, String(now()));
    return true;
  }

  /** What was left for the networks that this process has. */
  async function left(): Promise<Notice[]> {
    const found: Notice[] = [];
    for (const chat of chats) {
      if (!platforms.some(({ name, ready }) => name === chat.platform && ready())) continue;
      if (isAlone(chat)) continue;
      for (const [place, text] of await store.recallAll(beginningOf(chat))) {
        const notice = keptIn(Left, text);
        if (notice && now() - notice.since < WAITS) found.push({ ...notice, chat, ours: false });
        else await store.remember(place, undefined);
      }
    }
    return found;
  }

  async function bringAll(notices: readonly Notice[]): Promise<void> {
    for (const notice of notices)
      await bringTo(notice).catch((error: unknown) => {
        log.warn({ err: error }, "It could not be remembered what the operator was told.");
        waiting.push(notice);
      });
  }

  async function bring(key: string, sentence: string): Promise<void> {
    if (brought.has(key)) return;
    brought.add(key);
    await bringAll(chats.map((chat) => ({ chat, key, sentence, since: now(), ours: false })));
  }

  return {
    chats,
    bring,
    async tell(key, sentence, facts = {}) {
      if (told.has(key)) return;
      told.add(key);
      log.error(facts, sentence);
      await bring(key, sentence);
    },
    async retry() {
      const notices = waiting.filter(({ since }) => now() - since < WAITS);
      waiting = [];
      await bringAll(notices);
      await left()
        .then(bringAll)
        .catch((error: unknown) =>
          log.warn({ err: error }, "It cannot be looked up what the operator is to be told."),
        );
    },
  };
}

/** Under what notices to one of the operator's channels are left. */
function beginningOf({ platform, channel }: Channel): string {
  return `notice.${platform}.${channel} `;
}

function placeOf({ chat, key }: Notice): string {
  return `${beginningOf(chat)}${key}`;
}

/** Whether a send may be tried again: it did not arrive, and that was the network's fault. */
function isLater(error: unknown): error is SendFailure {
  return error instanceof SendFailure && ["later", "halt"].includes(error.decision);
}
