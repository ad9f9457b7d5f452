import type { Day } from "../../../src/core/day.ts";
import type { Figures } from "../../../src/core/report.ts";

/** An article of the Ministry's site. */
export interface ModArticle {
  /** The last part of its address. */
  readonly slug: string;
  readonly title: string;
  /** What is under the title. */
  readonly html: string;
  /** As the listing has it: an instant in ISO 8601 or since the epoch. */
  readonly publishedAt: unknown;
  /** What the listing has in other words than it should, or beside the rest. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const MONTHS = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(
  " ",
);

const SLUG_MONTHS =
  "sichnya lyutogo bereznya kvitnya travnya chervnya lipnya serpnya veresnya zhovtnya listopada grudnya".split(
    " ",
  );

/** The lines of a report as the site words them, by category id, with the heading that stands above them. */
const LINES: readonly (readonly [id: string, label: string])[] = [
  ["personnel", "військовослужбовці ‒ близько"],
  ["tanks", "танків -"],
  ["afvs", "бойові броньовані машини ‒"],
  ["artillery", "артилерійські системи ‒"],
  ["mlrs", "РСЗВ -"],
  ["airDefence", "засоби ППО ‒"],
  ["aircraft", "літаків -"],
  ["helicopters", "гелікоптерів -"],
  ["uavs", "БПЛА оперативно-тактичного рівня -"],
  ["cruiseMissiles", "крилатих ракет -"],
  ["ships", "кораблів / катерів -"],
  ["submarines", "підводних човнів -"],
  ["vehicles", "автомобільної техніки та автоцистерн -"],
  ["specialEquipment", "спеціальна техніка ‒"],
  ["groundRobots", "наземні робототехнічні комплекси ‒"],
];

/** The day in words, as titles and addresses have it: `16 червня 2026`. */
function inWords(day: Day, months: readonly string[] = MONTHS, separator = " "): string {
  const [year, month, date] = day.split("-");
  return [Number(date), months[Number(month) - 1], year].join(separator);
}

/**
 * The article of a day's report, at its usual address and published at 06:40 in Kyiv (summer time) unless `more` says
 * otherwise.
 */
export function lossesArticle(
  day: Day,
  totals: Figures,
  {
    increments = {},
    ...more
  }: Partial<ModArticle> & { readonly increments?: Readonly<Record<string, number>> } = {},
): ModArticle {
  const [year = "", month, date] = day.split("-");
  const lines = LINES.flatMap(([id, label]) => {
    const total = totals[id];
    if (total === undefined) return [];
    const increment = increments[id] === undefined ? "" : ` (+${spaced(increments[id])})`;
    return `<li>${label} ${spaced(total)}${increment}${id === "personnel" ? " осіб" : ""}</li>`;
  });
  return {
    slug: `bojovi-vtrati-voroga-na-${inWords(day, SLUG_MONTHS, "-")}-roku`,
    title: `Бойові втрати ворога на ${inWords(day)} року`,
    html: `<p>Загальні бойові втрати противника з 24.02.22 по ${date}.${month}.${year.slice(2)} орієнтовно склали:</p>
<ul><li>Особовий склад:</li>${lines.join("\n")}</ul>`,
    publishedAt: `${day}T03:40:00.000Z`,
    ...more,
  };
}

/** Thousands apart by a space, as the site has them. */
function spaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, " ");
}
