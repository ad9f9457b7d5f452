import type { Day } from "./day.ts";

/** The sizes of pictures: 1200×675, 1080×1080 and 1080×1920. */
export const SIZES = ["wide", "square", "tall"] as const;

/** The name of a size. */
export type Size = (typeof SIZES)[number];

/** The grounds that pictures are drawn on. */
export const THEMES = ["light", "dark"] as const;

/** The name of a ground. */
export type Theme = (typeof THEMES)[number];

/** How a picture looks. */
export interface Look {
  readonly size: Size;
  readonly theme: Theme;
}

/** How a picture looks unless something else is asked for. */
export const USUAL_LOOK: Look = { size: "wide", theme: "light" };

/** The kinds of charts. */
export const CHART_KINDS = [
  "daily",
  "total",
  "months",
  "years",
  "compare",
  "indexed",
  "heatmap",
  "sofar",
] as const;

/** The name of a kind of chart. */
export type ChartKind = (typeof CHART_KINDS)[number];

/** Whether a kind of chart is of several categories, and not of one. */
export function isOfSeveral(kind: ChartKind): kind is "compare" | "indexed" {
  return kind === "compare" || kind === "indexed";
}

/** What is worth a mark beside a figure: the highest day of all, a round number passed, a corrected total. */
export type Mark = "record" | "round" | "correction";

/** Who says so and whether others confirm it, as the foot of a picture says it. */
export interface Credit {
  readonly source: string;
  readonly standing?: string;
}

/** One figure of a card. */
export interface CardFigure {
  /** The id of a category or group. */
  readonly id: string;
  readonly total: number;
  /** What the day or stretch added; absent where it is not known. */
  readonly delta?: number;
  readonly marks: readonly Mark[];
}

/** The facts of a card: a day or a stretch at one look. */
export interface CardFacts {
  readonly kind: "card";
  readonly from: Day;
  readonly to: Day;
  readonly warDay: number;
  /** The figure that leads: personnel, or what was asked for. */
  readonly lead: CardFigure;
  readonly qualifier?: "about" | "more";
  /** The other categories, in the order in which they are shown. */
  readonly others: readonly CardFigure[];
  /** Sums of groups, which may be shown beside the others. */
  readonly groups: readonly CardFigure[];
  /** The losses of the leading figure on the thirty days up to `to`, oldest first; nothing where one is not known. */
  readonly days: readonly (number | null)[];
  /** The mean of those that are known; absent where too few are to say what is usual. */
  readonly mean?: number;
  /** The earlier report that all changes are measured from, where that of the eve is lacking. */
  readonly since?: Day;
  readonly credit: Credit;
}

/** A place on the line of time where a total was corrected, and by how much. */
export interface Correction {
  /** How many days after the first one. */
  readonly at: number;
  readonly amount: number;
}

/** What all charts of one category over days have. */
interface Dated {
  readonly from: Day;
  readonly to: Day;
  /** A category or group. */
  readonly id: string;
  readonly credit: Credit;
  readonly corrections: readonly Correction[];
  /** The place of the first report of a category that is new within the chart. */
  readonly begins?: number;
}

/** The loss of each day as a bar, with the mean of seven days. A day that is not known has nothing. */
export interface DailyFacts extends Dated {
  readonly kind: "daily";
  readonly losses: readonly (number | null)[];
  /** The mean of the seven days up to each, where at least four of them are known. */
  readonly means: readonly (number | null)[];
  /** The place of the greatest loss of all days, where it is within the chart. */
  readonly record?: number;
}

/** The running total of each day. */
export interface TotalFacts extends Dated {
  readonly kind: "total";
  readonly totals: readonly (number | null)[];
}

/** A month or year of a chart. */
export interface Column {
  readonly from: Day;
  /** The sum of the days' own losses; nothing where none is known. */
  readonly loss: number | null;
  /** Not every day of it is known, or it goes on. */
  readonly partial: boolean;
}

/** Months or years as columns. */
export interface ColumnsFacts {
  readonly kind: "months" | "years";
  readonly from: Day;
  readonly to: Day;
  readonly id: string;
  readonly credit: Credit;
  readonly columns: readonly Column[];
}

/** One of several categories. */
export interface Compared {
  readonly id: string;
  readonly losses: readonly (number | null)[];
  /** The mean of the days up to each, where enough of them are known. */
  readonly means: readonly (number | null)[];
  /** The mean of all the days that are known; nothing where none is, or where nothing was lost. */
  readonly mean?: number;
  /** The place of its first report, where it is new within the chart. */
  readonly begins?: number;
}

/** Two to four categories beside each other, as means of seven days, or these as parts of each one's own mean. */
export interface CompareFacts {
  readonly kind: "compare" | "indexed";
  readonly from: Day;
  readonly to: Day;
  readonly credit: Credit;
  /** How many days a mean is of. */
  readonly span: number;
  readonly lines: readonly Compared[];
}

/** The loss of each day as a field of weekdays and weeks. */
export interface HeatmapFacts {
  readonly kind: "heatmap";
  readonly from: Day;
  readonly to: Day;
  readonly id: string;
  readonly credit: Credit;
  readonly losses: readonly (number | null)[];
}

/** The sum of the losses since the beginning of the year, beside those of earlier years. */
export interface SoFarFacts {
  readonly kind: "sofar";
  readonly from: Day;
  readonly to: Day;
  readonly id: string;
  readonly credit: Credit;
  /** Oldest first. The sum up to each day of the year; nothing on a day that is not known, and after the last that is. */
  readonly years: readonly {
    readonly year: number;
    readonly sums: readonly (number | null)[];
    /** Some of its days are not known, so it stays below what it would be. */
    readonly partial: boolean;
  }[];
}

/** The facts of a chart. */
export type ChartFacts = DailyFacts | TotalFacts | ColumnsFacts | CompareFacts | HeatmapFacts | SoFarFacts;

/** A picture that goes with a message: what is to be drawn, as facts and not yet as an image. */
export interface Picture extends Look {
  readonly facts: CardFacts | ChartFacts;
  /** The tag of the language of its words and numbers. */
  readonly language: string;
  /** What it shows, in words, for who cannot see it. */
  readonly alt: string;
  /** The name of its file, which says what it is: `losses-2023-03-07.png`. */
  readonly name: string;
  /** A sentence for where an earlier picture stays above a text that was corrected, since the new one cannot be shown. */
  readonly outdated?: string;
}

/** A picture as an image. */
export interface Drawn {
  readonly png: Uint8Array;
  readonly name: string;
  readonly alt: string;
  /** The same for the same image, over all restarts: what a network knows an image by can be kept under it. */
  readonly key: string;
}

/** Whatever turns pictures into images. */
export interface Pictures {
  /** Draws a picture, or gives the image that was drawn of the same before. */
  draw(picture: Picture): Promise<Drawn>;
}
