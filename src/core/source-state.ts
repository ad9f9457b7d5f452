import { z } from "zod";
import { Day } from "./day.ts";
import { keptIn } from "./kept.ts";
import type { Store } from "./store.ts";

const State = z.object({
  askedAt: z.number().optional(),
  answeredAt: z.number().optional(),
  newest: Day.optional(),
  complete: Day.optional(),
  failure: z
    .object({
      at: z.number(),
      fault: z.enum(["unreachable", "late", "status", "resting", "form"]),
      reason: z.string(),
    })
    .optional(),
});

/** How a source is doing. It is kept in the store, so that whoever is asked can tell, also after a restart. */
export interface SourceState {
  /** When it was last asked, in epoch milliseconds. */
  readonly askedAt?: number | undefined;
  /** When it last answered as it should, in epoch milliseconds. */
  readonly answeredAt?: number | undefined;
  /** The day of its newest report. */
  readonly newest?: Day | undefined;
  /** The day up to which it has told everything that it had. */
  readonly complete?: Day | undefined;
  /** What was wrong when it was last asked; nothing where it answered. The reason is a sentence for the operator. */
  readonly failure?: z.output<typeof State>["failure"];
}

/** How a source is doing as far as the store knows. `unreadable` is called where that cannot be read, and is as if nothing were known. */
export async function recallState(
  store: Store,
  source: string,
  unreadable?: () => void,
): Promise<SourceState> {
  const text = await store.recall(keyOf(source));
  if (text === undefined) return {};
  const known = keptIn(State, text);
  if (!known) unreadable?.();
  return known ?? {};
}

/** Keeps how a source is doing. */
export function rememberState(store: Store, source: string, state: SourceState): Promise<void> {
  return store.remember(keyOf(source), JSON.stringify(state));
}

function keyOf(source: string): string {
  return `source ${source}`;
}
