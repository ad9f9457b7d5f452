import { type Bot, readLine } from "../../core/bot.ts";
import { commandNames } from "../../core/command-names.ts";
import { chooseLocale, type Phrases, voiceOf } from "../../core/locale.ts";
import { namesFrom, optionCalled, optionName } from "../../core/option-names.ts";
import { oneLine } from "../../core/text.ts";

/** What a line may go on with. */
export interface Completion {
  /** What a person chooses by. */
  readonly name: string;
  /** The line as it is after that. */
  readonly line: string;
}

/** A list longer than that is not read. */
const MOST = 25;
/** Of each option, where nothing of a value is typed yet. */
const MOST_OF_EACH = 6;
/** The most words of a value that is being typed: "last week", "since 1 March". */
const WORDS = 3;
const NAME_LENGTH = 100;
/** No question is longer. */
const LINE_LENGTH = 300;

/** What the line that a person is typing may go on with, the likeliest first: a command, or a value of one of its options. */
export function completions(bot: Bot, typed: string, language: string): Completion[] {
  const line = typed.trimStart().slice(0, LINE_LENGTH);
  const [first = ""] = line.split(/\s/, 1);
  if (first === line) return commandsLike(bot, first, language);
  const { command } = readLine(first, bot);
  const options = bot.commands.find(({ name }) => name === command)?.options ?? {};
  const ids = Object.keys(options).filter((id) => !options[id]?.native);
  const voice = voiceOf(chooseLocale(bot.locales, language));

  /** The values of some options that fit, in the place of what is typed of them. */
  function valuesOf(of: readonly string[], text: string, head: string, most: number): Completion[] {
    const seen = new Set<string>();
    return of.flatMap((id) =>
      bot
        .suggest({ command, option: id, typed: text, language })
        .filter(({ value }) => !seen.has(value) && seen.add(value))
        .slice(0, most)
        .map(({ name, value }) => ({
          name: oneLine(name, NAME_LENGTH),
          line: `${head}${optionName(voice, id)}:${value} `,
        })),
    );
  }

  const named = /(?<head>^.*\s)(?<name>\p{L}+)[:=](?<text>[^:=]*)$/u.exec(line)?.groups;
  const own = named && optionCalled((named["name"] ?? "").toLowerCase(), ids, bot.locales);
  if (own) {
    const found = valuesOf([own], named["text"] ?? "", named["head"] ?? "", MOST);
    if (found.length > 0) return found;
  }
  const given = [...line.matchAll(/(\p{L}+)[:=]/gu)].map(([, name = ""]) =>
    optionCalled(name.toLowerCase(), ids, bot.locales),
  );
  const free = ids.filter((id) => !given.includes(id));
  if (/\s$/.test(line)) return valuesOf(free, "", line, MOST_OF_EACH).slice(0, MOST);
  const words = line.split(/(?<=\s)(?=\S)/);
  for (let count = Math.min(WORDS, words.length - 1); count > 0; count -= 1) {
    const [head, text] = [words.slice(0, -count).join(""), words.slice(-count).join("")];
    const found = valuesOf(free, text, head, MOST);
    if (found.length > 0) return found.slice(0, MOST);
  }
  return [];
}

function commandsLike(bot: Bot, typed: string, language: string): Completion[] {
  const voice = voiceOf(chooseLocale(bot.locales, language));
  const wanted = typed.replace(/^\//, "").toLowerCase();
  /** What the command is called in the language of who types. */
  const namesOf = (id: string) => (wanted && isNamed(id) ? namesFrom(voice.say(commandNames, id)) : []);
  return bot.commands
    .filter(({ name }) => [name, ...namesOf(name)].some((one) => one.startsWith(wanted)))
    .map(({ name, words }) => ({
      name: `/${name}: ${voice.say(words as Phrases, "description")}`,
      line: `/${name} `,
    }));
}

function isNamed(id: string): id is keyof typeof commandNames.english {
  return Object.hasOwn(commandNames.english, id);
}
