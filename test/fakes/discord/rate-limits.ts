import { createHash } from "node:crypto";
import { limitReply, type Reply } from "./replies.ts";

/** So many requests in so many seconds. */
export interface Allowance {
  readonly limit: number;
  readonly seconds: number;
}

/** How often the bot may ask; generous unless told otherwise. */
export interface RateLimitOptions {
  /** All requests with the bot token together; Discord's own is 50 in 1 s. */
  readonly global?: Allowance;
  /** Posts to one channel; Discord's own is about 5 in 5 s. */
  readonly posts?: Allowance;
  /** Publishing the messages of one channel; 10 in an hour as on Discord. */
  readonly publishing?: Allowance;
  /** Anything else, counted per kind of request and channel. */
  readonly others?: Allowance;
}

/** The verdict on one request: headers for its answer, and the 429 if it came too soon. */
export interface Allotment {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused: Reply | undefined;
}

/** Counts requests as Discord does: a fixed window per kind of request and channel, and one over all. */
export type RateLimits = (method: string, pattern: string, path: string, withToken: boolean) => Allotment;

/** How often Discord itself lets a bot ask. */
export const discordsOwn: RateLimitOptions = {
  global: { limit: 50, seconds: 1 },
  posts: { limit: 5, seconds: 5 },
};

const publishingOfDiscord: Allowance = { limit: 10, seconds: 3600 };
const generous: Allowance = { limit: 10_000, seconds: 1 };
const postPattern = "/channels/:channelId/messages";
const publishPattern = "/channels/:channelId/messages/:messageId/crosspost";

/** Starts counting. */
export function createRateLimits(options: RateLimitOptions): RateLimits {
  const windows = new Map<string, { until: number; left: number }>();
  const buckets = new Map<string, string>();

  function bucketOf(kind: string): string {
    const known = buckets.get(kind);
    if (known) return known;
    const bucket = createHash("md5").update(kind).digest("hex");
    buckets.set(kind, bucket);
    return bucket;
  }

  function count(key: string, { limit, seconds }: Allowance): { left: number; resetAfter: number } {
    const now = Date.now();
    let window = windows.get(key);
    if (window === undefined || window.until <= now) {
      window = { until: now + seconds * 1000, left: limit };
      windows.set(key, window);
    }
    window.left -= 1;
    return { left: window.left, resetAfter: (window.until - now) / 1000 };
  }

  return (method, pattern, path, withToken) => {
    const bucket = bucketOf(`${method} ${pattern}`);
    const major = path.split("/").slice(0, 3).join("/");
    const isPost = method === "POST" && pattern === postPattern;
    const isPublishing = method === "POST" && pattern === publishPattern;
    const allowance = isPublishing
      ? (options.publishing ?? publishingOfDiscord)
      : ((isPost ? options.posts : options.others) ?? generous);
    // Answers to interactions are not counted against the limit over all.
    const overall =
      withToken && options.global !== undefined
        ? count("global", options.global)
        : { left: 0, resetAfter: 0 };
    const own = count(`${bucket} ${major}`, allowance);
    const headers = {
      "x-ratelimit-limit": String(allowance.limit),
      "x-ratelimit-remaining": String(Math.max(0, own.left)),
      "x-ratelimit-reset": String(Date.now() / 1000 + own.resetAfter),
      "x-ratelimit-reset-after": String(own.resetAfter),
      "x-ratelimit-bucket": bucket,
    };
    if (overall.left < 0) return { headers, refused: limitReply("global", overall.resetAfter) };
    if (own.left < 0) return { headers, refused: limitReply("user", own.resetAfter) };
    return { headers, refused: undefined };
  };
}
