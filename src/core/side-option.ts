import { z } from "zod";
import type { Locale } from "./locale.ts";
import type { Option } from "./option.ts";
import { whenOption } from "./option-kinds.ts";
import type { Period } from "./period.ts";
import { unaccented } from "./when-names.ts";

const SIGNS = "[|,;&/]";

/** What people write between two days that they compare, in any language: it belongs to neither. */
interface Between {
  readonly leading: RegExp;
  readonly trailing: RegExp;
}

const known = new WeakMap<readonly Locale[], Between>();

function betweenIn(locales: readonly Locale[]): Between {
  const made = known.get(locales);
  if (made) return made;
  const words = locales.map(({ when }) => when.versus).join("|");
  const between = {
    leading: new RegExp(`^\\s*(?:(?:${words})\\s+|${SIGNS}\\s*)`, "iu"),
    trailing: new RegExp(`(?:\\s+(?:${words})|\\s*${SIGNS})\\s*$`, "iu"),
  };
  known.set(locales, between);
  return between;
}

/** One of two days or stretches that are compared, with or without a word like "vs" before or after it. */
export const sideOption: Option<Period> = {
  ...whenOption,
  schema(context) {
    const when = whenOption.schema(context);
    const { leading, trailing } = betweenIn(context.locales);
    return z.string().transform((text, issues) => {
      // As it stands first: "з 1 березня" is a stretch, and not a day after "with".
      const plain = unaccented(text);
      const candidates = [text, plain.replace(leading, ""), plain.replace(trailing, "")];
      for (const candidate of new Set(candidates)) {
        const { data } = when.safeParse(candidate);
        if (data) return data;
      }
      issues.addIssue("no day or stretch");
      return z.NEVER;
    });
  },
};
