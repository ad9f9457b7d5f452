import { defineCommand } from "../src/core/command.ts";
import { phrases } from "../src/core/locale.ts";
import { switchOption } from "../src/core/option-settings.ts";

const words = phrases("forget", {
  description: "Erase everything that is kept about this server or chat",
  "option.sure": "Yes, to erase it",
  ask: "Erase everything?",
  askLine:
    "What is kept: the ids of this server or chat and its channels, {count, plural, =0 {} one {the settings of # subscription, } other {the settings of # subscriptions, }}the language of the answers, and when posts were sent. Nothing is kept about people.",
  after: "Afterwards nothing is posted in this server or chat, and none of it can be brought back.",
  button: "Erase everything",
  done: "Everything is erased",
  doneLine:
    "{count, plural, =0 {There was no subscription.} one {One subscription was erased.} other {# subscriptions were erased.}} Nothing is kept about this place any more.",
});

/** `/forget`: erases everything about a server or a chat, once somebody has said that they are sure. */
export const forget = defineCommand({
  name: "forget",
  restricted: true,
  options: { sure: switchOption },
  words,
  async run({ options: { sure }, voice, store, place, languages }) {
    if (!place) throw new Error("A restricted command is answered in a place only.");
    const server = { platform: place.platform, server: place.server };
    if (!sure) {
      const count = (await store.subscriptions(server)).length;
      return {
        title: voice.say(words, "ask"),
        lines: [voice.say(words, "askLine", { count }), voice.say(words, "after")],
        actions: [[{ label: voice.say(words, "button"), line: "forget sure:yes" }]],
      };
    }
    const count = await store.forget(server);
    languages.take(await store.languages());
    return { title: voice.say(words, "done"), lines: [voice.say(words, "doneLine", { count })] };
  },
});
