import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { CLAIM } from "../core/archive-file.ts";
import { give, JSON_TYPE, type Ready, ready } from "./answers.ts";
import { cardRoutes } from "./card-image.ts";
import { fail } from "./failure.ts";
import { FEED_PATHS, feedRoutes } from "./feeds.ts";
import { OPEN_HEADERS } from "./headers.ts";
import type { ApiParts, ApiRoutes } from "./parts.ts";
import { reportRoutes } from "./reports.ts";
import type { Routes } from "./server.ts";
import { summaryRoutes } from "./summaries.ts";
import { limitVisitors } from "./visitors.ts";

/** What one visitor may ask of the API. */
const PACE = { most: 60, span: 10_000 };
/** Browsers may remember for a day what they may ask. */
const PREFLIGHT_SECONDS = 86_400;
/** What is published changes with the program alone. */
const DOCUMENT_SECONDS = 3_600;

const METHODS = ["GET", "HEAD", "OPTIONS"];

/** The version of what is published: its first number goes up when something that programs rely on goes or changes. */
const VERSION = "1.0.0";

/**
 * The parts of the open API.
 *
 * To add a path: a file here that puts it onto the API with its schemas, and its name in this list.
 */
const GROUPS: readonly ApiRoutes[] = [reportRoutes, summaryRoutes, cardRoutes, feedRoutes];

/** The open API: read-only, for programs of any origin, and described at `/api/openapi.json`. */
export function apiRoutes(parts: ApiParts): Routes {
  return (app) => {
    const api = new OpenAPIHono({
      defaultHook: (result, context) =>
        result.success ? undefined : fail(context, "bad-request", result.error.issues[0]?.message ?? ""),
    });
    for (const layer of layersOf(parts)) for (const path of ["/api/*", ...FEED_PATHS]) api.use(path, layer);
    for (const group of GROUPS) group(api, parts);

    let published: Ready | undefined;
    api.get("/api/openapi.json", (context) => {
      published ??= ready(JSON.stringify(documentOf(api, parts)));
      return give(context, published, { type: JSON_TYPE, seconds: DOCUMENT_SECONDS });
    });
    for (const path of ["/api/*", ...FEED_PATHS])
      api.all(path, (context) => {
        if (METHODS.includes(context.req.method))
          return fail(context, "not-found", "There is nothing here: /api/openapi.json lists what there is.");
        context.header("allow", METHODS.join(", "));
        return fail(context, "not-allowed", "This API is only read: use GET.");
      });
    app.route("/", api);
  };
}

/** What every path of the API goes through. */
function layersOf({ proxies, now }: ApiParts): MiddlewareHandler[] {
  const preflight = cors({ origin: "*", allowMethods: METHODS, maxAge: PREFLIGHT_SECONDS });
  return [
    async (context, next) => {
      if (context.req.method === "OPTIONS") return preflight(context, next);
      await next();
      // Set on the answer that is there: to prepare them before it takes as long as all else together.
      for (const [name, value] of OPEN_HEADERS) context.res.headers.set(name, value);
    },
    limitVisitors({ ...PACE, proxies, now }),
    etag(),
  ];
}

function documentOf(api: OpenAPIHono, { address }: ApiParts) {
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "losses-bot",
      version: VERSION,
      description: `${CLAIM} Dates are days in Kyiv as reports carry them, instants are UTC. At most ${PACE.most} requests in ${PACE.span / 1_000} seconds are answered for one address.`,
    },
    servers: [{ url: address ?? "/" }],
  });
}
