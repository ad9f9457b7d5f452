/** Whether a text names a zone of the IANA list that this program knows, such as `Europe/Kyiv`. */
export function isTimeZone(text: string): boolean {
  try {
    return /[A-Za-z]/.test(text) && Intl.DateTimeFormat("en", { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
