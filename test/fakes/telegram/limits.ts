import type { Answer } from "./faults.ts";
import { flood } from "./faults.ts";
import { numberOf, type Payload } from "./parameters.ts";

/** How many messages, and pins of them, the service takes; it tells nobody exactly. What is left out is not limited. */
export type Limits = {
  /** To all chats together, in any second. */
  perSecond?: number;
  /** To one chat, in any second. */
  perChatSecond?: number;
  /** To one group or channel, in any minute. */
  perGroupMinute?: number;
  /** Whether more is answered with 429, as the service does, or only counted. */
  refuse?: boolean;
  /** The clock in milliseconds; without it the real one, because it is the client's real pace that counts. */
  clock?: () => number;
};

/** A message that came where it should not have: more than a limit allows, or before the wait was over. */
export type Violation = { limit: "all" | "chat" | "group" | "wait"; chatId: number; at: number };

const SECOND = 1_000;
const MINUTE = 60_000;

/** The methods that the limits are about. */
const COUNTED = /^(send(message|photo|document)|editmessage(text|caption|media)|(un)?pinchatmessage)$/i;
/** Those of them that put nothing into the chat, and count only for all together. */
const PINNING = /pin/i;

/** Counts messages, by a clock of its own whatever the fake shows. */
export function createLimits(limits: Limits) {
  const { clock = () => performance.now() } = limits;
  const violations: Violation[] = [];
  const arrivals = new Map<string, number[]>();
  /** Until when nothing may come: for a chat, or under `all` for every one. */
  const waits = new Map<string, number>();
  let most = 0;

  /** How many came under a name within a span that ends now, this one included. */
  function count(name: string, now: number, span: number, longest = span): number {
    const recent = arrivals.get(name) ?? [];
    arrivals.set(name, recent);
    recent.push(now);
    // They come in their order, and of thousands in a second only the oldest have to be looked at.
    while ((recent[0] ?? now) <= now - longest) recent.shift();
    return span === longest ? recent.length : recent.filter((at) => at > now - span).length;
  }

  return {
    violations,
    /** The most messages of any second so far. */
    most: () => most,
    /** Notes a call, and returns the answer where the service would refuse it for its number. */
    take(method: string, payload: Payload): Answer | undefined {
      if (!COUNTED.test(method)) return undefined;
      const at = clock();
      const chatId = numberOf(payload, "chat_id") ?? 0;
      const chat = `${chatId}`;
      const early = Math.max(waits.get("all") ?? 0, waits.get(chat) ?? 0);
      if (early > at) {
        violations.push({ limit: "wait", chatId, at });
        return flood(Math.ceil((early - at) / SECOND));
      }
      const { perSecond = Infinity, perChatSecond = Infinity, perGroupMinute = Infinity, refuse } = limits;
      const all = count("all", at, SECOND);
      most = Math.max(most, all);
      const ofChat = PINNING.test(method) ? 0 : count(chat, at, SECOND, MINUTE);
      const ofMinute = ofChat === 0 ? 0 : (arrivals.get(chat)?.length ?? 0);
      const limit =
        all > perSecond
          ? "all"
          : ofChat > perChatSecond
            ? "chat"
            : chatId < 0 && ofMinute > perGroupMinute
              ? "group"
              : undefined;
      if (limit === undefined) return undefined;
      violations.push({ limit, chatId, at });
      if (!refuse) return undefined;
      const wait = limit === "group" ? MINUTE : SECOND;
      waits.set(limit === "all" ? "all" : chat, at + wait);
      return flood(wait / SECOND);
    },
  };
}
