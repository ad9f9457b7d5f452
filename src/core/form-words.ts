import type { Form } from "./answer.ts";
import { phrases } from "./locale.ts";

/** What the forms are called, and other names that people give them. @public */
export const formWords = phrases("form", {
  brief: "brief, short, summary",
  full: "full, long, complete, detailed",
  story: "story, tale, text",
  card: "card, picture, image, photo",
} satisfies Record<Form, string>);
