import type { Request } from "../../src/core/bot.ts";
import { categoryLabel } from "../../src/core/category.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Voice } from "../../src/core/locale.ts";
import { english, ukrainian } from "../reports.ts";
import { type Chance, createChance } from "./chance.ts";
import { LAST_DAY } from "./history.ts";

/** What can be asked of any day: categories that every report lists, the groups, and everything. */
const ASKED = [
  ..."personnel tanks afvs artillery mlrs airDefence aircraft helicopters uavs ships vehicles".split(" "),
  "armour",
  "equipment",
  undefined,
];
const FORMS = ["brief", "full", "story"];
/** The longest stretch that is asked for, in days. */
const LONGEST = 60;

/**
 * So many different questions, the same in every run: about days and stretches of the last `days` days, written in the
 * ways and languages in which people write them. They come from nobody, so that nobody is asked to wait.
 */
export function makeQuestions(count: number, days: number): Request[] {
  const chance = createChance();
  const questions = new Map<string, Request>();
  while (questions.size < count) {
    const voice = pick(chance, [english, ukrainian]);
    const compares = chance(5) === 0;
    const words = compares
      ? `${stretch(chance, days)} ${stretch(chance, days)}`
      : lossesWords(chance, voice, days);
    const request = { command: compares ? "compare" : "losses", words, language: voice.locale.tag };
    questions.set(Object.values(request).join(" "), request);
  }
  return [...questions.values()];
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
