import type { ChatLimits } from "../core/platform.ts";

/** How often chats are forgotten that have long had no post, in milliseconds. */
const FORGETTING = 1_000;

/** When chats had posts and edits, and can take the next; all instants are by the clock. */
export interface ChatTimes {
  /** Takes note of a post or an edit that begins. What is returned is called when it has ended: from then on its time is counted. */
  begin(of: ChatLimits): () => void;
  /** Whether a chat can take the next now. */
  takes(of: ChatLimits): boolean;
  /** When a chat can take the next after those that it had and these, which it has yet to take. */
  next(of: ChatLimits, yetToCome: readonly { readonly at: number }[], now: number): number;
  /** Has a chat take nothing more for so many milliseconds, where it has limits and something was begun in it. */
  leave(chat: string, milliseconds: number): void;
}

/** What is known of a chat's last posts and edits. */
interface Last {
  readonly limits: ChatLimits["limits"];
  /** Until when the network wants it to be left alone. */
  until: number;
  /** When they ended, oldest first. */
  ended: number[];
  underWay: number;
}

/** The times of the chats of a network, of none of which anything is known yet. `forgotten` is told which takes whatever comes again. */
export function createChatTimes(clock: () => number, forgotten: (chat: string) => void): ChatTimes {
  /** Those in which something began last stand last, so that those to be forgotten are first. */
  const known = new Map<string, Last>();
  let forgottenAt = Number.NEGATIVE_INFINITY;

  /** Forgets chats whose last post is long ago, as often as they can be many: every post comes by here. */
  function forget(now: number): void {
    if (now < forgottenAt + FORGETTING) return;
    forgottenAt = now;
    for (const [chat, last] of known) {
      if (!isOver(last, now)) return;
      known.delete(chat);
      forgotten(chat);
    }
  }

  /** When a chat can take the next; what is under way counts as ending now. */
  function next(
    { chat, limits }: ChatLimits,
    yetToCome: readonly { readonly at: number }[],
    now: number,
  ): number {
    const { ended = [], underWay = 0, until = now } = known.get(chat) ?? {};
    const coming = yetToCome.map(({ at }) => Math.max(at, now));
    const times = [...ended, ...Array<number>(underWay).fill(now), ...coming];
    const free = limits.map(({ most, span }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + span);
    return Math.max(now, until, ...free);
  }

  return {
    begin({ chat, limits }) {
      forget(clock());
      const last = known.get(chat) ?? { limits, until: Number.NEGATIVE_INFINITY, ended: [], underWay: 0 };
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
    takes(of) {
      // Of most chats there is one post a day, and nothing to reckon.
      if (!known.has(of.chat)) return true;
      const now = clock();
      return next(of, [], now) <= now;
    },
    next,
    leave(chat, milliseconds) {
      const last = known.get(chat);
      if (last) last.until = Math.max(last.until, clock() + milliseconds);
    },
  };
}

function isOver({ limits, until, ended, underWay }: Last, now: number): boolean {
  return underWay === 0 && until <= now && (ended.at(-1) ?? now) + longest(limits) <= now;
}

function longest(limits: ChatLimits["limits"]): number {
  return Math.max(...limits.map(({ span }) => span));
}
