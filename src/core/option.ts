import type { z } from "zod";
import { phrases } from "./locale.ts";
import type { OptionContext } from "./option-schema.ts";
import { oneLine } from "./text.ts";

/** A value of an option under its label. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type { OptionContext } from "./option-schema.ts";

/** One thing that a command can be told. */
export interface Option<T> {
  /** Set where a value means nothing without the option's name before it, such as "yes". */
  readonly named?: true;
  /** Set where a refusal of what fits nothing does not speak of it, since there is enough else to write. */
  readonly minor?: true;
  /** Set where refusals do not name it among the others, since buttons ask for it and people have no need to. */
  readonly unlisted?: true;
  /** Turns what a person typed into a value. Its parse error is never shown: `expects` is. */
  schema(context: OptionContext): z.ZodType<T, string>;
  /** What would have been right, to complete "“x” is not …". */
  expects(context: OptionContext): string;
  /** Whether a text that does not fit was most likely meant for this option, so that the refusal speaks of it alone. */
  resembles?(text: string, context: OptionContext): boolean;
  /** What a text that does not fit was most likely meant to be, as a person would write it. */
  nearest?(text: string, context: OptionContext): string | undefined;
  /** What to ask instead where a second value is given; a whole sentence. */
  another?(context: OptionContext): string;
  /** Every value there is, under its label, where there are few; the same order in every language. */
  choices?(context: OptionContext): readonly Choice[];
  /**
   * Set where the value is the id of a channel or a role, so that a network that has such can let the person pick one
   * from its own list.
   */
  readonly native?: "channel" | "role";
  /** What a text that is being typed may be completed to, the likeliest first. */
  suggest?(typed: string, context: OptionContext): readonly Choice[];
}

/** The options of a command by name, in the order in which words without a name are tried. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What the options of a command hold after parsing; an option that was not given is absent. */
export type Parsed<O extends Options> = {
  readonly [K in keyof O]?: O[K] extends Option<infer T> ? T : never;
};

/** The sentences about options that do not fit. */
export const optionWords = phrases("option", {
  notOne: "“{text}” is not {expected}.",
  notAny: "“{text}” fits nothing here: write {expected}.",
  notAnyOf: "“{text}” fits nothing here. /{command} takes {known}, each as name:value.",
  none: "/{command} takes nothing after its name: leave “{text}” out.",
  tooMany: "“{text}” is one word too many: /{command} takes {known}, and it has that already.",
  unknownName: "/{command} has no option “{name}”: it has {known}.",
  twice: "“{name}” is given twice: leave one out.",
  nearest: "“{text}” is not known here: perhaps you meant {nearest}.",
  fillers:
    "and, vs, versus, about, only, just, how, many, much, losses, loss, lost, show, me, give, tell, what, which, were, was, did, have, has, been, russia, russian, russians, lose, report, figures",
});

/** The most characters that a refusal quotes of a person's text. */
const QUOTE_LENGTH = 30;

/** A person's text as it may be quoted in a sentence: on one line, without control characters, at most 30 characters. */
export function quote(text: string): string {
  return oneLine(text, QUOTE_LENGTH) || "…";
}

/** What the parsing of options needs beside the text. */
export interface Reading extends OptionContext {
  readonly command: string;
  readonly options: Options;
}

/** The names in the code of the options that are named where something fits none of them. */
export function listed(options: Options): string[] {
  return Object.keys(options).filter((id) => !options[id]?.unlisted);
}
