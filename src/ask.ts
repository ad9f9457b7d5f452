import type { Bot } from "./core/bot.ts";
import type { Message } from "./core/message.ts";

/** Answers one question put on the command line, as a person would type it: `/losses 2023-03-07`. */
export function ask(bot: Bot, question: string, language: string): Promise<Message> {
  const [command = "", ...words] = question.trim().replace(/^\//, "").split(/\s+/);
  return bot.answer({ command: command.toLowerCase(), words: words.join(" "), language });
}
