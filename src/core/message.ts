import type { Picture } from "./picture.ts";

/** One line of a table of figures. */
export interface Row {
  readonly label: string;
  readonly value: string;
  /** What the value changed by; empty where nothing can be said of a change. */
  readonly change?: string;
}

/** A text that leads to an address. */
export interface Link {
  readonly text: string;
  readonly url?: string;
}

/** A button under a message: another question, which is answered in the place of the message. */
export interface Action {
  /** What the button says; at most some 20 characters, as a phone shows several side by side. */
  readonly label: string;
  /** The question as a person would type it, without a slash and in words that every language has: `losses 2023-03-06 tanks`. */
  readonly line: string;
}

/** A list of the network's own of which a person picks one: another question, which is answered in the place of the message. */
export interface Menu {
  /** What is listed: the roles of the server. */
  readonly of: "roles";
  /** What it says while nothing is picked. */
  readonly label: string;
  /** The question, as that of a button, up to the id of what is picked: `settings number:1 role:`. */
  readonly line: string;
  /** The id of what is picked already. */
  readonly picked?: string | undefined;
}

/** A file that goes with a message. */
export interface Attachment {
  /** The name of the file, which says what it is: `losses-2023-03.csv`. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/**
 * What the bot says: a small form of plain text. No markup of any network is in it; each platform makes its own and
 * escapes what it puts in. It can be stored and compared.
 */
export interface Message {
  readonly title: string;
  /** Sentences under the title. */
  readonly lines?: readonly string[];
  /** Figures in columns. */
  readonly table?: readonly Row[];
  /** Remarks on the figures, after the table. */
  readonly notes?: readonly string[];
  /** Who says so, and in `standing`, a sentence of its own after it, whether others confirm it. */
  readonly source?: Link & { readonly standing?: string };
  /** Pages to read on, after everything else. */
  readonly links?: readonly Link[];
  /** Buttons in rows, for networks that have them. A message says everything without them. */
  readonly actions?: readonly (readonly Action[])[];
  /** A list to pick from, for networks that have such a list. */
  readonly menu?: Menu;
  /** A file to go with it. */
  readonly file?: Attachment;
  /** A picture of it. A message says what matters without it, for networks and people that cannot show it. */
  readonly picture?: Picture;
  /** Why nothing could be answered: the question was at fault, or the bot was. Shown to the asker alone where possible. */
  readonly failure?: "question" | "bot";
}

/** A question that cannot be answered as it was put. Its message is a sentence for the asker that says what to do instead. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
