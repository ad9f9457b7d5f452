import assert from "node:assert/strict";
import { test } from "node:test";
import { setPaused } from "../../src/ctl/pausing.ts";
import { lastPost } from "../../src/delivery/last-post.ts";
import { LAST_OF_2025, type Line, type World, worldOf } from "./world.ts";

const OPERATOR = { platform: "telegram", channel: "77" };
const MINUTE = 60_000;

function errors({ lines }: { lines: readonly Line[] }): string[] {
  return lines.filter(({ level }) => level === "error").map(({ sentence }) => sentence);
}

test("checklist 12: the operator's channel gets a broadcast first, and then everybody", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  const chats = [await world.onTelegram(), await world.onTelegram({ language: "uk" })];
  const channel = await world.onDiscord();
  await (await world.start()).tick();
  assert.equal(world.telegram.sent[0]?.chatId, 77);
  assert.deepEqual(world.titles("77"), [LAST_OF_2025.en]);
  assert.deepEqual(
    chats.map((chat) => world.titles(chat)),
    [[LAST_OF_2025.en], [LAST_OF_2025.uk]],
  );
  assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
});

test("checklist 12: where the operator's channel does not get it, nobody else does there, and the operator is told once", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  world.telegram.block(77);
  const chats = [await world.onTelegram(), await world.onTelegram()];
  const channel = await world.onDiscord();
  const bot = await world.start();
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(MINUTE);
  }
  assert.deepEqual(
    chats.map((chat) => world.titles(chat)),
    [[], []],
  );
  assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
  assert.equal(errors(bot).length, 1, errors(bot).join("\n"));
  assert.match(errors(bot)[0] as string, /could not be posted to an operator's channel on telegram/);
  const waiting = (await world.deliveries()).filter(({ platform }) => platform === "telegram");
  assert.deepEqual(
    waiting.map(({ channel: to, state }) => [to, state]),
    [["77", "failed"]],
  );

  // Mended and started again, it goes out after all.
  await bot.stop();
  world.telegram.unblock(77);
  await (await world.start()).tick();
  assert.deepEqual(world.titles("77"), [LAST_OF_2025.en]);
  assert.deepEqual(
    chats.map((chat) => world.titles(chat)),
    [[LAST_OF_2025.en], [LAST_OF_2025.en]],
  );
});

test("an operator's channel that is busy is waited for, and so is everybody", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  world.telegram.fault("sendMessage", { retryAfter: 20 });
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual([world.titles("77"), world.titles(chat)], [[], []]);
  world.forward(MINUTE);
  await bot.tick();
  assert.deepEqual([world.titles("77"), world.titles(chat)], [[LAST_OF_2025.en], [LAST_OF_2025.en]]);
});

test("an operator who subscribed there as well gets the report once, in the subscription's words", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  await world.subscribe(OPERATOR, { language: "uk" });
  const bot = await world.start();
  await bot.tick();
  world.forward(MINUTE);
  await bot.tick();
  assert.deepEqual(world.titles("77"), [LAST_OF_2025.uk]);
});

test("the operator's own post is not taken for one that somebody had, unless that is who subscribed", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  const chat = await world.onTelegram();
  world.telegram.block(Number(chat));
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual(world.titles("77"), [LAST_OF_2025.en]);
  assert.equal(await lastPost(world.desk, "telegram"), undefined);

  const alone = await worldOf(t, { operators: [OPERATOR] });
  alone.telegram.addChat({ id: 77, type: "private" });
  await alone.subscribe(OPERATOR);
  const other = await alone.start();
  await other.tick();
  assert.equal(await lastPost(alone.desk, "telegram"), other.now());
});

type Bot = Awaited<ReturnType<World["start"]>>;

const WAYS_ON = [
  [
    "starts the program again",
    async (world: World, bot: Bot) => {
      await bot.stop();
      await (await world.start()).tick();
    },
  ],
  [
    "lets it go on from the command line",
    async (world: World, bot: Bot) => {
      const desk = { store: world.desk, networks: [{ name: "telegram" }], now: bot.now };
      const [done] = await setPaused(desk, "telegram", false);
      assert.equal(done?.takenUp, "2025-12-31");
      await bot.tick();
    },
  ],
] as const;

for (const [name, fault] of [
  ["is answered with an error", { status: 502, body: "Bad Gateway" }],
  ["gets no answer", "reset-after"],
] as const)
  for (const [how, goOn] of WAYS_ON)
    test(`checklist 12: where the operator's post ${name} nobody else gets it, until the operator has looked and ${how}`, async (t) => {
      const world = await worldOf(t, { operators: [OPERATOR] });
      world.telegram.addChat({ id: 77, type: "private" });
      const chats = [await world.onTelegram(), await world.onTelegram()];
      world.telegram.fault("sendMessage", fault as never);
      const bot = await world.start();
      for (let count = 0; count < 3; count++) {
        await bot.tick();
        world.forward(MINUTE);
      }
      const titles = () => chats.map((chat) => world.titles(chat));
      assert.deepEqual(titles(), [[], []]);
      assert.equal(errors(bot).length, 1, errors(bot).join("\n"));
      assert.match(
        errors(bot)[0] as string,
        /^Nobody can tell whether the report of 2025-12-31 arrived in an operator's/,
      );
      await goOn(world, bot);
      assert.deepEqual(titles(), [[LAST_OF_2025.en], [LAST_OF_2025.en]]);
      const posts = world.telegram.requests.filter(
        ({ method, payload }) => method === "sendMessage" && `${payload["chat_id"]}` === "77",
      );
      // Not repeated; but told what became of it, where that could be brought.
      assert.equal(posts.filter(({ payload }) => `${payload["text"]}`.includes("Personnel")).length, 1);
    });

test("checklist 12: where the operator's channel refuses it again after it was let go on, that is said again", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  world.telegram.block(77);
  const chat = await world.onTelegram();
  const bot = await world.start();
  const letGoOn = () =>
    setPaused({ store: world.desk, networks: [{ name: "telegram" }], now: bot.now }, "telegram", false);
  for (const times of [1, 2, 3]) {
    await bot.tick();
    await bot.tick();
    assert.equal(errors(bot).length, times, errors(bot).join("\n"));
    assert.match(errors(bot).at(-1) as string, /could not be posted to an operator's channel on telegram/);
    assert.deepEqual(world.titles(chat), []);
    await letGoOn();
  }
});

for (const [how, goOn] of WAYS_ON)
  test(`checklist 12: where our text is refused in the operator's channel nobody else gets it, until the operator ${how}`, async (t) => {
    const world = await worldOf(t, { operators: [OPERATOR] });
    world.telegram.addChat({ id: 77, type: "private" });
    const chat = await world.onTelegram();
    const description = "Bad Request: can't parse entities";
    world.telegram.fault(
      ({ method, payload }) => method === "sendMessage" && `${payload["text"]}`.includes("Personnel"),
      { status: 400, body: { ok: false, error_code: 400, description } },
    );
    const bot = await world.start();
    await bot.tick();
    await bot.tick();
    assert.deepEqual(world.titles(chat), []);
    assert.equal(errors(bot).length, 1, errors(bot).join("\n"));
    assert.match(errors(bot)[0] as string, /could not be posted to an operator's channel on telegram/);
    await goOn(world, bot);
    assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
    assert.ok(world.titles("77").includes(LAST_OF_2025.en));
  });
