import { readdirSync, readFileSync } from "node:fs";
import { constants, getPriority, setPriority } from "node:os";

/** Threads to which Node hands such work are called so (libuv). */
const WORKER = /^libuv-worker/;

/**
 * Lets the threads on which pictures are drawn give way to others, so that answers in words do not wait for pictures on a
 * machine with few cores; by so much that pictures still come where another program is busy, and counted from where the
 * process itself stands, which may give way to others as a whole. Where the system has no such thing, nothing changes.
 */
export function giveWay(): void {
  if (process.platform !== "linux") return;
  const threads = "/proc/self/task";
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  const lower = Math.min(PRIORITY_LOW, getPriority() + PRIORITY_BELOW_NORMAL);
  try {
    for (const id of readdirSync(threads))
      if (WORKER.test(readFileSync(`${threads}/${id}/comm`, "utf8"))) setPriority(Number(id), lower);
  } catch {
    // A thread that has just ended, or a system that does not allow it: pictures are drawn all the same.
  }
}
