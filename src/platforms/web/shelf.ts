import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";

/** The files that pages are made of beside themselves, with their media types. To add one: a file in `files`, and a line here. */
const FILES = {
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const;

/** The name of such a file. */
export type FileName = keyof typeof FILES;

/** Enough of a hash that two states of a file never share it. */
const HASH_LENGTH = 10;

/** The files, read once. The address of each holds a hash of what is in it, so that it can be kept for ever. */
export interface Shelf {
  /** Where a file is found: `/files/page.3f9a2c71d0.css`, below the path of the pages. */
  path(name: FileName): string;
  /** How many bytes a file has. */
  size(name: FileName): number;
  /** Puts the files onto the server. */
  mount(app: Hono): void;
}

/** Reads the files. Throws where one is missing. `base` is the path under which the pages are found. */
export function openShelf(base = ""): Shelf {
  const names = Object.keys(FILES) as FileName[];
  const read = new Map(
    names.map((name) => {
      const content = readFileSync(join(import.meta.dirname, "files", name));
      const hash = createHash("sha256").update(content).digest("hex").slice(0, HASH_LENGTH);
      const path = `/files/${name.replace(".", `.${hash}.`)}`;
      return [name, { content, path }];
    }),
  );
  const fileOf = (name: FileName) => read.get(name) as { content: Buffer<ArrayBuffer>; path: string };
  return {
    path: (name) => `${base}${fileOf(name).path}`,
    size: (name) => fileOf(name).content.length,
    mount(app) {
      for (const name of names)
        app.get(fileOf(name).path, (context) =>
          context.body(fileOf(name).content, 200, {
            "content-type": FILES[name],
            "cache-control": "public, max-age=31536000, immutable",
          }),
        );
    },
  };
}
