import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Connections to a database over a line that can be cut. */
export interface Line {
  /** The same address, over the line. */
  readonly address: string;
  /** Lets the next bytes that hold this text reach the database, and cuts their connection before it can answer. */
  cutAfter(text: string): void;
  /** Keeps the next bytes that hold this text from the database, and cuts their connection. */
  cutBefore(text: string): void;
  /** Cuts every connection at once. */
  cutAll(): void;
  /** Lets nothing through any more, in either direction, and keeps every connection open, as a network does that loses a machine. */
  goSilent(): void;
  /** How many connections were cut. */
  cuts(): number;
  close(): Promise<void>;
}

/** A line to the database at an address. */
export async function lineTo(address: string): Promise<Line> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let armed: { readonly text: string; readonly arrives: boolean } | undefined;
  let cuts = 0;
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    far.on("close", () => near.destroy());
    near.on("close", () => far.end());
    far.on("data", (bytes) => {
      if (!near.destroyed && !isSilent) near.write(bytes);
    });
    near.on("data", (bytes) => {
      if (isSilent) return;
      if (!armed || !bytes.includes(armed.text)) return void far.write(bytes);
      const { arrives } = armed;
      armed = undefined;
      cuts++;
      if (arrives) far.write(bytes);
      near.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const listening = server.address();
  if (listening === null || typeof listening === "string") throw new Error("The line has no port.");
  const own = new URL(address);
  own.port = String(listening.port);
  return {
    address: own.href,
    cutAfter(text) {
      armed = { text, arrives: true };
    },
    cutBefore(text) {
      armed = { text, arrives: false };
    },
    cutAll() {
      for (const socket of sockets) socket.destroy();
    },
    goSilent() {
      isSilent = true;
    },
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
