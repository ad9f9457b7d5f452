import { subscribe } from "node:diagnostics_channel";
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

/** Searches what a server of ours has answered. */
function hearAnswer(address: string, what: string, text: string): void {
  if (isDeaf || networks.has(new URL(address).origin)) return;
  hear(`${what} of ${new URL(address).pathname}`, text);
}

// Whatever a test asks a server for is searched, as far as it is read: pages, the API, metrics, what is said to networks that
// call. As it is read, since not every client that may be below `fetch` tells of the pieces that arrive.
const { text, json, arrayBuffer, bytes } = Response.prototype;
const asText = (read: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(read)).toString("latin1");
const heard = <T>(read: () => Promise<T>, textOf: (read: T) => string) =>
  async function hearing(this: Response): Promise<T> {
    const told = await read.call(this);
    if (this.url) hearAnswer(this.url, "the answer", textOf(told));
    return told;
  };
Object.assign(Response.prototype, {
  text: heard(text, (told) => told),
  json: heard(json, (told) => JSON.stringify(told)),
  arrayBuffer: heard(arrayBuffer, asText),
  bytes: heard(bytes, asText),
});

/** An answer as the client below `fetch` tells of it. */
interface Headed {
  readonly request: { readonly origin: string; readonly path: string };
  readonly response: { readonly headers: readonly Buffer[] };
}

subscribe("undici:request:headers", (message) => {
  const { request, response } = message as Headed;
  hearAnswer(`${request.origin}${request.path}`, "the head of the answer", response.headers.join("\n"));
});
