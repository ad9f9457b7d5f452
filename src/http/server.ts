import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { routePath } from "hono/route";
import { getPath } from "hono/utils/url";
import type { Log } from "../core/log.ts";
import { Refusal } from "../core/message.ts";
import { belowBase } from "../lib/base-path.ts";
import { fail } from "./failure.ts";
import { OPEN_HEADERS, securityHeaders } from "./headers.ts";

/** The most bytes that anybody may send with a request. */
const LARGEST_BODY = 1_000_000;

/**
 * Puts paths that belong together onto the server, such as those of the watch over the process.
 *
 * To add some: a file here that makes them, and an entry in the list of `src/serve.ts`.
 */
export type Routes = (app: Hono) => unknown;

/** What the HTTP server answers, and where it listens. */
export interface ServerParts {
  readonly routes: readonly Routes[];
  /** Loads further ones, which come after those: called with the first question that is for none of them. */
  readonly others?: () => Promise<readonly Routes[]>;
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  /**
   * The path under which others find the server, `/losses`. A proxy may hand it on or take it away: what is asked for is the same.
   */
  readonly base?: string;
  /** Where the operator is told of an answer that failed. */
  readonly log: Log;
}

/** A server that listens. */
export interface Server {
  /** Where it is found: `http://127.0.0.1:8080`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the HTTP server. Rejects with the system's error when the port is taken. */
export async function startServer({
  routes,
  others,
  port,
  host,
  base = "",
  log,
}: ServerParts): Promise<Server> {
  let app = await appOf(routes, base, log);
  if (others) {
    let loading: Promise<Hono> | undefined;
    const load = async () => (app = await appOf([...routes, ...(await others())], base, log));
    app.all("*", async (context) => {
      loading ??= load();
      return (await loading).fetch(context.req.raw, context.env);
    });
  }
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server: ServerType = serve(
    { fetch: (request, env) => app.fetch(request, env), port, hostname: host },
    resolve,
  );
  server.on("error", reject);
  const address = await promise;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** What answers under these paths, with all that holds for every one of them. */
async function appOf(routes: readonly Routes[], base: string, log: Log): Promise<Hono> {
  const app = new Hono({ getPath: (request) => belowBase(base, getPath(request)) });
  const limit = bodyLimit({
    maxSize: LARGEST_BODY,
    onError(context) {
      // Nobody has looked at the path yet. The answer is the same for all, so that the pages of others may read it.
      for (const [name, value] of OPEN_HEADERS) context.header(name, value);
      return fail(context, "too-large", `A request may have ${LARGEST_BODY} bytes at most: send less.`);
    },
  });
  app.use(securityHeaders());
  // What only asks has no body, and looking for one takes time.
  app.use((context, next) => (context.req.method === "GET" ? next() : limit(context, next)));
  app.onError((error, context) => {
    if (error instanceof Refusal) return fail(context, "bad-request", error.message);
    // The path as it is written in the code: what was asked may hold a secret.
    log.error({ err: error, path: routePath(context) }, "An HTTP request could not be answered.");
    return fail(
      context,
      "fault",
      "Something went wrong on this side and has been noted: please try again in a few minutes.",
    );
  });
  for (const mount of routes) await mount(app);
  return app;
}
