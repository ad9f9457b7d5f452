import { type Call, defineCommand } from "../src/core/command.ts";
import { elsewhereLines } from "../src/core/elsewhere.ts";
import { phrases } from "../src/core/locale.ts";
import { Refusal } from "../src/core/message.ts";
import { channelOption, numberOption } from "../src/core/option-settings.ts";
import type { Place } from "../src/core/place.ts";
import { placeTitle } from "../src/core/place-check.ts";
import { openedBefore, settingUpWords } from "../src/core/setting-up.ts";

const words = phrases("unsubscribe", {
  description: "Stop the posts here",
  "option.number": "Which of the channel’s subscriptions; all if left out",
  "option.channel": "Another channel of this server",
  done: "Unsubscribed",
  doneLine:
    "{count, plural, one {One subscription was ended.} other {# subscriptions were ended.}} /subscribe starts again.",
  elsewhere: "This is about the posts in {channel}.",
  none: "Not subscribed",
  noneLine: "Nothing is posted here, so there is nothing to end. /subscribe starts it.",
  noneElsewhere: "Nothing is posted in {channel}, so there is nothing to end.",
  noneOfNumberElsewhere:
    "There is no subscription {number} in {channel}: asked there, /settings shows those there are.",
});

/** `/unsubscribe`: ends the posts of the channel in which it is asked or of another one of the same server, or one of its subscriptions. */
export const unsubscribe = defineCommand({
  name: "unsubscribe",
  restricted: true,
  options: { number: numberOption, channel: channelOption },
  words,
  async run(call) {
    const { options, voice, store, place: here } = call;
    const { number } = options;
    if (!here) throw new Error("A restricted command is answered in a place only.");
    const place = await meant(call, here, options.channel);
    const { platform, channel } = place;
    const isHere = channel === here.channel;
    const title = { channel: placeTitle(voice, place) };
    const count = await store.unsubscribe({ platform, channel, ...(number !== undefined && { number }) });
    if (count > 0)
      return {
        title: voice.say(words, "done"),
        lines: [
          ...(isHere || !place.title ? [] : [voice.say(words, "elsewhere", title)]),
          voice.say(words, "doneLine", { count }),
        ],
      };
    const others = number === undefined ? [] : await store.subscriptions({ platform, channel });
    const none =
      number !== undefined && others.length > 0
        ? [
            isHere
              ? voice.say(settingUpWords, "noneOfNumber", { number })
              : voice.say(words, "noneOfNumberElsewhere", { number, ...title }),
          ]
        : [
            voice.say(words, isHere ? "noneLine" : "noneElsewhere", title),
            ...(await elsewhereLines(call, place)),
          ];
    return { title: voice.say(words, "none"), lines: none };
  },
});

/**
 * The place whose posts are to end. Whoever may set up a server may end what is posted in any of its channels, also where the
 * bot does not see the channel any more. Throws a `Refusal` for what is none of them.
 */
async function meant(
  { store, voice }: Pick<Call, "store" | "voice">,
  here: Place,
  channel: string | undefined,
): Promise<Place> {
  if (channel === undefined || channel === here.channel) return here;
  const { platform, server } = here;
  const found = await here.other?.(channel);
  if (found) return (await openedBefore({ store }, found)) ?? found;
  const all = await store.subscriptions({ platform, server });
  if (!all.some((one) => one.channel === channel)) throw new Refusal(voice.say(settingUpWords, "noChannel"));
  const { title: _title, ...rest } = here;
  return { ...rest, channel };
}
