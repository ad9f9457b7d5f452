import type { Archive } from "../src/core/archive.ts";
import { defineCommand } from "../src/core/command.ts";
import { type Day, isDay } from "../src/core/day.ts";
import { ESTIMATES, type Estimate } from "../src/core/estimate.ts";
import { phrases, type Voice } from "../src/core/locale.ts";
import type { Report } from "../src/core/report.ts";
import { summaryWords } from "../src/core/summary-words.ts";

const words = phrases("estimates", {
  description: "What others have said of the losses, on which day, and what exactly they counted",
  title: "What others have said",
  whose:
    "These are statements of others. They count different things, and none of them is added to anything.",
  line: "{when}, {who}: {figure} ({counts}). {claim}",
  range: "{low}–{high}",
  ratio: "{number} to 1",
  onDay: "General Staff that day: {number} killed and wounded, as claimed.",
  inMonth:
    "General Staff in its last report of that month, of {day}: {number} killed and wounded, as claimed.",
  noReportOfDay: "General Staff: no report of that date in the archive.",
  noReportOfMonth: "General Staff: no report of that month in the archive.",
  noFigure: "General Staff: no figure for personnel in the report of {day}.",
  claim: "The General Staff’s figures are its own claim, approximate and not independently verified.",
});

/** `/estimates`: what others have said of losses, each beside what the General Staff claimed then. */
export const estimates = defineCommand({
  name: "estimates",
  lasting: true,
  options: {},
  words,
  run({ voice, archive }) {
    return {
      title: voice.say(words, "title"),
      lines: [voice.say(words, "whose"), ...ESTIMATES.map((estimate) => lineOf(estimate, archive, voice))],
      notes: [voice.say(words, "claim")],
      links: ESTIMATES.map(({ at, link }) => ({ text: at, url: link })),
    };
  },
});

function lineOf(estimate: Estimate, archive: Archive, voice: Voice): string {
  const line = voice.say(words, "line", {
    when: whenOf(estimate, voice),
    who: spoken(estimate.who, voice),
    figure: figureOf(estimate, voice),
    counts: spoken(estimate.counts, voice),
    claim: claimOf(estimate, archive, voice),
  });
  // A month begins the line, and many languages write months small.
  return line.charAt(0).toLocaleUpperCase(voice.locale.format) + line.slice(1);
}

/** A text of an estimate in the asker's language, as every other text: English where there is none. */
function spoken(text: Estimate["who"], voice: Voice): string {
  return (text as Readonly<Record<string, string>>)[voice.locale.tag] ?? text.en;
}

function whenOf({ when }: Estimate, voice: Voice): string {
  return isDay(when) ? voice.day(when) : voice.month(`${when}-01` as Day);
}

function figureOf({ low, high, ratio }: Estimate, voice: Voice): string {
  const number =
    low === high
      ? voice.number(low)
      : voice.say(words, "range", { low: voice.number(low), high: voice.number(high) });
  return ratio ? voice.say(words, "ratio", { number }) : number;
}

/** What the General Staff said then, which is there to be compared and not to be added. */
function claimOf({ when }: Estimate, archive: Archive, voice: Voice): string {
  const report = reportOf(when, archive);
  if (!report) return voice.say(words, isDay(when) ? "noReportOfDay" : "noReportOfMonth");
  const day = voice.day(report.day);
  const total = report.totals["personnel"];
  if (total === undefined) return voice.say(words, "noFigure", { day });
  const plain = voice.number(total);
  const number = report.qualifier ? voice.say(summaryWords, report.qualifier, { number: plain }) : plain;
  return isDay(when) ? voice.say(words, "onDay", { number }) : voice.say(words, "inMonth", { day, number });
}

/** The report of a day, or the last one of a month. */
function reportOf(when: string, archive: Archive): Report | undefined {
  if (isDay(when)) return archive.on(when);
  const last = archive.days().findLast((day) => day.startsWith(when));
  return last && archive.on(last);
}
