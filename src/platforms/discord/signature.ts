import { createPublicKey, verify } from "node:crypto";
import type { HookCall } from "../../core/platform.ts";

/** What stands before the 32 bytes of an Ed25519 key where it is told in full (RFC 8410). */
const KEY_PREFIX = "302a300506032b6570032100";
/** A call that is further from now than so many milliseconds is somebody's who kept it. */
export const STALE = 5 * 60_000;

/** Tells whether a call is Discord's own, and of now: signed over its time and its very bytes. */
export type IsSigned = (call: HookCall) => boolean;

/** Checks signatures with the public key of an application, in hexadecimal digits. */
export function createSignature(publicKey: string, now: () => number = Date.now): IsSigned {
  const key = createPublicKey({
    key: Buffer.from(KEY_PREFIX + publicKey, "hex"),
    format: "der",
    type: "spki",
  });
  return ({ header, body }) => {
    const timestamp = header("x-signature-timestamp") ?? "";
    const signature = header("x-signature-ed25519") ?? "";
    if (!/^\d{1,12}$/.test(timestamp) || !/^[\da-f]{128}$/i.test(signature)) return false;
    if (Math.abs(now() - Number(timestamp) * 1_000) > STALE) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
  };
}
