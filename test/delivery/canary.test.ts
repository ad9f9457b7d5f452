import assert from "node:assert/strict";
import { test } from "node:test";
import { StoreFailure } from "../../src/core/store.ts";
import { setPaused } from "../../src/ctl/pausing.ts";
import { lastPost } from "../../src/delivery/last-post.ts";
import { LAST_OF_2025, type Line, until, type World, worldOf } from "./world.ts";

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

for (const [how, first] of [
  ["is paused", { paused: true }],
  ["brings weeks", { days: { kind: "weekly", weekday: 1 } }],
] as const)
  test(`an operator whose first subscription there ${how} gets the report once too, in the words of the second`, async (t) => {
    const world = await worldOf(t, { operators: [OPERATOR] });
    world.telegram.addChat({ id: 77, type: "private" });
    await world.subscribe(OPERATOR, { language: "en", ...first });
    await world.subscribe(OPERATOR, { language: "uk" }, 2);
    const bot = await world.start();
    for (const _ of [1, 2]) {
      await bot.tick();
      world.forward(MINUTE);
    }
    assert.deepEqual(world.titles("77"), [LAST_OF_2025.uk]);
  });

test("an operator who has the weekend in one post gets the report of another day once", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  await world.subscribe(OPERATOR, { days: { kind: "daily", weekendTogether: true } });
  const bot = await world.start();
  for (const _ of [1, 2]) {
    await bot.tick();
    world.forward(MINUTE);
  }
  assert.deepEqual(world.titles("77"), [LAST_OF_2025.en]);
});

test("an operator who names a channel once the report is out, and subscribes there, gets it by that", async (t) => {
  const world = await worldOf(t);
  world.telegram.addChat({ id: 77, type: "private" });
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  await bot.stop();
  const next = await world.start({ operators: [OPERATOR] });
  await next.tick();
  await world.subscribe(OPERATOR, { language: "uk" });
  for (const _ of [1, 2]) {
    world.forward(MINUTE);
    await next.tick();
  }
  assert.deepEqual([world.titles("77"), world.titles(chat)], [[LAST_OF_2025.uk], [LAST_OF_2025.en]]);
});

test("an operator who subscribed in a group that has another number now gets the report there once", async (t) => {
  const group = { platform: "telegram", channel: "-4001" };
  const world = await worldOf(t, { operators: [group] });
  world.telegram.addChat({ id: -4001, type: "group" });
  await world.subscribe(group, { language: "uk" });
  world.telegram.migrate(-4001, -1_000_000_004_001, { announce: false });
  const bot = await world.start();
  for (const _ of [1, 2]) {
    await bot.tick();
    world.forward(MINUTE);
  }
  assert.deepEqual(world.titles("-1000000004001"), [LAST_OF_2025.uk]);
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

/** Brings the world to where a process has died while it was sending the operator's post, and lets its claim run out. */
async function dieWhileSending(world: World, how: Parameters<World["start"]>[0] = {}): Promise<void> {
  const dying = await world.start(how);
  const { claim } = dying.store.outbox;
  const died = Promise.withResolvers<never>();
  died.promise.catch(() => undefined);
  let isSending = false;
  dying.store.outbox.claim = async (...terms) => {
    const claims = await claim(...terms);
    if (claims.length === 0) return claims;
    isSending = true;
    return died.promise;
  };
  const run = dying.tick();
  await until(() => isSending, "claim");
  died.reject(new StoreFailure("the process is dead"));
  await run;
  await dying.stop();
  world.forward(MINUTE);
}

for (const [how, goOn] of WAYS_ON)
  test(`checklist 12: where a process died while it sent the operator's post the next one sends it to nobody else, until the operator ${how}`, async (t) => {
    const world = await worldOf(t, { operators: [OPERATOR] });
    world.telegram.addChat({ id: 77, type: "private" });
    const chats = [await world.onTelegram(), await world.onTelegram()];
    await dieWhileSending(world);
    const next = await world.start();
    for (let count = 0; count < 3; count++) {
      await next.tick();
      world.forward(MINUTE);
    }
    const titles = () => chats.map((chat) => world.titles(chat));
    assert.deepEqual(titles(), [[], []]);
    assert.equal(await world.state("77"), "unknown");
    assert.equal(errors(next).length, 1, errors(next).join("\n"));
    assert.match(errors(next)[0] as string, /^Nobody can tell whether the report of 2025-12-31 arrived/);
    // What the operator is told in the channel itself.
    assert.equal(world.titles("77").length, 1);
    await goOn(world, next);
    assert.deepEqual(titles(), [[LAST_OF_2025.en], [LAST_OF_2025.en]]);
    assert.equal(world.titles("77").length, 1);
  });

test("checklist 12: on Discord the operator's post of a process that died is sent again, and then everybody's", async (t) => {
  const world = await worldOf(t);
  const guild = world.discord.addGuild();
  const { id } = world.discord.addChannel({ guildId: guild.id });
  const operators = [{ platform: "discord", channel: id }];
  const channel = await world.onDiscord();
  await dieWhileSending(world, { operators });
  const next = await world.start({ operators });
  await next.tick();
  assert.deepEqual([world.titles(id), world.titles(channel)], [[LAST_OF_2025.en], [LAST_OF_2025.en]]);
  assert.deepEqual(errors(next), []);
});

test("checklist 12: what had stopped goes on with no process that was there already, but with one that is started", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  const chat = await world.onTelegram();
  world.telegram.fault("sendMessage", "reset-after");
  const [one, other] = [await world.start(), await world.start({ standsBy: true })];
  await other.tick();
  await one.tick();
  assert.equal(errors(one).length, 1, errors(one).join("\n"));
  await one.stop();
  world.forward(MINUTE);
  other.takeOver();
  await other.tick();
  assert.deepEqual([world.titles(chat), errors(other)], [[], []]);
  await other.stop();
  await (await world.start()).tick();
  assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});

test("checklist 12: the operator is told anew where it stops for another reason after a start", async (t) => {
  const second = { platform: "telegram", channel: "78" };
  const world = await worldOf(t, { operators: [OPERATOR, second] });
  for (const id of [77, 78]) world.telegram.addChat({ id, type: "private" });
  const chat = await world.onTelegram();
  world.telegram.block(77);
  const bot = await world.start();
  await bot.tick();
  await bot.stop();
  world.telegram.unblock(77);
  world.telegram.fault("sendMessage", "reset-after");
  const next = await world.start();
  await next.tick();
  assert.deepEqual(world.titles(chat), []);
  const told = world.telegram.sent.filter(
    ({ chatId, text }) => chatId === 78 && text.includes("let it go on"),
  );
  assert.deepEqual(
    told.map(({ text }) => /could not be posted|Nobody can tell/.exec(text)?.[0]),
    ["could not be posted", "Nobody can tell"],
  );
});

test("checklist 12: the operator is told in the other channel each time that it stops for the same reason, whichever process let it go on", async (t) => {
  const second = { platform: "telegram", channel: "78" };
  const world = await worldOf(t, { operators: [OPERATOR, second] });
  for (const id of [77, 78]) world.telegram.addChat({ id, type: "private" });
  world.telegram.block(77);
  let bot = await world.start();
  const startAgain = async () => {
    await bot.stop();
    bot = await world.start();
  };
  const resume = () =>
    setPaused({ store: world.desk, networks: [{ name: "telegram" }], now: bot.now }, "telegram", false);
  const stops = async () => {
    await bot.tick();
    await bot.tick();
    return world.telegram.sent.filter(
      ({ chatId, text }) => chatId === 78 && text.includes("could not be posted"),
    ).length;
  };
  assert.equal(await stops(), 1);
  await startAgain();
  assert.equal(await stops(), 2);
  await resume();
  assert.equal(await stops(), 3);
  await resume();
  await startAgain();
  assert.equal(await stops(), 4);
});

/** Longer than the operator's channels are tried. */
const LONGER = 7 * 60 * MINUTE;

for (const [how, goOn] of WAYS_ON)
  test(`checklist 12: where the operator's channel could not be had for hours nobody else gets it, also of a process that was started since, until the operator ${how}`, async (t) => {
    const world = await worldOf(t, { operators: [OPERATOR] });
    world.telegram.addChat({ id: 77, type: "private" });
    const chat = await world.onTelegram();
    world.telegram.fault("sendMessage", { retryAfter: 20 });
    const bot = await world.start();
    await bot.tick();
    await bot.stop();
    world.forward(LONGER);
    const next = await world.start();
    await next.tick();
    assert.deepEqual(world.titles(chat), []);
    assert.equal(errors(next).length, 1, errors(next).join("\n"));
    assert.match(errors(next)[0] as string, /could not be posted to an operator's channel on telegram/);
    await goOn(world, next);
    assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
    assert.ok(world.titles("77").includes(LAST_OF_2025.en));
  });

/** The same chat, but for a slip: nobody has it. */
const MISTYPED = { platform: "telegram", channel: "76" };

for (const [which, right, afterwards] of [
  ["the right one", [OPERATOR], 0],
  ["the right one, after hours", [OPERATOR], LONGER],
  ["none at all", [], 0],
] as const)
  for (const isResumed of [false, true])
    test(`checklist 12: an operator who had named a wrong channel and names ${which} at the next start loses no report${isResumed ? ", also where it was let go on from the command line before" : ""}`, async (t) => {
      const world = await worldOf(t);
      world.telegram.addChat({ id: 77, type: "private" });
      const chats = [await world.onTelegram(), await world.onTelegram()];
      const bot = await world.start({ operators: [MISTYPED] });
      await bot.tick();
      const titles = () => chats.map((chat) => world.titles(chat));
      assert.deepEqual(titles(), [[], []]);
      assert.equal(errors(bot).length, 1, errors(bot).join("\n"));
      assert.match(errors(bot)[0] as string, /could not be posted to an operator's channel on telegram/);
      await bot.stop();
      world.forward(afterwards);
      if (isResumed) {
        const desk = { store: world.desk, networks: [{ name: "telegram" }], now: bot.now };
        await setPaused(desk, "telegram", false);
      }
      const next = await world.start({ operators: right });
      await next.tick();
      assert.deepEqual(errors(next), []);
      assert.deepEqual(titles(), [[LAST_OF_2025.en], [LAST_OF_2025.en]]);
      assert.deepEqual(
        world.titles("77"),
        right.map(() => LAST_OF_2025.en),
      );
      if (right.length > 0) assert.equal(world.telegram.sent[0]?.chatId, 77);
      assert.equal(await world.state("76"), undefined);
    });

test("checklist 12: an operator's chat that has another number follows, also where it was let go on by a new start", async (t) => {
  const second = { platform: "telegram", channel: "78" };
  const operators = [{ platform: "telegram", channel: "-4001" }, second];
  const world = await worldOf(t, { operators });
  world.telegram.addChat({ id: -4001, type: "group" });
  const supergroup = "-1004001";
  world.telegram.migrate(-4001, Number(supergroup));
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual(world.titles(chat), []);
  await bot.stop();
  world.telegram.addChat({ id: 78, type: "private" });
  const next = await world.start();
  await next.tick();
  assert.deepEqual(errors(next), []);
  assert.deepEqual(
    ["78", supergroup, chat].map((each) => world.titles(each).filter((title) => title === LAST_OF_2025.en)),
    [[LAST_OF_2025.en], [LAST_OF_2025.en], [LAST_OF_2025.en]],
  );
});

test("checklist 12: an operator who mends the channel only after hours gets it first too, and has to say so once", async (t) => {
  const world = await worldOf(t, { operators: [OPERATOR] });
  world.telegram.addChat({ id: 77, type: "private" });
  world.telegram.block(77);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  world.forward(LONGER);
  await bot.tick();
  world.telegram.unblock(77);
  await WAYS_ON[1][1](world, bot);
  assert.deepEqual([world.titles("77"), world.titles(chat)], [[LAST_OF_2025.en], [LAST_OF_2025.en]]);
  assert.equal(world.telegram.sent[0]?.chatId, 77);
});
