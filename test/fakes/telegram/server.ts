import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { hear, isNetwork } from "../../told.ts";
import { listenApart } from "../ports.ts";
import { readPayload } from "./body.ts";
import { type Answer, answerOf, type createFaults } from "./faults.ts";
import type { createLimits } from "./limits.ts";
import type { Payload } from "./parameters.ts";
import type { Request } from "./records.ts";
import { type Refusal, refusal, refusalOf } from "./refusal.ts";

/** One method of the Bot API; `gone` tells that the caller hung up. */
export type Method = (payload: Payload, gone: AbortSignal) => unknown;

type Parts = {
  token: () => string;
  methods: Record<string, Method>;
  faults: ReturnType<typeof createFaults>;
  limits: ReturnType<typeof createLimits>;
  requests: Request[];
  now: () => number;
};

/** The method by which Telegram is told where to call, and by what it is known then. */
const WITH_SECRETS = "setWebhook";

const refused = (body: Refusal): Answer => ({ status: body.error_code, body: { ok: false, ...body } });

/** Listens on a loopback port and answers as the service does, or as a fault wants. */
export async function createHttpServer({ token, methods, faults, limits, requests, now }: Parts) {
  const sockets = new Set<Socket>();
  const byName = new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));

  async function perform(name: string, payload: Payload, gone: AbortSignal): Promise<Answer> {
    const method = byName.get(name.toLowerCase());
    try {
      if (method === undefined) throw refusal(404, "Not Found: method not found");
      return { status: 200, body: { ok: true, result: await method(payload, gone) } };
    } catch (error) {
      const body = refusalOf(error);
      if (body !== undefined) return refused(body);
      return { status: 500, body: { ok: false, error_code: 500, description: `The fake failed: ${error}` } };
    }
  }

  /** The answer to a call, or how its connection ends without one. */
  async function decide(name: string, entry: Request, gone: AbortSignal): Promise<Answer | "reset" | "hang"> {
    const flooded = limits.take(name, entry.payload);
    if (flooded !== undefined) return flooded;
    const fault = faults.take(name, entry.payload);
    if (fault === "reset-before") return "reset";
    if (fault === "hang") return "hang";
    if (typeof fault === "object" && "delay" in fault) await pause(fault.delay, undefined, { signal: gone });
    const instead = answerOf(fault);
    if (instead !== undefined && fault !== "html-after") return instead;
    const answer = await perform(name, entry.payload, gone);
    if (fault === "reset-after") return "reset";
    if (fault === "hang-after") return "hang";
    return instead ?? { ...answer, split: fault === "split" };
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const gone = new AbortController();
    // Whoever has the answer has not hung up.
    response.once("close", () => response.writableFinished || gone.abort());
    const address = new URL(request.url ?? "/", "http://fake");
    const [, given, name] = /^\/bot([^/]+)\/([^/]+)$/.exec(address.pathname) ?? [];
    const entry: Request = { method: name ?? "", payload: {}, at: now(), status: undefined };
    requests.push(entry);
    let answer: Answer | "reset" | "hang";
    try {
      entry.payload = await readPayload(request, address);
      if (name !== WITH_SECRETS) hear(`what Telegram is sent with ${name}`, entry.payload);
      answer = notAuthorized(given, token()) ?? (await decide(name ?? "", entry, gone.signal));
    } catch (error) {
      const body = refusalOf(error);
      if (body === undefined) return;
      answer = refused(body);
    }
    if (answer === "reset") request.socket.resetAndDestroy();
    if (typeof answer === "string" || response.destroyed) return;
    entry.status = answer.status;
    const isText = typeof answer.body === "string";
    response.writeHead(answer.status, {
      "content-type": isText ? "text/html" : "application/json",
      ...answer.headers,
    });
    const bytes = Buffer.from(isText ? (answer.body as string) : JSON.stringify(answer.body));
    // Each becomes a chunk of its own, however the network joins them.
    if (answer.split) for (const byte of bytes) response.write(Uint8Array.of(byte));
    response.end(answer.split ? undefined : bytes);
  }

  const server = createServer((request, response) => void handle(request, response));
  // Longer than any test, so that a connection kept alive never closes just when it is used again.
  server.keepAliveTimeout = 600_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const port = await listenApart(server);
  const root = `http://127.0.0.1:${port}`;
  let isGone = isNetwork(root);

  const dropConnections = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };

  return {
    root,
    dropConnections,
    /** Refuses every new connection until `start` is called. */
    stop: () =>
      new Promise<void>((resolve) => {
        if (server.listening) server.close(() => resolve());
        else resolve();
        dropConnections();
      }).then(() => isGone()),
    start: () =>
      new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
        isGone = isNetwork(root);
      }),
  };
}

function notAuthorized(given: string | undefined, token: string): Answer | undefined {
  if (given === undefined || !/^\d+:[\w-]{20,}$/.test(given)) {
    return refused({ error_code: 404, description: "Not Found" });
  }
  return given === token ? undefined : refused({ error_code: 401, description: "Unauthorized" });
}
