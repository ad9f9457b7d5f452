import { defineCommand } from "../src/core/command.ts";
import { phrases } from "../src/core/locale.ts";

const words = phrases("unsubscribe", {
  description: "Stop the daily post here",
  done: "Unsubscribed",
  doneLine: "Nothing more is posted here. /subscribe starts it again.",
  none: "Not subscribed",
  noneLine: "Nothing is posted here, so there is nothing to end. /subscribe starts it.",
});

/** `/unsubscribe`: ends the daily post of the channel in which it is asked. */
export const unsubscribe = defineCommand({
  name: "unsubscribe",
  restricted: true,
  options: {},
  words,
  async run({ voice, store, place }) {
    if (!place) throw new Error("A restricted command is answered in a place only.");
    const ended = await store.unsubscribe({ platform: place.platform, channel: place.channel });
    return ended
      ? { title: voice.say(words, "done"), lines: [voice.say(words, "doneLine")] }
      : { title: voice.say(words, "none"), lines: [voice.say(words, "noneLine")] };
  },
});
