import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { describeBot, describeJoinedGuild, type Identity } from "./documents.ts";
import type { Fields } from "./form.ts";
import { createLine, type Line } from "./lines.ts";
import type { Places } from "./places.ts";
import { createSessions, type Session, serves, tell } from "./sessions.ts";

const closeCodes = {
  unknownOperation: 4001,
  undecodable: 4002,
  notIdentified: 4003,
  wrongToken: 4004,
  identifiedTwice: 4005,
  wrongSequence: 4007,
  tooFast: 4008,
  wrongShard: 4010,
  wrongVersion: 4012,
  wrongIntents: 4013,
  forbiddenIntents: 4014,
} as const;

// A close with one of these ends the session; after any other the bot may resume it.
const finalCodes = [1000, 1001, 4003, 4004, 4005, 4007, 4009, 4010, 4011, 4012, 4013, 4014];
const guildsIntent = 1;
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
const knownIntents = 0b11_0011_0001_1111_1111_1111_1111;
const otherOperations = [3, 4, 8, 31];
const mostFramesPerMinute = 120;
const mostFrameBytes = 4096;

/** What the gateway needs of the rest of the fake. */
export interface GatewayParts {
  readonly identity: Identity;
  readonly places: Places;
  readonly heartbeatInterval: number;
  readonly startLimit: number;
  isToken(token: unknown): boolean;
  /** Called when the bot starts more sessions than a day allows; Discord then takes its token away. */
  revoke(): void;
  url(): string;
}

/** The live side of the fake: the bot stays connected to it and is told what happens. */
export interface Gateway {
  /** Serves one upgraded connection. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every session concerned what happened; `intent` is a bit the session must have asked for. */
  dispatch(event: string, data: Fields, guildId: string | undefined, intent?: number): void;
  /** Closes all connections with this code, or breaks them without a word. */
  drop(code?: number): void;
  /** Asks every connection to come back (operation 7). */
  askReconnect(): void;
  /** Forgets all sessions (operation 9), so that none can be resumed. */
  forgetSessions(): void;
  readonly identifies: number;
  readonly resumes: number;
  /** How many connections have a session. */
  readonly connected: number;
  readonly startsLeft: number;
  close(): Promise<void>;
}

function parse(text: string): Fields | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === "object" && frame !== null ? (frame as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** Opens the gateway; connections are handed to it by the web server. */
export function createGateway(parts: GatewayParts): Gateway {
  const { identity, places } = parts;
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const sessions = createSessions();
  let identifies = 0;
  let resumes = 0;

  function welcome(session: Session): void {
    const mine = [...places.guilds.values()].filter((guild) => guild.member && serves(session, guild.id));
    tell(session, "READY", {
      v: 10,
      user: describeBot(identity),
      application: { id: identity.applicationId, flags: 0 },
      guilds: mine.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: "normal",
      resume_gateway_url: parts.url(),
      shard: session.shard,
      private_channels: [],
      relationships: [],
      presences: [],
      user_settings: {},
    });
    if ((session.intents & guildsIntent) === 0) return;
    for (const guild of mine.filter((other) => !other.unavailable))
      tell(session, "GUILD_CREATE", describeJoinedGuild(guild, places, identity));
  }

  function identify(line: Line, data: Fields): Session | undefined {
    const refuse = (code: number) => line.close(code) as undefined;
    if (!parts.isToken(data["token"])) return refuse(closeCodes.wrongToken);
    const intents = data["intents"];
    if (typeof intents !== "number" || (intents & ~knownIntents) !== 0)
      return refuse(closeCodes.wrongIntents);
    if ((intents & privilegedIntents) !== 0) return refuse(closeCodes.forbiddenIntents);
    const [index, count] = (data["shard"] as [number, number] | undefined) ?? [0, 1];
    if (!(index >= 0 && index < count)) return refuse(closeCodes.wrongShard);
    identifies += 1;
    if (identifies > parts.startLimit) {
      parts.revoke();
      return refuse(closeCodes.wrongToken);
    }
    const session = sessions.begin(line, [index, count], intents);
    welcome(session);
    return session;
  }

  function resume(line: Line, data: Fields): Session | undefined {
    if (!parts.isToken(data["token"])) return line.close(closeCodes.wrongToken) as undefined;
    const session = sessions.find(String(data["session_id"]));
    if (session === undefined) {
      line.send({ op: 9, d: false });
      return undefined;
    }
    const heard = Number(data["seq"]);
    if (!(heard <= session.sequence)) {
      sessions.end(session);
      return line.close(closeCodes.wrongSequence) as undefined;
    }
    resumes += 1;
    session.line = line;
    for (const frame of session.sent) if (Number(frame["s"]) > heard) line.send(frame);
    tell(session, "RESUMED", {});
    return session;
  }

  function serve(socket: WebSocket, compressed: boolean): void {
    const line = createLine(socket, compressed);
    let session: Session | undefined;
    let frames: number[] = [];

    /** Acts on one frame; what comes back is the code to close with, if the frame was a mistake. */
    function take(text: string): number | undefined {
      const frame = text.length > mostFrameBytes ? undefined : parse(text);
      if (frame === undefined) return closeCodes.undecodable;
      frames = [...frames.filter((at) => at > Date.now() - 60_000), Date.now()];
      if (frames.length > mostFramesPerMinute) return closeCodes.tooFast;
      const operation = frame["op"] as number;
      const data = (frame["d"] ?? {}) as Fields;
      if (operation === 1) line.send({ op: 11 });
      else if (operation === 2 || operation === 6) {
        if (session !== undefined) return closeCodes.identifiedTwice;
        session = operation === 2 ? identify(line, data) : resume(line, data);
      } else if (!otherOperations.includes(operation)) return closeCodes.unknownOperation;
      else if (session === undefined) return closeCodes.notIdentified;
      return undefined;
    }

    socket.on("message", (bytes) => {
      const mistake = take(String(bytes));
      if (mistake !== undefined) line.close(mistake);
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      if (session?.line !== line) return;
      session.line = undefined;
      if (finalCodes.includes(code)) sessions.end(session);
    });
    line.send({ op: 10, d: { heartbeat_interval: parts.heartbeatInterval } });
  }

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (connection) => {
        const query = new URL(request.url ?? "/", "ws://fake").searchParams;
        if (query.get("v") !== "10") return connection.close(closeCodes.wrongVersion);
        if (query.get("encoding") !== "json") return connection.close(closeCodes.undecodable);
        serve(connection, query.get("compress") === "zlib-stream");
      });
    },
    dispatch(event, data, guildId, intent = 0) {
      for (const session of sessions.all)
        if (serves(session, guildId) && (session.intents & intent) === intent) tell(session, event, data);
    },
    drop(code) {
      for (const session of [...sessions.all]) {
        const { line } = session;
        // From now on events wait for the bot to come back, even before it has noticed.
        session.line = undefined;
        if (code === undefined) line?.cut();
        else line?.close(code);
        if (code !== undefined && finalCodes.includes(code)) sessions.end(session);
      }
    },
    askReconnect() {
      for (const session of sessions.all) session.line?.send({ op: 7, d: null });
    },
    forgetSessions() {
      for (const session of [...sessions.all]) {
        sessions.end(session);
        session.line?.send({ op: 9, d: false });
      }
    },
    get identifies() {
      return identifies;
    },
    get resumes() {
      return resumes;
    },
    get connected() {
      return [...sessions.all].filter((session) => session.line !== undefined).length;
    },
    get startsLeft() {
      return Math.max(0, parts.startLimit - identifies);
    },
    close() {
      for (const connection of server.clients) connection.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
