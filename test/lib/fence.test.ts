import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { fenced, mayPass } from "../../src/lib/fence.ts";

test("work within a fence passes as long as that holds, and other work at the same time always does", async () => {
  let holds = true;
  const seen: boolean[] = [];
  async function look(): Promise<void> {
    await turn();
    seen.push(mayPass());
    holds = false;
    await turn();
    seen.push(mayPass());
  }
  await fenced(() => holds, look);
  assert.deepEqual(seen, [true, false]);
  assert.equal(mayPass(), true);
  assert.equal(
    await fenced(
      () => true,
      async () => mayPass(),
    ),
    true,
  );
});
