import { randomUUID } from "node:crypto";
import type { Fields } from "./form.ts";
import type { Line } from "./lines.ts";

/** What the gateway remembers of one shard of the bot, also while it is disconnected. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [index: number, count: number];
  readonly intents: number;
  sequence: number;
  /** Every event since the session began, to be repeated after an interruption. */
  readonly sent: Fields[];
  line: Line | undefined;
}

/** The sessions of the bot. */
export interface Sessions {
  begin(line: Line, shard: readonly [number, number], intents: number): Session;
  find(id: string): Session | undefined;
  /** Forgets a session, which can then not be resumed. */
  end(session: Session): void;
  readonly all: Iterable<Session>;
}

/** Starts with no sessions. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    begin(line, shard, intents) {
      const session: Session = { id: randomUUID(), shard, intents, sequence: 0, sent: [], line };
      sessions.set(session.id, session);
      return session;
    },
    find: (id) => sessions.get(id),
    end(session) {
      sessions.delete(session.id);
    },
    get all() {
      return sessions.values();
    },
  };
}

/** Numbers an event, remembers it, and sends it if the session is connected. */
export function tell(session: Session, event: string, data: Fields): void {
  session.sequence += 1;
  const frame = { op: 0, t: event, s: session.sequence, d: data };
  session.sent.push(frame);
  session.line?.send(frame);
}

/** Whether this shard hears of a guild; what happens outside guilds goes to the first shard. */
export function serves({ shard: [index, count] }: Session, guildId: string | undefined): boolean {
  return guildId === undefined ? index === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}
