import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { hear } from "../../told.ts";
import { listenApart } from "../ports.ts";
import { type Body, parseBody, readBytes } from "./bodies.ts";
import type { Fault, Faults } from "./faults.ts";
import { invalidLimits } from "./limits.ts";
import type { RateLimits } from "./rate-limits.ts";
import { isRefusal, refuse, refusePlainly } from "./refusals.ts";
import { faultReply, type Reply, type Route, refusalReply } from "./replies.ts";

/** A request the bot made, for a test to look at. */
export interface LoggedRequest {
  readonly method: string;
  /** The path behind `/api/v10`, without the query. */
  readonly path: string;
  readonly query: string;
  /** Whether it carried an Authorization header, right or wrong. */
  readonly authorized: boolean;
  /** The JSON of the request. */
  body: unknown;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  /** The status it was answered with; nothing while, or if, it stays unanswered. */
  status: number | undefined;
  /** Whether it counts towards the 10,000 in 10 minutes after which Discord blocks an address. */
  invalid: boolean;
  fault: Fault | undefined;
}

/** What the web server needs of the rest of the fake. */
export interface RestParts {
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  isToken(token: unknown): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The web server of the fake. */
export interface Rest {
  readonly requests: readonly LoggedRequest[];
  /** Starts to listen on the loopback interface, on this port or on any, and tells the port. */
  listen(port?: number): Promise<number>;
  /** Ends all connections; rejects if the fake itself failed on the way. */
  close(): Promise<void>;
}

function compile(route: Route): { route: Route; pattern: RegExp } {
  return { route, pattern: new RegExp(`^${route.path.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`) };
}

function send(response: ServerResponse, reply: Reply, cut: boolean): void {
  const isText = typeof reply.body === "string";
  const text = isText ? (reply.body as string) : reply.body === undefined ? "" : JSON.stringify(reply.body);
  const headers = {
    ...(text && !isText && { "content-type": "application/json" }),
    "content-length": String(Buffer.byteLength(text)),
    ...reply.headers,
  };
  response.writeHead(reply.status, reply.status === 204 ? reply.headers : headers);
  if (!cut) response.end(text);
  else response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** Opens the web server of the fake. */
export function createRest({ routes, faults, rateLimits, isToken, upgrade }: RestParts): Rest {
  const compiled = routes.map(compile);
  const requests: LoggedRequest[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const mistakes: unknown[] = [];
  /** When the last invalid requests came. */
  const invalids: number[] = [];

  function work(request: IncomingMessage, url: URL, path: string, body: Body): Reply {
    const method = request.method ?? "GET";
    if (!String(request.headers["user-agent"]).startsWith("DiscordBot (")) throw refuse(40333);
    const isHere = ({ pattern }: (typeof compiled)[number]) => pattern.test(path);
    const chosen = compiled.find((one) => one.route.method === method && isHere(one));
    const { authorization } = request.headers;
    if (!chosen?.route.open && !isToken(authorization?.replace(/^Bot /, "")))
      throw refusePlainly(401, "Unauthorized");
    if (chosen === undefined)
      throw compiled.some(isHere)
        ? refusePlainly(405, "Method Not Allowed")
        : refusePlainly(404, "Not Found");
    const { route, pattern } = chosen;
    const allotment = rateLimits(method, route.path, path, !route.open);
    const reply = allotment.refused ?? answer(route, pattern, path, url, body);
    return { ...reply, headers: { ...allotment.headers, ...reply.headers } };
  }

  function answer(route: Route, pattern: RegExp, path: string, url: URL, body: Body): Reply {
    const params = Object.fromEntries(
      Object.entries(pattern.exec(path)?.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]),
    );
    try {
      return route.run({ params, query: url.searchParams, body: body.json, files: body.files });
    } catch (error) {
      if (isRefusal(error)) return refusalReply(error);
      throw error;
    }
  }

  async function workOrRefuse(
    request: IncomingMessage,
    url: URL,
    entry: LoggedRequest,
    bytes: Buffer,
  ): Promise<Reply> {
    hear(`what Discord is sent with ${entry.method} ${entry.path}`, bytes.toString("latin1"));
    try {
      const body = await parseBody(bytes, request.headers["content-type"] ?? "");
      entry.body = body.json;
      return work(request, url, entry.path, body);
    } catch (error) {
      if (isRefusal(error)) return refusalReply(error);
      mistakes.push(error);
      return { status: 500, body: { message: "500: Internal Server Error", code: 0 } };
    }
  }

  /** What an address gets that has made too many invalid requests. */
  function blocked(at: number): Reply | undefined {
    while ((invalids[0] ?? at) < at - invalidLimits.span) invalids.shift();
    if (invalids.length < invalidLimits.most) return undefined;
    return faultReply({ rateLimit: "cloudflare", retryAfter: 3600 });
  }

  function breakOff(request: IncomingMessage, fault: Fault): void {
    if (String(fault).startsWith("reset")) request.socket.resetAndDestroy();
    else request.socket.destroy();
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const url = new URL(request.url ?? "/", "http://fake");
    const method = request.method ?? "GET";
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, "");
    const fault = faults.take(method, path);
    const authorized = request.headers.authorization !== undefined;
    const query = url.search.slice(1);
    const entry: LoggedRequest = {
      method,
      path,
      query,
      authorized,
      body: undefined,
      at,
      status: undefined,
      invalid: false,
      fault,
    };
    requests.push(entry);
    const bytes = await readBytes(request);
    if (typeof fault === "object" && "delay" in fault)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, fault.delay);
        timers.add(timer);
      });
    if (fault === "reset-before" || fault === "close-before") return breakOff(request, fault);
    if (fault === "hang") return;
    const reply =
      blocked(at) ?? (fault && faultReply(fault)) ?? (await workOrRefuse(request, url, entry, bytes));
    if (fault === "reset-after" || fault === "close-after") return breakOff(request, fault);
    if (fault === "hang-after") return;
    entry.status = reply.status;
    entry.invalid =
      [401, 403, 429].includes(reply.status) && reply.headers?.["x-ratelimit-scope"] !== "shared";
    if (entry.invalid) invalids.push(at);
    send(response, reply, fault === "cut");
  }

  const server: Server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy());
  });
  // The client reuses connections; one closed in its hand would be a fault nobody planned.
  server.keepAliveTimeout = 600_000;
  server.on("upgrade", (request, socket, head) => {
    const fault = faults.take("UPGRADE", "/");
    if (fault === undefined) upgrade(request, socket, head);
    else if (fault === "hang") return;
    else {
      const status = faultReply(fault)?.status;
      if (status !== undefined) socket.write(`HTTP/1.1 ${status} Fault\r\nConnection: close\r\n\r\n`);
      socket.destroy();
    }
  });

  return {
    requests,
    listen(port) {
      if (port === undefined) return listenApart(server);
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => resolve(port));
      });
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      return new Promise((resolve, reject) => {
        server.close(() => {
          if (mistakes.length === 0) resolve();
          else reject(new AggregateError(mistakes, "The fake Discord itself failed; mend it first."));
        });
        server.closeAllConnections();
      });
    },
  };
}
