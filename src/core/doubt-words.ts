import { categoryLabel } from "./category.ts";
import type { Doubt } from "./guard.ts";
import type { Voice } from "./locale.ts";

/** Why a report is held, as half a sentence for the operator: "Tanks fell from 12,026 to 1,202". `voice` is an English one. */
export function doubtText(voice: Voice, doubt: Doubt): string {
  switch (doubt.kind) {
    case "dates":
      return `its page also carries the date ${doubt.days.join(", ")}`;
    case "future":
      return "it is dated later than the day on which it came";
    case "few":
      return `it has only ${doubt.has} of ${doubt.due} categories, or none of personnel`;
    case "unchanged":
      return `not one figure differs from the report of ${doubt.day}`;
    case "fall":
      return `${figure(voice, doubt.category)} fell from ${voice.number(doubt.before)} to ${voice.number(doubt.total)}`;
    case "jump":
      return `${figure(voice, doubt.category)} rose from ${voice.number(doubt.before)} to ${voice.number(doubt.total)}, far more than is usual`;
    default:
      return `${figure(voice, doubt.category)} is ${voice.number(doubt.total)}, more than the ${voice.number(doubt.after)} of the report after it`;
  }
}

function figure(voice: Voice, category: string): string {
  return `the total of “${categoryLabel(voice, category)}”`;
}
