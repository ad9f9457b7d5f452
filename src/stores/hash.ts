import { createHash } from "node:crypto";
import type { Channel } from "../core/channel.ts";
import { spread } from "../lib/spread.ts";

/** The SHA-256 of a report's content, in hexadecimal. */
export function hashOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The place of a channel among all: spread evenly, the same every day, whoever subscribed first. An integer from 0 on, of
 * 31 bits.
 */
export function spreadOf({ platform, channel }: Channel): number {
  return spread(`${platform} ${channel}`);
}
