import { ASKABLE, shortCategoryLabel } from "../src/core/category.ts";
import { defineCommand } from "../src/core/command.ts";
import { phrases } from "../src/core/locale.ts";
import { optionName } from "../src/core/option-names.ts";

const words = phrases("help", {
  description: "What you can ask",
  title: "What you can ask",
  command: "{usage}: {description}",
  restricted: "{usage}: {description} (administrators)",
  example: "For example: /losses 2023-03-07, /losses tanks",
  categories: "Categories: {ids}.",
});

/** `/help`: every command of the list, so that it can leave none out. */
export const help = defineCommand({
  name: "help",
  lasting: true,
  options: {},
  words,
  run({ voice, commands }) {
    return {
      title: voice.say(words, "title"),
      lines: commands.map((command) => {
        const usage = [
          `/${command.name}`,
          ...Object.keys(command.options).map((name) => `[${optionName(voice, name)}]`),
        ].join(" ");
        const description = voice.say(command.words, "description");
        return voice.say(words, command.restricted ? "restricted" : "command", { usage, description });
      }),
      notes: [
        voice.say(words, "example"),
        voice.say(words, "categories", {
          ids: ASKABLE.map((id) => shortCategoryLabel(voice, id)).join(voice.locale.semicolon ?? "; "),
        }),
      ],
    };
  },
});
