import type { Archive } from "../core/archive.ts";
import { doubtText } from "../core/doubt-words.ts";
import { pausedSince } from "../core/hand.ts";
import type { Voice } from "../core/locale.ts";
import type { Counts } from "../core/outbox.ts";
import type { Store } from "../core/store.ts";
import { counted } from "../core/text.ts";

/** So many of the newest broadcasts are told of with all else. */
const FEW = 6;
/** So many broadcasts are listed where they are asked for. */
const MANY = 30;

/** What the operator's commands look at. */
export interface Desk {
  /** Everything that is kept, judged. */
  readonly archive: Archive;
  readonly store: Store;
  /** The networks: their names, and whether a token turns them on where the command runs. */
  readonly networks: readonly { readonly name: string; readonly on: boolean }[];
  readonly voice: Voice;
  readonly now: () => number;
}

/** A broadcast as the operator sees it. Instants are ISO 8601. */
export interface BroadcastState {
  /** What it is called in `abort`: the network and the day. */
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly begun: string;
  /** How many posts that tell of its day are in which state. */
  readonly posts: Counts;
}

/** How everything stands, in the form of `--json`. Instants are ISO 8601, and what is not known is null. */
export interface Status {
  readonly newest: { readonly day: string; readonly source: string } | null;
  readonly held: readonly {
    readonly day: string;
    readonly source: string;
    readonly version: number;
    readonly doubts: readonly string[];
  }[];
  readonly networks: readonly {
    readonly name: string;
    readonly on: boolean;
    readonly pausedSince: string | null;
    readonly subscriptions: { readonly on: number; readonly paused: number; readonly off: number };
    /** Posts that are not over: waiting for their time, to be tried again, and being sent; and when the earliest is due. */
    readonly outbox: {
      readonly queued: number;
      readonly later: number;
      readonly sending: number;
      readonly due: string | null;
    };
  }[];
  readonly broadcasts: readonly BroadcastState[];
}

/** What is called how in `abort`. */
export function broadcastId({ platform, day }: { readonly platform: string; readonly day: string }): string {
  return `${platform}:${day}`;
}

/** The newest broadcasts, the newest first. */
export async function broadcastStates(store: Store, most = MANY): Promise<BroadcastState[]> {
  const states: BroadcastState[] = [];
  for (const { platform, day, state, reason, startedAt } of await store.outbox.broadcasts(most))
    states.push({
      id: broadcastId({ platform, day }),
      state,
      reason: reason ?? null,
      begun: iso(startedAt),
      posts: await store.outbox.counts(platform, { to: day }),
    });
  return states;
}

/** Looks at everything that the operator may want to know. */
export async function statusOf({ archive, store, networks, voice }: Desk): Promise<Status> {
  const newest = archive.latest();
  const tallies = await store.tally();
  const states: Status["networks"][number][] = [];
  for (const { name, on } of networks) {
    const since = await pausedSince(store, name);
    const { queued = 0, later = 0, sending = 0 } = await store.outbox.counts(name);
    const due = await store.outbox.earliest(name);
    const tally = tallies.find(({ platform }) => platform === name);
    states.push({
      name,
      on,
      pausedSince: since === undefined ? null : iso(since),
      subscriptions: { on: tally?.on ?? 0, paused: tally?.paused ?? 0, off: tally?.off ?? 0 },
      outbox: { queued, later, sending, due: due === undefined ? null : iso(due) },
    });
  }
  return {
    newest: newest ? { day: newest.day, source: newest.source } : null,
    held: archive.held().map(({ version: { report, number }, doubts }) => ({
      day: report.day,
      source: report.source,
      version: number,
      doubts: doubts.map((doubt) => doubtText(voice, doubt)),
    })),
    networks: states,
    broadcasts: await broadcastStates(store, FEW),
  };
}

/** The same for people, a line for each thing. */
export function statusLines({ newest, held, networks, broadcasts }: Status): string[] {
  return [
    newest ? `Newest report: ${newest.day}, from ${newest.source}` : "Newest report: none",
    held.length === 0 ? "Held reports: none" : `Held reports: ${held.length} (npm run review)`,
    ...held.map(
      ({ day, source, version, doubts }) =>
        `  ${day} from ${source}, version ${version}: ${doubts.join("; ")}`,
    ),
    ...networks.flatMap(({ name, on, pausedSince: since, subscriptions, outbox }) => [
      `${name}: ${on ? "on" : "off, no token here"}${since ? `; posts are paused since ${readable(since)}` : ""}`,
      `  ${counted(subscriptions.on, "subscription", "subscriptions")}, ${subscriptions.paused} paused, ${subscriptions.off} off`,
      `  outbox: ${outbox.queued} queued, ${outbox.later} to be tried again, ${outbox.sending} being sent${outbox.due ? `; the earliest is due ${readable(outbox.due)}` : ""}`,
    ]),
    broadcasts.length === 0 ? "Broadcasts: none" : "Broadcasts:",
    ...broadcasts.map((one) => `  ${broadcastLine(one)}`),
  ];
}

/** A broadcast in one line. */
export function broadcastLine({ id, state, reason, begun, posts }: BroadcastState): string {
  const counts = Object.entries(posts).map(([name, count]) => `${count} ${name}`);
  return `${id}  ${state}${reason === null ? "" : ` (${reason})`}, begun ${readable(begun)}: ${counts.join(", ") || "no posts"}`;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function readable(instant: string): string {
  return `${instant.slice(0, 16).replace("T", " ")} UTC`;
}
