import type { Archive } from "./archive.ts";
import type { ChatLanguages } from "./chat-languages.ts";
import type { Day } from "./day.ts";
import type { Locale, Phrases, Texts, Voice } from "./locale.ts";
import type { Message } from "./message.ts";
import type { Options, Parsed } from "./option.ts";
import type { Place } from "./place.ts";
import type { Planner } from "./plan.ts";
import type { Source } from "./source.ts";
import type { Store } from "./store.ts";

/** What a command can look at to answer. */
export interface Call<O extends Options = Options> {
  readonly options: Parsed<O>;
  /** The asker's language. */
  readonly voice: Voice;
  readonly locales: readonly Locale[];
  /** The day that it is where the reports are published. */
  readonly today: Day;
  /** The instant of the question, in epoch milliseconds. */
  readonly now: number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly languages: ChatLanguages;
  readonly commands: readonly Command[];
  /** When a subscription is owed what. */
  readonly plan: Planner;
  readonly place: Place | undefined;
}

/** What a command does. */
type Described = Texts & { readonly description: string };

/** What each of a command's options is for. */
type OptionTexts<O extends Options> = Texts & { readonly [K in keyof O & string as `option.${K}`]: string };

/** The texts of a command: what it does, and what each of its options is for, unless it shares these with another one. */
type Worded<O extends Options> =
  | { readonly words: Phrases<Described & OptionTexts<O>>; readonly optionWords?: never }
  | { readonly words: Phrases<Described>; readonly optionWords: Phrases<OptionTexts<O>> };

/** What people can ask, the same on every network. It returns its answer and sends nothing. */
export type Command<O extends Options = Options> = Worded<O> & {
  /** Lower-case Latin letters: Telegram allows nothing else. */
  readonly name: string;
  /** Only for those who may set up what the bot does in a place; asked before it runs. Such a command needs a place. */
  readonly restricted?: true;
  /** The answer is for the asker's eyes only, as far as the network can do that. */
  readonly alone?: true;
  /**
   * The answer follows from the archive, the day, the language and the options alone, so that one that was given can be
   * given again.
   */
  readonly lasting?: true;
  readonly options: O;
  /** Answers. Throws a `Refusal` with a sentence for the asker when the question cannot be answered. */
  run(call: Call<O>): Message | Promise<Message>;
};

/** Ties a command's options, texts and answer together, so that the types of one follow from the others. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // The bot hands over only what the command's own options parsed, so the narrower call is the true one.
  return command as unknown as Command;
}
