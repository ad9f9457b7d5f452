import type { Locale } from "../core/locale.ts";
import { enWhen } from "./en-when.ts";

/** English. Its texts stand beside the code that says them. */
export const en: Locale = {
  tag: "en",
  format: "en-GB",
  name: "English",
  aliases: ["english", "англійська"],
  when: enWhen,
  texts: {},
};
