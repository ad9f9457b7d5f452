import { html, raw } from "hono/html";

/** A piece of a page: whatever is put into the template is escaped, unless it is such a piece itself. */
export type Markup = ReturnType<typeof html>;

/** No piece at all. */
export const NOTHING: Markup = raw("");

/** Makes a piece of a page. */
export { html, raw };

/** A piece, or nothing where the condition does not hold. */
export function when<T>(value: T | undefined | null | false | "", make: (value: T) => Markup): Markup {
  return value === undefined || value === null || value === false || value === "" ? NOTHING : make(value);
}
