import { dayIn } from "../core/day.ts";
import type { Ending } from "./course.ts";
import type { Operator } from "./operator.ts";

/** A network that wants to be left alone for so long or longer is told to the operator, in milliseconds. */
const LONG = 10 * 60_000;

/** What leaving a network alone needs. */
export interface RestParts {
  readonly platform: string;
  readonly operator: Pick<Operator, "tell">;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  readonly timeZone: string;
}

/** The time for which a network is to be left alone. */
export interface Rest {
  /** Whether it is left alone now. */
  isOn(): boolean;
  /** Leaves it alone for as long as a run that ended says, if it does; tells the operator where the network itself asked for long. */
  takeAfter(ending: Ending): Promise<void>;
}

/** The rest of one network, which begins with none. */
export function createRest({ platform, operator, now, timeZone }: RestParts): Rest {
  /** In epoch milliseconds. */
  let until = 0;

  return {
    isOn: () => now() < until,
    async takeAfter(ending) {
      if (ending.kind !== "pause") return;
      const { milliseconds, reason } = ending;
      until = now() + milliseconds;
      if (reason === undefined || milliseconds < LONG) return;
      const end = new Date(until).toISOString().slice(0, 16).replace("T", " ");
      await operator.tell(
        `alone.${platform}.${dayIn(timeZone, now())}`,
        `${reason}: nothing is posted to ${platform} before ${end} UTC. What is owed follows by itself, as far as it still comes in time. Look whether other programs ask too much of ${platform} from this machine.`,
        { platform, reason },
      );
    },
  };
}
