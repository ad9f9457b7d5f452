import { setTimeout as pause } from "node:timers/promises";
import { Client, type ClientConfig } from "pg";
import { CHANGES } from "./migration-changes.ts";

/** The wait before a connection that was lost is made again, in milliseconds. */
const AGAIN = 2_000;
/** How often the connection is tried: nothing else is sent over it that would show that it is dead. In milliseconds. */
const PULSE = 15_000;

/**
 * Calls back when the database tells of changes, and whenever it may have told of some that were not heard. Returns what ends
 * that.
 */
export function watchChanges(connection: ClientConfig, changed: () => void): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function listen(): Promise<void> {
    const client = new Client(connection);
    const lost = Promise.withResolvers<void>();
    client.on("error", () => lost.resolve()).on("end", () => lost.resolve());
    client.on("notification", changed);
    signal.addEventListener("abort", () => lost.resolve(), { once: true });
    try {
      await client.connect();
      await client.query(`listen ${CHANGES}`);
      changed();
      const beat = setInterval(() => client.query("select 1").catch(() => lost.resolve()), PULSE);
      await lost.promise;
      clearInterval(beat);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  const watching = (async () => {
    while (!signal.aborted) {
      await listen().catch(() => undefined);
      await pause(AGAIN, undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await watching;
  };
}
