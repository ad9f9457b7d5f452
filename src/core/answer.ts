import type { Archive } from "./archive.ts";
import { composeCard } from "./card-message.ts";
import { covers } from "./category.ts";
import { composeBrief, composeSummary, type Wording } from "./compose.ts";
import { meaningOf } from "./meaning.ts";
import type { Message } from "./message.ts";
import type { Period } from "./period.ts";
import { type Look, USUAL_LOOK } from "./picture.ts";
import { composeStory } from "./story.ts";
import { summaryOf } from "./summary.ts";

/** The forms in which a day or a stretch can be told. */
export const FORMS = ["brief", "full", "story", "card"] as const;

/** The name of a form. */
export type Form = (typeof FORMS)[number];

/** The form that a post really has: a story or a card is of one category or of everything; of a few it would not be one. */
export function formTold<F extends string>(form: F, categories: readonly string[]): F | "full" {
  return categories.length > 1 && (form === "story" || form === "card") ? "full" : form;
}

/**
 * A day or a stretch in words, in one of the forms. What is posted and what is answered both come from here, so they
 * cannot differ. Nothing where there is no report.
 */
export function composeAnswer(
  archive: Archive,
  period: Period,
  {
    form = "full",
    look = USUAL_LOOK,
    ...wording
  }: Wording & {
    readonly form?: Form | undefined;
    readonly look?: Look;
  },
): Message | undefined {
  const summary = summaryOf(archive, period);
  if (!summary) return undefined;
  const stretch = { from: summary.from, to: summary.to };
  if (form === "story") return composeStory(archive, period, wording);
  if (form === "card") return composeCard(archive, summary, wording, look);
  if (form === "brief") return composeBrief(summary, wording);
  const ids = [
    ...summary.groups.map(({ group }) => group),
    ...summary.changes.map(({ category }) => category),
  ].filter((id) => covers(wording.category, id) || id === wording.category);
  const meanings = new Map(ids.map((id) => [id, meaningOf(archive, id, stretch)]));
  return composeSummary(summary, { ...wording, meanings });
}
