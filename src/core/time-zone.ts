/** Zones that were asked about before: making a format to find out is slow, and there are only some hundreds of them. */
const known = new Map<string, boolean>();
const MOST_KEPT = 1_000;

/** Whether a text names a zone of the IANA list that this program knows, such as `Europe/Kyiv`. */
export function isTimeZone(text: string): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  const is = /[A-Za-z]/.test(text) && isKnown(text);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(text, is);
  return is;
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}
