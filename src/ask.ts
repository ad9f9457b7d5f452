import { type Bot, readLine } from "./core/bot.ts";
import type { Message } from "./core/message.ts";

/** Answers one question put on the command line, as a person would type it: `/losses 2023-03-07`. */
export function ask(bot: Bot, question: string, language: string): Promise<Message> {
  return bot.answer({ ...readLine(question), language });
}
