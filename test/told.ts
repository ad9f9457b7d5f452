import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { inspect } from "node:util";

/** What nobody may be told, of all tests of this process so far. */
const secrets = new Set<string>();

/** Shorter texts are no secrets, and may be a part of anything. */
const SHORTEST = 10;

/** Notes secrets that tests use from now on. */
export function keepUntold(...more: readonly (string | undefined)[]): void {
  for (const secret of more) if (secret !== undefined && secret.length >= SHORTEST) secrets.add(secret);
}

/** What was told all the same: what it was in, and the secret. */
const leaks: string[] = [];

// Whatever test it was in, and whatever that test was about: the process has failed. The test itself goes on, so that it closes
// what it has opened.
process.on("exit", () => {
  if (leaks.length === 0) return;
  process.stderr.write(`${leaks.join("\n")}\n`);
  process.exitCode = 1;
});

/** Whether nothing is searched. */
let isDeaf = false;

/** Has nothing searched any more in this process, which would be a part of what is measured. */
export function hearNothing(): void {
  isDeaf = true;
  unsubscribe("undici:request:headers", hearHeaders);
  unsubscribe("undici:request:bodyChunkReceived", hearPiece);
}

/** Searches something that is told for the secrets of every test of this process so far. */
export function hear(where: string, told: unknown): void {
  if (isDeaf) return;
  const text = typeof told === "string" ? told : inspect(told, { depth: 9, maxArrayLength: null });
  for (const secret of secrets) if (text.includes(secret)) leaks.push(`${secret} is told in ${where}`);
}

/** What was heard since the last time; whoever takes it answers for it. */
export function leaksSoFar(): readonly string[] {
  return leaks.splice(0);
}

/** The networks themselves, which know the secrets and may say them. */
const networks = new Set<string>();

/** Says that a network is at an address, until the returned function is called: what it answers is not searched. */
export function isNetwork(address: string): () => void {
  const { origin } = new URL(address);
  networks.add(origin);
  // Anybody may be there next.
  return () => void networks.delete(origin);
}

/** A request as the client of `fetch` tells of it. */
interface Asked {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
}

/** Of an answer that comes in pieces, so much of the last is looked at once more with the next: longer than any secret. */
const OVERLAP = 500;
const ends = new WeakMap<Asked, string>();

/** Searches a piece of what a server of ours has answered. */
function hearAnswer(request: Asked, piece: string): void {
  if (networks.has(request.origin)) return;
  const text = (ends.get(request) ?? "") + piece;
  hear(`the answer to ${request.method} ${request.path}`, text);
  ends.set(request, text.slice(-OVERLAP));
}

function hearHeaders(message: unknown): void {
  const { request, response } = message as { request: Asked; response: { headers: readonly Buffer[] } };
  hearAnswer(request, `${response.headers.join("\n")}\n`);
}

function hearPiece(message: unknown): void {
  const { request, chunk } = message as { request: Asked; chunk: Uint8Array };
  hearAnswer(request, Buffer.from(chunk).toString("latin1"));
}

// Whatever a test asks a server for is searched: pages, the API, metrics, what is said to networks that call.
subscribe("undici:request:headers", hearHeaders);
subscribe("undici:request:bodyChunkReceived", hearPiece);
