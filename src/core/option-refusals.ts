import { Refusal } from "./message.ts";
import { listed, type Option, type Options, optionWords, quote, type Reading } from "./option.ts";
import { isFiller } from "./option-fillers.ts";
import { optionName } from "./option-names.ts";

/** Of so many options a refusal says what they expect; of more it gives only the names. */
const MOST_EXPECTED = 4;

/** The refusal of a text that one option was meant by. */
export function notOne(reading: Reading, option: Option<unknown>, text: string): Refusal {
  const { voice } = reading;
  const nearest = option.nearest?.(text, reading);
  return new Refusal(
    nearest
      ? voice.say(optionWords, "nearest", { text: quote(text), nearest })
      : voice.say(optionWords, "notOne", { text: quote(text), expected: option.expects(reading) }),
  );
}

/**
 * What was meant as one value that cannot be read, as far as a refusal names it: the first word, with the next where that belongs
 * to it. Days and times are of several words, with figures among them: "31 February", "after 25:00".
 */
export function meantBy(
  reading: Reading,
  option: Option<unknown>,
  [word = "", next]: readonly string[],
): string {
  if (next === undefined || isFiller(next, reading)) return word;
  if (!/^\d{1,2}\.?$/.test(word) && !/^\d/.test(next)) return word;
  const isOthers = Object.values(reading.options).some(
    (other) => other !== option && !other.named && other.schema(reading).safeParse(next).success,
  );
  return isOthers ? word : `${word} ${next}`;
}

/** The refusal of a word that no option takes, and that may be misspelt together with the next. */
export function leftOver(
  reading: Reading,
  parsed: Record<string, unknown>,
  word: string,
  next: string | undefined,
): Refusal {
  const { command, options, voice } = reading;
  const text = quote(word);
  const again = secondValue(reading, parsed, next === undefined ? [word] : [word, `${word} ${next}`]);
  if (again !== undefined) return new Refusal(again);
  const names = listed(options).map((name) => optionName(voice, name));
  if (names.length === 0) return new Refusal(voice.say(optionWords, "none", { command, text }));
  const free = Object.entries(options).filter(
    ([name, option]) => !option.named && !Object.hasOwn(parsed, name),
  );
  if (free.length === 0) {
    // Only of those that are written without their names: with the others it would be too long to read.
    const bare = Object.keys(options).filter((name) => !options[name]?.named);
    const known = voice.list(bare.map((name) => optionName(voice, name)));
    return new Refusal(voice.say(optionWords, "tooMany", { command, text, known }));
  }
  const similar = free.find(([, option]) => option.resembles?.(word, reading));
  if (similar)
    return notOne(
      reading,
      similar[1],
      meantBy(reading, similar[1], next === undefined ? [word] : [word, next]),
    );
  for (const slip of next === undefined ? [word] : [`${word} ${next}`, word]) {
    const meant = free.find(([, option]) => option.nearest?.(slip, reading));
    if (meant) return notOne(reading, meant[1], slip);
  }
  const told = free.filter(([, option]) => !option.minor);
  // All that so many options expect would be a wall of words.
  if (told.length > MOST_EXPECTED || told.length === 0)
    return new Refusal(voice.say(optionWords, "notAnyOf", { command, text, known: voice.list(names) }));
  // Each once: the two sides of a comparison expect the same.
  const expected = voice.choice([...new Set(told.map(([, option]) => option.expects(reading)))]);
  return new Refusal(voice.say(optionWords, "notAny", { text, expected }));
}

/** What is said of a text that an option would take if it had no value yet; nothing where none would, or says anything. */
function secondValue(
  reading: Reading,
  parsed: Record<string, unknown>,
  texts: readonly string[],
): string | undefined {
  const { options } = reading;
  const takers = Object.entries(options).filter(
    // Where a command takes several, it is one too many, which is said otherwise.
    ([name, option]) => option.another && Object.hasOwn(parsed, name) && !isShared(option, options),
  );
  const taker = takers.find(([, option]) => {
    const schema = option.schema(reading);
    return texts.some((text) => schema.safeParse(text).success);
  });
  return taker?.[1].another?.(reading);
}

function isShared(option: Option<unknown>, options: Options): boolean {
  return Object.values(options).filter(({ another }) => another === option.another).length > 1;
}

/** The refusal of a name that no option of the command has. */
export function unknownName({ command, options, voice }: Reading, name: string): Refusal {
  const names = listed(options).map((id) => optionName(voice, id));
  return new Refusal(
    names.length === 0
      ? voice.say(optionWords, "none", { command, text: quote(name) })
      : voice.say(optionWords, "unknownName", { command, name: quote(name), known: voice.list(names) }),
  );
}
