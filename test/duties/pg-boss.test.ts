import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createSharedWork } from "../../src/duties/pg-boss.ts";
import { listen, until } from "../delivery/world.ts";
import { lineTo } from "../fakes/cut-connections.ts";
import { startPostgres } from "../fakes/postgres.ts";
import { noting, workContract } from "./contract.ts";

/** Until a duty is another's, on a machine that is busy, in milliseconds. */
const PATIENCE = 120_000;

const server = await startPostgres();
after(() => server.stop());

workContract("pg-boss", async () => createSharedWork(await server.create(), listen().log));

test("checklist 10: of three processes one does a duty, and another as soon as that one ends", async () => {
  const address = await server.create();
  const doing = new Set<string>();
  const most: number[] = [];
  const works = new Map(
    ["a", "b", "c"].map((name) => [name, createSharedWork(address, listen().log)] as const),
  );
  for (const [name, work] of works) work.hold("duty", noting(name, doing));
  for (let left = works.size; left > 0; left--) {
    await until(() => doing.size > 0, "somebody who does the duty");
    most.push(doing.size);
    const [who = ""] = doing;
    await works.get(who)?.stop();
    works.delete(who);
  }
  assert.deepEqual(most, [1, 1, 1]);
  assert.deepEqual([...doing], []);
});

test("a duty whose claim is gone ends, and goes on where somebody claims it", async () => {
  const address = await server.create();
  const doing = new Set<string>();
  const work = createSharedWork(address, listen().log);
  let times = 0;
  work.hold("duty", async (signal) => {
    times++;
    await noting("a", doing)(signal);
  });
  await until(() => doing.size === 1, "the duty");
  // As of a process that was frozen for so long that pg-boss has taken its job away.
  await server.query(address, "update pgboss.job set state = 'retry' where state = 'active'");
  await until(() => times > 1 && doing.size === 1, "the duty once more");
  await work.stop();
});

test("the work goes on while the database is away, and after it is back", async () => {
  const address = await server.create();
  const doing = new Set<string>();
  const { log, lines } = listen();
  const [one, other] = [createSharedWork(address, log), createSharedWork(address, listen().log)];
  one.hold("duty", noting("one", doing));
  await until(() => doing.has("one"), "the duty");
  other.hold("duty", noting("other", doing));
  await server.restart();
  await server.query(address, "select 1");
  await until(() => doing.size === 1, "the duty");
  await one.stop();
  await until(() => doing.has("other"), "the other one");
  await other.stop();
  assert.ok(lines.every(({ level }) => level !== "error"));
});

test("a process that is cut off from the database lets go of its duty before another may have it", async () => {
  const address = await server.create();
  const line = await lineTo(address);
  const doing = new Set<string>();
  const together: string[][] = [];
  const [cut, other] = [
    createSharedWork(line.address, listen().log),
    createSharedWork(address, listen().log),
  ];
  cut.hold("duty", noting("cut", doing));
  await until(() => doing.has("cut"), "the duty");
  other.hold("duty", (signal) => {
    together.push([...doing]);
    return noting("other", doing)(signal);
  });
  line.goSilent();
  await until(() => doing.has("other"), "another that has the duty", PATIENCE);
  assert.deepEqual(together, [[]]);
  await line.close();
  await Promise.all([cut.stop(), other.stop()]);
});
