import { createHash, timingSafeEqual } from "node:crypto";

/** Whether somebody knows a secret. Takes as long for a wrong one whichever part of it is right. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

/** Of the same length whatever the text is. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
