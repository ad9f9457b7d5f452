import { z } from "zod";
import { FORMS, type Form } from "./answer.ts";
import { categoryLabel } from "./category.ts";
import { categoryNamed, isEvery } from "./category-names.ts";
import { formWords } from "./form-words.ts";
import { phrases } from "./locale.ts";
import type { Option, OptionContext } from "./option.ts";
import { wordOption } from "./option-kinds.ts";
import { inLanguages, namesFrom, shownName } from "./option-names.ts";
import { MOST_OF_CHANNEL } from "./subscription.ts";

/** What the options of subscriptions expect, and the words that they understand beside figures. @public */
export const settingOptionWords = phrases("settingOption", {
  forms: "a form, or several ({known})",
  categories: "a category, or several, such as {known}, or “all”",
  number: "the number of a subscription, 1 to {most}",
  switch: "“yes” or “no”",
  yes: "yes, on, true",
  no: "no, off, false, none",
  channel: "a channel of this server",
  role: "a role of this server",
});

/** The words of a list: parted by commas, plus signs or spaces. */
function partsOf(text: string): string[] {
  return text.split(/[\s,+]+/).filter(Boolean);
}

const form = wordOption(FORMS, formWords);

/** One or several forms, each of which is a post of its own. */
export const formsOption: Option<readonly Form[]> = {
  schema: (context) =>
    z.string().transform((text, issues) => {
      const read = partsOf(text).map((part) => form.schema(context).safeParse(part));
      const found = read.flatMap((result) => (result.success ? [result.data] : []));
      if (found.length === read.length && found.length > 0) return [...new Set(found)];
      issues.addIssue("not forms");
      return z.NEVER;
    }),
  expects: ({ voice }) =>
    voice.say(settingOptionWords, "forms", {
      known: voice.list(FORMS.map((name) => shownName(voice.say(formWords, name)))),
    }),
  nearest: (text, context) => form.nearest?.(text, context),
  suggest: (typed, context) => {
    const wanted = typed.trim().toLowerCase();
    return (form.choices?.(context) ?? []).filter(({ name, value }) =>
      `${name} ${value}`.toLowerCase().includes(wanted),
    );
  },
};

/** The longest name of a category, in words. */
const WORDS_OF_A_NAME = 5;

/** One or several categories or groups; none where all of them are meant. */
export const categoriesOption: Option<readonly string[]> = {
  schema: (context) =>
    z.string().transform((text, issues) => {
      if (isEvery(text, context.locales)) return [];
      const found = namesOfCategories(partsOf(text), context);
      if (found) return found;
      issues.addIssue("not categories");
      return z.NEVER;
    }),
  expects: ({ voice }) =>
    voice.say(settingOptionWords, "categories", {
      known: ["tanks", "uavs"].map((id) => categoryLabel(voice, id).toLowerCase()).join(", "),
    }),
};

/** Categories or groups that are to join those there are, or to leave them. It means nothing without its name before it. */
export const changedCategoriesOption: Option<readonly string[]> = {
  ...categoriesOption,
  named: true,
  unlisted: true,
};

/** The ids of categories named one after the other, each by one or several words; nothing where a word is left over. */
function namesOfCategories(words: readonly string[], { locales }: OptionContext): string[] | undefined {
  const found = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const lengths = Array.from({ length: WORDS_OF_A_NAME }, (_, index) => WORDS_OF_A_NAME - index);
    const length = lengths.find(
      (count) => at + count <= words.length && categoryNamed(words.slice(at, at + count).join(" "), locales),
    );
    const id = length && categoryNamed(words.slice(at, at + length).join(" "), locales);
    if (!length || !id) return undefined;
    found.add(id);
    at += length;
  }
  return found.size > 0 ? [...found] : undefined;
}

/** Which of the subscriptions of a channel. */
export const numberOption: Option<number> = {
  schema: () => z.string().regex(/^\d$/).transform(Number).pipe(z.number().min(1).max(MOST_OF_CHANNEL)),
  expects: ({ voice }) => voice.say(settingOptionWords, "number", { most: MOST_OF_CHANNEL }),
};

/** Yes or no. It means nothing without its name before it. */
export const switchOption: Option<boolean> = {
  named: true,
  schema: ({ locales }) =>
    z.string().transform((text, issues) => {
      const says = (key: "yes" | "no") =>
        inLanguages(settingOptionWords, key, locales).flatMap(namesFrom).includes(text.trim().toLowerCase());
      if (says("yes")) return true;
      if (says("no")) return false;
      issues.addIssue("neither yes nor no");
      return z.NEVER;
    }),
  expects: ({ voice }) => voice.say(settingOptionWords, "switch"),
  choices: ({ voice }) =>
    (["yes", "no"] as const).map((key) => ({
      name: shownName(voice.say(settingOptionWords, key)),
      value: key,
    })),
};

/** Something that has an id of the network: what people type is the id itself, or the mention that an app makes of it. */
function idOption(
  native: "channel" | "role",
  mention: RegExp,
  more: Partial<Option<string>> = {},
): Option<string> {
  return {
    named: true,
    native,
    schema: () =>
      z.string().transform((text, issues) => {
        const id = mention.exec(text.trim())?.groups?.["id"];
        if (id === undefined) issues.addIssue(`no ${native}`);
        return id ?? z.NEVER;
      }),
    expects: ({ voice }) => voice.say(settingOptionWords, native),
    ...more,
  };
}

/** Another channel of the same server, on networks that have servers with channels. */
export const channelOption = idOption("channel", /^(?:<#)?(?<id>\d{15,21})>?$/);

const role = idOption("role", /^(?:<@&)?(?<id>\d{15,21})>?$/);

/** A role that is mentioned in every post, by its id; or `no` where none is to be. */
export const roleOption: Option<string> = {
  ...role,
  schema: (context) =>
    z.string().transform((text, issues) => {
      if (switchOption.schema(context).safeParse(text).data === false) return "no";
      const found = role.schema(context).safeParse(text);
      if (!found.success) issues.addIssue("no role");
      return found.data ?? z.NEVER;
    }),
};
