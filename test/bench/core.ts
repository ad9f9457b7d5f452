import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import type { Archive } from "../../src/core/archive.ts";
import type { Bot, Request } from "../../src/core/bot.ts";
import { createChatLanguages } from "../../src/core/chat-languages.ts";
import type { Report } from "../../src/core/report.ts";
import type { Store } from "../../src/core/store.ts";
import { locales } from "../../src/locales/index.ts";
import { archiveOf, sources } from "../reports.ts";
import { type Comparison, median } from "./figures.ts";
import { HISTORY, HISTORY_DAYS, NOW } from "./history.ts";
import { makeLongQuestions, makeQuestions } from "./questions.ts";
import { inWorld } from "./world.ts";

/** How many questions a second one core is to answer. */
const QUESTIONS_WANTED = 1_000;
/** What a question may take of the whole history beside a short one; 1 but for what the machine does meanwhile. */
const GROWTH_WANTED = 1.15;

/** How many questions are asked, and how many others before them in which the code is still being compiled. */
const QUESTIONS = 3_000;
const WARMING = 500;
/** The short history, and the days at its end that are asked about, so that what a question reads is in both. */
const SHORT_DAYS = 400;
const ASKED_DAYS = 300;
/** So many reports come one by one, and what the first question after each may take, in milliseconds. */
const REPORTS = 60;
const FIRST_WANTED = 5;
/** The question that is asked most. */
const NEWEST: Request = { command: "losses", language: "en" };

/** One of two bots, and the milliseconds of its answers. */
interface Side {
  readonly bot: Bot;
  readonly times: number[];
}

/** The core alone, over a real store that no answer may touch. */
export function measureCore(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const { store, touched } = watch(world.store);
    const long = botOver(HISTORY, store);
    const short = botOver(HISTORY.slice(-SHORT_DAYS), store);
    const comparisons = [
      await measureSpeed("different questions", long, makeQuestions(WARMING + QUESTIONS, HISTORY_DAYS - 1)),
      await measureSpeed("long stretches", long, makeLongQuestions(WARMING + QUESTIONS, HISTORY_DAYS - 1)),
      await measureRefresh(store),
      await measureGrowth("one question", [long, short], makeQuestions(WARMING + QUESTIONS, ASKED_DAYS)),
      await measureGrowth("/losses", [long, short], Array(WARMING + QUESTIONS).fill(NEWEST)),
    ];
    if (touched() > 0) throw new Error(`An answer needed the database ${touched()} times: it may not.`);
    return comparisons;
  });
}

/** Different questions, one after the other; the time is that of the processor, which others cannot take away. */
async function measureSpeed(what: string, bot: Bot, questions: readonly Request[]): Promise<Comparison> {
  for (const question of questions.slice(0, WARMING)) await ask(bot, question);
  const begin = process.cpuUsage();
  for (const question of questions.slice(WARMING)) await ask(bot, question);
  const { user, system } = process.cpuUsage(begin);
  return {
    what: `${what}, history of ${HISTORY_DAYS} days`,
    ours: QUESTIONS / ((user + system) / 1e6),
    baseline: QUESTIONS_WANTED,
    unit: "/s",
    wanted: { least: 1 },
  };
}

/**
 * A question about a long stretch right after a report came, when what was worked out of the history has to be brought up
 * to date: who asks first may not have to wait for that.
 */
async function measureRefresh(store: Store): Promise<Comparison> {
  const archive = archiveOf(...HISTORY.slice(0, -REPORTS));
  const bot = botOn(archive, store);
  const times: number[] = [];
  for (const report of HISTORY.slice(-REPORTS)) {
    archive.add([report]);
    const begin = performance.now();
    await ask(bot, { command: "losses", words: "equipment 2022-02-25..2026-01-31", language: "en" });
    times.push(performance.now() - begin);
  }
  return {
    what: "a long stretch, the first question after a report",
    ours: median(times),
    baseline: FIRST_WANTED,
    unit: "ms",
    wanted: { most: 1 },
  };
}

/** The same questions to both, which of them first in turn. */
async function measureGrowth(
  what: string,
  bots: readonly [Bot, Bot],
  questions: Iterable<Request>,
): Promise<Comparison> {
  const [long, short] = bots.map((bot) => ({ bot, times: [] as number[] })) as [Side, Side];
  for (const [index, question] of [...questions].entries())
    for (const { bot, times } of index % 2 === 0 ? [long, short] : [short, long]) {
      const begin = performance.now();
      await ask(bot, question);
      if (index >= WARMING) times.push(performance.now() - begin);
    }
  return {
    what: `${what}, ${HISTORY_DAYS} days beside ${SHORT_DAYS}`,
    ours: median(long.times),
    baseline: median(short.times),
    unit: "ms",
    wanted: { most: GROWTH_WANTED },
  };
}

async function ask(bot: Bot, question: Request): Promise<void> {
  const { title, failure } = await bot.answer(question);
  if (failure) throw new Error(`"/${question.command} ${question.words}" was not answered: ${title}`);
}

function botOver(reports: readonly Report[], store: Store): Bot {
  return botOn(archiveOf(...reports), store);
}

function botOn(archive: Archive, store: Store): Bot {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const languages = createChatLanguages();
  const timeZone = "Europe/Kyiv";
  return createBot({ commands, locales, archive, sources, store, languages, log, now: () => NOW, timeZone });
}

/** A store that counts how often anything is asked of it. */
function watch(store: Store): { readonly store: Store; touched(): number } {
  let touched = 0;
  const watched = new Proxy(store, {
    get(target, key, receiver) {
      touched++;
      return Reflect.get(target, key, receiver);
    },
  });
  return { store: watched, touched: () => touched };
}
