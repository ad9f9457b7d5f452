import { bodyLimit } from "hono/body-limit";
import type { Hook } from "../core/platform.ts";
import type { Routes } from "./server.ts";

/** The largest body that is read, in bytes. */
const LARGEST_BODY = 1_000_000;

/** The places where networks call. Nothing else than POST is answered there, and nothing larger than 1 MB is read. */
export function hookRoutes(hooks: readonly Hook[]): Routes {
  return (app) => {
    for (const { path, answer } of hooks)
      app.post(path, bodyLimit({ maxSize: LARGEST_BODY }), async (context) => {
        // Letters may be cut in two on the way, and signatures are over bytes: it is put together before it is read.
        const bytes = new Uint8Array(await context.req.arrayBuffer());
        const { status, body } = answer({ header: (name) => context.req.header(name), body: bytes });
        return body ? context.json(body, status) : context.body(null, status);
      });
  };
}
