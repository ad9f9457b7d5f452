import type { Broadcast, Counts } from "../core/outbox.ts";
import type { Stop } from "./newest-broadcast.ts";

/**
 * What the operator's channels, which get a broadcast before all others, say of it: it may go to everybody, it is not seen yet
 * whether it may, or it is to be stopped.
 */
export type Finding = "passed" | "open" | Stop;

/**
 * Judges by how many of its posts to the operator's channels are in which state, without those that the operator knows of, and
 * by whether the network has just refused our text.
 */
export function judgeCanary(
  { platform, day }: Broadcast,
  { queued, later, sending, failed, unknown, skipped }: Counts,
  isRefused: boolean,
): Finding {
  // Where our text is refused, everybody else's would be too.
  if (failed || skipped || isRefused)
    return {
      cause: "failed",
      reason: "an operator's channel did not get it",
      sentence: `The report of ${day} could not be posted to an operator's channel on ${platform}, so nobody else gets it there. Look at the log, mend what is wrong, and let it go on with npm run ctl -- resume ${platform}, or by starting the program again.`,
    };
  // Whichever process could not tell, or died while it sent it: perhaps of this very text.
  if (unknown)
    return {
      cause: "unknown",
      reason: "it is not known whether an operator's channel got it",
      sentence: `Nobody can tell whether the report of ${day} arrived in an operator's channel on ${platform}, so nobody else gets it there yet. Look there, and at the log: a program that ended while it was sending it may have died of it. If it looks as it should, or the channel is at fault, let it go on with npm run ctl -- resume ${platform}, or by starting the program again: then everybody gets it.`,
    };
  // What waits, for a network that was busy, is tried again with the next tick.
  return queued || later || sending ? "open" : "passed";
}
