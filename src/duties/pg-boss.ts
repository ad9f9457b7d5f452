import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Job, PgBoss } from "pg-boss";
import type { Log } from "../core/log.ts";
import type { Work } from "../core/work.ts";
import { keepClaim } from "./claim.ts";

/** A process that was not heard of for so long has lost its duties; how often that is looked for, and for duties that are free. In seconds. */
const HEARTBEAT = 15;
const SUPERVISION = 3;
const POLLING = 2;
/**
 * How often the claim of a duty is confirmed, and how long it is trusted where the database cannot be reached, in milliseconds:
 * with the time to end what is under way it is over before another process may have the duty.
 */
const CONFIRMATION = 2_000;
const TRUSTED = 10_000;
/** A question that the database has not answered by then, over a line that may be dead, is given up. In milliseconds. */
const ANSWER_TIMEOUT = 8_000;
/** So much later each further duty is taken up for the first time, in milliseconds: processes that start together share them. */
const HESITATION = 700;
/** The longest that pg-boss lets a job take. Then the duty is given up, and is free for everybody. In seconds. */
const LONGEST = 24 * 3_600 - 600;
/** How long the end waits for duties, in milliseconds. */
const LAST_WAIT = 12_000;
/** The wait before another try where the database cannot be reached, in milliseconds. */
const AGAIN = 5_000;
/** Every so many milliseconds it is seen to that there is a job for each duty: one that waited for two weeks is deleted. */
const RENEWAL = 60_000;
/** The most connections for the work of one process. */
const CONNECTIONS = 3;
/** As often as PostgreSQL can count. */
const ALWAYS = 2_000_000_000;

/** A job as this process has it. */
type Attempt = Pick<Job, "id" | "retryCount" | "signal">;

/** A handler ends with this: the job is not done, and whoever is there takes it up again. */
class LeftToOthers extends Error {
  override readonly name = "LeftToOthers";
}

/**
 * The work of all processes with one PostgreSQL. Each duty is a job that is never done: whoever has it keeps it with
 * heartbeats, and when these stop pg-boss gives it to another. By then it has let go by itself.
 */
export function createSharedWork(address: string, log: Log): Work {
  const boss = new PgBoss({
    connectionString: address,
    application_name: "losses-bot work",
    max: CONNECTIONS,
    ...{ connectionTimeoutMillis: ANSWER_TIMEOUT, query_timeout: ANSWER_TIMEOUT, keepAlive: true },
    schedule: false,
    superviseIntervalSeconds: SUPERVISION,
    monitorIntervalSeconds: SUPERVISION,
  });
  const stopping = new AbortController();
  const duties = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const ended = new Map<string, Promise<void>>();
  /** Duties that nobody was told of yet. */
  const waiting: string[] = [];
  let failing = false;

  boss.on("error", (error) => {
    // Each thing that it tries fails while the database is away; once is enough.
    if (!failing && !stopping.signal.aborted)
      log.warn(
        { err: error },
        "The work cannot be shared just now; it goes on as it is until the database is back.",
      );
    failing = true;
  });
  boss.on("warning", ({ message }) => log.debug({ reason: message }, "pg-boss warns."));

  const started = start();

  async function start(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await boss.start();
        failing = false;
        return;
      } catch (error) {
        log.warn(
          { err: error },
          "The work cannot be shared yet, since the database does not do its part. It is tried again.",
        );
        await pause(AGAIN, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  /** Sees to it that there is a job for a duty, one for all processes. */
  async function renew(duty: string): Promise<void> {
    await boss.send(queueOf(duty), {}, { id: idOf(duty) });
    failing = false;
  }

  async function take(duty: string, { id, retryCount, signal }: Attempt): Promise<never> {
    const claim = keepClaim({
      confirm: () => confirm(duty, { id, retryCount }),
      trusted: TRUSTED,
      every: CONFIRMATION,
    });
    // What this process did before may still be coming to its end.
    await ended.get(duty);
    log.info({ duty }, `This process has taken up the ${duty}.`);
    const run = duties.get(duty) ?? (() => Promise.resolve());
    const work = run(AbortSignal.any([signal, claim.lost, stopping.signal]));
    ended.set(duty, work);
    await work;
    claim.end();
    log.info({ duty }, `This process has left the ${duty} to others.`);
    throw new LeftToOthers("the process has ended this duty");
  }

  /** Whether the job of a duty is this process's still. */
  async function confirm(duty: string, attempt: Pick<Attempt, "id" | "retryCount">): Promise<boolean> {
    const { affected } = { affected: 1, ...(await boss.touch(queueOf(duty), attempt)) };
    return affected > 0;
  }

  async function offer(duty: string, hesitation: number): Promise<void> {
    await started;
    await pause(hesitation, undefined, { signal: stopping.signal }).catch(() => undefined);
    while (!stopping.signal.aborted) {
      try {
        await boss.createQueue(queueOf(duty), {
          heartbeatSeconds: HEARTBEAT,
          expireInSeconds: LONGEST,
          retryLimit: ALWAYS,
          retryDelay: 0,
        });
        await renew(duty);
        await boss.work(queueOf(duty), { pollingIntervalSeconds: POLLING }, ([job]) =>
          job ? take(duty, job) : Promise.resolve(),
        );
        return;
      } catch (error) {
        log.warn({ err: error, duty }, "A duty cannot be taken up yet. It is tried again.");
        await pause(AGAIN, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  /** Has duties taken up whose names came together, in an order by chance. */
  function offerAll(): void {
    const names = shuffled(waiting.splice(0));
    for (const [index, duty] of names.entries()) void offer(duty, index * HESITATION);
  }

  const renewing = setInterval(() => {
    for (const duty of duties.keys()) void started.then(() => renew(duty)).catch(() => undefined);
  }, RENEWAL);
  renewing.unref();

  return {
    hold(duty, run) {
      duties.set(duty, run);
      if (waiting.push(duty) === 1) queueMicrotask(offerAll);
    },
    async stop() {
      clearInterval(renewing);
      // No more is taken up; what is under way ends, and its job is free for others.
      const stopped = started.then(() => boss.stop({ graceful: true, timeout: LAST_WAIT }));
      stopping.abort();
      await stopped;
      await Promise.all(ended.values());
    },
  };
}

function shuffled(names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

function queueOf(duty: string): string {
  return `duty-${duty.replace(/[^\w.-]/g, "-")}`;
}

/** The same id for the same duty, whoever makes it (RFC 9562, version 5). */
function idOf(duty: string): string {
  const hash = createHash("sha1").update(`losses-bot duty ${duty}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
