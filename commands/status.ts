import { type Call, defineCommand } from "../src/core/command.ts";
import { daysBetween } from "../src/core/day.ts";
import { editionOf } from "../src/core/edition.ts";
import { elsewhereLines } from "../src/core/elsewhere.ts";
import { haltLine } from "../src/core/halt.ts";
import { leftUndoneLines } from "../src/core/left-undone.ts";
import { phrases } from "../src/core/locale.ts";
import type { Place } from "../src/core/place.ts";
import { checkLines } from "../src/core/place-check.ts";
import { comingTo, firstSettings } from "../src/core/setting-up.ts";
import { isNewsSource, type Source, sourceHeading } from "../src/core/source.ts";
import { recallState } from "../src/core/source-state.ts";
import type { Standing } from "../src/core/subscription.ts";
import { editionName, nextLine, offLine, subscriptionWords } from "../src/core/subscription-words.ts";
import { troubleElsewhere, troubleLine } from "../src/core/trouble.ts";

const words = phrases("status", {
  description: "Whether the posts here arrive, and whether the sources answer",
  title: "How things stand",
  notSubscribed: "Nothing is posted here. /subscribe starts it.",
  lastPost: "Last post: {what}, sent {when}.",
  noPost: "Nothing has been posted here yet.",
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

/** `/status`: whether the posts of this place arrive, what failed and how to mend it, when the next is due; and how each source is doing. */
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
        ...(await placeLines(call)),
        newest ? voice.say(words, "newest", { day: voice.day(newest.day) }) : voice.say(words, "none"),
        ...(held > 0 ? [voice.say(words, "held", { count: held })] : []),
        ...(await Promise.all(sources.filter(isNewsSource).map((source) => stateLine(call, source)))),
      ],
    };
  },
});

/** How the posts of the place fare in which it was asked. */
async function placeLines(call: Call): Promise<string[]> {
  const { voice, store, place } = call;
  if (!place) return [];
  const { platform, channel } = place;
  const all = await store.subscriptions({ platform, channel });
  const elsewhere = await troubleElsewhere(call, place);
  if (all.length === 0)
    return [
      voice.say(words, "notSubscribed"),
      ...(await checkLines(voice, place, firstSettings(call))),
      ...(await elsewhereLines(call, place, "there")),
      ...elsewhere,
    ];
  const halt = await haltLine(call, platform, all[0]?.settings.timeZone ?? call.timeZone);
  const isWaiting = all.some(({ off, settings }) => !off && !settings.paused);
  const lines = await Promise.all(
    all.map(async (standing) => [
      ...(all.length > 1 ? [voice.say(subscriptionWords, "numbered", { number: standing.number })] : []),
      ...(await subscriptionLines(call, standing, place, halt !== undefined)),
    ]),
  );
  // What the first one lacks the others mostly lack too: everything is said once.
  const checks = await Promise.all(all.map(({ settings }) => checkLines(voice, place, settings)));
  return [
    ...(halt !== undefined && isWaiting ? [halt] : []),
    ...new Set(checks.flat()),
    ...lines.flat(),
    ...elsewhere,
  ];
}

/** When the next post comes is not known while the posts to the network are halted. */
async function subscriptionLines(
  call: Call,
  standing: Standing,
  place: Place,
  isHalted: boolean,
): Promise<string[]> {
  const { voice, store } = call;
  const { settings } = standing;
  const off = offLine(voice, standing);
  const at = (instant: number) => voice.moment(instant, settings.timeZone);
  const { sent, trouble } = await store.outbox.history(standing);
  // What ended it for good is why it is off, and what to do about it is said with that.
  const isSaid = standing.off !== undefined && trouble?.state === "failed" && trouble.decision === "gone";
  const next = isHalted ? undefined : nextLine(voice, standing, await comingTo(call, standing));
  return [
    ...(off ? [off] : []),
    ...(settings.paused ? [voice.say(subscriptionWords, "paused")] : []),
    sent
      ? voice.say(words, "lastPost", { what: editionName(voice, editionOf(sent.edition)), when: at(sent.at) })
      : voice.say(words, "noPost"),
    ...(await leftUndoneLines(call, standing, place)),
    ...(trouble && !isSaid ? [await troubleLine(voice, trouble, place, at(trouble.at))] : []),
    ...(next ? [next] : []),
  ];
}

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
