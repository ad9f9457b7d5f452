import { ASKABLE, CATEGORIES, shortCategoryLabel } from "./category.ts";
import { EVERY, everyWords } from "./category-names.ts";
import type { Voice } from "./locale.ts";
import type { Action } from "./message.ts";
import { type OfWhich, settingButton } from "./settings-panel.ts";
import type { SubscriptionSettings } from "./subscription.ts";

/** The categories that reports still have. */
const PRESENT: readonly string[] = CATEGORIES.filter(({ until }) => until === undefined).map(({ id }) => id);

/** What is to become of the categories of a subscription; each names ids, and of `category` none means all of them. */
export interface WantedCategories {
  readonly category?: readonly string[] | undefined;
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

/**
 * The categories of a subscription after a change; none means all of them, those that come one day too, which is also what it
 * means to have added every one. One always stays: to leave out the last changes nothing.
 */
export function categoriesAfter(
  before: SubscriptionSettings["categories"],
  { category = before, add, remove }: WantedCategories,
): readonly string[] {
  const added = add ? withAdded(category, add) : category;
  if (!remove) return added;
  const left = (added.length > 0 ? added : PRESENT).filter((id) => !remove.includes(id));
  return left.length > 0 ? left : added;
}

function withAdded(before: readonly string[], add: readonly string[]): readonly string[] {
  // Those of all are there already.
  if (before.length === 0 || add.length === 0) return [];
  const all = [...new Set([...before, ...add])].sort((a, b) => ASKABLE.indexOf(a) - ASKABLE.indexOf(b));
  return PRESENT.every((id) => all.includes(id)) ? [] : all;
}

/**
 * A button for each category that reports still have, and for what else is set, each put in and out by its button; and one for
 * all of them. While it is all, a press on one means that one alone.
 */
export function categoryButtons(
  voice: Voice,
  which: OfWhich,
  { categories }: Pick<SubscriptionSettings, "categories">,
): Action[] {
  const button = settingButton(voice, which);
  const change = (id: string) => (categories.includes(id) ? `remove:${id}` : `add:${id}`);
  return [
    button(voice.say(everyWords, "label"), `${CHOOSING_ON} category:${EVERY}`, categories.length === 0),
    ...[...PRESENT, ...categories.filter((id) => !PRESENT.includes(id))].map((id) =>
      button(
        shortCategoryLabel(voice, id),
        // Without its name it is the category, which leaves room for the longest.
        `${CHOOSING_ON} ${categories.length === 0 ? id : change(id)}`,
        categories.includes(id),
      ),
    ),
  ];
}

/** Who puts in one category wants to go on with the next. */
const CHOOSING_ON = "buttons:category";
