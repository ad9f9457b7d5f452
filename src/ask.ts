import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Bot, readLine } from "./core/bot.ts";
import type { Attachment, Message } from "./core/message.ts";

/** Answers one question put on the command line, as a person would type it: `/losses 2023-03-07`. */
export function ask(bot: Bot, question: string, language: string): Promise<Message> {
  return bot.answer({ ...readLine(question, bot), language });
}

/** Writes a file of an answer into a folder, which is made when it is missing. Says where it is, or how to get it. */
export async function writeAttachment(
  { name, content }: Pick<Attachment, "name" | "content">,
  folder: string | undefined,
): Promise<string> {
  if (folder === undefined) return `The file ${name} is written when you give --out and a folder.`;
  await mkdir(folder, { recursive: true });
  const path = join(folder, basename(name));
  await writeFile(path, content);
  return `The file is ${path}.`;
}
