import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { commands } from "../../commands/index.ts";
import type { Phrases, Texts } from "../../src/core/locale.ts";
import { createEmbedded } from "../../src/sources/embedded.ts";
import { newsSources } from "../../src/sources/index.ts";
import { toolsOf } from "../fakes/tools.ts";

const root = join(import.meta.dirname, "..", "..");

/** The program itself: to import it is to start it. */
const NOT_IMPORTED = ["src/main.ts", "src/start.js"];

/** The English texts of the code by place; the names given twice; the places that are written but cannot be reached. */
interface Places {
  readonly found: ReadonlyMap<string, Texts>;
  readonly repeated: readonly string[];
  readonly hidden: readonly string[];
}

/** Finds every text that the code says: exported, or reached through a command or a source. */
export async function findPlaces(): Promise<Places> {
  const paths = globSync(["src/**/*.ts", "commands/**/*.ts"], { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  const books = new Set<Phrases>();
  for (const command of commands) books.add(command.words);
  for (const source of [
    createEmbedded(),
    ...newsSources.map(({ create, root: from }) => create(new URL(from), toolsOf())),
  ])
    books.add(source.words);
  for (const path of paths.filter((each) => !NOT_IMPORTED.includes(each))) {
    const module = (await import(pathToFileURL(join(root, path)).href)) as Readonly<Record<string, unknown>>;
    for (const value of Object.values(module)) if (isPhrases(value)) books.add(value);
  }
  const written = paths.flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/\bphrases(?:<[^(]*>)?\(\s*("[^"]*"|[^\s,]+)/g)]
      .map(([, place]) => place as string)
      .filter((place) => place !== "place:")
      .map((place) =>
        place.startsWith('"') ? place.slice(1, -1) : `${place} in ${path}, which is no plain text`,
      ),
  );
  const found = new Map([...books].map(({ place, english }) => [place, english]));
  return {
    found,
    repeated: written.filter((place, index) => written.indexOf(place) !== index),
    hidden: written.filter((place) => !found.has(place)),
  };
}

function isPhrases(value: unknown): value is Phrases {
  return typeof value === "object" && value !== null && "place" in value && "english" in value;
}

/** A piece of a parsed text; only what these tests look at. */
interface Piece {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Piece[] }>>;
  readonly pluralType?: "cardinal" | "ordinal";
  readonly children?: readonly Piece[];
}

/** The numbers by which the parser names kinds of pieces that take a value, and what they are called. */
const KINDS: Readonly<Record<number, string>> = {
  1: "plain",
  2: "number",
  3: "date",
  4: "time",
  5: "select",
  6: "plural",
};

function piecesOf(text: string, format: string): readonly Piece[] {
  const all: Piece[] = [];
  const walk = (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      all.push(piece);
      for (const option of Object.values(piece.options ?? {})) walk(option.value);
      walk(piece.children ?? []);
    }
  };
  walk(new IntlMessageFormat(text, format).getAst() as readonly Piece[]);
  return all;
}

/** What a text takes: each value's name and how it is used, once each. Throws for a text in bad form. */
export function argumentsOf(text: string, format: string): string[] {
  const taken = piecesOf(text, format).flatMap(({ type, value }) =>
    KINDS[type] ? [`${String(value)}: ${KINDS[type]}`] : [],
  );
  return [...new Set(taken)].sort();
}

/** The plurals of a text: by which value, of which kind, and with which forms. */
export function pluralsOf(
  text: string,
  format: string,
): { argument: string; type: "cardinal" | "ordinal"; forms: string[] }[] {
  return piecesOf(text, format).flatMap(({ value, options, pluralType }) =>
    options && pluralType ? [{ argument: String(value), type: pluralType, forms: Object.keys(options) }] : [],
  );
}
