import type { PutOff } from "../core/outbox.ts";
import type { ChatLimits, Platform } from "../core/platform.ts";
import type { PostKey } from "../core/post-key.ts";

/** How soon it is looked again for a post whose time has come while it was still being put off, in milliseconds. */
const AGAIN = 5;
/** How often chats are forgotten that have long had no post, in milliseconds. */
const FORGETTING = 1_000;

/** The posts of chats, each of which takes only so many in a time. */
export interface ChatPace {
  /** Whether the chat of a channel can take a post now; where it cannot, or others wait for it, the post is to be put off. */
  takes(channel: string, isInTurn: boolean): boolean;
  /** Takes note of a post that begins. What is returned is called when it has ended: from then on its time is counted. */
  begin(channel: string): () => void;
  /**
   * Puts a post off until its chat can take it, after those that wait for the chat already; one that waits keeps its place. The
   * instant that it is now is given, in epoch milliseconds. `recorded` is called when it stands in the outbox.
   */
  putOff(key: PostKey, now: number): { readonly from: number; readonly recorded: () => void };
  /** Gives out at most so many of the posts whose time has come; only the operator's, where these alone are wanted. */
  due(most: number, operatorsOnly: boolean): PutOff[];
  /** In how many milliseconds the next one's time comes; nothing where none waits. */
  next(operatorsOnly: boolean): number | undefined;
}

/** What is known of a chat's last posts. */
interface Last {
  readonly limits: ChatLimits["limits"];
  /** When posts ended, oldest first. */
  ended: number[];
  underWay: number;
}

/** A post that was put off, and from when on its chat can take it. */
interface Waiting {
  readonly limits: ChatLimits["limits"];
  readonly post: PutOff;
  readonly at: number;
  recorded: boolean;
}

/** The chats of a network, by a clock that only ever goes forward, in milliseconds; one for each process. */
export function createChatPace(
  { limitsOf = unlimited }: Pick<Platform, "limitsOf">,
  clock: () => number = () => performance.now(),
): ChatPace {
  /** Those whose post began last stand last, so that those to be forgotten are first. */
  const known = new Map<string, Last>();
  const waiting = new Map<string, Waiting[]>();
  let forgottenAt = Number.NEGATIVE_INFINITY;

  /** When the next post may begin, after those that ended at these instants. What is under way counts as ending now. */
  function instantAfter(limits: Last["limits"], times: readonly number[], now: number): number {
    const free = limits.map(({ most, span }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + span);
    return Math.max(now, ...free);
  }

  function timesOf(chat: string, now: number): number[] {
    const { ended = [], underWay = 0 } = known.get(chat) ?? {};
    return [...ended, ...Array<number>(underWay).fill(now)];
  }

  function isOver({ limits, ended, underWay }: Last, now: number): boolean {
    return underWay === 0 && (ended.at(-1) ?? now) + longest(limits) <= now;
  }

  /** Forgets chats whose last post is long ago, as often as they can be many: every post comes by here. */
  function forget(now: number): void {
    if (now < forgottenAt + FORGETTING) return;
    forgottenAt = now;
    for (const [chat, last] of known) {
      if (!isOver(last, now)) return;
      known.delete(chat);
    }
  }

  /** The first that wait for each chat, and from when on it can take them: later than was thought where something is under way. */
  function heads(operatorsOnly: boolean, now: number) {
    return [...waiting].flatMap(([chat, [head]]) => {
      if (!head || (operatorsOnly && head.post.number !== 0)) return [];
      const at = Math.max(head.at, instantAfter(head.limits, timesOf(chat, now), now));
      return [{ ...head, chat, at }];
    });
  }

  return {
    takes(channel, isInTurn) {
      const { chat, limits } = limitsOf(channel);
      if (limits.length === 0) return true;
      if (!isInTurn && waiting.has(chat)) return false;
      // Of most chats there is one post a day, and nothing to reckon.
      if (!known.has(chat)) return true;
      const now = clock();
      return instantAfter(limits, timesOf(chat, now), now) <= now;
    },
    begin(channel) {
      const { chat, limits } = limitsOf(channel);
      if (limits.length === 0) return () => undefined;
      forget(clock());
      const last = known.get(chat) ?? { limits, ended: [], underWay: 0 };
      last.underWay++;
      known.delete(chat);
      known.set(chat, last);
      return () => {
        const now = clock();
        last.underWay--;
        if (last.ended.length > 0) last.ended = last.ended.filter((at) => at > now - longest(limits));
        last.ended.push(now);
      };
    },
    putOff({ platform, channel, number, edition, form }, instant) {
      const { chat, limits } = limitsOf(channel);
      const now = clock();
      const all = waiting.get(chat) ?? [];
      const known = all.findIndex(({ post }) => isSame(post, { channel, number, edition, form }));
      const place = known < 0 ? all.length : known;
      const before = all.slice(0, place).map(({ at }) => Math.max(at, now));
      const at = instantAfter(limits, [...timesOf(chat, now), ...before], now);
      const from = Math.ceil(instant + at - now);
      const one = { limits, post: { platform, channel, number, edition, form, from }, at, recorded: false };
      all[place] = one;
      waiting.set(chat, all);
      const recorded = () => {
        one.recorded = true;
      };
      return { from, recorded };
    },
    due(most, operatorsOnly) {
      const now = clock();
      const posts: PutOff[] = [];
      for (const { chat, post, at, recorded } of heads(operatorsOnly, now)) {
        if (posts.length === most) break;
        if (at > now || !recorded) continue;
        posts.push(post);
        const rest = waiting.get(chat)?.slice(1) ?? [];
        if (rest.length > 0) waiting.set(chat, rest);
        else waiting.delete(chat);
      }
      return posts;
    },
    next(operatorsOnly) {
      const now = clock();
      const instants = heads(operatorsOnly, now).map(({ at }) => at);
      return instants.length > 0 ? Math.max(AGAIN, Math.min(...instants) - now) : undefined;
    },
  };
}

function isSame(one: PostKey, other: Omit<PostKey, "platform">): boolean {
  return (["channel", "number", "edition", "form"] as const).every((name) => one[name] === other[name]);
}

function unlimited(channel: string): ChatLimits {
  return { chat: channel, limits: [] };
}

function longest(limits: ChatLimits["limits"]): number {
  return Math.max(...limits.map(({ span }) => span));
}
