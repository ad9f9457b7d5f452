import { z } from "zod";
import type { Day } from "../core/day.ts";
import { keptIn } from "../core/kept.ts";
import type { Store } from "../core/store.ts";

/** How often the broadcast of a day has stopped; of a network the newest that did is kept. */
const Stops = z.object({ day: z.string(), times: z.number() });

const keyOf = (platform: string) => `stops.${platform}`;

/** How often the broadcast of a day has stopped on a network, in whatever process. */
export async function timesStopped(
  store: Pick<Store, "recall">,
  platform: string,
  day: Day,
): Promise<number> {
  const text = await store.recall(keyOf(platform));
  const kept = text === undefined ? undefined : keptIn(Stops, text);
  return kept?.day === day ? kept.times : 0;
}

/** Remembers how often it has stopped. */
export function rememberStops(
  store: Pick<Store, "remember">,
  platform: string,
  day: Day,
  times: number,
): Promise<void> {
  return store.remember(keyOf(platform), JSON.stringify(Stops.parse({ day, times })));
}
