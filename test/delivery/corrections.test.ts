import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Report } from "../../src/core/report.ts";
import { LAST_OF_2025, realDay, until, type World, worldOf } from "./world.ts";

const HOUR = 3_600_000;

/** The last day with another number of tanks. */
function withTanks(tanks: number): Report {
  const last = realDay("2025-12-31");
  return { ...last, totals: { ...last.totals, tanks } };
}

const TANKS = realDay("2025-12-31").totals["tanks"] as number;

/** The source restates the day, and some time passes. */
async function restate(world: World, bot: { tick(): Promise<void> }, tanks: number): Promise<void> {
  world.source.reports = [realDay("2025-12-30"), withTanks(tanks)];
  world.forward(HOUR);
  await bot.tick();
}

test("checklist 14: a day that is restated is corrected in place, on both networks, with a line that says what changed", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  await restate(world, bot, TANKS + 1);
  for (const channel of channels) {
    assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
    const [text = "", ...others] = world.texts(channel);
    assert.deepEqual(others, []);
    const [now, before] = [TANKS + 1, TANKS].map((count) => count.toLocaleString("en"));
    assert.match(text, new RegExp(`This post was corrected: Tanks ${now} .* instead of ${before}`));
  }
  const requests = world.telegram.requests.length;
  await bot.tick();
  assert.equal(
    world.telegram.requests.slice(requests).filter(({ method }) => method.startsWith("edit")).length,
    0,
  );
});

test("a correction that is taken back is corrected again, and a restart repeats none", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  await restate(world, bot, TANKS + 1);
  await restate(world, bot, TANKS);
  assert.match(
    world.texts(chat)[0] as string,
    new RegExp(`Tanks ${TANKS.toLocaleString("en")} .* instead of`),
  );
  await bot.stop();
  const edits = () => world.telegram.requests.filter(({ method }) => method === "editMessageText").length;
  const before = edits();
  await (await world.start()).tick();
  assert.equal(edits(), before);
  assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});

test("where a post cannot be edited a short note follows for who asked for one, and never a second post", async (t) => {
  const world = await worldOf(t);
  const [asked, silent] = [await world.onTelegram({ notes: true }), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  const description = "Bad Request: message can't be edited";
  world.telegram.fault(
    "editMessageText",
    { status: 400, body: { ok: false, error_code: 400, description } },
    2,
  );
  await restate(world, bot, TANKS + 1);
  world.forward(HOUR);
  await bot.tick();
  world.forward(HOUR);
  await bot.tick();
  assert.deepEqual(world.titles(silent), [LAST_OF_2025.en]);
  assert.deepEqual(world.titles(asked), [LAST_OF_2025.en, "Corrected: the report of 31 December 2025"]);
});

test("an edit that the network could not take is tried again", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  world.telegram.fault("editMessageText", { retryAfter: 30 });
  await restate(world, bot, TANKS + 1);
  assert.doesNotMatch(world.texts(chat)[0] as string, /corrected/);
  world.forward(HOUR);
  await bot.tick();
  assert.match(world.texts(chat)[0] as string, /This post was corrected/);
});

test("who is not told of a category hears nothing of its correction, and the post stays as it is", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram({ categories: ["personnel"] });
  const bot = await world.start();
  await bot.tick();
  const [before] = world.texts(chat);
  await restate(world, bot, TANKS + 1);
  assert.deepEqual(world.texts(chat), [before]);
});

test("a day that is restated again while it is being corrected is corrected to what holds at last", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  const { claimEdits } = bot.store.outbox;
  let restated: Promise<void> | undefined;
  bot.store.outbox.claimEdits = async (...terms) => {
    const posts = await claimEdits(...terms);
    restated ??= (async () => {
      world.source.reports = [realDay("2025-12-30"), withTanks(TANKS + 2)];
      await bot.store.keep(world.source.reports, Date.parse("2025-12-31T07:00:00Z"), "dataset");
      await bot.round.refresh();
    })();
    await restated;
    return posts;
  };
  await restate(world, bot, TANKS + 1);
  for (const channel of channels)
    assert.match(
      world.texts(channel)[0] as string,
      new RegExp(`This post was corrected: Tanks ${(TANKS + 2).toLocaleString("en")} .* instead of`),
    );
  // What it tells now is known, so that a later correction can say what was there before.
  await restate(world, bot, TANKS + 3);
  const [now, before] = [TANKS + 3, TANKS + 2].map((count) => count.toLocaleString("en"));
  for (const channel of channels)
    assert.match(
      world.texts(channel)[0] as string,
      new RegExp(`This post was corrected: Tanks ${now} .* instead of ${before}`),
    );
});

test("what is given back while it is looked for more to correct is found", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  const { claimEdits, settleEdit } = bot.store.outbox;
  const lookedFor = Promise.withResolvers<void>();
  let restated = false;
  bot.store.outbox.claimEdits = async (...terms) => {
    const posts = await claimEdits(...terms);
    if (!restated && posts.length > 0) {
      restated = true;
      world.source.reports = [realDay("2025-12-30"), withTanks(TANKS + 2)];
      await bot.store.keep(world.source.reports, Date.parse("2025-12-31T07:00:00Z"), "dataset");
      await bot.round.refresh();
    } else if (posts.length === 0) {
      lookedFor.resolve();
      await pause(20);
    }
    return posts;
  };
  bot.store.outbox.settleEdit = async (...terms) => {
    await lookedFor.promise;
    return settleEdit(...terms);
  };
  await restate(world, bot, TANKS + 1);
  assert.match(world.texts(chat)[0] as string, /This post was corrected: Tanks 11,483/);
});

test("who is owed a post while many are being corrected does not wait for the last of them", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  for (let count = 0; count < 45; count++) await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  const { claimEdits } = bot.store.outbox;
  let late: { readonly chat: string; readonly run: Promise<void> } | undefined;
  bot.store.outbox.claimEdits = async (...terms) => {
    const posts = await claimEdits(...terms);
    const chat = late ? undefined : await world.onTelegram();
    if (chat) late = { chat, run: bot.posting.run() };
    return posts;
  };
  await restate(world, bot, TANKS + 1);
  await late?.run;
  const methods = world.telegram.requests.map(({ method }) => method);
  assert.equal(methods.filter((method) => method === "editMessageText").length, 45);
  assert.ok(methods.lastIndexOf("sendMessage") < methods.lastIndexOf("editMessageText") - 10);
  assert.deepEqual(world.titles(late?.chat ?? ""), [LAST_OF_2025.en]);
});

/** How many edits Telegram was asked for. */
function editsOf({ telegram }: World): number {
  return telegram.requests.filter(({ method }) => method === "editMessageText").length;
}

test("an edit that takes long holds up no other", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  const chats: string[] = [];
  for (let count = 0; count < 5; count++) chats.push(await world.onTelegram());
  const bot = await world.start();
  await bot.tick();
  const isCorrected = (chat: string) => /This post was corrected/.test(world.texts(chat)[0] as string);
  // The second one that is asked for: until the network has taken one, they are made one after the other.
  let asked = 0;
  const isSecond = ({ method }: { method: string }) => method === "editMessageText" && ++asked === 2;
  world.telegram.fault(isSecond, "hang");
  const run = restate(world, bot, TANKS + 1);
  await until(() => chats.filter(isCorrected).length === chats.length - 1, "all but one to be corrected");
  world.telegram.dropConnections();
  await run;
  // Its network was away for a moment.
  world.forward(HOUR);
  await until(async () => {
    await bot.tick();
    return chats.every(isCorrected);
  }, "all to be corrected");
});

test("checklist 21: when three chats ask edits to wait, all edits wait as long, and are made then", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  const chats: string[] = [];
  for (let count = 0; count < 10; count++) chats.push(await world.onTelegram());
  const bot = await world.start();
  await bot.tick();
  world.telegram.fault("editMessageText", { retryAfter: 90 }, 3);
  await restate(world, bot, TANKS + 1);
  assert.equal(editsOf(world), 3);
  world.forward(80_000);
  await bot.tick();
  assert.equal(editsOf(world), 3);
  world.forward(HOUR);
  await bot.tick();
  assert.equal(editsOf(world), 13);
  for (const chat of chats) assert.match(world.texts(chat)[0] as string, /This post was corrected/);
});

test("checklist 13: three corrections that are refused for our text end the run, are told, and are made by a program that was mended", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  const chats: string[] = [];
  for (let count = 0; count < 10; count++) chats.push(await world.onTelegram());
  const bot = await world.start();
  await bot.tick();
  const description = "Bad Request: can't parse entities";
  const body = { ok: false, error_code: 400, description };
  world.telegram.fault("editMessageText", { status: 400, body }, 3);
  await restate(world, bot, TANKS + 1);
  assert.equal(editsOf(world), 3);
  assert.equal(
    bot.lines.filter(({ sentence }) => sentence.startsWith("telegram refuses our text of corrections"))
      .length,
    1,
  );
  world.forward(2 * HOUR);
  await bot.tick();
  assert.equal(editsOf(world), 13);
  for (const chat of chats) assert.match(world.texts(chat)[0] as string, /This post was corrected/);
});

test("a post whose correction cannot be worded keeps no other from its own", async (t) => {
  const world = await worldOf(t);
  const [odd, ...others] = [await world.onTelegram(), await world.onTelegram(), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  // As a version of the program may have kept it that words figures in another way.
  await world.query(
    "insert into figures (edition, revision, last_day, figures) select edition, 'odd', last_day, '{\"tanks\":true}' from figures",
  );
  await world.query(`update outbox set revision = 'odd' where channel = '${odd}'`);
  await restate(world, bot, TANKS + 1);
  for (const chat of others) assert.match(world.texts(chat)[0] as string, /This post was corrected: Tanks/);
  assert.doesNotMatch(world.texts(odd as string)[0] as string, /corrected/);
  const errors = bot.lines.filter(({ level }) => level === "error");
  assert.deepEqual(errors, []);
});
