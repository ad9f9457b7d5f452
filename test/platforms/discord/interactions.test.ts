import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import type { Message } from "../../../src/core/message.ts";
import type { Option } from "../../../src/core/option.ts";
import type { Place } from "../../../src/core/place.ts";
import { hookRoutes } from "../../../src/http/hooks.ts";
import { startServer } from "../../../src/http/server.ts";
import { createDiscord, type DiscordParts } from "../../../src/platforms/discord/discord.ts";
import type { SlashRequest } from "../../fakes/discord/asking.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import type { Signing } from "../../fakes/discord/endpoint.ts";
import { permissionBits } from "../../fakes/discord/limits.ts";
import { commandOf, openWorld, until } from "../contract.ts";
import { CALM, PATIENT, postTo, QUIET, SOON } from "./posting.ts";
import { ASKER, countingCommand, EPHEMERAL, OTHER, seen } from "./stage.ts";

const SERVER = "3000000000000000001";
const CHANNEL = "3000000000000000002";
const NEWS = "3000000000000000005";
const FORUM = "3000000000000000006";
const FOREIGN = "3000000000000000008";
const { viewChannel, sendMessages, embedLinks, sendMessagesInThreads, manageGuild } = permissionBits;
const ALL = viewChannel | sendMessages | embedLinks | sendMessagesInThreads;
const A_WHILE = 50;
const PING = { id: "1", application_id: "1", type: 1, token: "ping", version: 1 };

const channel: Option<string> = {
  schema: () => z.string(),
  expects: () => "a channel",
  native: "channel",
};
const word: Option<string> = {
  schema: () => z.string(),
  expects: () => "a word",
  suggest: (typed) => [{ name: `${typed}!`, value: `${typed}-1` }],
};
const complete = defineCommand({
  name: "complete",
  options: { word },
  words: phrases("complete", { description: "x", "option.word": "x" }),
  run: ({ options }) => ({ title: `Word ${options.word}` }),
});
const table = commandOf("table", () => ({
  title: "A table",
  file: { name: "losses.csv", type: "text/csv", content: "день" },
}));

/** A bot that Discord calls at its own server, and people who ask it. */
async function open(
  t: TestContext,
  { publicKey, deadlines = CALM }: Pick<DiscordParts, "publicKey" | "deadlines"> = {},
) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  world.atEnd(discord.close);
  discord.addGuild({
    id: SERVER,
    channels: [
      { id: CHANNEL },
      { id: NEWS, type: 5 },
      { id: FORUM, type: 15, tags: ["5000000000000000009"] },
    ],
  });
  discord.addGuild({ channels: [{ id: FOREIGN }] });
  const places: (Place | undefined)[] = [];
  let runs = 0;
  const setup = defineCommand({
    name: "setup",
    restricted: true,
    options: { channel },
    words: phrases("setup", { description: "x", "option.channel": "x" }),
    run({ place }) {
      places.push(place);
      return { title: "Done" };
    },
  });
  let changes = 0;
  const change = defineCommand({
    name: "change",
    restricted: true,
    options: {},
    words: phrases("change", { description: "x" }),
    run() {
      changes++;
      return { title: "Changed", actions: [[{ label: "Again", line: "change" }]] };
    },
  });
  const seen: (Place | undefined)[] = [];
  const look = defineCommand({
    name: "look",
    options: {},
    words: phrases("look", { description: "x" }),
    run({ place }) {
      seen.push(place);
      return { title: "Seen" };
    },
  });
  const counted = commandOf("counted", () => ({ title: `Run ${++runs}` }));
  const { promise, resolve: answerSlow } = Promise.withResolvers<Message>();
  const slow = commandOf("slow", () => promise);
  const bot = world.botWith(setup, change, look, counted, complete, table, slow, countingCommand("count"));

  async function replica() {
    const platform = createDiscord({
      token: discord.token,
      publicKey: publicKey ?? discord.endpoint.publicKey,
      root: discord.api,
      rate: 1_000,
      deadlines,
      ...world,
    });
    world.atEnd(() => platform.stop());
    const routes = [hookRoutes(platform.hook ? [platform.hook] : [])];
    const server = await startServer({ routes, port: 0, host: "127.0.0.1", log: world.log });
    world.atEnd(() => server.close());
    return { platform, address: `${server.address}/discord/interactions` };
  }
  const { platform, address } = await replica();

  async function up(other = platform): Promise<void> {
    other.start(bot, QUIET);
    await until(() => other.ready() && discord.commandWrites > 0);
  }
  /** A bot that is up, and known to Discord. */
  async function enter(): Promise<void> {
    await discord.endpoint.enter(address);
    await up();
  }
  const slash = (name: string, more: Partial<SlashRequest> = {}) =>
    discord.slash({ name, channelId: CHANNEL, userId: ASKER, ...more });
  async function post(document: object, signing?: Signing, to = address) {
    const body = JSON.stringify(document);
    const headers = discord.endpoint.sealed(body, signing);
    return fetch(to, { method: "POST", headers, body });
  }
  /** The place in which something is set up. */
  async function placeOf(more: Partial<SlashRequest> = {}): Promise<Place | undefined> {
    await slash("setup", { memberPermissions: manageGuild, ...more }).answer();
    return places.at(-1);
  }
  const callbacks = () => discord.requests.filter(({ path }) => path.endsWith("/callback")).length;
  return {
    ...world,
    discord,
    bot,
    platform,
    address,
    replica,
    up,
    enter,
    slash,
    post,
    placeOf,
    seen,
    callbacks,
    changed: () => changes,
    answerSlow,
  };
}

/** What was brought when somebody asked, to be brought again. */
const brought = ({ discord }: Awaited<ReturnType<typeof open>>) => {
  const call = discord.endpoint.calls.at(-1);
  assert.ok(call);
  return call.body;
};

describe("where Discord calls", { concurrency: true }, () => {
  test("there is no gateway, and the commands are published all the same", async (t) => {
    const { enter, discord, logged } = await open(t);
    await enter();
    assert.deepEqual([discord.identifies, discord.connected], [0, 0]);
    assert.ok(!discord.requests.some(({ path }) => path.startsWith("/gateway")));
    assert.ok(discord.commands.some(({ name }) => name === "losses"));
    assert.deepEqual(logged(40), []);
  });

  test("checklist 28: a PING is answered with a PONG, before its start too", async (t) => {
    const { post } = await open(t);
    const response = await post(PING);
    assert.deepEqual([response.status, await response.json()], [200, { type: 1 }]);
    assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  });

  test("commands, what is being typed, buttons and files are answered, each call at once with 202", async (t) => {
    const { enter, slash, discord, logged, callbacks } = await open(t);
    await enter();
    const asked = slash("losses", { options: { when: "2023-05-21" } });
    assert.match((await asked.answer()).embeds?.[0]?.title ?? "", /^Russian combat losses/);

    const typed = { name: "complete", channelId: CHANNEL, options: { word: "a" }, focused: "word" };
    const { type, data } = await discord.autocomplete(typed).acknowledged;
    assert.deepEqual([type, data["choices"]], [8, [{ name: "a!", value: "a-1" }]]);

    const counting = slash("count");
    await counting.answer();
    const message = counting.original;
    assert.ok(message);
    const pressed = discord.press({ message, customId: "q1 en count 1", userId: ASKER });
    assert.equal((await pressed.acknowledged).type, 7);
    assert.equal(seen(message.payload).title, "en 1");
    const stranger = discord.press({ message, customId: "q1 en count 2", userId: "2000000000000000009" });
    assert.deepEqual((await stranger.acknowledged).flags, EPHEMERAL);

    const file = slash("table");
    await file.answer();
    assert.equal(file.original?.files[0]?.name, "losses.csv");
    await until(() => discord.endpoint.calls.length === 7);
    const statuses = discord.endpoint.calls.map(({ status, answer }) => [status, answer]);
    assert.deepEqual(statuses.slice(1), Array(statuses.length - 1).fill([202, undefined]));
    assert.equal(callbacks(), 6);
    assert.deepEqual(logged(40), []);
  });

  test("checklist 43: a long answer is announced and then filled in", async (t) => {
    const { enter, slash, answerSlow } = await open(t, { deadlines: SOON });
    await enter();
    const asked = slash("slow");
    assert.equal((await asked.acknowledged).type, 5);
    answerSlow({ title: "At last" });
    assert.equal((await asked.answer()).embeds?.[0]?.title, "At last");
  });

  test("posts go out as on the gateway, to followers too", async (t) => {
    const { enter, platform, discord, logged } = await open(t);
    await enter();
    await platform.send(postTo(NEWS, { publish: true }));
    await until(() => discord.requests.some(({ path }) => path.endsWith("/crosspost")));
    // Of an older subscription it may not be known that nobody can follow its channel: that is asked once.
    for (const edition of ["day 2025-12-30", "day 2025-12-31"])
      await platform.send(postTo(CHANNEL, { publish: true, key: { edition } }));
    assert.deepEqual(
      discord.messages.map(({ channelId }) => channelId),
      [NEWS, CHANNEL, CHANNEL],
    );
    assert.deepEqual(
      discord.requests.flatMap(({ path }) => path.match(/channels\/(\d+)\/.*crosspost$/)?.[1] ?? []),
      [NEWS, CHANNEL],
    );
    assert.deepEqual(logged(40), []);
  });

  describe("checklist 28: what Discord has not signed is refused", { concurrency: true }, () => {
    const seconds = () => Math.floor(Date.now() / 1_000);
    const { privateKey } = generateKeyPairSync("ed25519");
    const signings: Readonly<Record<string, () => Signing>> = {
      "with another key": () => ({ key: privateKey }),
      "six minutes ago": () => ({ timestamp: seconds() - 360 }),
      "for in six minutes": () => ({ timestamp: seconds() + 360 }),
    };
    for (const [name, signing] of Object.entries(signings))
      test(`signed ${name}`, async (t) => {
        const { post } = await open(t);
        for (const document of [PING, { ...PING, type: 2 }])
          assert.equal((await post(document, signing())).status, 401);
      });

    test("a signature of four minutes ago is taken: clocks differ", async (t) => {
      const { post } = await open(t);
      for (const off of [-240, 240])
        assert.equal((await post(PING, { timestamp: seconds() + off })).status, 200);
    });

    test("without a signature, with half of one, with another body or another time", async (t) => {
      const { address, discord } = await open(t);
      const body = JSON.stringify(PING);
      const right = discord.endpoint.sealed(body);
      const [signature, timestamp] = ["x-signature-ed25519", "x-signature-timestamp"] as const;
      const { [signature]: _s, ...unsigned } = right;
      const { [timestamp]: _t, ...timeless } = right;
      const value = right[signature] ?? "";
      const calls: [Record<string, string>, string][] = [
        [{}, body],
        [unsigned, body],
        [timeless, body],
        [{ ...right, [signature]: "" }, body],
        [{ ...right, [signature]: value.slice(0, 64) }, body],
        [{ ...right, [signature]: "zz".repeat(64) }, body],
        [{ ...right, [signature]: "0".repeat(128) }, body],
        [{ ...right, [timestamp]: String(Number(right[timestamp]) + 1) }, body],
        [{ ...right, [timestamp]: "now" }, body],
        [right, `${body} `],
        [right, JSON.stringify({ ...PING, type: 2 })],
      ];
      for (const [headers, text] of calls) {
        const response = await fetch(address, { method: "POST", headers, body: text });
        assert.deepEqual([response.status, await response.text()], [401, ""], text);
      }
      assert.equal((await fetch(address, { method: "POST", headers: right, body })).status, 200);
      assert.equal((await fetch(address, { headers: right })).status, 404);
    });

    test("nothing is done for it, and Discord does not even enter an endpoint with another key", async (t) => {
      const { publicKey } = generateKeyPairSync("ed25519");
      const other = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
      const { discord, address, up, slash, logged, callbacks } = await open(t, { publicKey: other });
      await assert.rejects(discord.endpoint.enter(address), /could not be verified \(401\)/);
      await up();
      assert.match(logged(50)[0] ?? "", /DISCORD_PUBLIC_KEY is not the key of Fake bot/);
      slash("losses").acknowledged.catch(() => undefined);
      await pause(A_WHILE);
      assert.equal(callbacks(), 0);
    });
  });

  test("checklist 34: an answer rings for nobody, at once or announced", async (t) => {
    const { enter, slash, answerSlow } = await open(t, { deadlines: SOON });
    await enter();
    const [soon, late] = [slash("losses"), slash("slow")];
    await Promise.all([soon.answer(), late.acknowledged]);
    answerSlow({ title: "@everyone <@&4000000000000000001> <@2000000000000000009>" });
    await late.answer();
    for (const { original } of [soon, late])
      assert.deepEqual(original?.payload.allowed_mentions, { parse: [] });
  });

  test("checklist 46: what is brought again is answered once, by this replica and by another", async (t) => {
    const world = await open(t);
    const { enter, slash, post, replica, up, callbacks, logged } = world;
    await enter();
    const other = await replica();
    await up(other.platform);
    const asked = slash("counted");
    assert.equal((await asked.answer()).embeds?.[0]?.title, "Run 1");
    const again = brought(world);
    assert.equal((await post(again)).status, 202);
    await pause(A_WHILE);
    assert.equal(callbacks(), 1);
    assert.equal((await post(again, {}, other.address)).status, 202);
    // What sets nothing up is answered by another replica too, but Discord takes one answer only.
    await until(() => callbacks() === 2);
    await pause(A_WHILE);
    assert.equal(asked.original?.payload.embeds?.[0]?.title, "Run 1");
    assert.deepEqual([asked.followUps, logged(40)], [[], []]);
  });

  test("checklist 46: what sets something up does so once, whichever replica it is brought to, also one that was started since", async (t) => {
    const world = await open(t);
    const { enter, slash, post, replica, up, callbacks, logged, changed, discord } = world;
    await enter();
    const other = await replica();
    await up(other.platform);
    const asked = slash("change", { memberPermissions: manageGuild });
    assert.equal((await asked.answer()).embeds?.[0]?.title, "Changed");
    const again = brought(world);
    const later = await replica();
    await up(later.platform);
    for (const { address } of [other, later]) assert.equal((await post(again, {}, address)).status, 202);
    // What is new is answered by these as ever: after it nothing of what was brought before is under way.
    for (const { address } of [other, later]) {
      await discord.endpoint.enter(address);
      await slash("change", { userId: OTHER, memberPermissions: manageGuild }).answer();
    }
    assert.deepEqual([changed(), callbacks(), logged(40)], [3, 3, []]);
  });

  test("checklist 46: a button that sets something up does so once, and two replicas that are brought it at the same time do it once", async (t) => {
    const world = await open(t);
    const { enter, slash, post, replica, up, logged, changed, discord, address } = world;
    await enter();
    const other = await replica();
    await up(other.platform);
    const asked = slash("change", { memberPermissions: manageGuild });
    await asked.answer();
    const message = asked.original;
    assert.ok(message);
    const press = { message, customId: "q1 en change", userId: ASKER, memberPermissions: manageGuild };
    await discord.press(press).acknowledged;
    const again = brought(world);
    assert.equal((await post(again, {}, other.address)).status, 202);
    const fresh = { ...again, id: String(BigInt(String(again["id"])) + 1n) };
    await Promise.all([post(fresh), post(fresh, {}, other.address)]);
    for (const one of [address, other.address]) {
      await discord.endpoint.enter(one);
      await slash("change", { userId: OTHER, memberPermissions: manageGuild }).answer();
    }
    assert.deepEqual([changed(), logged(40)], [5, []]);
  });

  test("a database that cannot be asked keeps nobody from the answer that says so", async (t) => {
    const { enter, slash, store } = await open(t);
    await enter();
    await store.close();
    const asked = slash("subscribe", { memberPermissions: manageGuild });
    assert.match((await asked.answer()).embeds?.[0]?.title ?? "", /^I cannot save that just now/);
  });

  test("what is signed and of no form that is known does no harm", async (t) => {
    const world = await open(t);
    const { enter, slash, post, address, discord, logged } = world;
    await enter();
    for (const body of ["", "no JSON", "[]", "{}", "5"]) {
      const headers = discord.endpoint.sealed(body);
      assert.equal((await fetch(address, { method: "POST", headers, body })).status, 400, body);
    }
    await slash("losses").answer();
    const known = brought(world);
    const odd = [
      { ...known, id: "11", type: 77 },
      { ...known, id: "12", data: { type: 99 } },
      { ...known, id: "13", data: {} },
      { ...known, id: "14", type: 3, data: {} },
      { ...known, id: "15", member: null },
      { ...known, id: "16", entitlements: [{ id: "1" }] },
      { ...known, id: "17", type: 5, data: { custom_id: "x", components: [] } },
    ];
    for (const document of odd) assert.ok([202, 400].includes((await post(document)).status));
    await pause(A_WHILE);
    assert.ok((await slash("about", { userId: "2000000000000000005" }).answer()).embeds?.[0]?.title);
    assert.deepEqual(logged(50), []);
  });

  test("before its start and after its stop nothing is taken", async (t) => {
    const world = await open(t);
    const { enter, slash, post, platform } = world;
    const early = { ...PING, type: 2, data: {}, authorizing_integration_owners: {} };
    assert.equal((await post(early)).status, 503);
    await enter();
    await slash("losses").answer();
    await platform.stop();
    assert.equal((await post(brought(world))).status, 503);
  });

  test("the operator is told where Discord does not know of the endpoint", async (t) => {
    const { up, logged } = await open(t);
    await up();
    assert.match(
      logged(40)[0] ?? "",
      /https:\/\/<your host>\/discord\/interactions as Interactions Endpoint/,
    );
  });

  test("checklist 17: a token that is refused ends it", async (t) => {
    const { discord, platform, bot, logged, post } = await open(t);
    discord.revokeToken();
    platform.start(bot, QUIET);
    await until(() => logged(50).length > 0);
    assert.match(logged(50)[0] ?? "", /DISCORD_TOKEN/);
    const early = { ...PING, type: 2, data: {}, authorizing_integration_owners: {} };
    assert.deepEqual([platform.ready(), (await post(early)).status], [false, 503]);
  });

  describe("what is set up", { concurrency: true }, () => {
    test("checklist 30, 32: by who may, in a channel of which Discord says what the bot may do there", async (t) => {
      const { enter, slash, placeOf, discord } = await open(t);
      await enter();
      assert.equal((await slash("setup").acknowledged).flags, EPHEMERAL);
      const place = await placeOf({ channelId: NEWS, appPermissions: viewChannel | sendMessages });
      assert.deepEqual(
        [place?.server, place?.channel, place?.features, await place?.lacking?.()],
        [SERVER, NEWS, ["role", "publish"], ["Embed Links"]],
      );
      const hidden = await placeOf({ appPermissions: sendMessages });
      assert.deepEqual(await hidden?.lacking?.(), ["View Channel", "Embed Links"]);
      discord.permit(NEWS, viewChannel | embedLinks);
      const named = await (await placeOf({ options: { channel: NEWS } }))?.other?.(NEWS);
      assert.deepEqual([await named?.lacking?.(), named?.features], [["Send Messages"], ["role", "publish"]]);
    });

    test("checklist 32: another channel is one of the same server, though none is known beforehand", async (t) => {
      const { enter, placeOf, discord } = await open(t);
      await enter();
      const category = discord.addChannel({ guildId: SERVER, type: 4 }).id;
      const place = await placeOf();
      assert.deepEqual((await place?.other?.(NEWS))?.features, ["role", "publish"]);
      for (const id of [FOREIGN, category, "1", "", "../users/@me"])
        assert.equal(await place?.other?.(id), undefined, id);
    });

    test("checklist 32: a private thread to which the bot was not added is named as such, and not taken for a server without the bot", async (t) => {
      const { enter, placeOf, discord } = await open(t);
      await enter();
      const { id } = discord.addChannel({ guildId: SERVER, type: 12, parentId: CHANNEL, name: "staff" });
      discord.forbid(id, 50001);
      const lacking = async (appPermissions: bigint) =>
        (await placeOf({ channelId: id, appPermissions }))?.lacking?.();
      assert.deepEqual(await lacking(ALL & ~sendMessages), ["Manage Threads"]);
      assert.deepEqual(await lacking(ALL & ~sendMessagesInThreads), [
        "Send Messages in Threads",
        "Manage Threads",
      ]);
      // Somebody has added it, or lets it into all of them.
      discord.allow(id);
      assert.deepEqual(await lacking(ALL & ~sendMessages), []);
    });

    test("checklist 32: in a thread nothing is lacking that only channels need, also where nothing is set up", async (t) => {
      const { enter, slash, discord, seen } = await open(t);
      await enter();
      const { id } = discord.addChannel({ guildId: SERVER, type: 11, parentId: CHANNEL, name: "reports" });
      await slash("look", { channelId: id, appPermissions: ALL & ~sendMessages }).answer();
      assert.deepEqual([await seen.at(-1)?.lacking?.(), seen.at(-1)?.title], [[], "#reports"]);
    });

    test("in a forum a thread is made, with a tag where it must have one", async (t) => {
      const { enter, placeOf, discord } = await open(t);
      await enter();
      const forum = await (await placeOf({ options: { channel: FORUM } }))?.other?.(FORUM);
      const thread = discord.channels.get((await forum?.open?.("Losses")) ?? "");
      assert.deepEqual([thread?.parentId, thread?.guildId], [FORUM, SERVER]);
      const address = `https://discord.com/channels/${SERVER}/${thread?.id}`;
      assert.equal(forum?.addressOf?.(thread?.id ?? ""), address);
    });

    test("nowhere where the bot is no member, though its commands are there", async (t) => {
      const { enter, slash } = await open(t);
      await enter();
      const uninvited = {
        channelId: "5000000000000000001",
        guildId: "5000000000000000000",
        appPermissions: ALL,
      };
      for (const more of [{}, { userInstalled: true, unpublished: true }]) {
        const asked = slash("setup", { ...uninvited, memberPermissions: manageGuild, ...more });
        assert.match((await asked.answer()).embeds?.[0]?.title ?? "", /server|chat/i);
      }
    });
  });
});
