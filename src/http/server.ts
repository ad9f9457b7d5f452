import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";

/**
 * Puts paths that belong together onto the server, such as those of the watch over the process.
 *
 * To add some: a file here that makes them, and an entry in the list of `src/serve.ts`.
 */
export type Routes = (app: Hono) => void;

/** What the HTTP server answers, and where it listens. */
export interface ServerParts {
  readonly routes: readonly Routes[];
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
}

/** A server that listens. */
export interface Server {
  /** Where it is found: `http://127.0.0.1:8080`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the HTTP server. Rejects with the system's error when the port is taken. */
export async function startServer({ routes, port, host }: ServerParts): Promise<Server> {
  const app = new Hono();
  for (const mount of routes) mount(app);
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server: ServerType = serve({ fetch: app.fetch, port, hostname: host }, resolve);
  server.on("error", reject);
  const address = await promise;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
