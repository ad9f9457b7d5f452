import type { z } from "zod";
import type { Day } from "./day.ts";
import type { Locale, Voice } from "./locale.ts";

/** What an option's reading and suggesting may depend on beside the text. */
export interface OptionContext {
  readonly voice: Voice;
  readonly locales: readonly Locale[];
  /** The day that it is where the reports are published. */
  readonly today: Day;
  /** The day of the newest report; `today` where there is none. */
  readonly newest: Day;
  /** Set where the option's name stood before the text, so that nothing else can be meant. */
  readonly isNamed?: boolean;
}

/** What reads a text in a context: an option. */
interface Reader {
  schema(context: OptionContext): z.ZodType<unknown, string>;
}

/** The schema of an option, and what it was made for. */
interface Made extends OptionContext {
  readonly schema: z.ZodType<unknown, string>;
}

/** Of each language, the schemas that were made last: they stay the same until the day or the newest report changes. */
const made = new WeakMap<Voice, Map<Reader, Made>>();

/**
 * The schema of an option in a context. It is made once for as long as the context stays the same, since a question tries it
 * on many runs of words.
 */
export function schemaOf(
  option: Reader,
  { voice, locales, today, newest, isNamed = false }: OptionContext,
): z.ZodType<unknown, string> {
  const ofVoice = made.get(voice) ?? new Map<Reader, Made>();
  const known = ofVoice.get(option);
  const isSame = known?.today === today && known.newest === newest && known.locales === locales;
  if (known && isSame && known.isNamed === isNamed) return known.schema;
  const context = { voice, locales, today, newest, isNamed };
  const schema = option.schema(context);
  ofVoice.set(option, { ...context, schema });
  made.set(voice, ofVoice);
  return schema;
}
