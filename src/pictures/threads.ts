import { readdirSync, readFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/** Threads to which Node hands such work are called so (libuv). */
const WORKER = /^libuv-worker/;

/**
 * Lets the threads on which pictures are drawn give way to others, so that answers in words do not wait for pictures on a
 * machine with few cores; by so much that pictures still come where another program is busy. Where the system has no such
 * thing, nothing changes.
 */
export function giveWay(): void {
  if (process.platform !== "linux") return;
  const threads = "/proc/self/task";
  try {
    for (const id of readdirSync(threads))
      if (WORKER.test(readFileSync(`${threads}/${id}/comm`, "utf8")))
        setPriority(Number(id), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A thread that has just ended, or a system that does not allow it: pictures are drawn all the same.
  }
}
