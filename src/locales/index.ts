import type { Locale } from "../core/locale.ts";
import { cs } from "./cs.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { pl } from "./pl.ts";
import { uk } from "./uk.ts";

/**
 * The languages that the bot speaks. The first is for people whose app speaks none of them.
 *
 * To add one: a file here with its texts by place and key, parts of it in files of their own beside it, and its name in
 * this list. A test names every text that it lacks or has too many of.
 */
export const locales: readonly Locale[] = [en, uk, pl, de, fr, es, it, cs];
