import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * The headers of security that every answer carries. Nothing may be loaded, framed or run unless a path says otherwise
 * in a header of its own, which then stands.
 */
export function securityHeaders(): MiddlewareHandler {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    // Whether a host and its neighbours are reached by TLS alone is known only to whoever put a proxy before this.
    strictTransportSecurity: false,
  });
}

/** What lets whoever shows a page read an answer from it, and show a picture there. */
export const OPEN_HEADERS: readonly (readonly [name: string, value: string])[] = Object.entries({
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Retry-After",
  "cross-origin-resource-policy": "cross-origin",
});
