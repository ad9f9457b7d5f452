import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { z } from "zod";
import { botWords } from "../../../src/bot.ts";
import type { Request } from "../../../src/core/bot.ts";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import type { Option } from "../../../src/core/option.ts";
import type { Place, Wishes } from "../../../src/core/place.ts";
import type { SlashRequest } from "../../fakes/discord/asking.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { permissionBits } from "../../fakes/discord/limits.ts";
import { english } from "../../reports.ts";
import { openWorld, until } from "../contract.ts";
import { calmDiscord, PATIENT, QUIET } from "./posting.ts";

const SERVER = "3000000000000000001";
const CHANNEL = "3000000000000000002";
const THREAD = "3000000000000000004";
const NEWS = "3000000000000000005";
const FORUM = "3000000000000000006";
const VOICE = "3000000000000000007";
const FOREIGN = "3000000000000000008";
const ROLE = "4000000000000000001";
const ARCHIVED = "3000000000000000009";
const QUIET_ROLE = "4000000000000000002";
const EPHEMERAL = 64;
const { viewChannel, sendMessages, embedLinks, sendMessagesInThreads, manageGuild } = permissionBits;
const ALL = viewChannel | sendMessages | embedLinks | sendMessagesInThreads;
const CONNECT = 1n << 20n;

const idOption = (native: "channel" | "role"): Option<string> => ({
  schema: () => z.string().regex(/^\d+$/),
  expects: () => native,
  native,
});

async function open(t: TestContext) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  world.atEnd(discord.close);
  const thread = { id: THREAD, type: 11, parentId: CHANNEL };
  const guild = discord.addGuild({
    id: SERVER,
    roles: { [ROLE]: { mentionable: true }, [QUIET_ROLE]: { mentionable: false } },
    channels: [
      { id: CHANNEL, name: "general" },
      thread,
      { id: NEWS, type: 5 },
      { id: FORUM, type: 15 },
      { id: ARCHIVED, type: 11, parentId: FORUM, archived: true },
      { id: VOICE, type: 2 },
    ],
  });
  discord.addGuild({ channels: [{ id: FOREIGN }] });
  const platform = calmDiscord(world, discord);
  const requests: Request[] = [];
  const options = { channel: idOption("channel"), role: idOption("role") };
  const given: unknown[] = [];
  const setup = defineCommand({
    name: "setup",
    restricted: true,
    options,
    words: phrases("setup", { description: "x", "option.channel": "x", "option.role": "x" }),
    run(call) {
      given.push(call.options);
      return { title: "Done" };
    },
  });
  const bot = world.botWith(setup);
  platform.start(
    {
      ...bot,
      answer(request) {
        requests.push(request);
        return bot.answer(request);
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
      name: "setup",
      channelId: CHANNEL,
      memberPermissions: manageGuild,
      ...request,
    });
    const { flags } = await asked.acknowledged;
    return { flags, title: (await asked.answer()).embeds?.[0]?.title?.replaceAll(/\\(.)/g, "$1") ?? "" };
  }
  /** The place in which a question was asked. */
  async function placeOf(request: Partial<SlashRequest>): Promise<Place | undefined> {
    await ask(request);
    return requests.at(-1)?.place;
  }
  return { ...world, discord, guild, ask, placeOf, given, requests };
}

test("checklist 30: Manage Server is asked for, whoever the command was opened to", async (t) => {
  const { ask, given } = await open(t);
  for (const memberPermissions of [0n, ALL, 1n << 13n, 1n << 4n]) {
    const { flags, title } = await ask({ memberPermissions });
    assert.deepEqual([flags, title], [EPHEMERAL, english.say(botWords, "notAllowed", { command: "setup" })]);
  }
  assert.deepEqual(given, []);
  assert.deepEqual(await ask({ memberPermissions: 1n << 3n }), { flags: EPHEMERAL, title: "Done" });
});

test("checklist 32: permissions that the bot lacks are named", async (t) => {
  const { placeOf } = await open(t);
  const cases: readonly [bigint, string[]][] = [
    [ALL, []],
    [ALL & ~viewChannel, ["View Channel"]],
    [ALL & ~sendMessages, ["Send Messages"]],
    [ALL & ~embedLinks, ["Embed Links"]],
    [ALL & ~sendMessagesInThreads, []],
    [sendMessages, ["View Channel", "Embed Links"]],
    [0n, ["View Channel", "Send Messages", "Embed Links"]],
  ];
  for (const [appPermissions, names] of cases)
    assert.deepEqual(await (await placeOf({ appPermissions }))?.lacking?.(), names);
});

test("checklist 32: a thread needs the permission to send in threads, and no other one to send", async (t) => {
  const { placeOf, discord, guild } = await open(t);
  const lacking = async (channelId: string, appPermissions: bigint) =>
    (await placeOf({ channelId, appPermissions }))?.lacking?.();
  assert.deepEqual(await lacking(THREAD, ALL & ~sendMessagesInThreads), ["Send Messages in Threads"]);
  assert.deepEqual(await lacking(THREAD, ALL & ~sendMessages), []);
  // A bot is not told of private threads that it is no member of; the question itself names the kind of its channel.
  guild.member = false;
  const { id } = discord.addChannel({ guildId: guild.id, type: 12, parentId: CHANNEL });
  guild.member = true;
  assert.deepEqual(await lacking(id, ALL & ~sendMessagesInThreads), ["Send Messages in Threads"]);
  assert.deepEqual(await lacking(id, ALL), []);
  discord.forbid(id, 50001);
  assert.deepEqual(await lacking(id, ALL), ["Manage Threads"]);
});

test("a place says which role would not be notified, and what pictures need", async (t) => {
  const { placeOf } = await open(t);
  const { attachFiles, mentionEveryone } = permissionBits;
  const shortfalls = async (appPermissions: bigint, wishes: Wishes) =>
    (await (await placeOf({ appPermissions }))?.shortfalls?.(wishes))?.map(
      ({ kind, permission }) => `${kind}: ${permission}`,
    );
  assert.deepEqual(await shortfalls(ALL, {}), []);
  assert.deepEqual(await shortfalls(ALL, { role: ROLE }), []);
  const everyone = "Mention @everyone, @here, and All Roles";
  assert.deepEqual(await shortfalls(ALL, { role: QUIET_ROLE }), [`role: ${everyone}`]);
  assert.deepEqual(await shortfalls(ALL | mentionEveryone, { role: QUIET_ROLE }), []);
  for (const role of ["4000000000000000009", SERVER])
    assert.deepEqual(await shortfalls(ALL | mentionEveryone, { role }), ["noRole: "], role);
  assert.deepEqual(await shortfalls(ALL, { pictures: true }), ["pictures: Attach Files"]);
  assert.deepEqual(await shortfalls(ALL | attachFiles, { pictures: true }), []);
});

test("a place has the name that people see", async (t) => {
  const { placeOf } = await open(t);
  const place = await placeOf({});
  assert.equal(place?.title, "#general");
  assert.match((await place?.other?.(NEWS))?.title ?? "", /^#channel-/);
});

test("a place says what can be set up there, and which server it is of", async (t) => {
  const { placeOf } = await open(t);
  for (const [channelId, features] of [
    [CHANNEL, ["role"]],
    [THREAD, ["role"]],
    [NEWS, ["role", "publish"]],
    [VOICE, ["role"]],
  ] as const) {
    const place = await placeOf({ channelId });
    assert.deepEqual(
      [place?.channel, place?.server, place?.isPrivate, place?.features, place?.open],
      [channelId, SERVER, false, features, undefined],
    );
  }
  assert.deepEqual(await (await placeOf({ channelId: VOICE, appPermissions: ALL }))?.lacking?.(), [
    "Connect",
  ]);
  assert.deepEqual(
    await (await placeOf({ channelId: VOICE, appPermissions: ALL | CONNECT }))?.lacking?.(),
    [],
  );
});

test("checklist 32: another channel is one of the same server, with what the bot lacks there", async (t) => {
  const { placeOf, discord } = await open(t);
  const category = discord.addChannel({ guildId: SERVER, type: 4 }).id;
  discord.permit(NEWS, viewChannel | embedLinks);
  const place = await placeOf({});
  const other = (channel: string) => place?.other?.(channel);
  let news = await other(NEWS);
  while ((await news?.lacking?.())?.length !== 1) news = await other(NEWS);
  assert.deepEqual([await news?.lacking?.(), news?.features], [["Send Messages"], ["role", "publish"]]);
  const thread = await other(THREAD);
  assert.deepEqual([thread?.channel, await thread?.lacking?.()], [THREAD, []]);
  assert.equal((await news?.other?.(CHANNEL))?.channel, CHANNEL);
  for (const id of [FOREIGN, category, "1", ""]) assert.equal(await other(id), undefined);
  assert.equal(await news?.mayManage(), true);
});

test("checklist 32: of a channel that is named in the question Discord says itself what the bot may do there", async (t) => {
  const { placeOf, given, discord } = await open(t);
  const own = discord.channels.get(NEWS);
  assert.ok(own);
  // As where the bot has not been told yet of a change.
  own.permissions = viewChannel;
  const place = await placeOf({ options: { channel: NEWS, role: ROLE } });
  assert.deepEqual(given, [{ channel: NEWS, role: ROLE }]);
  assert.deepEqual(await (await place?.other?.(NEWS))?.lacking?.(), ["Send Messages", "Embed Links"]);
  assert.equal(await (await placeOf({ options: { channel: FOREIGN } }))?.other?.(FOREIGN), undefined);
});

test("in a forum a thread is made for the posts, and the bot says what it lacks for that", async (t) => {
  const { placeOf, discord } = await open(t);
  const forum = await (await placeOf({ options: { channel: FORUM } }))?.other?.(FORUM);
  assert.deepEqual(await forum?.lacking?.(), []);
  const id = await forum?.open?.("*Losses* of the day ".repeat(20));
  const thread = discord.channels.get(id ?? "");
  assert.deepEqual([thread?.type, thread?.parentId, thread?.guildId], [11, FORUM, SERVER]);
  await until(async () => (await forum?.opened?.([CHANNEL, THREAD, id ?? ""])) === id);
  assert.equal(await forum?.opened?.([CHANNEL, THREAD, FOREIGN]), undefined);
  assert.ok((thread?.name.length ?? 0) <= 100);
  assert.deepEqual(discord.messages.at(-1)?.pinged, []);
  discord.permit(FORUM, viewChannel | embedLinks);
  const closed = await (await placeOf({ options: { channel: FORUM } }))?.other?.(FORUM);
  assert.deepEqual(await closed?.lacking?.(), ["Create Posts", "Send Messages in Posts"]);
  await assert.rejects(async () => closed?.open?.("Losses"), { name: "SendFailure", decision: "forbidden" });

  const tagged = discord.addChannel({ guildId: SERVER, type: 15, tags: ["5000000000000000009"] }).id;
  const place = await (await placeOf({ options: { channel: tagged } }))?.other?.(tagged);
  const inTagged = await place?.open?.("Losses");
  assert.equal(discord.channels.get(inTagged ?? "")?.parentId, tagged);
});

test("checklist 57: a thread of a forum is known again where it is archived, of which the gateway does not tell", async (t) => {
  const { placeOf, discord } = await open(t);
  const forum = await (await placeOf({ options: { channel: FORUM } }))?.other?.(FORUM);
  assert.equal(await forum?.opened?.([CHANNEL, FOREIGN, "3000000000000000099", ARCHIVED]), ARCHIVED);
  // Where Discord cannot say it, a second one would be opened.
  discord.fault({ method: "GET", path: /^\/channels\/\d+$/ }, { status: 500 }, 9);
  await assert.rejects(async () => forum?.opened?.(["3000000000000000098"]), { name: "SendFailure" });
});

test("channels and roles are picked from Discord's own lists", async (t) => {
  const { discord } = await open(t);
  const options = discord.commands.find(({ name }) => name === "setup")?.options ?? [];
  assert.deepEqual(
    options.map(({ name, type }) => [name, type]),
    [
      ["channel", 7],
      ["role", 8],
    ],
  );
  const [channel] = options as { channel_types?: number[] }[];
  assert.deepEqual(channel?.channel_types, [0, 2, 5, 10, 11, 12, 13, 15, 16]);
});

test("a question says who asks, and where if the bot is a member there", async (t) => {
  const { ask, discord, requests } = await open(t);
  const direct = discord.addChannel({ type: 1, recipientId: "2000000000000000007" }).id;
  // So it is after an invitation with the scope applications.commands alone.
  const uninvited = { channelId: "5000000000000000001", guildId: "5000000000000000000", appPermissions: ALL };
  const places: readonly [Partial<SlashRequest>, string | undefined][] = [
    [{}, CHANNEL],
    [{ channelId: THREAD }, THREAD],
    [{ channelId: direct }, undefined],
    [uninvited, undefined],
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
  const { ask, given } = await open(t);
  const elsewhere = { channelId: "6", guildId: "7", appPermissions: ALL };
  for (const more of [{ userInstalled: true, unpublished: true }, {}]) {
    const { flags, title } = await ask({ ...elsewhere, ...more });
    assert.deepEqual([flags, title], [EPHEMERAL, english.say(botWords, "noPlace", { command: "setup" })]);
  }
  assert.deepEqual(given, []);
});
