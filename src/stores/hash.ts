import { createHash } from "node:crypto";

/** The SHA-256 of a report's content, in hexadecimal. */
export function hashOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
