import assert from "node:assert/strict";
import { test } from "node:test";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import { DISCORD_TOKEN, LAST_OF_2025, type Line, until, worldOf } from "./world.ts";

/** What the operator was told as an error: of one cause, once. */
function errors({ lines }: { lines: readonly Line[] }): string[] {
  return lines.filter(({ level }) => level === "error").map(({ sentence }) => sentence);
}

const ONCE = [LAST_OF_2025.en];

test("checklist 17: a token that Telegram refuses stops Telegram and not Discord, and nothing is lost by it", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const chats: string[] = [];
  for (let count = 0; count < 25; count++) chats.push(await world.onTelegram());
  const bot = await world.start({ token: `1000000001:${"wrong".padEnd(35, "0")}` });
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(120_000);
  }
  assert.deepEqual(world.titles(channel), ONCE);
  assert.ok(world.telegram.requests.length <= 12, `${world.telegram.requests.length} calls were made`);
  assert.equal(errors(bot).length, 1, errors(bot).at(-1));

  await bot.stop();
  await (await world.start()).tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE, await world.state(chat));
});

test("checklist 17: a token that Discord takes away stops Discord and not Telegram", async (t) => {
  const world = await worldOf(t);
  const channels: string[] = [];
  for (let count = 0; count < 25; count++) channels.push(await world.onDiscord());
  const chat = await world.onTelegram();
  const bot = await world.start();
  world.discord.revokeToken();
  const tried = () => world.discord.requests.filter(({ path }) => path.endsWith("/messages")).length;
  const counts: number[] = [];
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    counts.push(tried());
    world.forward(120_000);
  }
  assert.deepEqual(world.titles(chat), ONCE);
  assert.equal(world.discord.messages.length, 0);
  assert.equal(errors(bot).length, 1, errors(bot).at(-1));
  // How many were on their way before the first refusal came depends on the machine; after it there are no more.
  assert.ok((counts[0] as number) <= channels.length);
  assert.deepEqual(counts.slice(1), [counts[0], counts[0]], "posts were tried after the first refusal");
  assert.deepEqual(
    (await world.states(channels)).filter(
      (state) => state !== undefined && state !== "queued" && state !== "later",
    ),
    [],
  );
});

test("checklist 17: a token that is revoked in the middle of a broadcast stops Telegram and not Discord, and with a new one everybody has the post once", async (t) => {
  const rate = 5;
  const world = await worldOf(t, { rate });
  const channels: string[] = [];
  for (let count = 0; count < 10; count++) channels.push(await world.onDiscord());
  const chats: string[] = [];
  for (let count = 0; count < 24; count++) chats.push(await world.onTelegram());
  const bot = await world.start();
  const run = bot.tick();
  await until(() => world.telegram.sent.length >= 3, "third post");
  world.telegram.revokeToken();
  const posts = () => world.telegram.requests.filter(({ method }) => method === "sendMessage");
  await run;
  const tried = posts().length;
  for (let count = 0; count < 2; count++) {
    world.forward(120_000);
    await bot.tick();
  }
  assert.equal(posts().length, tried, "posts were tried after the refusal");
  const refused = posts().filter(({ status }) => status === 401).length;
  // No more than would have been sent within a second.
  assert.ok(refused <= rate, `${refused} posts were refused`);
  for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE);
  assert.equal(errors(bot).length, 1, errors(bot).join("\n"));
  assert.match(errors(bot)[0] as string, /^Telegram does not accept the bot's token: Telegram stays off/);
  const states = (await world.states(chats)).filter((state) => state !== "sent");
  assert.deepEqual(
    states.filter((state) => state !== "queued" && state !== "later"),
    [],
  );
  assert.ok(states.length > 0, "the run was over before the token was revoked");
  assert.equal(states.length, chats.length - world.telegram.sent.length);

  await bot.stop();
  await (await world.start()).tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE, await world.state(chat));
});

for (const [what, fault, span] of [
  ["a 429 of the guard in front of it", { rateLimit: "cloudflare", retryAfter: 66_271 }, 66_271_000],
  ["error 40333", { status: 403, body: { code: 40_333, message: "internal network error" } }, 10 * 60_000],
] as const)
  test(`checklist 18: a Discord that blocks this machine with ${what} is left alone for as long, which the operator is told once, and Telegram goes on`, async (t) => {
    // Slowly: until the refusal has come, posts are sent.
    const world = await worldOf(t, { rate: 5 });
    const channels: string[] = [];
    for (let count = 0; count < 15; count++) channels.push(await world.onDiscord());
    const chat = await world.onTelegram();
    world.discord.fault({ method: "POST", path: /messages$/ }, fault);
    const bot = await world.start();
    await bot.tick();
    const posts = () => world.discord.requests.filter(({ path }) => path.endsWith("/messages")).length;
    const before = posts();
    assert.ok(before < channels.length, `${before} posts were sent`);
    world.forward(span - 60_000);
    await bot.tick();
    assert.equal(posts(), before);
    assert.deepEqual(world.titles(chat), ONCE);
    assert.equal(errors(bot).length, 1, errors(bot).join("\n"));
    assert.match(errors(bot)[0] as string, /^Discord .*: nothing is posted to discord before 20\d\d-/);
    for (const channel of channels) {
      const [standing] = await world.desk.subscriptions({ platform: "discord", channel });
      assert.equal(standing?.off, undefined);
    }

    // The REST client keeps its own time of the real wait; a new one has none.
    await bot.stop();
    world.forward(2 * 60_000);
    await (await world.start()).tick();
    for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE, await world.state(channel));
  });

test("checklist 13: three refusals of our own text in a row end the run on that network alone", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const chats: string[] = [];
  for (let count = 0; count < 30; count++) chats.push(await world.onTelegram());
  const description = "Bad Request: can't parse entities: Unsupported start tag";
  const refusal = { status: 400, body: { ok: false, error_code: 400, description } };
  const mend = world.telegram.fault("sendMessage", refusal, 100);
  const bot = await world.start();
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(120_000);
  }
  assert.deepEqual(world.titles(channel), ONCE);
  const tried = world.telegram.requests.filter(({ method }) => method === "sendMessage").length;
  assert.ok(tried >= 3 && tried <= 12, `${tried} were tried`);
  assert.equal(errors(bot).length, 1, errors(bot).at(-1));
  for (const chat of chats) {
    const [standing] = await world.desk.subscriptions({ platform: "telegram", channel: chat });
    assert.equal(standing?.off, undefined, "nobody is to blame for it");
  }

  mend();
  await bot.stop();
  await (await world.start()).tick();
  const without = chats.filter((chat) => world.titles(chat).length === 0);
  assert.ok(without.length <= tried, `${without.length} chats never got the report`);
});

test("refusals that are the channel's own do not end the run", async (t) => {
  const world = await worldOf(t);
  const chats: string[] = [];
  for (let count = 0; count < 12; count++) chats.push(await world.onTelegram());
  for (const chat of chats.slice(0, 6)) world.telegram.block(Number(chat));
  await (await world.start()).tick();
  assert.deepEqual(
    chats.map((chat) => world.titles(chat).length),
    [...Array(6).fill(0), ...Array(6).fill(1)],
  );
});

test("what is due while a network is down is posted once it is back", async (t) => {
  const world = await worldOf(t);
  const down = await createFakeDiscord({ token: DISCORD_TOKEN });
  const port = Number(new URL(down.api).port);
  await down.close();
  await world.telegram.goAway();
  const chats = [await world.onTelegram(), await world.onTelegram()];
  const channel = await world.onDiscord();
  const bot = await world.start({ api: down.api });
  for (let count = 0; count < 4; count++) {
    await bot.tick();
    world.forward(60_000);
  }
  assert.deepEqual(
    (await world.deliveries()).filter(({ state }) => state !== "later" && state !== "queued"),
    [],
  );

  await world.telegram.comeBack();
  const back = await createFakeDiscord({ token: DISCORD_TOKEN, port });
  t.after(() => back.close());
  back.addChannel({ id: channel, guildId: back.addGuild().id });
  await until(() => bot.platforms.every((platform) => platform.ready()), "connection to both networks");
  world.forward(900_000);
  await bot.tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE);
  assert.deepEqual(
    back.messages.map(({ channelId }) => channelId),
    [channel],
  );
});

test("what is due while a connection breaks off is posted once it is back", async (t) => {
  const world = await worldOf(t);
  const bot = await world.start();
  const chats = [await world.onTelegram(), await world.onTelegram()];
  await world.telegram.goAway();
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(60_000);
  }
  await world.telegram.comeBack();
  await until(() => bot.platforms.every((platform) => platform.ready()), "connection to both networks");
  world.forward(900_000);
  await bot.tick();
  const states = await world.states(chats);
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE, states.join(", "));
});

test("the end of the program in the middle of a run waits for what is under way, and the rest comes later", async (t) => {
  const world = await worldOf(t, { rate: 5 });
  const chats: string[] = [];
  for (let count = 0; count < 24; count++) chats.push(await world.onTelegram());
  const bot = await world.start();
  const run = bot.tick();
  await until(() => world.telegram.sent.length >= 3, "third post");
  await bot.stop();
  await run;
  const sent = world.telegram.sent.length;
  assert.ok(sent < 24, "the run was over before the end of the program");
  assert.equal((await world.deliveries()).filter(({ state }) => state === "sent").length, sent);
  assert.equal((await world.deliveries()).filter(({ state }) => state === "queued").length, 24 - sent);
  assert.deepEqual(errors(bot), []);
  const next = await world.start();
  await next.tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE);
});
