import type { Size, Theme } from "../core/picture.ts";

/** The colours of a picture. Every one that is written in stands out from the ground by 4.5 to 1 or more. */
export interface Colors {
  readonly ground: string;
  /** What is read first. */
  readonly ink: string;
  /** What is read beside it. */
  readonly quiet: string;
  /** The one colour that says: look here. */
  readonly accent: string;
  /** Lines between things. */
  readonly rule: string;
  /** Bars and lines that are not the matter itself. */
  readonly faint: string;
  /** The ground below a line of the accent. */
  readonly wash: string;
  /** A field in which nothing is known. */
  readonly gap: string;
  /** From little to much. */
  readonly heat: readonly [string, string, string, string, string];
}

/** The colours of each theme. */
export const COLORS: Readonly<Record<Theme, Colors>> = {
  light: {
    ground: "#FAF9F5",
    ink: "#17191C",
    quiet: "#565C64",
    accent: "#0F5C8C",
    rule: "#DDDAD1",
    faint: "#B4B8BB",
    wash: "#DCE6EC",
    gap: "#EEECE5",
    heat: ["#D3E0E8", "#A6C3D6", "#6FA0C0", "#34779F", "#0B3F61"],
  },
  dark: {
    ground: "#14171B",
    ink: "#EEEFF0",
    quiet: "#A7AEB6",
    accent: "#7CBBE8",
    rule: "#2D3239",
    faint: "#535B65",
    wash: "#1E2C37",
    gap: "#1F2328",
    heat: ["#253644", "#31536D", "#3F6C8E", "#6AA3CC", "#B8DFF9"],
  },
};

/** The measures of a size, in pixels. */
export interface Measures {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** The sizes of text: the title, ordinary text, and what is small but still read on a phone. */
  readonly title: number;
  readonly text: number;
  readonly small: number;
}

/** The measures of each size. */
export const MEASURES: Readonly<Record<Size, Measures>> = {
  wide: { width: 1200, height: 675, margin: 48, title: 38, text: 24, small: 20 },
  square: { width: 1080, height: 1080, margin: 56, title: 44, text: 28, small: 23 },
  tall: { width: 1080, height: 1920, margin: 72, title: 54, text: 34, small: 28 },
};
