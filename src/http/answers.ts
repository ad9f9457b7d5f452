import { createHash } from "node:crypto";
import type { Context } from "hono";

/** An answer that is ready to be given, as often as it is asked for. */
export interface Ready {
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** The same for the same body: what others know it by (RFC 9110, 8.8.3). */
  readonly tag: string;
}

/** So many characters of a hash that no two bodies share it. */
const TAG_LENGTH = 27;

/** An answer with the tag of its body. */
export function ready(body: Ready["body"]): Ready {
  return { body, tag: `"${createHash("sha256").update(body).digest("base64url").slice(0, TAG_LENGTH)}"` };
}

/** How an answer is given: its media type, and for how many seconds it may be kept before it is asked for again. */
export interface Giving {
  readonly type: string;
  readonly seconds: number;
  readonly more?: Readonly<Record<string, string>>;
}

/** The media type of most answers. */
export const JSON_TYPE = "application/json; charset=utf-8";

/** Gives an answer that anybody may keep for a while and then ask whether it has changed. */
export function give(context: Context, { body, tag }: Ready, { type, seconds, more }: Giving): Response {
  return context.body(body, 200, {
    ...more,
    "content-type": type,
    "cache-control": `public, max-age=${seconds}`,
    etag: tag,
  });
}
