import type { Request } from "../../src/core/bot.ts";
import { categoryLabel } from "../../src/core/category.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Voice } from "../../src/core/locale.ts";
import { english, ukrainian } from "../reports.ts";
import { type Chance, createChance } from "./chance.ts";
import { HISTORY_DAYS, LAST_DAY } from "./history.ts";

/** What can be asked of any day: categories that every report lists, the groups, and everything. */
const ASKED = [
  ..."personnel tanks afvs artillery mlrs airDefence aircraft helicopters uavs ships vehicles".split(" "),
  "armour",
  "equipment",
  undefined,
];
const FORMS = ["brief", "full", "story"];
/** The longest of the short stretches that are asked for, in days. */
const LONGEST = 60;
/** How long the long ones are at the least: half a year. */
const LEAST_LONG = 180;

/**
 * So many different questions, the same in every run: about days and stretches of the last `days` days, written in the
 * ways and languages in which people write them. They come from nobody, so that nobody is asked to wait.
 */
export function makeQuestions(count: number, days: number): Request[] {
  const chance = createChance();
  const questions = new Map<string, Request>();
  while (questions.size < count) {
    const voice = pick(chance, [english, ukrainian]);
    const request = { ...question(chance, voice, days), language: voice.locale.tag };
    questions.set(Object.values(request).join(" "), request);
  }
  return [...questions.values()];
}

/**
 * So many different questions about long stretches: years and half years, all of the history, with a category and without,
 * and two years side by side; and about the records. They read all of the history that they are about.
 */
export function makeLongQuestions(count: number, days: number): Request[] {
  const chance = createChance();
  const questions = new Map<string, Request>();
  while (questions.size < count) {
    const voice = pick(chance, [english, ukrainian]);
    const request = { ...longQuestion(chance, days), language: voice.locale.tag };
    questions.set(Object.values(request).join(" "), request);
  }
  return [...questions.values()];
}

function question(chance: Chance, voice: Voice, days: number): Pick<Request, "command" | "words"> {
  // Now and then somebody wants to know of all of it.
  if (chance(10) === 0) return longQuestion(chance, days);
  if (chance(5) === 0)
    return { command: "compare", words: `${stretch(chance, days)} ${stretch(chance, days)}` };
  return { command: "losses", words: lossesWords(chance, voice, days) };
}

function longQuestion(chance: Chance, days: number): Pick<Request, "command" | "words"> {
  const id = pick(chance, ASKED);
  const long = () => {
    const first = chance(days - LEAST_LONG);
    const last = first + LEAST_LONG + chance(days - LEAST_LONG - first);
    const named = pick(chance, ["all time", "2023", "2024", "this year", "last year"]);
    const asked = `${addDays(LAST_DAY, -last)}..${addDays(LAST_DAY, -first)}`;
    return chance(3) === 0 && days > HISTORY_DAYS / 2 ? named : asked;
  };
  const words = (...some: readonly (string | undefined)[]) => some.filter(Boolean).join(" ");
  switch (chance(12)) {
    case 0:
      return { command: "records", words: words(id) };
    case 1:
    case 2:
      return { command: "compare", words: words(long(), long(), id) };
    default:
      return { command: "losses", words: words(id, long(), pick(chance, FORMS)) };
  }
}

function lossesWords(chance: Chance, voice: Voice, days: number): string {
  const id = pick(chance, ASKED);
  const category = id && pick(chance, [id, categoryLabel(voice, id)]);
  const when = chance(2) === 0 ? dayInWords(chance, voice, days) : stretch(chance, days);
  return [category, when, pick(chance, FORMS)].filter(Boolean).join(" ");
}

function dayInWords(chance: Chance, voice: Voice, days: number): string {
  const day = someDay(chance, days);
  const dotted = day.split("-").toReversed().join(".");
  return pick(chance, [day, dotted, voice.day(day)]);
}

function stretch(chance: Chance, days: number): string {
  const to = someDay(chance, days - LONGEST);
  return `${addDays(to, -1 - chance(LONGEST - 1))}..${to}`;
}

function someDay(chance: Chance, days: number): Day {
  return addDays(LAST_DAY, -chance(days));
}

function pick<T>(chance: Chance, items: readonly T[]): T {
  return items[chance(items.length)] as T;
}
