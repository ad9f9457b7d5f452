import type { Day } from "./day.ts";

/** A stretch of report days, both ends included; one day where they are the same. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}
