import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import type { Archive } from "../../src/core/archive.ts";
import { createChatLanguages } from "../../src/core/chat-languages.ts";
import type { Message } from "../../src/core/message.ts";
import type { Store } from "../../src/core/store.ts";
import { locales } from "../../src/locales/index.ts";
import { sources } from "../reports.ts";

/** The questions whose pictures are looked at, over an archive that reaches far enough. */
export const QUESTIONS: readonly string[] = [
  "/losses card",
  "/losses 30d card",
  "/losses tanks card",
  "/losses armour card",
  "/losses 2022-03-16 card",
  "/losses 2023-03-07 card",
  "/chart 30d",
  "/chart 1d",
  "/chart 31d armour",
  "/chart 7d tanks",
  "/chart all",
  "/chart ships 365d",
  "/chart submarines all",
  "/chart 2022-02-24..2022-04-10",
  "/chart cruiseMissiles all total",
  "/chart all total",
  "/chart months",
  "/chart tanks 365d months",
  "/chart years",
  "/chart tanks afvs",
  "/chart tanks uavs ships all",
  "/chart tanks artillery mlrs vehicles 2024",
  "/chart tanks uavs indexed",
  "/chart specialEquipment ships airDefence helicopters all indexed",
  "/chart heatmap",
  "/chart all heatmap",
  "/chart ships all heatmap",
  "/chart 30d heatmap",
  "/chart sofar",
  "/chart uavs 2022-02-24..2025-06-15 sofar",
];

/** Answers questions over an archive, in a language. */
export function askerOver(archive: Archive, language: string): (question: string) => Promise<Message> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  // No answer with a picture touches the store.
  const store = {} as Store;
  const newest = archive.latest()?.day ?? "2023-03-07";
  const bot = createBot({
    commands,
    locales,
    archive,
    sources,
    store,
    languages: createChatLanguages(),
    log,
    now: () => Date.parse(`${newest}T09:00:00Z`),
    timeZone: "Europe/Kyiv",
  });
  return (question) => {
    const [command = "", ...words] = question.slice(1).split(" ");
    return bot.answer({ command, words: words.join(" "), language });
  };
}
