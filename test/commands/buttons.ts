import type { Message } from "../../src/core/message.ts";

/** What the buttons of a message say, in their order. */
export function labels({ actions = [] }: Message): string[] {
  return actions.flat().map(({ label }) => label);
}

/** The question behind a button, by its label. */
export function lineOf({ actions = [] }: Message, label: string): string {
  const found = actions.flat().find((action) => action.label === label);
  if (!found)
    throw new Error(`There is no button “${label}” among ${labels({ title: "", actions }).join(", ")}.`);
  return found.line;
}
