import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startPostgres } from "../fakes/postgres.ts";
import { sharedDatabasesOf, useDatabases } from "./databases.ts";
import { until, worldOf } from "./world.ts";

// What holds for delivery on SQLite holds on PostgreSQL: these are the same tests.
const server = await startPostgres();
after(() => server.stop());

useDatabases(sharedDatabasesOf(server));

await import("./death.test.ts");
await import("./posting.test.ts");
await import("./corrections.test.ts");
await import("./overdue.test.ts");
await import("./frozen.test.ts");
await import("./canary.test.ts");
await import("./posting-failures.test.ts");
await import("./posting-networks.test.ts");
await import("./weekend.test.ts");
await import("./changes.test.ts");
await import("./enrolment.test.ts");
await import("./settling.test.ts");
await import("./ending.test.ts");
await import("./outage.test.ts");
await import("./places.test.ts");
await import("./limits.test.ts");
await import("./status.test.ts");
await import("./status-refusals.test.ts");
await import("./status-places.test.ts");
await import("./status-next.test.ts");
await import("./status-left-undone.test.ts");
await import("./jitter.test.ts");
await import("./operator.test.ts");
await import("./round.test.ts");
await import("./upkeep.test.ts");
await import("./servers.test.ts");
await import("./answering.test.ts");
await import("./returning.test.ts");

// What only a database shows in which one row can be held and not another.
test("what sets up a chat waits for what happened there before, and nowhere else does anybody wait for it", async (t) => {
  const world = await worldOf(t);
  const [held, other] = [7_001, 7_002];
  for (const id of [held, other]) world.telegram.addChat({ id, type: "private" });
  const place = { platform: "telegram", channel: `${held}`, server: `${held}` };
  await world.desk.setLanguage(place, "uk");
  await world.start();
  const release = await server.hold(
    world.address,
    `select * from languages where channel = '${held}' for update`,
  );
  try {
    // Nothing is posted there, so that its language is erased with the first of these.
    world.telegram.block(held);
    world.telegram.unblock(held);
    for (const chatId of [held, other]) world.telegram.say({ chatId, text: "/subscribe" });
    world.telegram.say({ chatId: held, text: "/help" });
    await until(
      () => [held, other].every((id) => world.titles(`${id}`).length > 0),
      "answer to what sets up nothing there, and to everything elsewhere",
    );
    assert.deepEqual(world.titles(`${other}`), ["Subscribed"]);
    assert.ok(!world.titles(`${held}`).includes("Subscribed"));
  } finally {
    await release();
  }
  await until(() => world.titles(`${held}`).includes("Subscribed"), "answer where it had to wait");
  const all = await world.desk.subscriptions(place);
  assert.deepEqual(
    all.map(({ off }) => off),
    [undefined],
  );
  assert.deepEqual(await world.desk.languages(), []);
});
