import type { Archive } from "./core/archive.ts";
import type { Bot, Request } from "./core/bot.ts";
import { serverKey } from "./core/channel.ts";
import type { ChatLanguages } from "./core/chat-languages.ts";
import type { Call, Command } from "./core/command.ts";
import { addDays, type Day, dayIn } from "./core/day.ts";
import { chooseLocale, type Locale, phrases, type Voice, voiceOf } from "./core/locale.ts";
import type { Log } from "./core/log.ts";
import { type Message, Refusal } from "./core/message.ts";
import { type Choice, type OptionContext, quote } from "./core/option.ts";
import { parseValues, parseWords } from "./core/option-parsing.ts";
import { createPace } from "./core/pace.ts";
import type { Place } from "./core/place.ts";
import { createPlanner } from "./core/plan.ts";
import type { Source } from "./core/source.ts";
import { type Store, StoreFailure } from "./core/store.ts";
import { createTurns, type Turns } from "./lib/turns.ts";

/** What the bot says when it cannot answer. */
export const botWords = phrases("bot", {
  unknownCommand: "There is no command “{command}”: try /help to see them all.",
  noPlace: "/{command} is about a channel or a chat: ask it there, where I must be a member.",
  notAllowed: "Only an administrator here can use /{command}: ask one of them to do it.",
  store: "I cannot save that just now and have changed nothing: please try again in a few minutes.",
  tooMany: "That is a lot of questions at once: please wait a few seconds and ask again.",
  fault: "Something went wrong on my side and has been noted: please try again in a few minutes.",
});

/** Nobody reads more answers than this, and no chat stays readable with more. */
const PERSON_PACE = { most: 5, span: 10_000 };
const CHAT_PACE = { most: 20, span: 60_000 };
/** Who sets something up presses one button after the other, without reading all that each of them shows. */
const SETTING_UP_PACE = { most: 15, span: 10_000 };

/** So many answers are kept to be given again, and none to a question longer than this. */
const MOST_KEPT = 200;
const LONGEST_KEPT = 100;

/**
 * For so long something that sets up a server waits for what was asked or happened there before it, in milliseconds: longer than
 * it takes to find out that a database is not there.
 */
export const LONGEST_SERVER_TURN = 30_000;

/** The parts that a bot is put together from. */
export interface Parts {
  readonly commands: readonly Command[];
  /** The first one is spoken to people whose language is not in the list. */
  readonly locales: readonly Locale[];
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly store: Store;
  /** The languages that were set for places. */
  readonly languages: ChatLanguages;
  readonly log: Log;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** What sets up the same server goes one after another, by its `serverKey`; shared with whatever else does so. */
  readonly turns?: Turns<string>;
}

/** Puts a bot together: a request in, a message out. */
export function createBot(parts: Parts): Bot {
  const { commands, locales, log, turns = createTurns<string>(LONGEST_SERVER_TURN) } = parts;
  /** Answers that were given, so that what everybody asks is worded and rendered once. */
  const answers = new Map<string, Message>();
  const people = createPace(PERSON_PACE);
  const chats = createPace(CHAT_PACE);
  const settingUp = createPace(SETTING_UP_PACE);
  const plan = createPlanner(parts.timeZone);

  async function run(request: Request, voice: Voice): Promise<Message> {
    const command = commands.find(({ name }) => name === request.command);
    if (!command)
      throw new Refusal(voice.say(botWords, "unknownCommand", { command: quote(request.command) }));
    if (!command.restricted) return answerTo(command, request, voice);
    const place = await authorize(command, request, voice);
    return turns.take([serverKey(place)], () => answerTo(command, request, voice));
  }

  async function answerTo(command: Command, request: Request, voice: Voice): Promise<Message> {
    const { archive, sources, store, languages, timeZone } = parts;
    const now = parts.now();
    const today = dayIn(timeZone, now);
    const key = command.lasting && keyOf(archive, today, voice, request);
    const given = key && answers.get(key);
    if (given) return given;
    const reading = { ...contextOf(parts, voice, today), command: command.name, options: command.options };
    const options = {
      ...parseValues(reading, request.values ?? {}),
      ...parseWords(reading, request.words ?? ""),
    };
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
      languages,
      commands,
      plan,
      place: request.place,
    };
    const message = await command.run(call);
    if (key) keep(key, message);
    return message;
  }

  /** Keeps an answer for who asks the same; the oldest goes when there are many. */
  function keep(key: string, message: Message): void {
    answers.set(key, message);
    const [oldest] = answers.keys();
    if (answers.size > MOST_KEPT && oldest !== undefined) answers.delete(oldest);
  }

  /** Whether a command sets something up. */
  function isForSetting({ command }: Pick<Request, "command">): boolean {
    return commands.some(({ name, restricted }) => name === command && restricted);
  }

  /** Whether a person, and the chat that they are in, has not asked too much of late. */
  function mayAsk({ command, person, place }: Request): boolean {
    const now = parts.now();
    if (person === undefined) return true;
    return (
      (isForSetting({ command }) ? settingUp : people).may(person, now) &&
      (!place || chats.may(`${place.platform} ${place.channel}`, now))
    );
  }

  return {
    commands,
    locales,
    suggest({ command, option, typed, language }) {
      const voice = voiceOf(chooseLocale(locales, language));
      const options = commands.find(({ name }) => name === command)?.options ?? {};
      const found = Object.hasOwn(options, option) ? options[option] : undefined;
      try {
        const today = dayIn(parts.timeZone, parts.now());
        const context = contextOf(parts, voice, today);
        return found?.suggest?.(typed, context) ?? fitting(found?.choices?.(context) ?? [], typed);
      } catch (error) {
        log.error({ err: error, command, option }, "An option could not be completed.");
        return [];
      }
    },
    async answer(request) {
      const own = request.place && parts.languages.of(request.place);
      const voice = voiceOf(chooseLocale(locales, own ?? request.language));
      if (!mayAsk(request)) return { title: voice.say(botWords, "tooMany"), failure: "question" };
      try {
        return await run(request, voice);
      } catch (error) {
        if (error instanceof Refusal) return { title: error.message, failure: "question" };
        log.error({ err: error, command: request.command }, "A question could not be answered.");
        return {
          title: voice.say(
            botWords,
            error instanceof StoreFailure && isForSetting(request) ? "store" : "fault",
          ),
          failure: "bot",
        };
      }
    },
  };
}

/** What the reading of options may depend on on this day. */
function contextOf({ locales, archive }: Parts, voice: Voice, today: Day): OptionContext {
  return { voice, locales, today, newest: archive.before(addDays(today, 1))?.day ?? today };
}

/** Of the few values that an option has, those that hold what is typed. */
function fitting(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
}

/** What an answer that lasts follows from; nothing for a question that nobody will ask again. */
function keyOf(archive: Archive, today: Day, voice: Voice, request: Request): string | undefined {
  const { command, words = "", values } = request;
  const asked = values ? `${words} ${JSON.stringify(values)}` : words;
  if (asked.length > LONGEST_KEPT) return undefined;
  return `${archive.revision()} ${today} ${voice.locale.tag} ${command} ${asked}`;
}

async function authorize(command: Command, { place }: Request, voice: Voice): Promise<Place> {
  if (!place) throw new Refusal(voice.say(botWords, "noPlace", { command: command.name }));
  if (!(await place.mayManage()))
    throw new Refusal(voice.say(botWords, "notAllowed", { command: command.name }));
  return place;
}
