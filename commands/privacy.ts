import { defineCommand } from "../src/core/command.ts";
import { OFF_KEPT, POSTS_KEPT } from "../src/core/keeping.ts";
import { phrases } from "../src/core/locale.ts";

const words = phrases("privacy", {
  description: "What is kept about this server or chat, and how to erase it",
  title: "What is kept",
  kept: "Where something was set up: the ids of the server or chat and of its channels, the settings of its subscriptions and the language of the answers; and for {posts} days which post was sent there and when.",
  people:
    "Nothing about people: no names, no questions, no messages. So that nobody asks too much, who asked is remembered for a few minutes, in memory only.",
  private:
    "In a private chat on Telegram the id of the chat is that of your account. It is kept only if you set something up there.",
  erase:
    "/forget erases all of it at once (administrators). Where the bot has been removed, or a subscription has been off, for {off} days, it is erased without being asked for.",
  others: "Nothing is passed on to anybody. What Discord and Telegram themselves keep is for them to say.",
});

/** `/privacy`: what is kept, what is not, and how to erase it. */
export const privacy = defineCommand({
  name: "privacy",
  lasting: true,
  options: {},
  words,
  run({ voice }) {
    return {
      title: voice.say(words, "title"),
      lines: [
        voice.say(words, "kept", { posts: POSTS_KEPT }),
        voice.say(words, "people"),
        voice.say(words, "private"),
        voice.say(words, "erase", { off: OFF_KEPT }),
        voice.say(words, "others"),
      ],
    };
  },
});
