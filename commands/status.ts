import type { Call } from "../src/core/command.ts";
import { defineCommand } from "../src/core/command.ts";
import { daysBetween } from "../src/core/day.ts";
import { phrases } from "../src/core/locale.ts";
import { isNewsSource, type Source, sourceHeading } from "../src/core/source.ts";
import { recallState } from "../src/core/source-state.ts";

const words = phrases("status", {
  description: "Where the figures come from, and whether the sources answer",
  title: "How the sources are doing",
  newest: "The newest report shown is of {day}.",
  none: "There is no report yet.",
  held: "{count, plural, one {# report is} other {# reports are}} being checked and not shown.",
  line: "{title}: {state}",
  never: "not asked yet",
  answered: "last answer {when}",
  report: "newest report of {day} ({age, plural, =0 {today’s} one {# day old} other {# days old}})",
  noReport: "no report yet",
  unreachable: "could not be reached, {when}",
  late: "did not answer in time, {when}",
  status: "answered with an error, {when}",
  resting: "asked to be left alone for a while, {when}",
  form: "sent something that could not be read, {when}",
  before: "last good answer {when}",
});

/** `/status`: how each source is doing: when it last answered, how old its newest report is, and what was wrong last. */
export const status = defineCommand({
  name: "status",
  options: {},
  words,
  async run(call) {
    const { voice, archive, sources } = call;
    const newest = archive.latest();
    const held = archive.held().length;
    return {
      title: voice.say(words, "title"),
      lines: [
        newest ? voice.say(words, "newest", { day: voice.day(newest.day) }) : voice.say(words, "none"),
        ...(held > 0 ? [voice.say(words, "held", { count: held })] : []),
        ...(await Promise.all(sources.filter(isNewsSource).map((source) => stateLine(call, source)))),
      ],
    };
  },
});

async function stateLine({ voice, store, timeZone, today }: Call, source: Source): Promise<string> {
  const { askedAt, answeredAt, newest, failure } = await recallState(store, source.name);
  const at = (instant: number) => ({ when: voice.moment(instant, timeZone) });
  const facts = [
    ...(failure ? [voice.say(words, failure.fault, at(failure.at))] : []),
    ...(answeredAt !== undefined ? [voice.say(words, failure ? "before" : "answered", at(answeredAt))] : []),
    newest
      ? voice.say(words, "report", { day: voice.day(newest), age: Math.max(0, daysBetween(newest, today)) })
      : voice.say(words, "noReport"),
  ];
  const state = askedAt === undefined ? voice.say(words, "never") : voice.parts(facts);
  return voice.say(words, "line", { title: sourceHeading(voice, source), state });
}
