import type { Report } from "../../src/core/report.ts";
import { openWorld, type World } from "../platforms/contract.ts";
import { NOW } from "./history.ts";

/** Does a piece of work with the whole bot over these reports and a new SQLite file, and ends both after it. */
export async function inWorld<T>(reports: readonly Report[], work: (world: World) => Promise<T>): Promise<T> {
  const closers: (() => unknown)[] = [];
  const after = (close: unknown) => void closers.push(close as () => unknown);
  const world = await openWorld({ after }, { reports, now: NOW });
  try {
    return await work(world);
  } finally {
    for (const close of closers) await close();
  }
}
