import { phrases } from "./locale.ts";

/** The words of posts beside those of an answer. @public */
export const postWords = phrases("post", {
  weekend: "Saturday’s and Sunday’s reports together.",
  weekendPart: "The weekend in one post.",
  week: "The digest of the week: {count, plural, =7 {seven reports} one {# report} other {# reports}}.",
  month: "The digest of the month: {count, plural, one {# report} other {# reports}}.",
  missing: "There is no report of {days}.",
  missingMany: "Days without a report: {count}.",
  corrected: "This post was corrected: {figures}.",
  added:
    "{count, plural, one {The report of {days} came later and was added} other {The reports of {days} came later and were added}}.",
  addedMany:
    "{count, plural, one {# report came later and was added} other {# reports came later and were added}}.",
  was: "{label} {now} instead of {before}",
  new: "{label} {now} added",
  dropped: "{label} no longer given",
  andMore: "{figures}; and {more, plural, one {# more figure} other {# more figures}}",
  note: "Corrected: {what}",
  noteLine: "The figures in the post above have changed: {figures}.",
  noteAdded: "Came later: {count, plural, one {the report} other {the reports}} of {days}",
  noteAddedLine:
    "The post above does not have {count, plural, one {it yet. With it} other {them yet. With them}}: {figures}.",
});
