import { createHash } from "node:crypto";

/** What `spread` returns is less than this. */
export const SPREAD = 2 ** 31;

/** The place of a name among all: spread evenly, and always the same. An integer from 0 on, of 31 bits. */
export function spread(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE() >>> 1;
}
