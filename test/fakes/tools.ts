import type { Day } from "../../src/core/day.ts";
import { createWeb } from "../../src/lib/web.ts";
import type { Tools } from "../../src/sources/reading.ts";

/** What a source works with in a test: no pause between requests, no repetition, and a day that stands still. */
export function toolsOf(today: Day = "2026-08-08"): Tools {
  return { web: createWeb({ agent: "losses-bot/test", spacing: 0, retries: 0 }), today: () => today };
}
