import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { botWords } from "../../../src/bot.ts";
import type { Request } from "../../../src/core/bot.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import type { SlashRequest } from "../../fakes/discord/asking.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { permissionBits } from "../../fakes/discord/limits.ts";
import { english } from "../../reports.ts";
import { openWorld, until } from "../contract.ts";
import { QUIET } from "./posting.ts";

const CHANNEL = "3000000000000000002";
const THREAD = "3000000000000000004";
const EPHEMERAL = 64;
const { viewChannel, sendMessages, embedLinks, sendMessagesInThreads, manageGuild } = permissionBits;
const ALL = viewChannel | sendMessages | embedLinks | sendMessagesInThreads;

async function open(t: TestContext) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord();
  world.atEnd(discord.close);
  const thread = { id: THREAD, type: 11, parentId: CHANNEL };
  const guild = discord.addGuild({ channels: [{ id: CHANNEL }, thread] });
  const platform = createDiscord({ token: discord.token, root: discord.api, rate: 1_000, ...world });
  world.atEnd(() => platform.stop());
  const requests: Request[] = [];
  const { answer } = world.bot;
  platform.start(
    {
      ...world.bot,
      answer(request) {
        requests.push(request);
        return answer(request);
      },
    },
    QUIET,
  );
  await until(() => discord.connected === 1 && discord.commandWrites === 1);

  let people = 0;
  /** Asks as somebody who has not asked yet, unless told who, since nobody may ask much in a short time. */
  async function ask(request: Partial<SlashRequest>) {
    people += 1;
    const asked = discord.slash({
      userId: String(2_000_000 + people),
      name: "subscribe",
      channelId: CHANNEL,
      memberPermissions: manageGuild,
      ...request,
    });
    const { flags } = await asked.acknowledged;
    return { flags, title: (await asked.answer()).embeds?.[0]?.title?.replaceAll(/\\(.)/g, "$1") ?? "" };
  }
  async function subscribed(): Promise<string[]> {
    const due = await world.store.due("discord", "2023-05-21", {
      now: Date.now(),
      lease: 60_000,
      repeatable: 0,
    });
    return due.map(({ channel, language }) => `${channel} ${language}`);
  }
  return { discord, guild, ask, subscribed, requests };
}

test("whoever may manage the server subscribes its channels, and ends it", async (t) => {
  const { ask, subscribed } = await open(t);
  assert.deepEqual(await ask({}), { flags: EPHEMERAL, title: "Subscribed" });
  assert.deepEqual(await subscribed(), [`${CHANNEL} en`]);
  assert.equal((await ask({})).title, "Already subscribed");
  assert.equal((await ask({ options: { language: "uk" } })).title, "Мову змінено");
  assert.deepEqual(await subscribed(), [`${CHANNEL} uk`]);
  assert.equal((await ask({ channelId: THREAD, locale: "uk" })).title, "Підписку оформлено");
  assert.deepEqual((await subscribed()).sort(), [`${CHANNEL} uk`, `${THREAD} uk`]);
  assert.equal((await ask({ name: "unsubscribe" })).flags, EPHEMERAL);
  assert.deepEqual(await subscribed(), [`${THREAD} uk`]);
});

test("Manage Server is asked for, whoever the command was opened to", async (t) => {
  const { ask, subscribed } = await open(t);
  for (const name of ["subscribe", "unsubscribe"])
    for (const memberPermissions of [0n, ALL, 1n << 13n, 1n << 4n]) {
      const { flags, title } = await ask({ name, memberPermissions });
      assert.equal(flags, EPHEMERAL);
      assert.equal(title, english.say(botWords, "notAllowed", { command: name }));
    }
  assert.deepEqual(await subscribed(), []);
  const administrator = 1n << 3n;
  assert.equal((await ask({ memberPermissions: administrator })).title, "Subscribed");
});

test("permissions that the bot lacks are named", async (t) => {
  const { ask, subscribed } = await open(t);
  const cases: readonly [bigint, string[]][] = [
    [ALL & ~viewChannel, ["View Channel"]],
    [ALL & ~sendMessages, ["Send Messages"]],
    [ALL & ~embedLinks, ["Embed Links"]],
    [sendMessages, ["View Channel", "Embed Links"]],
    [0n, ["View Channel", "Send Messages", "Embed Links"]],
  ];
  for (const [appPermissions, names] of cases) {
    const { flags, title } = await ask({ appPermissions });
    assert.equal(flags, EPHEMERAL);
    assert.deepEqual(title.match(/View Channel|Send Messages in Threads|Send Messages|Embed Links/g), names);
  }
  assert.deepEqual(await subscribed(), []);
  assert.equal((await ask({ appPermissions: ALL & ~sendMessagesInThreads })).title, "Subscribed");
});

test("a thread needs the permission to send in threads, and no other one to send", async (t) => {
  const { ask, subscribed } = await open(t);
  const refused = await ask({ channelId: THREAD, appPermissions: ALL & ~sendMessagesInThreads });
  assert.match(refused.title, /Send Messages in Threads/);
  assert.deepEqual(await subscribed(), []);
  assert.equal((await ask({ channelId: THREAD, appPermissions: ALL & ~sendMessages })).title, "Subscribed");
});

test("a thread of which the bot was never told is known as a thread", async (t) => {
  const { ask, discord, guild } = await open(t);
  // A bot is not told of private threads that it is no member of; the question itself names the kind of its channel.
  guild.member = false;
  const { id } = discord.addChannel({ guildId: guild.id, type: 12, parentId: CHANNEL });
  guild.member = true;
  const { title } = await ask({ channelId: id, appPermissions: ALL & ~sendMessagesInThreads });
  assert.match(title, /Send Messages in Threads/);
});

test("a server with the commands but without the bot cannot be subscribed", async (t) => {
  const { ask, subscribed } = await open(t);
  // So it is after an invitation with the scope applications.commands alone.
  const elsewhere = { channelId: "5000000000000000001", guildId: "5000000000000000000" };
  const { flags } = await ask({ ...elsewhere, appPermissions: ALL });
  assert.equal(flags, EPHEMERAL);
  assert.deepEqual(await subscribed(), [], "the bot could never post there");
});

test("a question says who asks, and where if the bot is a member there", async (t) => {
  const { ask, discord, requests } = await open(t);
  const direct = discord.addChannel({ type: 1, recipientId: "2000000000000000007" }).id;
  const places: readonly [Partial<SlashRequest>, string | undefined][] = [
    [{}, CHANNEL],
    [{ channelId: THREAD }, THREAD],
    [{ channelId: direct }, undefined],
    [{ channelId: "6", userInstalled: true }, undefined],
    [{ channelId: "6", guildId: "7", userInstalled: true }, undefined],
    [{ channelId: "6", guildId: "7", userInstalled: true, memberPermissions: ALL | manageGuild }, undefined],
  ];
  for (const [index, [where, channel]] of places.entries()) {
    const userId = `200000000000000010${index}`;
    await ask({ name: "about", userId, locale: "uk", ...where });
    const { command, person, place, language } = requests.at(-1) ?? {};
    assert.deepEqual([command, person, language], ["about", `discord:${userId}`, "uk"]);
    assert.deepEqual([place?.platform, place?.channel], [channel && "discord", channel]);
  }
});

test("who brought the bot along to a server sets up nothing there, whatever they may do in it", async (t) => {
  const { ask, subscribed } = await open(t);
  const { flags, title } = await ask({
    channelId: "6",
    guildId: "7",
    userInstalled: true,
    unpublished: true,
    appPermissions: ALL,
  });
  assert.deepEqual([flags, title], [EPHEMERAL, english.say(botWords, "noPlace", { command: "subscribe" })]);
  assert.deepEqual(await subscribed(), []);
});
