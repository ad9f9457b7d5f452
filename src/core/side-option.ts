import { z } from "zod";
import type { Option } from "./option.ts";
import { whenOption } from "./option-kinds.ts";
import type { Period } from "./period.ts";

/** What people write between two days that they compare, in any language: it belongs to neither. */
const WORDS = "vs\\.?|versus|against|with|and|проти|порівняно з|із|зі|з|і|й|та";
const SIGNS = "[|,;&/]";
const LEADING = new RegExp(`^\\s*(?:(?:${WORDS})\\s+|${SIGNS}\\s*)`, "iu");
const TRAILING = new RegExp(`(?:\\s+(?:${WORDS})|\\s*${SIGNS})\\s*$`, "iu");

/** One of two days or stretches that are compared, with or without a word like "vs" before or after it. */
export const sideOption: Option<Period> = {
  ...whenOption,
  schema(context) {
    const when = whenOption.schema(context);
    return z.string().transform((text, issues) => {
      // As it stands first: "з 1 березня" is a stretch, and not a day after "with".
      for (const candidate of [text, text.replace(LEADING, ""), text.replace(TRAILING, "")]) {
        const { data } = when.safeParse(candidate);
        if (data) return data;
      }
      issues.addIssue("no day or stretch");
      return z.NEVER;
    });
  },
};
