import { type Phrases, phrases } from "./locale.ts";
import type { Option } from "./option.ts";
import { wordOption } from "./option-kinds.ts";
import { type Look, SIZES, type Size, THEMES, type Theme, USUAL_LOOK } from "./picture.ts";

/** What the looks of pictures are called. @public */
export const lookWords = phrases("look", {
  wide: "wide",
  square: "square",
  tall: "tall",
  light: "light",
  dark: "dark",
  size: "a size ({known})",
  theme: "a ground ({known})",
});

/** A word for how a picture looks. It is guessed in the asker's language alone: "hello" is no German "hell". */
function lookOption<const T extends Size | Theme>(words: readonly T[], kind: "size" | "theme"): Option<T> {
  const option = wordOption(words, lookWords as Phrases<Record<T, string>>);
  return {
    ...option,
    minor: true,
    expects: ({ voice }) =>
      voice.say(lookWords, kind, { known: words.map((word) => voice.say(lookWords, word)).join(", ") }),
    nearest: (text, context) => option.nearest?.(text, { ...context, locales: [context.voice.locale] }),
  };
}

/** The size of a picture. */
export const sizeOption = lookOption(SIZES, "size");

/** The ground of a picture. */
export const themeOption = lookOption(THEMES, "theme");

/** The look that was asked for. */
export function lookOf({ size, theme }: { readonly size?: Size; readonly theme?: Theme }): Look {
  return { size: size ?? USUAL_LOOK.size, theme: theme ?? USUAL_LOOK.theme };
}

/** The words that ask for a look again; none for what is usual. */
export function lookWordsOf({ size, theme }: Look): string[] {
  return [...(size === USUAL_LOOK.size ? [] : [size]), ...(theme === USUAL_LOOK.theme ? [] : [theme])];
}
