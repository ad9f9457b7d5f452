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
  /** Why nothing could be answered: the question was at fault, or the bot was. Shown to the asker alone where possible. */
  readonly failure?: "question" | "bot";
}

/** A question that cannot be answered as it was put. Its message is a sentence for the asker that says what to do instead. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
