/**
 * A text without the characters that could turn or hide what stands around them: format, private and broken characters
 * are taken out, and control characters become spaces.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cf}\p{Co}\p{Cs}]+/gu, "").replace(/\p{Cc}+/gu, " ");
}

/**
 * A foreign text on one line and at most `limit` characters long, printable, with its runs of space made one. It is
 * cut between words where it can be.
 */
export function oneLine(text: string, limit: number): string {
  const clean = printable(text.replace(/\s+/g, " "))
    .replace(/[\p{Z}\s]+/gu, " ")
    .trim();
  const characters = Array.from(clean);
  return characters.length <= limit ? clean : `${atWord(characters, limit - 1)}…`;
}

/** So many characters at the most, without the part of a word at their end, unless that is more than half of them. */
function atWord(characters: readonly string[], limit: number): string {
  const kept = characters.slice(0, limit).join("");
  if (characters[limit] === " ") return kept;
  const whole = kept.replace(/ [^ ]*$/u, "");
  return whole.length * 2 >= kept.length ? whole.trimEnd() : kept;
}

/** A text with a capital at its beginning, as a language writes it. */
export function capital(text: string, language: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}

/** A count with its noun, for the operator, who is spoken to in English: `1 day`, `1,406 days`. */
export function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}

/** Words of unaccented letters and digits with a single space, or a mark of dates and names, between them. */
const PLAIN = /^[a-z\d]+(?:(?: |\.\.|[.:=/_-])[a-z\d]+)*$/i;

/**
 * What a person typed, without what a phone, a copied text or good manners add to it: characters that nobody sees, quotes
 * around words, commas, and what ends a sentence. Letters and digits stay as they are.
 */
export function plainWords(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/(?:\p{Cf}|\ufe0e|\ufe0f)+/gu, "")
    .replace(/[«»“”„‟"‹›,;]/gu, " ")
    .replace(/(?<![\p{L}\p{N}])['’‘]|['’‘](?![\p{L}\p{N}])/gu, " ")
    .replace(/[!?]+(?=\s|$)|(?<!\S)#(?=\p{L})/gu, " ")
    .replace(/[\s\p{Z}]+/gu, " ")
    .trim()
    .replace(/(?<=[^. ]) ?\.$/u, "");
}
