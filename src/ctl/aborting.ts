import { isDay } from "../core/day.ts";
import { tellHand } from "../core/hand.ts";
import { Refusal } from "../core/message.ts";
import { broadcastId, type Desk } from "./status.ts";

/** A broadcast that was ended, and how many posts that kept from being sent. */
export interface Aborted {
  readonly id: string;
  readonly ended: number;
  readonly reason: string;
}

/**
 * Ends a broadcast for good: what of it was not sent is skipped, with the reason. What is under way just then still
 * arrives, and what has arrived stays. Throws a `Refusal` where there is no such broadcast.
 */
export async function abortBroadcast({ store, now }: Desk, id: string, reason: string): Promise<Aborted> {
  const [platform = "", day = ""] = id.split(":");
  const ended =
    isDay(day) && id === broadcastId({ platform, day })
      ? await store.outbox.abort(platform, day, { reason, at: now() })
      : undefined;
  if (ended === undefined)
    throw new Refusal(
      `There is no broadcast ${id}: npm run ctl -- broadcasts lists them, as discord:2026-06-16.`,
    );
  await tellHand(store, now());
  return { id, ended, reason };
}
