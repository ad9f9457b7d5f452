import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openStore } from "../../src/stores/index.ts";
import { processContract } from "./contract-processes.ts";
import { claimAt, START, subscription } from "./contract-words.ts";
import { follow, run, until } from "./processes.ts";

const folder = await mkdtemp(join(tmpdir(), "sqlite-processes-"));
after(() => rm(folder, { recursive: true, force: true }));

let made = 0;
processContract("sqlite", () => Promise.resolve(`file:${join(folder, `${++made}.db`)}`));

test("a process that is killed in the middle of its work loses nothing that it was told is done", async () => {
  for (const enough of [1, 20, 60]) {
    const address = `file:${join(folder, `killed-${enough}.db`)}`;
    const child = run(
      address,
      "a",
      `const store = await openStore(address);
      for (let index = 0; index < 1_600; index++) {
        const day = addDays("2022-02-25", index);
        await store.keep([{ source: "dataset", day, totals: { tanks: index } }], ${START});
        tell("kept " + day);
        const channel = subscription(String(index));
        await store.subscribe(channel, ${START});
        tell("subscribed " + index);
        await store.outbox.enrol(broadcast(), [owed(channel)]);
        tell("enrolled " + index);
        if ((await claimAt(store, 0)).length > 0) tell("claimed " + index);
      }`,
    );
    const { lines, ended } = follow(child);
    await until(() => lines.length >= enough, "having done enough");
    child.kill("SIGKILL");
    await ended;

    const store = await openStore(address);
    const days = new Set<string>((await store.reports()).map((row) => row.report.day));
    const { sending = 0, queued = 0 } = await store.outbox.counts("telegram");
    const told = (what: string) => lines.filter((line) => line.startsWith(what)).length;
    assert.ok(sending >= told("claimed"));
    assert.ok(sending + queued >= told("enrolled"));
    for (const { channel } of await claimAt(store, 0)) assert.ok(!lines.includes(`claimed ${channel}`));
    for (const line of lines) {
      const [done, what = ""] = line.split(" ");
      if (done === "kept") assert.ok(days.has(what), line);
      if (done === "subscribed") assert.equal(await store.subscribe(subscription(what), START), "same", line);
    }
    await store.close();
  }
});
