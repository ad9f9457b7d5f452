import type { Weight } from "./fonts.ts";

/** A rectangle, in pixels from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text in a box that nothing else is written into. */
export interface Text extends Box {
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly align: "left" | "center" | "right";
}

/** A form made of lines, as SVG has it. */
export interface Shape {
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: string;
  /** Moves and scales what the path says: an icon is drawn once, in a square of 24. */
  readonly move?: { readonly x: number; readonly y: number; readonly scale: number };
}

/** A picture in full: every form and every line of text in its place. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
  readonly texts: readonly Text[];
}
