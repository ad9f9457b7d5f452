import { isIP } from "node:net";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, request } from "undici";
import { lookupPublic } from "./public-address.ts";
import { collect, ReadFailure, type ReadLimits, reason, within } from "./read.ts";

/** What is asked for. */
export interface Asking {
  readonly accept: "application/json" | "text/html";
  /** Sent as JSON in a POST; without it the request is a GET. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one request was answered with: a text; that it has not changed; or where it is instead. */
export type Answer =
  | { readonly kind: "text"; readonly text: string; readonly headers: Headers }
  | { readonly kind: "unchanged" }
  | { readonly kind: "elsewhere"; readonly address: URL };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A failure that may not last: the request may be repeated. */
export class Passing extends ReadFailure {
  /** The `Retry-After` of the answer, where there was one. */
  readonly retryAfter?: string;

  constructor(
    fault: ReadFailure["fault"],
    message: string,
    { retryAfter, ...options }: ErrorOptions & { status?: number; retryAfter?: string | undefined } = {},
  ) {
    super(fault, message, options);
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** Answers that may be others in a while (RFC 9110, 15.5 and 15.6). */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Errors of a host that is not there, or to which there is no way: a minute later it will not be there either. */
const ABSENT = new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH"]);

/** The ways of packing a body that are understood. These notice when the end is missing, which the client's own do not. */
const UNPACK: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Connections to hosts where a server has sent us: its name must not lead into the network of this machine. */
const outside = new Agent({ connect: { lookup: lookupPublic } });

/**
 * Sends one request and reads the answer, within the limits. `sent` is set where a server said to ask here. Throws a
 * `ReadFailure`; a `Passing` one where the same request may do better later.
 */
export function askOnce(
  address: URL,
  { accept, body, headers }: Asking,
  own: Readonly<Record<string, string>>,
  { limits, signal, sent }: { limits: ReadLimits; signal: AbortSignal; sent: boolean },
): Promise<Answer> {
  return within(limits, signal, async (either) => {
    const response = await request(address, {
      signal: either,
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept,
        "accept-encoding": "gzip, deflate, br",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
        ...own,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(sent && !isChosen(address) && { dispatcher: outside }),
    }).catch((cause: unknown) => {
      if (either.aborted) throw cause;
      const Kind = isAbsent(cause) ? ReadFailure : Passing;
      throw new Kind("unreachable", reason(cause), { cause });
    });
    const { statusCode: status } = response;
    if (status === 200)
      return { kind: "text", text: await read(response, limits, either), headers: response.headers };
    // Not read to its end, so that nothing is received that nobody looks at.
    response.body.on("error", () => undefined).destroy();
    if (status === 304) return { kind: "unchanged" };
    if (status >= 300 && status <= 399)
      return { kind: "elsewhere", address: elsewhere(address, response.headers) };
    const message = `it answered with status ${status}`;
    if (!PASSING.has(status)) throw new ReadFailure("status", message, { status });
    throw new Passing("status", message, { status, retryAfter: first(response.headers["retry-after"]) });
  });
}

async function read(
  { headers, body }: { headers: Headers; body: Readable },
  limits: ReadLimits,
  signal: AbortSignal,
): Promise<string> {
  const packing = first(headers["content-encoding"])?.trim().toLowerCase() ?? "identity";
  const unpack = UNPACK.get(packing);
  if (packing !== "identity" && packing !== "" && !unpack) {
    body.on("error", () => undefined).destroy();
    throw new ReadFailure("form", "its answer is packed in a way that is not known");
  }
  try {
    // What goes wrong on the way comes out of its end, where it is read.
    return await collect(unpack ? pipeline(body, unpack(), () => undefined) : body, limits.bytes);
  } catch (cause) {
    if (cause instanceof ReadFailure || signal.aborted) throw cause;
    throw new ReadFailure("form", "its answer broke off or is damaged", { cause });
  } finally {
    body.on("error", () => undefined).destroy();
  }
}

/** Where an answer sends us. Only to the same host: another one is not what the operator chose. */
function elsewhere(address: URL, headers: Headers): URL {
  const location = first(headers["location"]);
  const next = location ? URL.parse(location, address.href) : null;
  if (!next) throw new ReadFailure("form", "it sent us on, but not to any address");
  if (next.origin !== address.origin)
    throw new ReadFailure("form", "it sent us on to another host, which is not asked");
  if (next.username || next.password)
    throw new ReadFailure("form", "it sent us on to an address with a name or a password, which is not used");
  return next;
}

function first(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? header : header?.[0];
}

function isAbsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && ABSENT.has(String(error.code))) || isAbsent(error.cause);
}

/** Whether the operator named a machine by its address, and so may mean this one or one beside it. */
function isChosen({ hostname }: URL): boolean {
  return hostname === "localhost" || isIP(hostname.replace(/^\[|\]$/g, "")) > 0;
}
