import { createHash } from "node:crypto";
import type { Post } from "../../core/platform.ts";

/** The longest nonce that Discord takes (Discord documentation, resources/message, create message). */
const NONCE_LIMIT = 25;

/**
 * The mark by which Discord recognises a repeated post: the same for every try of one post, and different for every
 * channel and day. Discord compares it over all channels of a bot, so a mark of the day alone would post just once.
 */
export function nonceOf({ channel, day }: Pick<Post, "channel" | "day">): string {
  const digest = createHash("sha256").update(`${channel}|${day}`).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(0, NONCE_LIMIT);
}
