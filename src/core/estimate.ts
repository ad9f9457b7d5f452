import { z } from "zod";
import { FIRST_DAY, isDay } from "./day.ts";
import entries from "./estimates.json" with { type: "json" };
import { oneLine } from "./text.ts";

/** The most characters of a text of an estimate. */
const TEXT_LENGTH = 200;

const Text = z
  .string("write a text")
  .refine(
    (text) => text !== "" && text === oneLine(text, TEXT_LENGTH),
    `write it on one line, without spaces at its ends, in 1 to ${TEXT_LENGTH} characters`,
  );

/** The languages beside English and Ukrainian that a text can be in. To add a language: its tag here. */
const OTHERS = ["pl", "de", "fr", "es", "it", "cs"] as const;

/** A text by the tag of its language. A test sees to it that none is missing that the bot speaks. */
const Said = z.strictObject(
  { en: Text, uk: Text, ...Object.fromEntries(OTHERS.map((tag) => [tag, Text.optional()])) },
  { error: mistaken("a text for each of en and uk") },
);

const Whole = z.int("write a whole number such as 5937").positive("write a whole number above zero");

/** A statement by others than the General Staff on losses, as they made it. It is never added to anything. */
const Estimate = z
  .strictObject(
    {
      /** Who said so. */
      who: Said,
      /** When: a day, or a month where no day is known. */
      when: z
        .string("write a day such as 2023-03-07, or a month such as 2023-03")
        .refine(isDayOrMonth, "write a day such as 2023-03-07, or a month such as 2023-03")
        .refine(
          (when) => when >= FIRST_DAY.slice(0, when.length),
          `write a date that is not before ${FIRST_DAY}`,
        ),
      /** What exactly is counted. */
      counts: Said,
      low: Whole,
      /** The same as `low` where one number was named. */
      high: Whole,
      /** Set where the figure is so many to one, and not a number of losses. */
      ratio: z.literal(true, "write true, or leave it out where the figure is a number of losses").optional(),
      /** Where the link leads, as its readers know it. */
      at: Text,
      link: z.url({ protocol: /^https$/, error: "write an address that begins with https://" }),
    },
    { error: mistaken("who, when, counts, low, high, at and link") },
  )
  .refine(({ low, high }) => low <= high, { path: ["high"], error: "write a number that is not below low" });

/** A statement by others than the General Staff on losses, as they made it. It is never added to anything. */
export type Estimate = z.infer<typeof Estimate>;

function isDayOrMonth(when: string): boolean {
  return isDay(when) || isDay(`${when}-01`);
}

/** Says what an object should hold where it is none, or has a field that nobody knows. */
function mistaken(expected: string) {
  return (issue: { readonly code?: string | undefined; readonly keys?: readonly string[] }) =>
    issue.code === "unrecognized_keys"
      ? `leave out what nobody reads: ${(issue.keys ?? []).join(", ")}`
      : `write ${expected}`;
}

/** Checks entries and sorts them by date. Throws an error that names every entry that does not fit, and what to write. */
export function readEstimates(given: unknown): readonly Estimate[] {
  if (!Array.isArray(given)) throw new Error("The estimates cannot be read: write a list of entries.");
  const read = given.map((entry: unknown) => Estimate.safeParse(entry));
  const faults = read.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(({ path, message }) => {
      const field = path.length > 0 ? `${path.join(".")}: ` : "";
      return `${nameOf(given[index], index)}: ${field}${message}.`;
    }),
  );
  if (faults.length > 0) throw new Error(`The estimates cannot be read:\n${faults.join("\n")}`);
  return read
    .flatMap(({ data }) => (data ? [data] : []))
    .sort((one, other) => (one.when < other.when ? -1 : one.when > other.when ? 1 : 0));
}

/** What tells an entry from the others, however little of it is right: `entry 2 (Meduza, 2022-09-21)`. */
function nameOf(entry: unknown, index: number): string {
  const fields = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const known = [fields["at"], fields["when"]].filter((text) => typeof text === "string" && text !== "");
  return `entry ${index + 1}${known.length > 0 ? ` (${known.join(", ")})` : ""}`;
}

/** What others have said, oldest first. To add one: an entry in `estimates.json`, with its texts in every language. */
export const ESTIMATES: readonly Estimate[] = readEstimates(entries);
