import { hash } from "node:crypto";

/** What `spread` returns is less than this. */
export const SPREAD = 2 ** 31;

/** The place of a name among all: spread evenly, and always the same. An integer from 0 on, of 31 bits. */
export function spread(name: string): number {
  return hash("sha256", name, "buffer").readUInt32BE() >>> 1;
}
