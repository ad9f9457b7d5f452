import { type Call, defineCommand } from "../src/core/command.ts";
import { daysBetween } from "../src/core/day.ts";
import { editionOf } from "../src/core/edition.ts";
import { elsewhereLines } from "../src/core/elsewhere.ts";
import { pausedSince } from "../src/core/hand.ts";
import { leftUndoneLines } from "../src/core/left-undone.ts";
import { phrases, type Voice } from "../src/core/locale.ts";
import type { PostHistory } from "../src/core/outbox.ts";
import type { Place } from "../src/core/place.ts";
import { checkLines } from "../src/core/place-check.ts";
import { mendingOf, permissionsIn } from "../src/core/refusal-reason.ts";
import { comingTo } from "../src/core/setting-up.ts";
import { isNewsSource, type Source, sourceHeading } from "../src/core/source.ts";
import { recallState } from "../src/core/source-state.ts";
import type { Standing } from "../src/core/subscription.ts";
import { editionName, nextLine, offLine, subscriptionWords } from "../src/core/subscription-words.ts";

const words = phrases("status", {
  description: "Whether the posts here arrive, and whether the sources answer",
  title: "How things stand",
  notSubscribed: "Nothing is posted here. /subscribe starts it.",
  halted:
    "The posts have been paused by whoever runs this bot ({when}): the next one waits until they are resumed.",
  lastPost: "Last post: {what}, sent {when}.",
  noPost: "Nothing has been posted here yet.",
  failed: "The post with {what} did not arrive ({when}): {reason}",
  unknown: "It is not known whether the post with {what} arrived ({when}), so it was not repeated.",
  "leftOut.late": "The post with {what} was left out ({when}): it could not be sent in time.",
  "leftOut.newer": "The post with {what} was left out ({when}): a newer one came first.",
  "leftOut.ended": "The post with {what} was left out ({when}): its subscription was off or paused then.",
  "leftOut.aborted":
    "The post with {what} was left out ({when}): whoever runs this bot called it off. The next one comes as usual.",
  later: "The post with {what} is being sent again (last tried {when}): the network did not take it.",
  gone: "the channel is gone, or I am not in it any more. Add me again and use /subscribe.",
  missing: "the network does not find the channel. Add me again and use /subscribe.",
  forbidden: "I am not allowed to post. Allow me to, then use /subscribe again.",
  lacking: "I was not allowed to post: that takes {permissions}. Grant it, then use /subscribe again.",
  closed: "the thread or topic is closed or locked. Open it, then use /subscribe again.",
  filtered:
    "a filter of this server or of the network, such as AutoMod, blocks it. Exempt me from that, then use /subscribe again.",
  kind: "nothing can be posted in a channel of this kind. Use /subscribe in a text channel or a thread.",
  ours: "the network refused the text. That is my fault and has been noted.",
  otherwise: "the network did not take it.",
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
  if (all.length === 0)
    return [voice.say(words, "notSubscribed"), ...(await elsewhereLines(call, place, "there"))];
  const since = await pausedSince(store, platform);
  const waiting = since === undefined ? undefined : all.find(({ off, settings }) => !off && !settings.paused);
  const lines = await Promise.all(
    all.map(async (standing) => [
      ...(all.length > 1 ? [voice.say(subscriptionWords, "numbered", { number: standing.number })] : []),
      ...(await subscriptionLines(call, standing, place, since !== undefined)),
    ]),
  );
  // What the first one lacks the others mostly lack too: everything is said once.
  const checks = await Promise.all(all.map(({ settings }) => checkLines(voice, place, settings)));
  return [
    ...(since !== undefined && waiting
      ? [voice.say(words, "halted", { when: voice.moment(since, waiting.settings.timeZone) })]
      : []),
    ...new Set(checks.flat()),
    ...lines.flat(),
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
  const next = isHalted ? undefined : nextLine(voice, standing, await comingTo(call, standing));
  return [
    ...(off ? [off] : []),
    ...(settings.paused ? [voice.say(subscriptionWords, "paused")] : []),
    sent
      ? voice.say(words, "lastPost", { what: editionName(voice, editionOf(sent.edition)), when: at(sent.at) })
      : voice.say(words, "noPost"),
    ...(await leftUndoneLines(call, standing, place, { ...(sent && { sent }) })),
    ...(trouble ? [await troubleLine(call, trouble, place, at(trouble.at))] : []),
    ...(next ? [next] : []),
  ];
}

/** The decisions that have a sentence of their own that says what to do. */
const REMEDIES = ["gone", "missing", "forbidden", "ours"] as const;

type Trouble = NonNullable<PostHistory["trouble"]>;

async function troubleLine({ voice }: Call, trouble: Trouble, place: Place, when: string): Promise<string> {
  const { edition, state, leftOut } = trouble;
  const what = editionName(voice, editionOf(edition));
  if (state === "skipped") return voice.say(words, `leftOut.${leftOut ?? "late"}`, { what, when });
  return voice.say(words, state, { what, when, reason: await remedyOf(voice, trouble, place) });
}

/** Why a post did not arrive and what to do about it: permissions are named, as they lack now or as it was refused. */
async function remedyOf(voice: Voice, { decision, reason }: Trouble, place: Place): Promise<string> {
  const mending = mendingOf(reason);
  if (mending || decision !== "forbidden")
    return voice.say(words, mending ?? REMEDIES.find((one) => one === decision) ?? "otherwise");
  const lacking = (await place.lacking?.()) ?? [];
  const permissions = lacking.length > 0 ? lacking : permissionsIn(reason);
  if (permissions.length === 0) return voice.say(words, "forbidden");
  return voice.say(words, "lacking", { permissions: voice.list(permissions) });
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
