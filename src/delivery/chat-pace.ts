import type { PutOff } from "../core/outbox.ts";
import type { ChatLimits, Platform } from "../core/platform.ts";
import type { PostKey } from "../core/post-key.ts";
import { earliestOf } from "../lib/earliest.ts";
import { createChatTimes } from "./chat-times.ts";

/** How soon it is looked again for a post whose time has come while it was still being put off, in milliseconds. */
const AGAIN = 5;
/** For so long an edit is put off at the least, in milliseconds: no run is planned sooner, and one under way has others to do. */
const EDIT_AGAIN = 1_000;

/** The posts of chats, and their edits, of which each chat takes only so many in a time. */
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
  /** Forgets the posts that wait, which the outbox has with their time; what chats have had still counts. */
  forgetWaiting(): void;
  /** In how many milliseconds the next one's time comes; nothing where none waits. */
  next(operatorsOnly: boolean): number | undefined;
  /** The network asks to leave the chat of a channel alone for so many milliseconds, with posts or with edits, as it counts them. */
  leave(channel: string, what: "posts" | "edits", milliseconds: number): void;
  /** Edits come after all posts that wait for the chat. */
  readonly edits: {
    /**
     * Takes note of an edit that begins, where its chat can take it now and no others wait that came first; nothing where it is
     * to be put off. What is returned is called when it has ended.
     */
    begin(key: PostKey): (() => void) | undefined;
    /** The instant from which on the chat can take an edit, in epoch milliseconds, as is the instant that it is now; one that waits keeps its place. */
    putOff(key: PostKey, now: number): number;
  };
}

/** A post that was put off, and from when on its chat can take it. */
interface Waiting {
  readonly limits: ChatLimits["limits"];
  readonly post: PutOff;
  readonly at: number;
  recorded: boolean;
}

/** An edit that was put off, and from when on its chat can take it. */
interface Edit {
  readonly key: PostKey;
  readonly at: number;
}

/** The chats of a network, by a clock that only ever goes forward, in milliseconds; one for each process. */
export function createChatPace(
  { limitsOf = unlimited }: Pick<Platform, "limitsOf">,
  clock: () => number = () => performance.now(),
): ChatPace {
  const waiting = new Map<string, Waiting[]>();
  /** The edits that wait for each chat: when they come back the outbox knows, and their order matters here alone. */
  const edits = new Map<string, Edit[]>();
  // By now the chat takes whatever comes, and what did not come back has found another end.
  const times = createChatTimes(clock, (chat) => edits.delete(chat));

  /** The first that wait for each chat, and from when on it can take them: later than was thought where something is under way. */
  function heads(operatorsOnly: boolean, now: number) {
    return [...waiting].flatMap(([chat, [head]]) => {
      if (!head || (operatorsOnly && head.post.number !== 0)) return [];
      const at = Math.max(head.at, times.next({ chat, limits: head.limits }, [], now));
      return [{ ...head, chat, at }];
    });
  }

  return {
    takes(channel, isInTurn) {
      const of = limitsOf(channel, "posts");
      if (of.limits.length === 0) return true;
      return (isInTurn || !waiting.has(of.chat)) && times.takes(of);
    },
    begin(channel) {
      const of = limitsOf(channel, "posts");
      return of.limits.length === 0 ? () => undefined : times.begin(of);
    },
    putOff({ platform, channel, number, edition, form }, instant) {
      const of = limitsOf(channel, "posts");
      const { chat, limits } = of;
      const now = clock();
      const all = waiting.get(chat) ?? [];
      const known = all.findIndex(({ post }) => isSame(post, { channel, number, edition, form }));
      const place = known < 0 ? all.length : known;
      const at = times.next(of, all.slice(0, place), now);
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
    forgetWaiting() {
      waiting.clear();
    },
    next(operatorsOnly) {
      const now = clock();
      const first = earliestOf(heads(operatorsOnly, now).map(({ at }) => at));
      return first === undefined ? undefined : Math.max(AGAIN, first - now);
    },
    leave(channel, what, milliseconds) {
      times.leave(limitsOf(channel, what).chat, milliseconds);
    },
    edits: {
      begin(key) {
        const of = limitsOf(key.channel, "edits");
        const { chat, limits } = of;
        if (limits.length === 0) return () => undefined;
        const all = edits.get(chat) ?? [];
        const others = all.filter((one) => !isSame(one.key, key));
        const isNew = others.length === all.length;
        if (waiting.has(chat) || (isNew && others.length > 0)) return undefined;
        if (!times.takes(of)) return undefined;
        if (others.length > 0) edits.set(chat, others);
        else edits.delete(chat);
        return times.begin(of);
      },
      putOff(key, instant) {
        const of = limitsOf(key.channel, "edits");
        const all = edits.get(of.chat) ?? [];
        const known = all.findIndex((one) => isSame(one.key, key));
        const place = known < 0 ? all.length : known;
        const before = [...(waiting.get(of.chat) ?? []), ...all.slice(0, place)];
        const now = clock();
        const inOrder = before.toSorted((one, other) => one.at - other.at);
        const at = times.next(of, inOrder, now);
        const { platform, channel, number, edition, form } = key;
        all[place] = { key: { platform, channel, number, edition, form }, at };
        edits.set(of.chat, all);
        // The clocks count in steps: what comes back a little early would have to be put off again.
        return Math.ceil(instant + Math.max(EDIT_AGAIN, at - now)) + 1;
      },
    },
  };
}

function isSame(one: PostKey, other: Omit<PostKey, "platform">): boolean {
  return (["channel", "number", "edition", "form"] as const).every((name) => one[name] === other[name]);
}

function unlimited(channel: string): ChatLimits {
  return { chat: channel, limits: [] };
}
