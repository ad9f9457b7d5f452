import type { Day } from "./day.ts";
import { type Phrases, phrases, type Voice } from "./locale.ts";
import { oneLine } from "./text.ts";

/** What is known of one category of the report. */
export interface Category {
  /** The id used in totals and in questions. */
  readonly id: string;
  /** The first report that lists it. On that day its total is a count from the beginning of the war, not a day's loss. */
  readonly since?: Day;
  /** The last report that lists it, for categories that were merged or dropped. */
  readonly until?: Day;
}

/**
 * The categories of the reports in the order in which they are shown. A source may know more: a category that is
 * not listed is kept, stored and shown under the source's own label, after these.
 *
 * To add one: a line here, its two labels below, and the labels in the locales.
 */
export const CATEGORIES: readonly Category[] = [
  { id: "personnel" },
  { id: "tanks" },
  { id: "afvs" },
  { id: "artillery" },
  { id: "mlrs" },
  { id: "airDefence" },
  { id: "aircraft" },
  { id: "helicopters" },
  { id: "uavs" },
  { id: "cruiseMissiles", since: "2022-05-01" },
  { id: "ships" },
  { id: "submarines", since: "2023-09-14" },
  { id: "vehicles" },
  { id: "specialEquipment", since: "2022-03-16" },
  { id: "groundRobots", since: "2026-05-03" },
  { id: "srbms", since: "2022-03-26", until: "2022-04-30" },
];

const order = new Map(CATEGORIES.map((category, index) => [category.id, index]));
const catalogue = new Map(CATEGORIES.map((category) => [category.id, category]));

/** What the catalogue knows of a category; nothing for one that only a source knows. */
export function knownCategory(id: string): Category | undefined {
  return catalogue.get(id);
}

/** Sorts ids as they are shown: the catalogue's order, then unknown ones by name. */
export function byCatalogue(a: string, b: string): number {
  const last = CATEGORIES.length;
  return (order.get(a) ?? last) - (order.get(b) ?? last) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Sums of categories that people ask for by one name. */
export const GROUPS = ["armour", "equipment"] as const;

/** The id of a group. */
export type Group = (typeof GROUPS)[number];

/** Every id that can be asked for, in the order in which they are shown: categories, then groups. */
export const ASKABLE: readonly string[] = [...CATEGORIES.map(({ id }) => id), ...GROUPS];

/** Whether an id is that of a group. */
export function isGroup(id: string): id is Group {
  return (GROUPS as readonly string[]).includes(id);
}

/** Whether a question for a category or group, or for everything, is about a category. */
export function covers(asked: string | undefined, id: string): boolean {
  return asked === undefined || asked === id || (isGroup(asked) && inGroup(asked, id));
}

/** Whether a category counts towards a group. `equipment` is everything but personnel, unknown categories too. */
export function inGroup(group: Group, id: string): boolean {
  return group === "armour" ? id === "tanks" || id === "afvs" : id !== "personnel";
}

/** Full labels, for sentences and headings. */
export const categoryWords = phrases("category", {
  personnel: "Personnel",
  tanks: "Tanks",
  afvs: "Armoured fighting vehicles",
  artillery: "Artillery systems",
  mlrs: "Multiple rocket launchers",
  airDefence: "Air defence systems",
  aircraft: "Aircraft",
  helicopters: "Helicopters",
  uavs: "Drones (UAVs)",
  cruiseMissiles: "Cruise missiles",
  ships: "Ships and boats",
  submarines: "Submarines",
  vehicles: "Vehicles and fuel tanks",
  specialEquipment: "Special equipment",
  groundRobots: "Ground robots",
  srbms: "Short-range ballistic missile systems",
  armour: "Armoured vehicles",
  equipment: "Equipment, all kinds",
});

/** Labels of at most 15 characters, so that a table stays within the 30 columns that a phone shows. */
export const shortCategoryWords = phrases("shortCategory", {
  personnel: "Personnel",
  tanks: "Tanks",
  afvs: "AFVs",
  artillery: "Artillery",
  mlrs: "MLRS",
  airDefence: "Air defence",
  aircraft: "Aircraft",
  helicopters: "Helicopters",
  uavs: "UAVs",
  cruiseMissiles: "Cruise missiles",
  ships: "Ships, boats",
  submarines: "Submarines",
  vehicles: "Vehicles",
  specialEquipment: "Special equip.",
  groundRobots: "Ground robots",
  srbms: "SRBM systems",
  armour: "Armour",
  equipment: "Equipment",
});

/** The most characters of a label that is a source's own words, in sentences and in tables: no source can break a message. */
const LABEL_LENGTH = 40;
const SHORT_LABEL_LENGTH = 15;

/** The label of a category or group in a language; a category that the catalogue lacks under the source's own words. */
export function categoryLabel(voice: Voice, id: string): string {
  return label(voice, categoryWords, id, LABEL_LENGTH);
}

/** As `categoryLabel`, short enough for a table on a phone. */
export function shortCategoryLabel(voice: Voice, id: string): string {
  return label(voice, shortCategoryWords, id, SHORT_LABEL_LENGTH);
}

function label(voice: Voice, words: Phrases, id: string, limit: number): string {
  return Object.hasOwn(words.english, id) ? voice.say(words, id) : oneLine(id, limit);
}
