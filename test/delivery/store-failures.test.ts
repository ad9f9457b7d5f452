import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, plain } from "../reports.ts";
import { LAST_OF_2025, until, type World, worldOf } from "./world.ts";

const MINUTE = 60_000;
const CHATS = 15;
const ONCE = [LAST_OF_2025.en];
/** What a trigger of SQLite does that refuses: these tests are for files of SQLite alone. */
const FULL = "begin select raise(abort, 'the disk is full'); end";

/** How many posts to Telegram are in which state. */
async function statesOf(world: World): Promise<Record<string, number>> {
  const posts = (await world.deliveries()).filter(({ platform }) => platform === "telegram");
  const groups = Map.groupBy(posts, ({ state }) => state);
  return Object.fromEntries([...groups].map(([state, { length }]) => [state, length]));
}

async function chatsOf(world: World): Promise<string[]> {
  const chats: string[] = [];
  for (let count = 0; count < CHATS; count++) chats.push(await world.onTelegram());
  return chats;
}

for (const operators of [[], [{ platform: "telegram", channel: "77" }]])
  test(`what the database kept from being sent is sent when it is well again, with ${operators.length} of the operator's chats`, async (t) => {
    const world = await worldOf(t, { operators });
    world.telegram.addChat({ id: 77, type: "private" });
    const chats = await chatsOf(world);
    const bot = await world.start();
    await world.query("alter table figures rename to figures_elsewhere");
    await bot.tick();
    assert.equal(world.telegram.sent.length, 0);
    const { sending = 0, unknown = 0 } = await statesOf(world);
    assert.deepEqual([sending, unknown], [0, 0]);
    await world.query("alter table figures_elsewhere rename to figures");
    world.forward(MINUTE);
    await bot.tick();
    assert.deepEqual(await statesOf(world), { sent: CHATS + operators.length });
    for (const chat of [...chats, ...operators.map(({ channel }) => channel)])
      assert.deepEqual(world.titles(chat), ONCE);
    if (operators.length > 0) assert.equal(world.telegram.sent[0]?.chatId, 77);
  });

for (const [state, what, plan] of [
  ["sent", "has arrived", () => undefined],
  [
    "later",
    "certainly has not arrived",
    ({ telegram }: World) => telegram.fault("sendMessage", { retryAfter: 1 }),
  ],
] as const)
  test(`what ${what} is recorded as that, although the database could not do so for longer than a claim holds`, async (t) => {
    const world = await worldOf(t);
    const chats = await chatsOf(world);
    plan(world);
    const bot = await world.start();
    await world.query(`create trigger refusing before update on outbox when new.state = '${state}' ${FULL}`);
    await bot.tick();
    assert.ok(((await statesOf(world))["sending"] ?? 0) > 0);
    await world.query("drop trigger refusing");
    for (let count = 0; count < 2; count++) {
      world.forward(MINUTE);
      await bot.tick();
    }
    assert.deepEqual(await statesOf(world), { sent: CHATS });
    for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE);
  });

test("what has arrived is recorded as that, although the database could record nothing for over an hour", async (t) => {
  const world = await worldOf(t);
  const chats = await chatsOf(world);
  const bot = await world.start();
  await world.query(`create trigger refusing before update on outbox when new.state = 'sent' ${FULL}`);
  await bot.tick();
  assert.ok(((await statesOf(world))["sending"] ?? 0) > 0);
  // The sources are asked all the same, which is remembered.
  for (const what of ["insert", "update"])
    await world.query(
      `create trigger refusing_${what} before ${what} on memory when new.key = 'unrecorded' ${FULL}`,
    );
  for (let count = 0; count < 2; count++) {
    world.forward(61 * MINUTE);
    await bot.tick();
  }
  for (const trigger of ["refusing", "refusing_insert", "refusing_update"])
    await world.query(`drop trigger ${trigger}`);
  for (let count = 0; count < 2; count++) {
    world.forward(MINUTE);
    await bot.tick();
  }
  assert.deepEqual(await statesOf(world), { sent: CHATS });
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE);
});

test("what was pinned is not called left undone because the database could not remember it", async (t) => {
  const world = await worldOf(t);
  const group = -1_001_000_000_911;
  world.telegram.addChat({ id: group, type: "supergroup" });
  world.telegram.setBotStatus(group, "administrator", { announce: false });
  await world.subscribe({ platform: "telegram", channel: `${group}` }, { pin: true });
  const bot = await world.start();
  await world.query(`create trigger refusing before insert on memory when new.key like '%pinned%' ${FULL}`);
  await bot.tick();
  const told = () => bot.lines.filter(({ sentence }) => /pinned/.test(sentence));
  await until(() => told().length > 0, "word of what cannot be remembered");
  assert.equal(world.telegram.pinned(group).length, 1);
  assert.deepEqual(
    told().map(({ sentence }) => sentence),
    ["It cannot be remembered whether a post was pinned."],
  );
  const place = { ...placeOf({ platform: "telegram", channel: `${group}` }), features: ["pin"] as const };
  const { lines = [] } = await bot.bot.answer({ command: "status", language: "en", place });
  assert.ok(lines.length > 0);
  assert.ok(!lines.some((line) => plain(line).includes("not pinned")));
});

test("a chat that is gone is switched off although the run that found it so could not be recorded, or not be ended", async (t) => {
  for (const refusing of [
    "create trigger refusing before update on outbox when new.state = 'failed'",
    "create trigger refusing before update on subscriptions when new.off_at is not null",
  ]) {
    const world = await worldOf(t);
    const [gone = "", ...others] = await chatsOf(world);
    world.telegram.block(Number(gone), { announce: false });
    const bot = await world.start();
    await world.query(`${refusing} ${FULL}`);
    await bot.tick();
    await world.query("drop trigger refusing");
    world.forward(MINUTE);
    await bot.tick();
    for (const chat of others) assert.deepEqual(world.titles(chat), ONCE);
    const [standing] = await world.desk.subscriptions({ platform: "telegram", channel: gone });
    assert.equal(standing?.off?.cause, "removed", refusing);
  }
});
