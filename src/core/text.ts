/**
 * A foreign text on one line and at most `limit` characters long: line breaks and runs of space become one space, and
 * the control and format characters that could turn or hide what stands around them are taken out.
 */
export function oneLine(text: string, limit: number): string {
  const clean = text
    .replace(/[\p{Cf}\p{Cn}\p{Co}\p{Cs}]/gu, "")
    .replace(/[\p{Cc}\p{Z}\s]+/gu, " ")
    .trim();
  const characters = Array.from(clean);
  return characters.length <= limit ? clean : `${characters.slice(0, limit - 1).join("")}…`;
}
