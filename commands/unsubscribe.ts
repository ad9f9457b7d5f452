import { defineCommand } from "../src/core/command.ts";
import { elsewhereLines } from "../src/core/elsewhere.ts";
import { phrases } from "../src/core/locale.ts";
import { numberOption } from "../src/core/option-settings.ts";

const words = phrases("unsubscribe", {
  description: "Stop the posts here",
  "option.number": "Which of the channel’s subscriptions; all if left out",
  done: "Unsubscribed",
  doneLine:
    "{count, plural, one {One subscription was ended.} other {# subscriptions were ended.}} /subscribe starts again.",
  none: "Not subscribed",
  noneOfNumber: "There is no subscription {number} here: /settings shows those there are.",
  noneLine: "Nothing is posted here, so there is nothing to end. /subscribe starts it.",
});

/** `/unsubscribe`: ends the posts of the channel in which it is asked, or one of its subscriptions. */
export const unsubscribe = defineCommand({
  name: "unsubscribe",
  restricted: true,
  options: { number: numberOption },
  words,
  async run(call) {
    const { options, voice, store, place } = call;
    const { number } = options;
    if (!place) throw new Error("A restricted command is answered in a place only.");
    const { platform, channel } = place;
    const count = await store.unsubscribe({ platform, channel, ...(number !== undefined && { number }) });
    if (count > 0)
      return { title: voice.say(words, "done"), lines: [voice.say(words, "doneLine", { count })] };
    const others = number === undefined ? [] : await store.subscriptions({ platform, channel });
    const none =
      number !== undefined && others.length > 0
        ? [voice.say(words, "noneOfNumber", { number })]
        : [voice.say(words, "noneLine"), ...(await elsewhereLines(call, place))];
    return { title: voice.say(words, "none"), lines: none };
  },
});
