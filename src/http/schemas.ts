import { z } from "@hono/zod-openapi";
import { CLAIM, CLAIMANT } from "../core/archive-file.ts";
import { CATEGORIES } from "../core/category.ts";
import { type Day, isDay } from "../core/day.ts";
import { quote } from "../core/option.ts";
import type { Source } from "../core/source.ts";

const IDS = CATEGORIES.map(({ id }) => id).join(", ");

/** The date of a report. What is none is refused with a whole sentence, which is the message of the answer. */
export const ReportDay = z
  .custom<Day>(isDay, {
    error: ({ input }) =>
      `“${quote(String(input))}” is no date: write one as YYYY-MM-DD, such as 2023-03-07.`,
  })
  .openapi({
    type: "string",
    format: "date",
    description: "The date that a report carries, in Kyiv: the morning on which it was published",
    example: "2023-03-07",
  });

/** A text that may be given once. */
export const Text = z.string({ error: "A parameter is given more than once: leave one of them out." });

/** The parameters of a question. One that is not among them is refused: it would change nothing, and nobody would notice. */
export function parameters<S extends z.ZodRawShape>(shape: S) {
  const known = Object.keys(shape).join(", ");
  const instead = known ? `use ${known}.` : "leave it out.";
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `There is no parameter “${quote(String(issue.keys?.[0]))}”: ${instead}`
        : undefined,
  });
}

/** The date of a report, or null where there is none. */
export function maybeDay(description: string) {
  return ReportDay.nullable().openapi({ type: ["string", "null"], description });
}

/** Figures by category id. */
export function figures(description: string, example: Record<string, number>) {
  return z.record(z.string(), z.int()).openapi({
    description: `${description}. By category id: ${IDS}, and whatever else a source names. A category that is left out has no figure, which is not the same as zero`,
    example,
  });
}

/** The id of a category or group. */
export const Category = z.string().openapi({ example: "tanks" });

/** The name of a source. */
export const SourceName = z.string().openapi({ example: "mod" });

/** The page of a report or of its source. */
export const PageAddress = z
  .string()
  .nullable()
  .openapi({ format: "uri", description: "Where the figures can be read; null where there is no such page" });

/** Who says so, and by whose leave it is told. */
export const Attribution = z
  .object({
    claimedBy: z.string().describe("Whose claim the figures are"),
    claim: z.string().describe("What has to be known of all figures"),
    sources: z
      .array(
        z.object({
          name: SourceName,
          title: z.string(),
          licence: z.string().describe("What it is and under which licence it gives its data"),
          url: PageAddress,
        }),
      )
      .describe("The sources of these figures"),
  })
  .openapi("Attribution");

/** The attribution of figures that are from these sources. */
export function attributionTo(
  sources: readonly Source[],
  names: Iterable<string>,
): z.infer<typeof Attribution> {
  const used = new Set(names);
  return {
    claimedBy: CLAIMANT,
    claim: CLAIM,
    sources: sources
      .filter(({ name }) => used.has(name))
      .map(({ name, words: { english }, home }) => ({
        name,
        title: english.title,
        licence: english.about,
        url: home ?? null,
      })),
  };
}
