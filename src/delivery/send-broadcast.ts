import type { Broadcast } from "../core/outbox.ts";
import { type EnrolmentParts, enrol, hasJustBegun } from "./enrolment.ts";
import { createFilling } from "./inflow.ts";
import { type Run, type SendingParts, send } from "./sending.ts";

/** What is due so soon may be before all posts of a broadcast are in, in milliseconds. */
const SOON = 60_000;

/** What was sent of a broadcast. */
export interface Sent {
  /** The broadcast with its new mark. */
  readonly broadcast: Broadcast;
  readonly run: Run;
  /** Why not all posts could be put in, where they could not: the next run goes on with them. */
  readonly failure?: { readonly cause: unknown };
}

/** Puts in what is owed of a broadcast, and sends what is due. Rejects with what the store rejects with. */
export async function sendBroadcast(
  broadcast: Broadcast,
  sending: SendingParts,
  enrolment: EnrolmentParts,
): Promise<Sent> {
  const { platform, store, now } = sending;
  // What is due already may have to be left out for what is put in, or take other times.
  const isAlone = hasJustBegun(broadcast) && (await store.outbox.due(platform.name, now() + SOON)) === 0;
  if (isAlone) return sendBeside(broadcast, sending, enrolment);
  const enrolled = await enrol(broadcast, enrolment);
  return { broadcast: enrolled, run: await send(sending, { operatorsOnly: false }) };
}

/** The same for very many: the first are sent while the others are still being put in. */
async function sendBeside(
  broadcast: Broadcast,
  sending: SendingParts,
  enrolment: EnrolmentParts,
): Promise<Sent> {
  const inflow = createFilling();
  const first = inflow.more();
  const failed = new AbortController();
  const enrolling = enrol(broadcast, { ...enrolment, onPage: inflow.added })
    .catch((cause: unknown) => {
      // The rest is put in before anything else is sent.
      failed.abort();
      throw cause;
    })
    .finally(inflow.end);
  const parts = { ...sending, signal: AbortSignal.any([sending.signal, failed.signal]) };
  const [enrolled, run] = await Promise.allSettled([
    enrolling,
    first.then(() => send(parts, { operatorsOnly: false, inflow })),
  ]);
  if (run.status === "rejected") throw run.reason;
  // What the network said meanwhile holds, whether all could be put in or not.
  return enrolled.status === "fulfilled"
    ? { broadcast: enrolled.value, run: run.value }
    : { broadcast, run: run.value, failure: { cause: enrolled.reason } };
}
