import { pausePosts, tellHand } from "../core/hand.ts";
import { networksOf } from "./networks.ts";
import type { Desk } from "./status.ts";

/** What was asked for and what that changed, for each network. */
export interface Paused {
  readonly network: string;
  readonly paused: boolean;
  /** False where it was so already. */
  readonly changed: boolean;
}

/**
 * Pauses the posts to a network, or to all of them, or lets them go out again; every bot on the database follows within
 * seconds. Answers to people go on. Throws a `Refusal` where there is no such network.
 */
export async function setPaused(desk: Desk, network: string | undefined, paused: boolean): Promise<Paused[]> {
  const { store, now } = desk;
  const done: Paused[] = [];
  for (const name of networksOf(desk, network))
    done.push({
      network: name,
      paused,
      changed: await pausePosts(store, name, paused ? now() : undefined),
    });
  await tellHand(store, now());
  return done;
}

/** The same for people. */
export function pausedLine({ network, paused, changed }: Paused): string {
  if (paused)
    return changed
      ? `Posts to ${network} are paused: within five seconds no more are begun. npm run ctl -- resume ${network} lets them go out again.`
      : `Posts to ${network} are paused already.`;
  return changed
    ? `Posts to ${network} go out again within five seconds.`
    : `Posts to ${network} are not paused.`;
}
