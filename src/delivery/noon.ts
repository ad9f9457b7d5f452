import { Temporal } from "temporal-polyfill";
import type { Archive } from "../core/archive.ts";
import { type Day, dayIn } from "../core/day.ts";
import type { Counts } from "../core/outbox.ts";
import type { Platform } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import type { Operator } from "./operator.ts";

/** The hour by which the report of the day is out and posted, on all but a few days of a year. */
const NOON = 12;
/** A program that was just started has not had the time to ask and post, in milliseconds. */
const SETTLING_IN = 30 * 60_000;

/** What looking at noon needs. */
export interface NoonParts {
  readonly archive: Archive;
  readonly store: Store;
  /** The networks that are on. */
  readonly platforms: readonly Platform[];
  readonly operator: Operator;
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** Whether it is this process that looks after the sources, or after a network; without it, it is. */
  readonly isOurs?: ((what: Platform | "sources") => boolean) | undefined;
}

/** Looks once a day, at noon or when the program has settled in after it, whether the day's report came and was posted. */
export function createNoon(parts: NoonParts): () => Promise<void> {
  const { archive, platforms, operator, now, timeZone, isOurs = () => true } = parts;
  const started = now();
  const looked = new Map<Platform | "sources", Day>();

  async function look(what: Platform | "sources", today: Day, newest: Day | undefined): Promise<void> {
    const isLate = newest === undefined || newest < today;
    if (what === "sources" && isLate)
      await operator.tell(
        `noon.${today}`,
        `It is past noon and there is no report of ${today}; the newest is of ${newest ?? "no day"}. Ask /status what each source says.`,
        { day: today, newest },
      );
    if (what !== "sources" && !isLate && (await isBehind(what, today, parts)))
      await operator.tell(
        `noon.${what.name}.${today}`,
        `It is past noon and nothing of the report of ${today} was posted on ${what.name}. Look at its log, and at what /status says.`,
        { day: today, platform: what.name },
      );
    looked.set(what, today);
  }

  return async () => {
    const instant = Temporal.Instant.fromEpochMilliseconds(now());
    const today = dayIn(timeZone, now());
    if (instant.toZonedDateTimeISO(timeZone).hour < NOON || now() - started < SETTLING_IN) return;
    for (const what of ["sources", ...platforms] as const)
      if (isOurs(what) && looked.get(what) !== today) await look(what, today, archive.latest()?.day);
  };
}

/** Whether somebody on a network is owed the report of a day, and nobody has it. */
async function isBehind({ name, ready }: Platform, day: Day, { store, now }: NoonParts): Promise<boolean> {
  if ((await store.outbox.subscribed(name)) === 0) return false;
  const broadcast = await store.outbox.broadcast(name, day);
  if (!broadcast) return !ready();
  const all = await store.outbox.counts(name, { to: day });
  const toOperators = await store.outbox.counts(name, { to: day, operatorsOnly: true });
  if ((all.sent ?? 0) > (toOperators.sent ?? 0)) return false;
  const vain = (counts: Counts) => (counts.failed ?? 0) + (counts.unknown ?? 0) + (counts.later ?? 0);
  if (broadcast.state === "stopped" || vain(all) > vain(toOperators)) return true;
  return (await store.outbox.due(name, now())) > 0;
}
