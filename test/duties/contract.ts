import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import type { Work } from "../../src/core/work.ts";
import { until } from "../delivery/world.ts";

/** A duty that notes who does it. */
export function noting(who: string, doing: Set<string>): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    doing.add(who);
    if (!signal.aborted) await once(signal, "abort");
    doing.delete(who);
  };
}

/** What holds of every way of sharing work. `create` makes the work of one process. */
export function workContract(name: string, create: () => Promise<Work>): void {
  test(`${name}: a duty is done from the beginning until the end`, async () => {
    const work = await create();
    const doing = new Set<string>();
    work.hold("one duty", noting("one", doing));
    work.hold("another", noting("another", doing));
    await until(() => doing.size === 2, "both duties");
    await work.stop();
    assert.deepEqual([...doing], []);
  });

  test(`${name}: what is ended before it has begun does nothing`, async () => {
    const work = await create();
    const doing = new Set<string>();
    work.hold("short", noting("short", doing));
    await work.stop();
    assert.deepEqual([...doing], []);
  });
}
