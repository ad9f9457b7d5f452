import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

/** What a page does when it is asked for. */
export type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server of this machine that misbehaves as it is told. */
export interface Web {
  /** The address of its root, with a slash at the end. */
  readonly root: URL;
  /** The paths it was asked for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a server with a reply for each path, query and all; any other gets the reply `otherwise`. */
export async function serve(
  replies: Readonly<Record<string, Reply>>,
  otherwise: Reply = status(404),
  host = "127.0.0.1",
): Promise<Web> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.on("error", () => {});
    (replies[request.url ?? ""] ?? otherwise)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: new URL(`http://127.0.0.1:${port}/`),
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The root of a server that is not there: whoever asks there is refused. No program listens on that port, and none is handed it;
 * one of a server that has gone may be another's soon.
 */
export function nowhere(): URL {
  return new URL("http://127.0.0.1:2/");
}

/** An answer in full. */
export function body(content: string | Buffer, headers: Readonly<Record<string, string>> = {}): Reply {
  return (_request, response) => {
    response.writeHead(200, headers).end(content);
  };
}

/** A value as JSON. */
export function json(value: unknown): Reply {
  return body(JSON.stringify(value), { "content-type": "application/json" });
}

/** A page that is an error, as sites word it. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return (_request, response) => {
    response.writeHead(code, { "content-type": "text/html", ...headers }).end("<h1>Not what you wanted</h1>");
  };
}

/** An answer that is elsewhere. */
export function redirect(to: URL | string): Reply {
  return (_request, response) => {
    response.writeHead(302, { location: String(to) }).end();
  };
}

/** One reply after the other, and the last of them from then on. */
export function inTurn(...replies: readonly [Reply, ...Reply[]]): Reply {
  let times = 0;
  return (request, response) => {
    const reply = replies[Math.min(times++, replies.length - 1)] as Reply;
    reply(request, response);
  };
}

/** A page with its version, which is not sent again to whoever has that version. */
export function versioned(
  content: string,
  headers: { readonly etag?: string; readonly modified?: string },
): Reply {
  const { etag, modified } = headers;
  return (request, response) => {
    const { "if-none-match": had, "if-modified-since": since } = request.headers;
    const same = etag === undefined ? since !== undefined && since === modified : had === etag;
    const version = { ...(etag && { etag }), ...(modified && { "last-modified": modified }) };
    if (same) response.writeHead(304, version).end();
    else response.writeHead(200, { "content-type": "text/html", ...version }).end(content);
  };
}

/** How a body can be compressed. */
export const PACKING = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;

/** A compressed body; with `cut`, so many of its last bytes are missing, and nothing else says so. */
export function packed(content: string | Buffer, encoding: keyof typeof PACKING = "gzip", cut = 0): Reply {
  const whole = PACKING[encoding](content);
  const headers = { "content-type": "application/json", "content-encoding": encoding };
  return body(whole.subarray(0, whole.length - cut), headers);
}

/** A small body that becomes so many bytes once it is decompressed. */
export function bomb(bytes: number, encoding: keyof typeof PACKING = "gzip"): Reply {
  return packed(Buffer.concat([Buffer.from('["'), Buffer.alloc(bytes, "a"), Buffer.from('"]')]), encoding);
}

/** A body byte by byte. */
export function drip(content: string): Reply {
  const bytes = Buffer.from(content);
  return (_request, response) => {
    response.writeHead(200);
    let sent = 0;
    const next = () => {
      if (sent === bytes.length) response.end();
      else response.write(bytes.subarray(sent, ++sent), () => setTimeout(next, 2));
    };
    next();
  };
}

/** A connection that is reset before anything is answered. */
export function reset(): Reply {
  return (_request, response) => {
    response.socket?.resetAndDestroy();
  };
}

/** The beginning of an answer that should be longer, and then the connection is closed in good order. */
export function cutShort(beginning: string): Reply {
  return (_request, response) => {
    response.writeHead(200, { "content-length": "100000" });
    response.write(beginning, () => response.socket?.end());
  };
}

/** A body that never ends. */
export function endless(): Reply {
  return (_request, response) => {
    const piece = Buffer.alloc(64_000, " ");
    const more = () => {
      while (!response.destroyed && response.write(piece)) {}
    };
    response.on("drain", more);
    more();
  };
}

/** Nothing at all, with the connection kept open. */
export function silence(): Reply {
  return () => {};
}

/** The beginning of an answer, and then nothing more, with the connection kept open. */
export function stall(beginning: string): Reply {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write(beginning);
  };
}

/** The beginning of an answer, and then the connection breaks. */
export function breakOff(beginning: string): Reply {
  return (_request, response) => {
    response.writeHead(200, { "content-length": "100000" });
    response.write(beginning, () => response.socket?.resetAndDestroy());
  };
}
