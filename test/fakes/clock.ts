/** A clock that stands still until a test lets time pass. Instants and spans are in (epoch) milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves once so much time has passed, and rejects when the signal is aborted before. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** The spans that were waited for, in order. */
  readonly waits: readonly number[];
  /** How many wait just now. */
  waiting(): number;
  /** Lets so much time pass. */
  pass(milliseconds: number): void;
  /** Lets time pass whenever all of this work waits for it, and tells how each of it ended. */
  run<T>(...works: readonly Promise<T>[]): Promise<PromiseSettledResult<T>[]>;
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/** For so many milliseconds of the real time, work may neither end nor wait for the clock. */
const PATIENCE = 60_000;

/** A clock that shows 6 o'clock in Kyiv on 8 August 2026. */
export function createClock(start = Date.parse("2026-08-08T03:00:00Z")): Clock {
  let instant = start;
  const waits: number[] = [];
  const sleepers = new Set<Sleeper>();

  function set(to: number): void {
    instant = Math.max(instant, to);
    for (const sleeper of sleepers) if (sleeper.until <= instant) sleeper.wake();
  }

  return {
    now: () => instant,
    waits,
    waiting: () => sleepers.size,
    wait(milliseconds, signal) {
      waits.push(milliseconds);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper: Sleeper = {
        until: instant + milliseconds,
        wake() {
          sleepers.delete(sleeper);
          resolve();
        },
      };
      const end = () => {
        sleepers.delete(sleeper);
        reject(signal.reason);
      };
      if (signal.aborted) end();
      else {
        sleepers.add(sleeper);
        signal.addEventListener("abort", end, { once: true });
      }
      return promise;
    },
    pass: (milliseconds) => set(instant + milliseconds),
    async run(...works) {
      let open = works.length;
      const settled = Promise.allSettled(works);
      for (const work of works)
        void work.then(
          () => open--,
          () => open--,
        );
      const end = performance.now() + PATIENCE;
      while (open > 0) {
        if (sleepers.size === open) set(Math.min(...[...sleepers].map(({ until }) => until)));
        else if (performance.now() > end) throw new Error("Work neither ends nor waits for the clock.");
        await new Promise(setImmediate);
      }
      return settled;
    },
  };
}
