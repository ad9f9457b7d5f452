import { createTask, schedule } from "node-cron";

const MINUTE = 60_000;
/** However long the process was blocked, no more than this many missed minutes are looked through. */
const MOST_MINUTES = 24 * 60;

/** What happens at every tick. */
export interface ScheduleParts {
  /** When to look for a new report: cron expressions in `timeZone`. */
  readonly polls: readonly string[];
  readonly timeZone: string;
  /** Called every minute. `lookDue` says whether a time to look for a new report has come since the last call. */
  readonly tick: (lookDue: boolean) => Promise<void>;
}

/** Stops the clock; a tick under way is not waited for. */
export type StopSchedule = () => Promise<void>;

/**
 * Ticks every minute, in UTC, where no hour is ever lost or doubled. The clock is a hint only: what is owed is asked of
 * saved state, and a tick that was lost is made up for by the next one.
 */
export function startSchedule({ polls, timeZone, tick }: ScheduleParts): StopSchedule {
  const expressions = polls.map((poll) => createTask(poll, () => undefined, { timezone: timeZone }));
  let last = minuteOf(new Date());
  const task = schedule(
    "* * * * *",
    async ({ date }) => {
      const now = minuteOf(date);
      const from = Math.max(last + MINUTE, now - MOST_MINUTES * MINUTE);
      last = Math.max(last, now);
      let due = false;
      for (let minute = from; minute <= now && !due; minute += MINUTE)
        due = expressions.some((expression) => expression.match(new Date(minute)));
      await tick(due);
    },
    { timezone: "Etc/UTC", noOverlap: true },
  );
  return async () => {
    await task.destroy();
  };
}

function minuteOf(date: Date): number {
  return Math.floor(date.getTime() / MINUTE) * MINUTE;
}
