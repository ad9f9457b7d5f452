import type { Call } from "./command.ts";
import { addDays } from "./day.ts";
import { type Edition, editionId, editionOf, nextEditionDay, tellsTheSame } from "./edition.ts";
import { phrases } from "./locale.ts";
import { Refusal } from "./message.ts";
import { daysOption } from "./option-days.ts";
import { languageOption } from "./option-kinds.ts";
import {
  categoriesOption,
  channelOption,
  formsOption,
  numberOption,
  roleOption,
  switchOption,
} from "./option-settings.ts";
import { quietOption, timeOption } from "./option-times.ts";
import { zoneOption } from "./option-zone.ts";
import type { Place, Wishes } from "./place.ts";
import { placeTitle } from "./place-check.ts";
import { categoriesAfter, type WantedCategories } from "./settings-categories.ts";
import { newestNews } from "./source.ts";
import {
  defaultSettings,
  MOST_OF_CHANNEL,
  MOST_OF_SERVER,
  type Standing,
  type SubscriptionSettings,
} from "./subscription.ts";
import type { Coming } from "./subscription-words.ts";

/** What is said when a subscription cannot be set up as asked. @public */
export const settingUpWords = phrases("settingUp", {
  "option.language": "The language of the posts",
  "option.form": "The form of the posts; each of several makes a post of its own",
  "option.category": "Which categories; all if left out",
  "option.time": "On arrival, at a time (09:00), or not before it (after 09:00)",
  "option.zone": "The time zone, such as Europe/Kyiv",
  "option.days": "Daily, weekend together, a weekday for a digest, or monthly",
  "option.silent": "Without a sound",
  "option.quiet": "Without a sound in these hours: 22:00-07:00, or no",
  "option.role": "A role to mention in the posts",
  "option.publish": "Publish the posts of an announcement channel to its followers",
  "option.pin": "Pin the newest post",
  "option.notes": "A short note where a corrected post cannot be edited",
  "option.channel": "Another channel of this server",
  "option.number": "Which of the channel’s subscriptions, if it has several",
  "option.pause": "Post nothing until it is resumed",
  "option.buttons": "Show every choice of one setting as a button",
  "option.add": "Categories to post beside those there are",
  "option.remove": "Categories to leave out of those there are",
  lacking: "To post in {channel} I need {permissions}: please grant that, and ask again.",
  noChannel: "That is not a channel of this server that I can post in: choose another one.",
  noRole: "There are no roles to mention here: leave the role out.",
  noPin: "Posts cannot be pinned here: leave that out.",
  mayNotPin: "To pin posts in {channel} I need {permission}: please grant that, and ask again.",
  unknownRole: "That role cannot be mentioned: choose another role of this server.",
  noPublish: "This is not an announcement channel, so there is nothing to publish: leave that out.",
  noneOfNumber: "There is no subscription {number} here: /settings shows those there are.",
  full: "A channel can have {channel} subscriptions at most, and a server {server}: end one with /unsubscribe first.",
  threadTitle: "Russian combat losses: daily reports",
});

/** What can be said of a subscription when it is set up or changed; a name that people write is the same as on every network. */
export const settingOptions = {
  number: numberOption,
  language: languageOption,
  form: formsOption,
  category: categoriesOption,
  time: timeOption,
  days: daysOption,
  zone: zoneOption,
  silent: switchOption,
  quiet: quietOption,
  role: roleOption,
  publish: switchOption,
  pin: switchOption,
  notes: switchOption,
  channel: channelOption,
} as const;

/** What was said of a subscription. */
export type Wanted = Call<typeof settingOptions>["options"] &
  Pick<WantedCategories, "add" | "remove"> & { readonly pause?: boolean };

/** The settings with what was asked for in the place of what was there. Throws a `Refusal` for what this place does not know. */
export function changeSettings(
  before: SubscriptionSettings,
  wanted: Wanted,
  { features }: Pick<Place, "features">,
  { voice }: Pick<Call, "voice">,
): SubscriptionSettings {
  const needs = [
    ["role", wanted.role !== undefined && wanted.role !== "no", "noRole"],
    ["pin", wanted.pin === true, "noPin"],
    ["publish", wanted.publish === true, "noPublish"],
  ] as const;
  for (const [feature, asked, refusal] of needs)
    if (asked && !features.includes(feature)) throw new Refusal(voice.say(settingUpWords, refusal));
  const { quiet: _quiet, role: _role, ...rest } = before;
  const quiet = wanted.quiet === undefined ? before.quiet : wanted.quiet === "no" ? undefined : wanted.quiet;
  const role = wanted.role === "no" ? undefined : (wanted.role ?? before.role);
  return {
    ...rest,
    language: wanted.language ?? before.language,
    forms: wanted.form ?? before.forms,
    categories: categoriesAfter(before.categories, wanted),
    time: wanted.time ?? before.time,
    days: wanted.days ?? before.days,
    timeZone: wanted.zone ?? before.timeZone,
    silent: wanted.silent ?? before.silent,
    // Where nobody can follow a channel its posts are not even tried to be published.
    publish: features.includes("publish") && (wanted.publish ?? before.publish),
    pin: wanted.pin ?? before.pin,
    notes: wanted.notes ?? before.notes,
    paused: wanted.pause ?? before.paused,
    ...(quiet && { quiet }),
    ...(role !== undefined && { role }),
  };
}

/**
 * The place that is meant: the channel that was named, or the one in which it was asked. Throws a `Refusal` where the bot knows
 * no such channel of the server.
 */
export async function placeMeant(
  { place, voice }: Pick<Call, "place" | "voice">,
  channel: string | undefined,
): Promise<Place> {
  if (!place) throw new Error("A restricted command is answered in a place only.");
  const found = channel === undefined || channel === place.channel ? place : await place.other?.(channel);
  if (!found) throw new Refusal(voice.say(settingUpWords, "noChannel"));
  return found;
}

/** The same for what is posted there. Throws a `Refusal` too where it cannot be posted to, or cannot grant what is asked for. */
export async function placeToPost(call: Call, { channel, role, pin }: Wanted): Promise<Place> {
  const { voice } = call;
  const asked: Wishes = { ...(pin && { pin }), ...(role !== undefined && role !== "no" && { role }) };
  const found = await placeMeant(call, channel);
  const channelTitle = placeTitle(voice, found);
  const lacking = (await found.lacking?.()) ?? [];
  if (lacking.length > 0) {
    const permissions = voice.list(lacking);
    throw new Refusal(voice.say(settingUpWords, "lacking", { channel: channelTitle, permissions }));
  }
  for (const { kind, permission } of (await found.shortfalls?.(asked)) ?? []) {
    if (kind === "noRole") throw new Refusal(voice.say(settingUpWords, "unknownRole"));
    if (kind === "pin")
      throw new Refusal(voice.say(settingUpWords, "mayNotPin", { channel: channelTitle, permission }));
  }
  return found;
}

/**
 * The place of the posts where they need something of their own, such as a thread: a new one. Throws a `Refusal` where there is no
 * room for them. Nobody wants a thread without posts: whatever else may be refused must have been by then.
 */
export async function opened({ store, voice }: Pick<Call, "store" | "voice">, place: Place): Promise<Place> {
  if (!place.open) return place;
  const { platform, server } = place;
  const all = await store.subscriptions({ platform, server });
  if (all.filter(({ off }) => !off).length >= MOST_OF_SERVER) throw full(voice);
  return { ...place, channel: await place.open(voice.say(settingUpWords, "threadTitle")) };
}

/** The same where it was made before; nothing where it was not, or where nothing needs to be. */
export async function openedBefore({ store }: Pick<Call, "store">, place: Place): Promise<Place | undefined> {
  const { platform, server } = place;
  const all = await store.subscriptions({ platform, server });
  const known = await place.opened?.(all.filter(({ off }) => !off).map(({ channel }) => channel));
  return known === undefined ? undefined : { ...place, channel: known };
}

/** The subscriptions of a channel in the order of their numbers. */
export async function subscriptionsOf(
  { store }: Pick<Call, "store">,
  { platform, channel }: Place,
): Promise<Standing[]> {
  return store.subscriptions({ platform, channel });
}

/** What is set up in a place: keeps it, or throws a `Refusal` where there are as many subscriptions as there may be. */
export async function keepSubscription(
  { store, now, voice }: Pick<Call, "store" | "now" | "voice">,
  { platform, channel, server }: Pick<Place, "platform" | "channel" | "server">,
  number: number,
  settings: SubscriptionSettings,
): Promise<"new" | "changed" | "same"> {
  const outcome = await store.subscribe({ platform, channel, server, number, settings }, now);
  if (outcome !== "full") return outcome;
  throw full(voice);
}

function full(voice: Call["voice"]): Refusal {
  const most = { channel: MOST_OF_CHANNEL, server: MOST_OF_SERVER };
  return new Refusal(voice.say(settingUpWords, "full", most));
}

/** The settings with which a subscription begins: in the asker's language, in the zone of the reports. */
export function firstSettings({ voice, timeZone }: Pick<Call, "voice" | "timeZone">): SubscriptionSettings {
  return defaultSettings(voice.locale.tag, timeZone);
}

/** What is known of the next post of a subscription: what waits for it, or what the newest report owes it. */
export async function comingTo(
  call: Pick<Call, "store" | "plan" | "now" | "today" | "archive" | "sources">,
  standing: Standing,
): Promise<Coming> {
  const { store, plan, now, today } = call;
  const { changedAt, timedAt, settings } = standing;
  const history = await store.outbox.history(standing);
  const newest = newestNews(call);
  const last = newest ?? addDays(today, -1);
  const completing = nextEditionDay(settings.days, last);
  const report = completing === addDays(last, 1) ? undefined : completing;
  // What awaits another report comes with that, and only without it when it is said.
  const awaits = ({ day }: Edition, from: number) => newest !== undefined && day > newest && from > now;
  if (history.next && !awaits(editionOf(history.next.edition), history.next.from))
    return { waiting: history.next, now };
  if (!newest) return { now, report };
  const broadcast = await store.outbox.broadcast(standing.platform, newest);
  const planned = plan(settings, { newest, cameAt: broadcast?.startedAt ?? now, changedAt, timedAt });
  if (!planned) return { now, report };
  const { edition, from, until } = planned;
  // What was posted, or could not be, does not come again, nor does anything older.
  const isOver = [history.sent, history.trouble].some((past) => past && overtakes(past.edition, edition));
  const isCalledOff = broadcast?.state === "aborted" && edition.to >= newest;
  const isNext = !isOver && !isCalledOff && until > now && !awaits(edition, from);
  return { now, report, ...(isNext && { plan: planned }) };
}

/** Whether after a post of one edition another one is not owed any more. */
function overtakes(posted: string, edition: Edition): boolean {
  const { to } = editionOf(posted);
  return (
    to > edition.to || tellsTheSame({ edition: posted, to }, { edition: editionId(edition), to: edition.to })
  );
}
