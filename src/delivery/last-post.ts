import type { Store } from "../core/store.ts";

/** Under what it is remembered when the last post arrived on a network, of whatever process it was. */
const keyOf = (platform: string) => `posted.${platform}`;

/** When the last post arrived at a subscriber of a network, in epoch milliseconds; nothing where none has. */
export async function lastPost(store: Pick<Store, "recall">, platform: string): Promise<number | undefined> {
  return Number(await store.recall(keyOf(platform))) || undefined;
}

/** Remembers that a post arrived at a subscriber of a network. */
export function rememberPost(store: Pick<Store, "remember">, platform: string, at: number): Promise<void> {
  return store.remember(keyOf(platform), String(at));
}
