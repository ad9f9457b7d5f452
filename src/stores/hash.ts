import { hash } from "node:crypto";
import type { Channel } from "../core/channel.ts";
import { SPREAD, spread } from "../lib/spread.ts";

/** The SHA-256 of a report's content, in hexadecimal. */
export function hashOf(content: string): string {
  return hash("sha256", content);
}

/** So many pages have places of their own; after them the first come again. */
const PAGES = 2 ** 13;

/**
 * The place of a channel among the posts of a broadcast: the pages one after the other, and the channels of a page mixed, so
 * that those of a server seldom follow each other. An integer from 0 on, of 31 bits.
 */
export function placeOf({ platform, channel }: Channel, page: number): number {
  const ofPage = SPREAD / PAGES;
  return (page % PAGES) * ofPage + Math.floor(spread(`${platform} ${channel}`) / PAGES);
}
