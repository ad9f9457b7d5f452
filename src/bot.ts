import type { Archive } from "./core/archive.ts";
import type { Bot, Request } from "./core/bot.ts";
import type { Call, Command } from "./core/command.ts";
import { dayIn } from "./core/day.ts";
import { chooseLocale, type Locale, phrases, type Voice, voiceOf } from "./core/locale.ts";
import type { Log } from "./core/log.ts";
import { type Message, Refusal } from "./core/message.ts";
import { parseValues, parseWords, quote } from "./core/option.ts";
import type { Source } from "./core/source.ts";
import { type Store, StoreFailure } from "./core/store.ts";

/** What the bot says when it cannot answer. */
export const botWords = phrases("bot", {
  unknownCommand: "There is no command “{command}”: try /help to see them all.",
  noPlace: "/{command} sets up the posts of a channel: ask it there, where I must be a member.",
  notAllowed: "Only an administrator here can use /{command}: ask one of them to do it.",
  store: "I cannot save that just now and have changed nothing: please try again in a few minutes.",
  fault: "Something went wrong on my side and has been noted: please try again in a few minutes.",
});

/** The parts that a bot is put together from. */
export interface Parts {
  readonly commands: readonly Command[];
  /** The first one is spoken to people whose language is not in the list. */
  readonly locales: readonly Locale[];
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly log: Log;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
}

/** Puts a bot together: a request in, a message out. */
export function createBot(parts: Parts): Bot {
  const { commands, locales, log } = parts;

  async function run(request: Request, voice: Voice): Promise<Message> {
    const command = commands.find(({ name }) => name === request.command);
    if (!command)
      throw new Refusal(voice.say(botWords, "unknownCommand", { command: quote(request.command) }));
    if (command.restricted) await authorize(command, request, voice);

    const reading = { command: command.name, options: command.options, voice, locales };
    const options = {
      ...parseValues(reading, request.values ?? {}),
      ...parseWords(reading, request.words ?? ""),
    };
    const now = parts.now();
    const { archive, sources, store, timeZone } = parts;
    const today = dayIn(timeZone, now);
    const call: Call = {
      options,
      voice,
      locales,
      today,
      now,
      timeZone,
      archive,
      sources,
      store,
      commands,
      place: request.place,
    };
    return command.run(call);
  }

  return {
    commands,
    locales,
    async answer(request) {
      const voice = voiceOf(chooseLocale(locales, request.language));
      try {
        return await run(request, voice);
      } catch (error) {
        if (error instanceof Refusal) return { title: error.message, failure: "question" };
        log.error({ err: error, command: request.command }, "A question could not be answered.");
        return {
          title: voice.say(botWords, error instanceof StoreFailure ? "store" : "fault"),
          failure: "bot",
        };
      }
    },
  };
}

async function authorize(command: Command, { place }: Request, voice: Voice): Promise<void> {
  if (!place) throw new Refusal(voice.say(botWords, "noPlace", { command: command.name }));
  if (!(await place.mayManage()))
    throw new Refusal(voice.say(botWords, "notAllowed", { command: command.name }));
}
