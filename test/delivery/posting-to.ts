import { createArrivals } from "../../src/delivery/arrivals.ts";
import { createOperator } from "../../src/delivery/operator.ts";
import { createPosting, type Posting, type PostingParts } from "../../src/delivery/posting.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { locales } from "../../src/locales/index.ts";
import { sources } from "../reports.ts";

/** Posting to networks that stand alone: no operator is told, no source is asked, and the full rate holds from the beginning. */
export function postingTo(
  parts: Pick<PostingParts, "platforms" | "archive" | "store" | "log" | "now">,
): Posting {
  const { platforms, store, log } = parts;
  return createPosting({
    ...parts,
    ...{ sources, locales, timeZone: "Europe/Kyiv", ramp: 0 },
    arrivals: createArrivals({ log, metrics: createMetrics(), store }),
    operator: createOperator({ chats: [], platforms, store, log }),
  });
}
