import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openStore } from "../../src/stores/index.ts";
import { claimAt, enrolled, markOf, START, subscription } from "./contract-words.ts";

const folder = await mkdtemp(join(tmpdir(), "sqlite-processes-"));
after(() => rm(folder, { recursive: true, force: true }));

/** Another process that has the modules, the words of the contract, `address`, `name` and `tell`, which tells this one something at once. */
function run(address: string, name: string, work: string): ChildProcess {
  const code = `
    import { writeSync } from "node:fs";
    import { once } from "node:events";
    import { openStore } from ${JSON.stringify(import.meta.resolve("../../src/stores/index.ts"))};
    import { broadcast, claimAt, owed, subscription } from ${JSON.stringify(import.meta.resolve("./contract-words.ts"))};
    import { addDays } from ${JSON.stringify(import.meta.resolve("../../src/core/day.ts"))};
    const address = ${JSON.stringify(address)};
    const name = ${JSON.stringify(name)};
    const tell = (what) => writeSync(1, what + "\\n");
    const told = () => once(process.stdin, "data");
    ${work}
    process.exit(0);
  `;
  return spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** What a process tells, its last words on failure, and how it ended. */
function follow(child: ChildProcess): { lines: string[]; ended: Promise<string> } {
  const lines: string[] = [];
  let errors = "";
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(child, "close").then(([code]) => (code === 0 ? "" : errors));
  return { lines, ended };
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    assert.ok(tries < 1_000, `it never came to ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Runs the same work in two processes that begin it at the same moment, and holds that both succeed. */
async function together(address: string, prepare: string, work: string): Promise<void> {
  const children = ["a", "b"].map((name) =>
    run(address, name, `${prepare}; tell("ready"); await told(); ${work}`),
  );
  const followed = children.map(follow);
  await until(() => followed.every(({ lines }) => lines.includes("ready")), "both processes being ready");
  for (const child of children) child.stdin?.write("go\n");
  assert.deepEqual(await Promise.all(followed.map(({ ended }) => ended)), ["", ""]);
}

test("two processes that open a fresh database at the same moment both succeed", async () => {
  const addresses = Array.from({ length: 8 }, (_, round) => `file:${join(folder, `fresh-${round}.db`)}`);
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

test("two processes that write at the same time get in each other's way at no call", async () => {
  const address = `file:${join(folder, "busy.db")}`;
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

test("checklist 7: two processes that send to the same channels claim each of them once", async () => {
  const address = `file:${join(folder, "claims.db")}`;
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
