import type { Command } from "./command.ts";
import { commandCalled } from "./command-names.ts";
import type { Locale } from "./locale.ts";
import type { Message } from "./message.ts";
import type { Choice } from "./option.ts";
import type { Place } from "./place.ts";

/** A question, whatever network it comes from. */
export interface Request {
  /** The name of the command, without a slash. */
  readonly command: string;
  /** What stands behind the name where people type freely: `tanks when:2023-03-05`. */
  readonly words?: string;
  /** The options where the network has named fields for them. */
  readonly values?: Readonly<Record<string, string>>;
  /** The language of the asker's app, as the network tells it. */
  readonly language?: string | undefined;
  /** Who asks, as `telegram:123`, so that nobody asks too much; absent where only one person can. */
  readonly person?: string;
  /** Absent where nothing can be posted to, as on the command line. */
  readonly place?: Place;
}

/**
 * The command and its words in a line that a person typed, with a slash or without: `/losses tanks`. With the bot that is asked
 * the command may be called as in any of its languages: `втрати танки`.
 */
export function readLine(
  line: string,
  bot?: Pick<Bot, "commands" | "locales">,
): Pick<Request, "command"> & { readonly words: string } {
  const [typed = "", ...words] = line.trim().replace(/^\//, "").split(/\s+/);
  const name = typed.toLowerCase();
  const isOwn = !bot || bot.commands.some((one) => one.name === name);
  return { command: isOwn ? name : (commandCalled(name, bot.locales) ?? name), words: words.join(" ") };
}

/** An option that a person is typing. */
export interface Suggesting {
  readonly command: string;
  readonly option: string;
  /** What is typed so far; may be empty. */
  readonly typed: string;
  readonly language?: string | undefined;
}

/** What every platform talks to. */
export interface Bot {
  /** What can be asked, in the order in which help shows it. */
  readonly commands: readonly Command[];
  /** The languages that it speaks; the first is for everybody else. */
  readonly locales: readonly Locale[];
  /** Answers a question. Never rejects: a failure is a message too, with `failure` set. */
  answer(request: Request): Promise<Message>;
  /** What an option may be completed to while a person types it, the likeliest first; at most 25. Never throws. */
  suggest(asked: Suggesting): readonly Choice[];
}
