import type { Store } from "../../src/core/store.ts";
import { REAL } from "../reports.ts";

/** The newest of the real reports that these tests use, and an instant on its morning. */
export const NEWEST = REAL.filter(({ day }) => day === "2025-12-30" || day === "2025-12-31");
export const MORNING = Date.parse("2025-12-31T08:00:00Z");

/** The subscriptions of a network's server that are on, in short: `-1001#1 uk full arrival daily`. */
export async function subscriptionsOf(
  store: Store,
  server = "-1001",
  platform = "telegram",
): Promise<string[]> {
  const all = await store.subscriptions({ platform, server });
  return all
    .filter(({ off }) => !off)
    .map(({ channel, number, settings: { language, forms, time, days, paused } }) =>
      [
        `${channel}#${number}`,
        language,
        forms.join("+"),
        time.kind === "arrival" ? time.kind : `${time.kind} ${time.time}`,
        days.kind,
        ...(paused ? ["paused"] : []),
      ].join(" "),
    );
}
