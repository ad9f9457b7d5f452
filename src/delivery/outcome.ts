import type { Claim, Outcome } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";

/** The first and the longest wait before a post that did not arrive is tried again, in milliseconds. */
const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 15 * 60_000;
/** The wait after our own text was refused, in milliseconds: the same program will do no better soon. */
const REFUSED_WAIT = 60 * 60_000;

/** What is no `SendFailure` came from our own code, at a moment at which nobody knows what had been sent. */
export function asFailure(error: unknown): SendFailure {
  return error instanceof SendFailure
    ? error
    : new SendFailure("unknown", "the program failed", { cause: error });
}

/** Whether a network says that a chat takes no more for a while; others do. */
export function isForChat({ decision, reach, wait }: SendFailure): boolean {
  return decision === "later" && reach === "channel" && wait > 0;
}

/** After how many milliseconds a post that did not arrive is tried again: longer each time, and by chance, so that not all come at once. */
function waitAfter(attempt: number, { wait }: SendFailure): number {
  const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
  return Math.max(wait, backoff * (0.5 + Math.random() / 2));
}

/** What to record of a post that was not confirmed. Nothing where its claim is left to run out and is then taken again. */
export function outcomeOf(
  failure: SendFailure,
  { attempt }: Claim,
  { repeatable }: Platform,
  now: number,
): Outcome | undefined {
  const { decision, message: reason } = failure;
  switch (decision) {
    case "later":
    case "halt":
      return { kind: "later", from: now + waitAfter(attempt, failure), reason };
    case "moved":
      return { kind: "later", from: now, reason };
    case "ours":
      // Not the channel's fault: once the program is mended and started again, it gets its report.
      return { kind: "later", from: now + REFUSED_WAIT, reason };
    case "unknown":
      return repeatable > 0 ? undefined : { kind: "unknown", reason };
    default:
      return { kind: "failed", decision, reason };
  }
}
