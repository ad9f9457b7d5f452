import { createHash } from "node:crypto";
import type { Hono } from "hono";

/** Files of answers, kept in memory for as long as there is room: a browser fetches them right after the answer. */
export interface Kept {
  /** Keeps a file, and returns the path under which it is found. The same content has the same path. */
  keep(file: { readonly name: string; readonly type: string; readonly content: string | Uint8Array }): string;
  /** Puts the files onto the server. */
  mount(app: Hono): void;
}

/** Files with at most so many bytes together; who was not asked for longest goes first. `base` is the path under which the pages are found. */
export function createKept(mostBytes: number, base = ""): Kept {
  const files = new Map<string, { readonly type: string; readonly content: Uint8Array<ArrayBuffer> }>();
  let bytes = 0;

  function forgetOldest(): void {
    const [oldest] = files;
    if (!oldest) return;
    files.delete(oldest[0]);
    bytes -= oldest[1].content.length;
  }

  return {
    keep({ name, type, content }) {
      const data = new Uint8Array(typeof content === "string" ? Buffer.from(content) : content);
      const hash = createHash("sha256").update(data).digest("hex");
      const path = `${base}/kept/${hash}/${encodeURIComponent(name)}`;
      if (files.delete(hash)) bytes -= data.length;
      files.set(hash, { type, content: data });
      bytes += data.length;
      while (bytes > mostBytes && files.size > 1) forgetOldest();
      return path;
    },
    mount(app) {
      app.get("/kept/:hash{[0-9a-f]{64}}/:name", (context) => {
        const file = files.get(context.req.param("hash"));
        if (!file) return context.notFound();
        return context.body(file.content, 200, {
          "content-type": file.type,
          "cache-control": "private, max-age=31536000, immutable",
        });
      });
    },
  };
}
