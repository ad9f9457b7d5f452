import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { atOnce, takesLong } from "../../src/lib/at-once.ts";

describe("what is done at once", () => {
  test("is over when the work is, however that ends", async () => {
    const told: string[] = [];
    await atOnce(async () => void told.push("done"));
    await atOnce(async () => {
      told.push("failed");
      throw new Error("not today");
    });
    assert.deepEqual(told, ["done", "failed"]);
  });

  test("is over where the work says that it will take long, which goes on", async () => {
    const told: string[] = [];
    const long = Promise.withResolvers<void>();
    const work = Promise.withResolvers<void>();
    await atOnce(async () => {
      await Promise.resolve();
      told.push("begun");
      takesLong();
      await long.promise;
      told.push("ended");
      work.resolve();
    });
    assert.deepEqual(told, ["begun"]);
    long.resolve();
    await work.promise;
    assert.deepEqual(told, ["begun", "ended"]);
  });

  test("is each piece of work for itself, and nothing outside of any", async () => {
    takesLong();
    const quick = Promise.withResolvers<void>();
    let isOver = false;
    const other = atOnce(() => quick.promise).then(() => {
      isOver = true;
    });
    await atOnce(async () => {
      takesLong();
      await new Promise(() => {});
    });
    assert.equal(isOver, false);
    quick.resolve();
    await other;
  });
});
