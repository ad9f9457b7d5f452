import { type Node, Renderer, setGlyphCacheMaxBytes } from "@takumi-rs/core";
import type { Drawing, Shape, Text } from "./drawing.ts";
import { FAMILY, type Fonts } from "./fonts.ts";
import { giveWay } from "./threads.ts";

/** Turns drawings into PNG files. */
export interface Press {
  print(drawing: Drawing): Promise<Uint8Array>;
  /** Where each line of text of a drawing really comes to stand. */
  measure(
    drawing: Drawing,
  ): Promise<readonly { text: string; x: number; y: number; width: number; height: number }[]>;
}

/**
 * What the renderer may keep of its own, in bytes. No two pictures have the same forms, and those that were drawn are kept
 * as files; the letters of all languages take less than this.
 */
const CACHE_BYTES = 0;
const LETTERS_BYTES = 3_000_000;
/**
 * Forms are drawn in bands of at most so many pixels, one after the other. In one piece they would take as much memory as
 * the picture itself once more, which is eight megabytes for a tall one.
 */
const BAND_PIXELS = 520_000;

/** A press with these fonts. The work is done on other threads. */
export async function createPress(fonts: Fonts): Promise<Press> {
  setGlyphCacheMaxBytes(LETTERS_BYTES);
  const renderer = new Renderer({ cacheMaxBytes: CACHE_BYTES });
  for (const [weight, { data }] of fonts.files)
    await renderer.registerFont({ name: FAMILY, data, weight, style: "normal" });
  // The threads are there since the fonts were read.
  giveWay();
  const sizeOf = ({ width, height }: Drawing) => ({ width, height });
  return {
    print(drawing) {
      const bands = bandsOf(drawing);
      const images = bands.map(({ name: src, svg: data }) => ({ src, data }));
      return renderer.render(nodeOf(drawing, bands), { ...sizeOf(drawing), images, format: "png" });
    },
    async measure(drawing) {
      const { children } = await renderer.measure(nodeOf(drawing, []), sizeOf(drawing));
      return children
        .filter(({ runs }) => runs.length > 0)
        .map(({ transform, runs }) => {
          // A line in two alphabets is written in several runs.
          const left = Math.min(...runs.map(({ x }) => x));
          const top = Math.min(...runs.map(({ y }) => y));
          return {
            text: runs.map(({ text }) => text).join(""),
            x: transform[4] + left,
            y: transform[5] + top,
            width: Math.max(...runs.map(({ x, width }) => x + width)) - left,
            height: Math.max(...runs.map(({ y, height }) => y + height)) - top,
          };
        });
    },
  };
}

function nodeOf({ width, height, background, texts }: Drawing, bands: readonly Band[]): Node {
  const forms = bands.map(({ name, top, height: high }): Node => {
    const style = { position: "absolute", left: 0, top } as const;
    return { type: "image", src: name, width, height: high, style };
  });
  return {
    type: "container",
    style: {
      display: "flex",
      position: "relative",
      width,
      height,
      backgroundColor: background,
      fontFamily: FAMILY,
    },
    children: [...forms, ...texts.map(textNode)],
  };
}

function textNode({ text, x, y, width, height, size, weight, color, align }: Text): Node {
  return {
    type: "text",
    text,
    style: {
      position: "absolute",
      left: x,
      top: y,
      width,
      height,
      fontSize: size,
      lineHeight: `${height}px`,
      fontWeight: weight,
      color,
      textAlign: align,
      whiteSpace: "nowrap",
      // Only for figures alone: a hyphen between words would be as wide as a figure.
      ...(!/\p{L}/u.test(text) && { fontVariantNumeric: "tabular-nums" }),
    },
  };
}

/** The forms of a drawing between two heights of it, as SVG. */
interface Band {
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly svg: Uint8Array;
}

/** The forms of a drawing, cut between whole pixels, where no cut is seen; all that is in it comes from our own code. */
function bandsOf({ width, height, shapes }: Drawing): Band[] {
  if (shapes.length === 0) return [];
  const forms = shapes.map(formOf).join("");
  const count = Math.ceil((width * height) / BAND_PIXELS);
  return Array.from({ length: count }, (_, index) => {
    const top = Math.round((index * height) / count);
    const high = Math.round(((index + 1) * height) / count) - top;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" viewBox="0 ${top} ${width} ${high}">${forms}</svg>`;
    return { name: `forms-${index}`, top, height: high, svg: Buffer.from(svg) };
  });
}

function formOf({ path, fill = "none", stroke, strokeWidth = 1, dash, move }: Shape): string {
  const line = stroke
    ? ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linejoin="round" stroke-linecap="round"`
    : "";
  const dashes = dash ? ` stroke-dasharray="${dash}"` : "";
  const moved = move ? ` transform="translate(${move.x} ${move.y}) scale(${move.scale})"` : "";
  return `<path d="${path}" fill="${fill}"${line}${dashes}${moved}/>`;
}
