import type { Hook } from "../core/platform.ts";
import { belowBase } from "../lib/base-path.ts";
import type { Routes } from "./server.ts";

/** The places where networks call, which is done by nothing else than POST. `base` is the path under which the server is found. */
export function hookRoutes(hooks: readonly Hook[], base = ""): Routes {
  return (app) => {
    for (const { path, answer } of hooks)
      app.post(belowBase(base, path), async (context) => {
        // Letters may be cut in two on the way, and signatures are over bytes: it is put together before it is read.
        const bytes = new Uint8Array(await context.req.arrayBuffer());
        const { status, body } = answer({ header: (name) => context.req.header(name), body: bytes });
        return body ? context.json(body, status) : context.body(null, status);
      });
  };
}
