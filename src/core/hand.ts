import type { Store } from "./store.ts";

/*
 * What the operator sets from the command line while the bot runs. It stands in the store, so that every process on the
 * database acts on it, whichever was told.
 */

/** Where it is remembered that something was set; whoever finds another text than before looks at everything anew. */
const CHANGED = "hand.changed";

function pausedKey(platform: string): string {
  return `hand.paused.${platform}`;
}

/** Since when nothing is posted to a network, in epoch milliseconds; nothing where posts go out. */
export async function pausedSince(
  store: Pick<Store, "recall">,
  platform: string,
): Promise<number | undefined> {
  const since = Number((await store.recall(pausedKey(platform))) || Number.NaN);
  return Number.isFinite(since) ? since : undefined;
}

/** Stops the posts to a network from an instant on, or lets them go out again. True where that changed something. */
export async function pausePosts(
  store: Pick<Store, "recall" | "remember">,
  platform: string,
  since: number | undefined,
): Promise<boolean> {
  const before = await pausedSince(store, platform);
  if ((before === undefined) === (since === undefined)) return false;
  await store.remember(pausedKey(platform), since === undefined ? "" : String(since));
  return true;
}

/** Tells every process on the database that something was set, so that it takes that in within seconds. */
export async function tellHand(store: Pick<Store, "recall" | "remember">, now: number): Promise<void> {
  const before = Number((await store.recall(CHANGED)) || 0);
  // Later than the time before in any case, so that two within a millisecond are two.
  await store.remember(CHANGED, String(Math.max(now, before + 1)));
}

/** The text that changes with everything that is set. */
export async function handMark(store: Pick<Store, "recall">): Promise<string> {
  return (await store.recall(CHANGED)) ?? "";
}
