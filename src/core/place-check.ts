import { phrases, type Voice } from "./locale.ts";
import type { Place, Shortfall, Wishes } from "./place.ts";
import type { SubscriptionSettings } from "./subscription.ts";
import { oneLine } from "./text.ts";

/** What is said of permissions that the bot lacks in a place. @public */
export const placeCheckWords = phrases("placeCheck", {
  here: "this chat",
  titled: "{title}",
  lacking: "To post in {channel} I need {permissions}: please grant that.",
  pictures: "Posts come without their pictures: please grant me {permission} in {channel}.",
  pin: "Posts are not pinned: please grant me {permission} in {channel}.",
  role: "The role is named but not notified: let anyone mention it, or grant me {permission} in {channel}.",
  noRole: "The role to mention is not there any more: choose another one, or none.",
});

/** The most characters of a channel's own name in a sentence. */
const TITLE_LENGTH = 40;

/**
 * What a place is called in a sentence, as people see it there. A title of several words, in no case of the sentence's language,
 * would be lost in it, so a language can put it into quotation marks; `#news` is plainly a name.
 */
export function placeTitle(voice: Voice, { title }: Pick<Place, "title">): string {
  const line = title && oneLine(title, TITLE_LENGTH);
  if (!line) return voice.say(placeCheckWords, "here");
  return line.startsWith("#") ? line : voice.say(placeCheckWords, "titled", { title: line });
}

/** What these settings want of their place beside plain posts. */
function wishesOf({ forms, role, pin }: SubscriptionSettings): Wishes {
  return { pictures: forms.includes("card"), pin, ...(role !== undefined && { role }) };
}

/** What a place does not let the bot do that these settings need, each thing in a sentence that says how to mend it. */
export async function checkLines(
  voice: Voice,
  place: Place,
  settings: SubscriptionSettings,
): Promise<string[]> {
  const channel = placeTitle(voice, place);
  const lacking = (await place.lacking?.()) ?? [];
  const shortfalls = (await place.shortfalls?.(wishesOf(settings))) ?? [];
  return [
    ...(lacking.length > 0
      ? [voice.say(placeCheckWords, "lacking", { channel, permissions: voice.list(lacking) })]
      : []),
    ...shortfalls.map((shortfall) => shortfallLine(voice, shortfall, channel)),
  ];
}

function shortfallLine(voice: Voice, { kind, permission }: Shortfall, channel: string): string {
  return voice.say(placeCheckWords, kind, { permission, channel });
}
