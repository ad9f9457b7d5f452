import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/**
 * Ports that no system hands out by itself, be it to a server that takes any or to a connection that begins here. Whoever gives
 * such a port up for a while finds it free again, whatever other tests are run beside.
 */
const FIRST = 20_000;
const END = 32_000;

let next = randomInt(FIRST, END);

/** Lets a server listen on a loopback port that it can give up and take again; returns the port. */
export async function listenApart(server: Server): Promise<number> {
  for (;;) {
    const port = next;
    next = port + 1 < END ? port + 1 : FIRST;
    if (await listen(server, port)) return port;
  }
}

/** A loopback port on which somebody is going to listen, and until then nobody does. */
export async function portApart(): Promise<number> {
  const server = createServer();
  const port = await listenApart(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Whether the server listens there now; not, where another one does. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    server.once("error", refused);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", refused);
      resolve(true);
    });
  });
}
