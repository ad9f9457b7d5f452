import type { Day } from "../core/day.ts";
import { pausePosts, tellHand } from "../core/hand.ts";
import { OPERATORS_TRIED } from "../core/outbox.ts";
import type { Store } from "../core/store.ts";
import { type Named, networksOf } from "./networks.ts";
import type { Desk } from "./status.ts";

/** What was asked for and what that changed, for each network. */
export interface Paused {
  readonly network: string;
  readonly paused: boolean;
  /** False where it was so already. */
  readonly changed: boolean;
  /** The day of the report whose broadcast had stopped and goes on with this, where there is one. */
  readonly takenUp?: Day;
}

/** Among so many broadcasts there is the newest of each network. */
const NEWEST = 50;

/**
 * Pauses the posts to a network, or to all of them, or lets them go out again, also those of a broadcast that had stopped by
 * itself; every bot on the database follows within seconds. Answers to people go on. Throws a `Refusal` where there is no such
 * network.
 */
export async function setPaused(
  desk: Pick<Desk, "store" | "now"> & Named,
  network: string | undefined,
  paused: boolean,
): Promise<Paused[]> {
  const { store, now } = desk;
  const done: Paused[] = [];
  for (const name of networksOf(desk, network)) {
    const changed = await pausePosts(store, name, paused ? now() : undefined);
    const takenUp = paused ? undefined : await takeUp(store, name, now());
    done.push({ network: name, paused, changed, ...(takenUp && { takenUp }) });
  }
  await tellHand(store, now());
  return done;
}

/** Lets the newest broadcast of a network go on where it has stopped, beginning with the operator's channels; returns its day. */
async function takeUp(
  { outbox }: Pick<Store, "outbox">,
  platform: string,
  now: number,
): Promise<Day | undefined> {
  const newest = (await outbox.broadcasts(NEWEST)).find((one) => one.platform === platform);
  if (newest?.state !== "stopped") return undefined;
  const { day, startedAt, enrolled } = newest;
  await outbox.retryOperators(platform, day, now + OPERATORS_TRIED);
  await outbox.keepBroadcast({ platform, day, startedAt, enrolled, state: "testing" });
  return day;
}

/** The same for people. */
export function pausedLine({ network, paused, changed, takenUp }: Paused): string {
  if (paused)
    return changed
      ? `Posts to ${network} are paused: within five seconds no more are begun. npm run ctl -- resume ${network} lets them go out again.`
      : `Posts to ${network} are paused already.`;
  if (takenUp)
    return `The report of ${takenUp} goes out on ${network} again within five seconds, first to the operator's channels.`;
  return changed
    ? `Posts to ${network} go out again within five seconds.`
    : `Posts to ${network} are not paused.`;
}
