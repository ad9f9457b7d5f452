import type { MiddlewareHandler } from "hono";

/**
 * The headers of pages, beside those that every answer of the server has: nothing comes from elsewhere or is run that is
 * not a file of ours, and nobody frames a page. Where a page is found is told to no other host.
 */
const HEADERS = Object.entries({
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "same-origin",
});

/** Gives every answer that follows the headers of pages. */
export function pageHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of HEADERS) context.res.headers.set(name, value);
  };
}
