import { once } from "node:events";

/** Waits until a signal comes; it may have come already. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
