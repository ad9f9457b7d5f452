import type { Unit } from "./when-calendar.ts";
import type { WhenWords } from "./when-words.ts";

/** What the groups of a pattern matched. */
export type Groups = Readonly<Record<string, string | undefined>>;

const UNITS = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Unit[];

/** A pattern that the whole text has to fit. */
export function exactly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}

/** A pattern with `{count}`, `{unit}` or `{units}` in it, for texts to be read by `countIn` and `unitIn`. */
export function counted(words: WhenWords, pattern: string): string {
  const groups = (units: Readonly<Record<Unit, string>>, end: string) =>
    `(?:${UNITS.map((unit) => `(?<${unit}${end}>${units[unit]})`).join("|")})`;
  return pattern
    .replace("{count}", `(?<count>\\d{1,4}|${words.numbers.join("|")})`)
    .replace("{units}", groups(words.units, "s"))
    .replace("{unit}", groups(words.unit, ""));
}

/** The unit in a text that fits such a pattern. */
export function unitIn(groups: Groups): Unit | undefined {
  return UNITS.find((unit) => groups[unit] !== undefined || groups[`${unit}s`] !== undefined);
}

/** The count in a text that fits such a pattern, 1 where it has none. */
export function countIn(words: WhenWords, { count = "1" }: Groups): number {
  const index = words.numbers.findIndex((name) => exactly(name).test(count));
  return index < 0 ? Number(count) : index + 1;
}
