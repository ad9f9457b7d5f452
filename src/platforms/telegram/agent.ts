import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import { mayPass } from "../../lib/fence.ts";
import { NOT_CONNECTED } from "../connection.ts";

/** A connection that is not made by then will hardly be. Less than any call may take. In milliseconds. */
const CONNECT_TIMEOUT = 8_000;
/** A connection that lay idle for so long is not used again: the other side may be closing it just then. In milliseconds. */
const IDLE_TIMEOUT = 20_000;

/** Keeps connections open between calls. */
export type Agent = HttpAgent | HttpsAgent;

/**
 * Connections of their own to one root. An error from before a connection stood, its TLS included, has the code
 * `ERR_NOT_CONNECTED`: nothing was sent, which the client's own errors do not tell.
 */
export function createAgent(root: string, patience = CONNECT_TIMEOUT): Agent {
  const options = { keepAlive: true, timeout: IDLE_TIMEOUT };
  const secure = root.startsWith("https:");
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (target, handOver) => {
    const socket = connect(target) as Socket;
    const timer = setTimeout(() => fail(new Error("it took too long")), patience);
    function stand(): void {
      // Making it may have taken as long as the process was frozen.
      if (!mayPass()) {
        fail(new Error("it came too late"));
        return;
      }
      clearTimeout(timer);
      socket.off("error", fail).off("close", fail);
      handOver?.(null, socket);
    }
    function fail(cause?: unknown): void {
      clearTimeout(timer);
      // What else comes of the socket is of no interest, but an error that nobody listens to would end the program.
      socket
        .off("error", fail)
        .off("close", fail)
        .on("error", () => undefined)
        .destroy();
      const error = Object.assign(new Error("the connection was not made", { cause }), {
        code: NOT_CONNECTED,
      });
      handOver?.(error, socket);
    }
    socket
      .once("error", fail)
      .once("close", fail)
      .once(secure ? "secureConnect" : "connect", stand);
    return undefined;
  };
  return agent;
}
