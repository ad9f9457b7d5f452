import { html, type Markup, NOTHING } from "./markup.ts";
import { LANGUAGE } from "./request.ts";

/** A picture of a message: where it is found, and what it shows. */
export interface ShownPicture {
  readonly path: string;
  readonly alt: string;
}

/** What pressing a button does. */
export interface Pressing {
  /** The tag of the language in which the page is shown. */
  readonly language: string;
  /** The path under which the pages are found: nothing, or `/losses`. */
  readonly base: string;
  /** Set where nothing can be pressed, because nobody would be answered. */
  readonly inert?: true;
}

/** Rows of buttons, each of which sends what it carries. */
export function pressable(
  rows: readonly (readonly { readonly text: string; readonly data: string }[])[],
  { language, base, inert }: Pressing,
): Markup {
  const buttons = rows.filter((row) => row.length > 0);
  if (buttons.length === 0 || inert) return NOTHING;
  return html`<form class="buttons" method="post" action="${base}/"><input type="hidden" name="${LANGUAGE}" value="${language}">${buttons.map(
    (row) =>
      html`<div>${row.map(({ text, data }) => html`<button name="press" value="${data}">${text}</button>`)}</div>`,
  )}</form>`;
}
