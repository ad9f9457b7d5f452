import { createDeflate, constants as zlib } from "node:zlib";
import type { WebSocket } from "ws";
import type { Fields } from "./form.ts";

/** One connected socket, as far as the gateway needs it. */
export interface Line {
  send(frame: Fields): void;
  close(code: number): void;
  /** Breaks the connection without a word. */
  cut(): void;
}

/** Speaks JSON over a socket, as one compressed stream if the client asked for that. */
export function createLine(socket: WebSocket, compressed: boolean): Line {
  if (!compressed)
    return {
      send: (frame) => socket.send(JSON.stringify(frame)),
      close: (code) => socket.close(code),
      cut: () => socket.terminate(),
    };
  const deflate = createDeflate();
  let pieces: Buffer[] = [];
  deflate.on("data", (piece: Buffer) => pieces.push(piece));
  return {
    send(frame) {
      deflate.write(JSON.stringify(frame));
      deflate.flush(zlib.Z_SYNC_FLUSH, () => {
        if (pieces.length > 0) socket.send(Buffer.concat(pieces));
        pieces = [];
      });
    },
    close: (code) => socket.close(code),
    cut: () => socket.terminate(),
  };
}
