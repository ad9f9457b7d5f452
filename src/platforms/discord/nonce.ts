import { hash } from "node:crypto";
import type { PostKey } from "../../core/post-key.ts";

/** The longest nonce that Discord takes (Discord documentation, resources/message, create message). */
const NONCE_LIMIT = 25;

/**
 * The mark by which Discord recognises a repeated post: the same for every try of one message, and different for every
 * post of every channel, and for every message that takes the place of another (`part`). Discord compares it over all
 * channels of a bot, so a mark of the edition alone would post just once.
 */
export function nonceOf({ channel, number, edition, form }: PostKey, part = ""): string {
  const digest = hash("sha256", `${channel}|${number}|${edition}|${form}|${part}`);
  return BigInt(`0x${digest}`).toString(36).slice(0, NONCE_LIMIT);
}
