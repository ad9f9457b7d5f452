import { DefaultRestOptions, type RateLimitData, type RESTOptions } from "discord.js";
import { z } from "zod";
import type { Log } from "../../core/log.ts";
import { SendFailure } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import type { Metrics } from "../../lib/metrics.ts";
import { createInvalidRequests } from "./invalid-requests.ts";
import { LONGEST_WAIT, TOKEN_REFUSED } from "./limits.ts";

/** What both REST clients of the bot have in common: the token, the count of invalid requests, and a reading of limits. */
export interface Requests {
  /** Makes one request for discord.js. */
  readonly makeRequest: RESTOptions["makeRequest"];
  /**
   * Decides on a rate limit: throws where Discord asked for a longer wait than `patience` milliseconds, or for one that
   * concerns everything. Tells whether a wait that discord.js would make beforehand is too long.
   */
  limited(patience: number): (data: RateLimitData) => boolean;
  /**
   * Throws where a request may not be made at this moment: the token is refused, Discord would shut this machine out, or
   * it has asked to wait with requests of this kind.
   */
  mayPost(method: string, route: string): Promise<void>;
  /** Aborted with a `SendFailure` as its reason when Discord refuses the token. */
  readonly refused: AbortSignal;
}

/** What discord.js makes a request of. */
type Init = Parameters<RESTOptions["makeRequest"]>[1];

/** What is read of an answer 429, which names its wait in seconds. */
const Limit = z.object({
  retry_after: z.number().nonnegative(),
  global: z.boolean().optional(),
  code: z.number().optional(),
});
/** Of so many limits that are over none is kept. */
const MOST_LIMITS = 1_000;
/** The write limit of a server as a whole (Discord documentation, opcodes and status codes). */
const SERVER_LIMIT = 20029;

/**
 * Watches the requests of a bot. discord.js reads how long to wait from the header alone, and goes on with a token that
 * was refused as soon as another client has it: both are mended here.
 */
export function createRequests(store: Store, log: Log, metrics?: Metrics): Requests {
  const invalid = createInvalidRequests(store, log);
  metrics?.beforeReading(async () => metrics.invalid.labels("discord").set(await invalid.count()));
  const refusing = new AbortController();
  /** What was said of limited requests that discord.js has not asked about yet. */
  const limits = new Map<string, SendFailure>();
  let blockedUntil = 0;
  /** Until when requests of a kind wait in a channel, where that is long. Asked for them, discord.js would keep a timer for each. */
  const limitedUntil = new Map<string, number>();

  function limit(kind: string, wait: number): void {
    if (limitedUntil.size >= MOST_LIMITS)
      for (const [other, until] of limitedUntil) if (until <= Date.now()) limitedUntil.delete(other);
    limitedUntil.set(kind, Date.now() + wait);
  }

  function refuse(): void {
    if (refusing.signal.aborted) return;
    refusing.abort(new SendFailure("halt", TOKEN_REFUSED, { reach: "network" }));
  }

  return {
    async makeRequest(url, init) {
      const authorized = isAuthorized(init.headers as RequestInit["headers"]);
      if (authorized) refusing.signal.throwIfAborted();
      const response = await DefaultRestOptions.makeRequest(url, await written(init));
      const { status, headers } = response;
      if (status === 401 && authorized) refuse();
      if (status === 401 || status === 403) invalid.add();
      const kind = () => kindOf(init.method ?? "GET", new URL(url).pathname.replace(/^.*\/v\d+(?=\/)/, ""));
      const reset = Number(headers.get("x-ratelimit-reset-after")) * 1_000;
      if (headers.get("x-ratelimit-remaining") === "0" && reset > LONGEST_WAIT) limit(kind(), reset);
      if (status !== 429) return response;
      if (headers.get("x-ratelimit-scope") !== "shared") invalid.add();
      const text = await response.text();
      const { failure, seconds } = readLimit(headers.get.bind(headers), text);
      limits.set(`${init.method} ${url}`, failure);
      if (failure.reach !== "network") limit(kind(), failure.wait);
      else blockedUntil = Math.max(blockedUntil, Date.now() + failure.wait);
      const told = new Headers(Object.fromEntries(headers));
      told.set("retry-after", String(seconds));
      if (told.has("x-ratelimit-reset-after")) told.set("x-ratelimit-reset-after", String(seconds));
      return new Response(text, { status, headers: told });
    },
    limited: (patience) => (data) => {
      const key = `${data.method} ${data.url}`;
      const told = limits.get(key);
      limits.delete(key);
      if (told && (told.wait > patience || (patience === 0 && told.reach === "network"))) throw told;
      return !told && Math.max(data.retryAfter, data.timeToReset, data.sublimitTimeout) > LONGEST_WAIT;
    },
    async mayPost(method, route) {
      refusing.signal.throwIfAborted();
      const pause = await invalid.pause();
      if (pause > 0)
        throw new SendFailure("later", "Discord has refused so much that it would soon block this machine", {
          reach: "network",
          wait: pause,
        });
      const wait = blockedUntil - Date.now();
      if (wait > 0) throw new SendFailure("later", "Discord asks to slow down", { reach: "network", wait });
      if (limitedUntil.size === 0) return;
      const own = (limitedUntil.get(kindOf(method, route)) ?? 0) - Date.now();
      if (own > 0) throw new SendFailure("later", "Discord asks to slow down in this channel", { wait: own });
    },
    refused: refusing.signal,
  };
}

/**
 * A request whose form with files is written out. discord.js leaves that to whichever undici makes the requests of the
 * process, and any other version than its own, as the one that the sources bring, refuses the form.
 */
async function written(init: Init): Promise<Init> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const given = Object.fromEntries(new Headers(init.headers as RequestInit["headers"]));
  const headers = { ...given, ...Object.fromEntries(form.headers) };
  return { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) };
}

/** Whether a request carries the token. discord.js names its headers in an object, which need not be made into another. */
function isAuthorized(headers: RequestInit["headers"] = {}): boolean {
  const names = Symbol.iterator in headers ? [...new Headers(headers).keys()] : Object.keys(headers);
  return names.some((name) => name.toLowerCase() === "authorization");
}

/** What requests have in common that share a limit: what they do, and in which channel. */
function kindOf(method: string, route: string): string {
  return `${method} ${route.replace(/\/messages\/\d+/, "/messages/:id")}`;
}

/** What an answer 429 asks for. Its header and its body may differ, and then the longer wait holds. */
function readLimit(
  header: (name: string) => string | null,
  text: string,
): { failure: SendFailure; seconds: number } {
  const body = Limit.safeParse(parse(text));
  const seconds = Math.max(Number(header("retry-after")) || 0, body.data?.retry_after ?? 0);
  const wait = Math.ceil(seconds * 1_000);
  // What is no JSON is of the guard in front of Discord, and concerns this machine.
  if (!body.success)
    return {
      seconds,
      failure: new SendFailure("later", "Discord blocks the address of this machine", {
        reach: "network",
        wait,
      }),
    };
  const everyone =
    body.data.global || header("x-ratelimit-global") || header("x-ratelimit-scope") === "global";
  const reach = everyone ? "network" : body.data.code === SERVER_LIMIT ? "server" : "channel";
  return { seconds, failure: new SendFailure("later", "Discord asks to slow down", { reach, wait }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
