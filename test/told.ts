import assert from "node:assert/strict";
import { inspect } from "node:util";

/** What nobody may be told, of all tests of this process so far. */
const secrets = new Set<string>();

/** Shorter texts are no secrets, and may be a part of anything. */
const SHORTEST = 10;

/** Notes secrets that tests use from now on. */
export function keepUntold(...more: readonly (string | undefined)[]): void {
  for (const secret of more) if (secret !== undefined && secret.length >= SHORTEST) secrets.add(secret);
}

/** Searches what was written, measured or thrown for the secrets of every test of this process. */
export function assertUntold(...told: readonly unknown[]): void {
  const text = told
    .map((one) => (typeof one === "string" ? one : inspect(one, { depth: 9, maxArrayLength: null })))
    .join("\n");
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is told`);
}
