import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

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

/** Starts a server with a reply for each path; any other path is a 404. */
export async function serve(replies: Readonly<Record<string, Reply>>): Promise<Web> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.on("error", () => {});
    (replies[request.url ?? ""] ?? status(404))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
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

/** The root of a server that has gone: whoever asks there is refused. */
export async function nowhere(): Promise<URL> {
  const web = await serve({});
  await web.close();
  return web.root;
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
export function status(code: number): Reply {
  return (_request, response) => {
    response.writeHead(code, { "content-type": "text/html" }).end("<h1>Not what you wanted</h1>");
  };
}

/** An answer that is elsewhere. */
export function redirect(to: URL): Reply {
  return (_request, response) => {
    response.writeHead(302, { location: to.href }).end();
  };
}

/** A small body that becomes so many bytes once it is decompressed. */
export function bomb(bytes: number): Reply {
  const packed = gzipSync(Buffer.concat([Buffer.from('["'), Buffer.alloc(bytes, "a"), Buffer.from('"]')]));
  return body(packed, { "content-type": "application/json", "content-encoding": "gzip" });
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
