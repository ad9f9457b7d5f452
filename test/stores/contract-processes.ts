import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../src/stores/index.ts";
import { enrolled, markOf, START, subscription } from "./contract-words.ts";
import { together } from "./processes.ts";

/** What holds for several processes with one database. `create` returns the address of an empty one. */
export function processContract(name: string, create: () => Promise<string>): void {
  test(`${name}: two processes that open a fresh database at the same moment both succeed`, async () => {
    const addresses: string[] = [];
    for (let round = 0; round < 8; round++) addresses.push(await create());
    await together(
      addresses[0] as string,
      "",
      `const begin = Math.ceil((Date.now() + 50) / 200) * 200;
    for (const [round, address] of ${JSON.stringify(addresses)}.entries()) {
      while (Date.now() < begin + round * 100);
      const store = await openStore(address);
      await store.remember(name, name);
      await store.close();
    }`,
    );
    for (const address of addresses) {
      const store = await openStore(address);
      assert.deepEqual([await store.recall("a"), await store.recall("b")], ["a", "b"]);
      await store.close();
    }
  });

  test(`${name}: two processes that write at the same time get in each other's way at no call`, async () => {
    const address = await create();
    await (await openStore(address)).close();
    await together(
      address,
      "const store = await openStore(address)",
      `for (let index = 0; index < 150; index++) {
      await store.subscribe(subscription(name + index), ${START});
      await store.keep([{ source: name, day: addDays("2022-02-25", index), totals: { tanks: index } }], ${START});
    }`,
    );
    const store = await openStore(address);
    assert.equal((await store.reports()).length, 300);
    assert.equal((await store.outbox.changedSince("telegram", markOf(), 500)).length, 300);
    await store.close();
  });

  test(`checklist 7: two processes that send to the same channels claim each of them once, on ${name}`, async () => {
    const address = await create();
    const before = await openStore(address);
    await enrolled(before, ...Array.from({ length: 100 }, (_, index) => subscription(`${index}`)));
    await before.close();
    await together(
      address,
      "const store = await openStore(address)",
      `const claimed = [];
    for (;;) {
      const claims = await claimAt(store, 0, { most: 3 });
      if (claims.length === 0) break;
      claimed.push(...claims.map(({ channel }) => channel));
    }
    await store.remember(name, claimed.join(" "))`,
    );
    const store = await openStore(address);
    const claimed = [await store.recall("a"), await store.recall("b")].join(" ").split(" ").filter(Boolean);
    assert.equal(claimed.length, 100);
    assert.equal(new Set(claimed).size, 100);
    await store.close();
  });
}
