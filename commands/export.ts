import { csvOf, entriesOf, jsonOf, sourcesOf } from "../src/core/archive-file.ts";
import { defineCommand } from "../src/core/command.ts";
import { daysBetween } from "../src/core/day.ts";
import { phrases } from "../src/core/locale.ts";
import { type Link, Refusal } from "../src/core/message.ts";
import { whenOption, wordOption } from "../src/core/option-kinds.ts";
import { sourceHeading } from "../src/core/source.ts";

const words = phrases("export", {
  description: "A file of the archive for a spreadsheet or a program, with source and licence inside",
  "option.when": "A day or a stretch, such as last week or March 2023; everything without it",
  "option.format": "csv (the usual one) or json",
  title: "Reports as a {format} file",
  days: "{count, plural, one {# report, of {from}.} other {# reports, {from} to {to}.}}",
  inCsv:
    "A row for each report: its date, its source and who confirms it, and for every category the total and the loss of that day.",
  inJson:
    "An object for each report: its date, its source and who confirms it, and by category the totals and the losses of that day.",
  absentInCsv: "An empty field is a figure that is not there, which is not the same as zero.",
  absentInJson: "A category that is left out has no figure there, which is not the same as zero.",
  claim:
    "All of it is claimed by the General Staff of Ukraine, approximate and not independently verified. The file names its sources and their licences.",
  gaps: "{count, plural, one {# day in between has no report and no row.} other {# days in between have no report and no row.}}",
  source: "{title}: {about}",
  empty: "There is no report yet: ask again later.",
  noneOfDay: "The archive has no report of {day}: ask for days between {first} and {newest}.",
  none: "The archive has no report from {from} to {to}: ask for days between {first} and {newest}.",
});

const FORMATS = ["csv", "json"] as const;

/** `/export`: a stretch of the archive, or all of it, as a file. */
export const exportArchive = defineCommand({
  name: "export",
  options: { when: whenOption, format: wordOption(FORMATS) },
  words,
  run({ options, voice, archive, sources }) {
    const { when, format = "csv" } = options;
    const all = archive.days();
    const [first, newest] = [all[0], all.at(-1)];
    if (!first || !newest) throw new Refusal(voice.say(words, "empty"));
    const days = when ? all.filter((day) => day >= when.from && day <= when.to) : all;
    const [from, to] = [days[0], days.at(-1)];
    if (!from || !to) {
      const asked = { from: voice.day(when?.from ?? first), to: voice.day(when?.to ?? newest) };
      const held = { first: voice.day(first), newest: voice.day(newest) };
      const key = when?.from === when?.to ? "noneOfDay" : "none";
      throw new Refusal(voice.say(words, key, { ...asked, ...held, day: asked.from }));
    }
    const entries = entriesOf(archive, sources, days);
    const gaps = daysBetween(from, to) + 1 - days.length;
    return {
      title: voice.say(words, "title", { format: format.toUpperCase() }),
      lines: [
        voice.say(words, "days", { count: days.length, from: voice.day(from), to: voice.day(to) }),
        voice.say(words, format === "csv" ? "inCsv" : "inJson"),
        voice.say(words, format === "csv" ? "absentInCsv" : "absentInJson"),
        voice.say(words, "claim"),
      ],
      ...(gaps > 0 && { notes: [voice.say(words, "gaps", { count: gaps })] }),
      links: sourcesOf(entries, sources).map(
        (source): Link => ({
          text: voice.say(words, "source", {
            title: sourceHeading(voice, source),
            about: voice.say(source.words, "about"),
          }),
          ...(source.home && { url: source.home }),
        }),
      ),
      file: {
        name: `losses-${from === to ? from : `${from}-${to}`}.${format}`,
        type: format === "csv" ? "text/csv; charset=utf-8" : "application/json",
        content: format === "csv" ? csvOf(entries) : jsonOf(entries, sources),
      },
    };
  },
});
