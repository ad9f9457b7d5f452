import { phrases } from "./locale.ts";
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

/** The size of a picture. */
export const sizeOption: Option<Size> = {
  ...wordOption(SIZES, ({ voice }, size: Size) => voice.say(lookWords, size)),
  expects: ({ voice }) => voice.say(lookWords, "size", { known: SIZES.join(", ") }),
};

/** The ground of a picture. */
export const themeOption: Option<Theme> = {
  ...wordOption(THEMES, ({ voice }, theme: Theme) => voice.say(lookWords, theme)),
  expects: ({ voice }) => voice.say(lookWords, "theme", { known: THEMES.join(", ") }),
};

/** The look that was asked for. */
export function lookOf({ size, theme }: { readonly size?: Size; readonly theme?: Theme }): Look {
  return { size: size ?? USUAL_LOOK.size, theme: theme ?? USUAL_LOOK.theme };
}
