import type { Context, MiddlewareHandler } from "hono";
import { createPace, type PaceTerms } from "../../core/pace.ts";
import type { Place } from "../../core/place.ts";

/** The one channel that the pages of a machine have, for whoever sits at it. */
export const HERE = "here";

/** Names by which only this machine is found. Any other could be one that somebody has pointed at it. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether an address of a server is one that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.includes(":") && !host.startsWith("[") ? `[${host}]` : host);
}

/** What a proxy adds to what it hands on. */
const PROXIED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/**
 * Whether whoever asks sits at this machine: nothing says that the question was handed on, and the name by which they
 * found the page is this machine's own, as is that of the page from which they ask.
 */
export function isAtMachine(context: Context): boolean {
  const { host = "", origin } = context.req.header();
  if (!LOOPBACK.test(host) || PROXIED.some((name) => context.req.header(name) !== undefined)) return false;
  return origin === undefined || hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Whether something that is sent comes from a page of ours, and not from one that makes a browser send it. */
export function isOwn(context: Context): boolean {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = context.req.header("origin");
  return origin === undefined || hostOf(origin) === context.req.header("host");
}

/** Where somebody at this machine asks: the posts would come to the page itself, and whoever sits there runs the bot. */
export const PLACE: Place = {
  platform: "web",
  channel: HERE,
  server: HERE,
  isPrivate: true,
  features: [],
  mayManage: () => Promise.resolve(true),
};

/** Lets every visitor ask for so much and no more. */
export function limit(
  terms: PaceTerms,
  visitor: (context: Context) => string,
  now: () => number,
): MiddlewareHandler {
  const pace = createPace(terms);
  return async (context, next) => {
    if (pace.may(visitor(context), now())) return next();
    const seconds = String(Math.ceil(terms.span / 1_000));
    return context.text("Too many requests: wait a little.", 429, { "retry-after": seconds });
  };
}
