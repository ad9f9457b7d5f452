/** What is read of a font: which characters it can draw, and how wide each is. */
export interface FontFile {
  readonly data: Uint8Array;
  /** Whether there is a form for a character, given by its number. */
  has(character: number): boolean;
  /** The width of a character in parts of the size of the text; 0 where there is no form for it. */
  advance(character: number): number;
}

/** Reads a TrueType font (OpenType specification: head, hhea, hmtx, cmap). Throws where it is none. */
export function readFont(data: Uint8Array, name: string): FontFile {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const tables = new Map<string, number>();
  try {
    for (let index = 0; index < view.getUint16(4); index++) {
      const entry = 12 + index * 16;
      const tag = String.fromCharCode(...data.subarray(entry, entry + 4));
      tables.set(tag, view.getUint32(entry + 8));
    }
    const at = (tag: string) => {
      const place = tables.get(tag);
      if (place === undefined) throw new Error(`it has no table ${tag}`);
      return place;
    };
    const unitsPerEm = view.getUint16(at("head") + 18);
    const widths = view.getUint16(at("hhea") + 34);
    const metrics = at("hmtx");
    const glyphOf = readCharacters(view, at("cmap"));
    return {
      data,
      has: (character) => glyphOf(character) !== 0,
      advance(character) {
        const glyph = glyphOf(character);
        // Glyphs behind the last width all have that one.
        return glyph === 0 ? 0 : view.getUint16(metrics + Math.min(glyph, widths - 1) * 4) / unitsPerEm;
      },
    };
  } catch (error) {
    throw new Error(`The font ${name} cannot be read: install the packages again with npm ci.`, {
      cause: error,
    });
  }
}

/** The table that leads from characters to glyphs, in format 4, which holds all of the Basic Multilingual Plane. */
function readCharacters(view: DataView, cmap: number): (character: number) => number {
  const count = view.getUint16(cmap + 2);
  const places = Array.from({ length: count }, (_, index) => cmap + view.getUint32(cmap + 8 + index * 8));
  const table = places.find((place) => view.getUint16(place) === 4);
  if (table === undefined) throw new Error("it has no table of characters in format 4");
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  const glyphs = new Map<number, number>();
  return (character) => {
    const known = glyphs.get(character);
    if (known !== undefined) return known;
    let glyph = 0;
    for (let segment = 0; segment < segments; segment++) {
      if (view.getUint16(ends + segment * 2) < character) continue;
      const start = view.getUint16(starts + segment * 2);
      if (start > character) break;
      const delta = view.getUint16(deltas + segment * 2);
      const offset = view.getUint16(offsets + segment * 2);
      const place = offsets + segment * 2 + offset + (character - start) * 2;
      const found = offset === 0 ? character : view.getUint16(place);
      glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      break;
    }
    glyphs.set(character, glyph);
    return glyph;
  };
}
