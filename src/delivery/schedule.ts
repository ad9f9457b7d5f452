import { createTask, schedule } from "node-cron";
import { within } from "../lib/within.ts";

const MINUTE = 60_000;
/** A tick that is not over by then will not be, and keeps the next ones no longer; what it waits for goes on. */
const LONGEST_TICK = 5 * MINUTE;
/** A gap between two ticks that is longer than this is a clock that was set, and not a process that was blocked. */
const MOST_MINUTES = 24 * 60;

/**
 * A tick came too late to be one, began while the one before was under way, failed, or did not come to an end. Each is made up
 * for by the next.
 */
export type ClockTrouble = "missed" | "overlap" | "failed" | "hung";

/** What happens at every tick. */
export interface ScheduleParts {
  /** When to look for a new report: cron expressions in `timeZone`. */
  readonly polls: readonly string[];
  readonly timeZone: string;
  /** Called every minute. `lookDue` says whether a time to look for a new report has come since the last call. */
  readonly tick: (lookDue: boolean) => Promise<void>;
  /** Told what goes wrong with the clock itself. */
  readonly troubled?: (trouble: ClockTrouble) => void;
}

/** Stops the clock; a tick under way is not waited for. */
export type StopSchedule = () => Promise<void>;

/**
 * Ticks every minute, in UTC, where no hour is ever lost or doubled. The clock is a hint only: what is owed is asked of
 * saved state, and a tick that was lost is made up for by the next one.
 */
export function startSchedule({ polls, timeZone, tick, troubled }: ScheduleParts): StopSchedule {
  const expressions = polls.map((poll) => createTask(poll, () => undefined, { timezone: timeZone }));
  let last = minuteOf(new Date());
  const task = schedule(
    "* * * * *",
    async ({ date }) => {
      const now = minuteOf(date);
      // Minutes since the last tick that were missed; none where the clock was set back, or ran on for ever so long.
      const missed = (now - last) / MINUTE - 1;
      const from = missed > 0 && missed < MOST_MINUTES ? now - missed * MINUTE : now;
      last = now;
      let due = false;
      for (let minute = from; minute <= now && !due; minute += MINUTE)
        due = expressions.some((expression) => expression.match(new Date(minute)));
      const ticked = tick(due);
      if (!(await within(LONGEST_TICK, ticked))) troubled?.("hung");
      else await ticked;
    },
    { timezone: "Etc/UTC", noOverlap: true, suppressMissedWarning: true },
  );
  for (const trouble of ["missed", "overlap", "failed"] as const)
    task.on(`execution:${trouble}`, () => troubled?.(trouble));
  return async () => {
    await task.destroy();
  };
}

function minuteOf(date: Date): number {
  return Math.floor(date.getTime() / MINUTE) * MINUTE;
}
