import { phrases } from "./locale.ts";

/** The words around the figures of a report. */
export const summaryWords = phrases("summary", {
  title: "Russian combat losses, {day}",
  titleOfOne: "{category}: Russian combat losses, {day}",
  span: "{from} – {to}",
  claimStretch:
    "As claimed by the General Staff of Ukraine, approximate. Totals as of day {warDay} of the full-scale invasion, and what the stretch added.",
  claimBrief: "As claimed by the General Staff of Ukraine, approximate.",
  claim: "As claimed by the General Staff of Ukraine, approximate. Day {warDay} of the full-scale invasion.",
  figure: "{label}: {value}",
  figureAndChange: "{label}: {value} ({change})",
  about: "about {number}",
  more: "more than {number}",
  fell: "{label}: the total fell by {number}, so earlier figures must have been corrected.",
  correction: "{label}: {delta} on the day itself, and a correction of {correction} to the total.",
  correctionWithin: "{label}: of the change, {correction} is a correction of earlier figures.",
  begins:
    "{label}: reported for the first time. The figure counts from the start of the war and is no part of the change.",
  begun:
    "{label}: reported for the first time on {day}, with {number}. That counts from the start of the war and is no part of the change; since then: {change}.",
  beginsUnknown: "{label}: new in the source, so there is nothing to compare it with.",
  since: "Since the report of {day}, the nearest with these figures: {changes}.",
  sinceAll: "There are no such figures for the day before: changes are since the report of {day}.",
  firstReport:
    "The stretch begins with the first report, of {day}, which counts from the start of the invasion.",
  leftOut: "Left out, because there is no report of {eve} to measure from: {days}.",
  notReported: "Left out, because there is no report: {days}.",
  missing: "Not in this report: {figures}.",
  lastSeen: "{label} (last {value}, on {day})",
  noSum: "This report does not have every category, so there is no sum.",
  direction: "{count, plural, one {Direction} other {Directions}} with the greatest losses: {direction}.",
  prisoners: "Prisoners of war named in the report: {number}.",
  age: "{days, plural, one {This is the newest report; it is # day old.} other {This is the newest report; it is # days old.}}",
  agePosted:
    "{days, plural, one {This report is # day older than this post.} other {This report is # days older than this post.}}",
  corrected: "Corrected on {day}: {figures}.",
  was: "{label} from {before} to {after}",
  filled: "Taken from {source}: {figures}.",
  disagrees: "Different in {sources}: {figures}.",
  other: "{label} {value} ({change} beside what is shown)",
  andMore: "{figures}; and {more, plural, one {# more figure} other {# more figures}}",
  heldNewer:
    "A newer report, of {day}, has come. It is being checked, because something in it is out of the ordinary.",
  source: "Source: General Staff of the Armed Forces of Ukraine, as given by {title}, {day}",
  confirmed: "Confirmed by {sources}.",
  unconfirmed: "Not confirmed by a second source yet.",
  confirmedTotals: "The totals of {day} are confirmed by {sources}.",
  unconfirmedTotals: "The totals of {day} are not confirmed by a second source yet.",
});
