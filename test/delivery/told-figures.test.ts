import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createToldFigures } from "../../src/delivery/told-figures.ts";
import type { Revision } from "../../src/delivery/wording.ts";
import { openStore } from "../../src/stores/index.ts";

const TOLD: Revision = { revision: "a1", figures: { tanks: [3_591, 2] }, without: [] };

test("posts that begin together write their figures once, and each waits until they are written", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "told-"));
  const { outbox, close } = await openStore(`file:${join(folder, "losses.db")}`);
  t.after(() => rm(folder, { recursive: true }));
  t.after(close);
  let written = 0;
  const counted = {
    ...outbox,
    keepFigures: async (...figures: Parameters<typeof outbox.keepFigures>) => {
      await outbox.keepFigures(...figures);
      written++;
    },
  };
  const told = createToldFigures(counted);
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => told.keep("day 2025-12-31", TOLD).then(() => written)),
  );
  assert.deepEqual(seen, Array(20).fill(1));
  assert.deepEqual(await createToldFigures(outbox).of("day 2025-12-31", "a1"), TOLD);
});

test("figures that could not be written are written with the next post", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "told-"));
  const { outbox, close } = await openStore(`file:${join(folder, "losses.db")}`);
  t.after(() => rm(folder, { recursive: true }));
  t.after(close);
  let refusals = 1;
  const told = createToldFigures({
    ...outbox,
    keepFigures: async (...figures) => {
      if (refusals-- > 0) throw new Error("the disk is full");
      await outbox.keepFigures(...figures);
    },
  });
  await assert.rejects(told.keep("day 2025-12-31", TOLD), /the disk is full/);
  await told.keep("day 2025-12-31", TOLD);
  assert.deepEqual(await createToldFigures(outbox).of("day 2025-12-31", "a1"), TOLD);
});
