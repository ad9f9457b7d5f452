/**
 * A text without the characters that could turn or hide what stands around them: format, private and broken characters
 * are taken out, and control characters become spaces.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cf}\p{Co}\p{Cs}]+/gu, "").replace(/\p{Cc}+/gu, " ");
}

/** A foreign text on one line and at most `limit` characters long, printable, with its runs of space made one. */
export function oneLine(text: string, limit: number): string {
  const clean = printable(text.replace(/\s+/g, " "))
    .replace(/[\p{Z}\s]+/gu, " ")
    .trim();
  const characters = Array.from(clean);
  return characters.length <= limit ? clean : `${characters.slice(0, limit - 1).join("")}…`;
}

/** A count with its noun, for the operator, who is spoken to in English: `1 day`, `1,406 days`. */
export function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}

/**
 * What a person typed, without what a phone, a copied text or good manners add to it: characters that nobody sees, quotes
 * around words, commas, and what ends a sentence. Letters and digits stay as they are.
 */
export function plainWords(text: string): string {
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
