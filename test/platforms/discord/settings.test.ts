import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { botWords } from "../../../src/bot.ts";
import { CHOICES } from "../../../src/core/settings-panel.ts";
import { hookRoutes } from "../../../src/http/hooks.ts";
import { startServer } from "../../../src/http/server.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import type { PressRequest, SlashRequest } from "../../fakes/discord/asking.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { permissionBits } from "../../fakes/discord/limits.ts";
import type { StoredMessage } from "../../fakes/discord/messages.ts";
import { english } from "../../reports.ts";
import { openWorld, until } from "../contract.ts";
import { CALM, PATIENT, QUIET } from "./posting.ts";
import { ASKER, EPHEMERAL, seen } from "./stage.ts";

const SERVER = "3000000000000000001";
const CHANNEL = "3000000000000000002";
const NEWS = "3000000000000000003";
const ROLE = "4000000000000000001";
const QUIET_ROLE = "4000000000000000002";
const { manageGuild } = permissionBits;
const ROLE_SELECT = 6;

interface Control {
  readonly type: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly default_values?: readonly { readonly id: string }[];
}

const controlsOf = ({ payload }: StoredMessage) =>
  ((payload.components ?? []) as unknown as { components: Control[] }[]).flatMap((row) => row.components);

/** The whole bot on a fake Discord that refuses what the real one would, over the gateway or called over HTTP. */
async function open(t: TestContext, { isCalled = false } = {}) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  world.atEnd(discord.close);
  discord.addGuild({
    id: SERVER,
    roles: { [ROLE]: { mentionable: true }, [QUIET_ROLE]: { mentionable: false } },
    channels: [
      { id: CHANNEL, name: "general" },
      { id: NEWS, name: "news", type: 5 },
    ],
  });

  /** Begins a life of the bot. */
  async function live() {
    const platform = createDiscord({
      token: discord.token,
      root: discord.api,
      rate: 1_000,
      deadlines: CALM,
      ...(isCalled && { publicKey: discord.endpoint.publicKey }),
      ...world,
    });
    world.atEnd(() => platform.stop());
    if (isCalled) {
      const routes = [hookRoutes(platform.hook ? [platform.hook] : [])];
      const server = await startServer({ routes, port: 0, host: "127.0.0.1", log: world.log });
      world.atEnd(() => server.close());
      await discord.endpoint.enter(`${server.address}/discord/interactions`);
    }
    platform.start(world.bot, QUIET);
    await until(() => platform.ready() && discord.commandWrites > 0);
    return platform;
  }

  async function ask(name: string, request: Partial<SlashRequest> = {}) {
    const asked = discord.slash({
      name,
      channelId: CHANNEL,
      userId: ASKER,
      memberPermissions: manageGuild,
      ...request,
    });
    await asked.answer();
    assert.ok(asked.original, "it was answered");
    return asked.original;
  }

  /** Uses a control of a message, and waits for what comes of it. */
  async function use(message: StoredMessage, customId: string, more: Partial<PressRequest> = {}) {
    const pressed = discord.press({
      message,
      customId,
      userId: ASKER,
      memberPermissions: manageGuild,
      ...more,
    });
    return pressed.acknowledged;
  }

  function find(message: StoredMessage, label: string): string {
    const found = controlsOf(message).find((control) => control.label === label);
    assert.ok(found, `${label}: ${controlsOf(message).map((control) => control.label)}`);
    return found.custom_id;
  }

  return {
    ...world,
    discord,
    live,
    platform: await live(),
    ask,
    use,
    press: (message: StoredMessage, label: string, more?: Partial<PressRequest>) =>
      use(message, find(message, label), more),
    /** Picks a role from the menu of a message. */
    pick(message: StoredMessage, role: string, more?: Partial<PressRequest>) {
      const menu = controlsOf(message).find(({ type }) => type === ROLE_SELECT);
      assert.ok(menu, "there is a menu of roles");
      return use(message, menu.custom_id, { values: [role], ...more });
    },
    async settings(channel = CHANNEL) {
      const [standing] = await world.store.subscriptions({ platform: "discord", channel });
      return standing?.settings;
    },
  };
}

/** What a menu shows as picked; nothing where there is no menu. */
const pickedOf = (message: StoredMessage) =>
  controlsOf(message)
    .find(({ type }) => type === ROLE_SELECT)
    ?.default_values?.map(({ id }) => id);

for (const locale of ["en-US", "uk", "de"])
  for (const channelId of [CHANNEL, NEWS])
    test(`Discord takes every panel of the settings, and each leads back: ${locale} in ${channelId}`, async (t) => {
      const { ask, use, logged } = await open(t);
      const message = await ask("subscribe", { channelId, locale });
      const all = controlsOf(message);
      const leading = all.filter(({ custom_id: id }) => / buttons:/.test(id));
      const found = leading.map(({ custom_id: id }) => id.split(":").at(-1) ?? "");
      // The hours are behind a time that is set, and there is none yet.
      assert.deepEqual(found.sort(), CHOICES.filter((which) => which !== "time").toSorted());
      for (const { custom_id: id } of leading) {
        assert.equal((await use(message, id)).type, 7);
        const back = controlsOf(message).at(-1);
        assert.ok(back && controlsOf(message).length > 1);
        await use(message, back.custom_id);
        assert.deepEqual(
          controlsOf(message).map(({ label }) => label),
          all.map(({ label }) => label),
        );
      }
      assert.deepEqual(logged(40), []);
    });

for (const isCalled of [false, true])
  test(`a role is picked from Discord's own list, and taken away, across lives of the bot: ${isCalled ? "called" : "gateway"}`, async (t) => {
    const stage = await open(t, { isCalled });
    const { ask, press, pick, settings, logged } = stage;
    const message = await ask("subscribe");
    await press(message, "Role…");
    assert.deepEqual([pickedOf(message), controlsOf(message)[1]?.label], [undefined, "✓ Mention nobody"]);
    await stage.platform.stop();
    await stage.live();
    assert.equal((await pick(message, ROLE)).type, 7);
    assert.equal((await settings())?.role, ROLE);
    await press(message, "✓ Role…");
    assert.deepEqual(pickedOf(message), [ROLE]);
    // What cannot ring is kept, and the panel says what to do about it.
    await pick(message, QUIET_ROLE);
    assert.equal((await settings())?.role, QUIET_ROLE);
    assert.match(JSON.stringify(message.payload.embeds), /let anyone mention it/);
    await press(message, "✓ Role…");
    await press(message, "Mention nobody");
    assert.equal((await settings())?.role, undefined);
    await press(message, "Role…");
    assert.equal(pickedOf(message), undefined);
    assert.deepEqual(logged(40), []);
  });

for (const isCalled of [false, true])
  test(`the buttons of another channel change that one, in the longest words too: ${isCalled ? "called" : "gateway"}`, async (t) => {
    const { ask, press, pick, use, settings, logged } = await open(t, { isCalled });
    const message = await ask("subscribe", { options: { channel: NEWS } });
    for (const label of [
      "Categories…",
      "Special equip.",
      "Ground robots",
      "✓ Special equip.",
      "All settings",
    ])
      assert.equal((await press(message, label)).type, 7, label);
    await press(message, "Role…");
    await pick(message, ROLE);
    const { categories, role } = (await settings(NEWS)) ?? {};
    assert.deepEqual([categories, role], [["groundRobots"], ROLE]);
    assert.equal(await settings(), undefined, "where it was asked nothing is set up");
    assert.match(JSON.stringify(message.payload.embeds), /These are the posts of #news\./);
    const before = await settings(NEWS);
    const [first] = controlsOf(message);
    const answer = await use(message, first?.custom_id ?? "", { memberPermissions: 0n });
    assert.deepEqual([answer.type, answer.flags], [4, EPHEMERAL]);
    assert.deepEqual(await settings(NEWS), before);
    assert.deepEqual(logged(40), []);
  });

test("checklist 33: whoever presses or picks is asked for the permission again", async (t) => {
  const { ask, press, pick, settings } = await open(t);
  const message = await ask("subscribe");
  await press(message, "Role…");
  const before = await settings();
  for (const answer of [
    await pick(message, ROLE, { memberPermissions: 0n }),
    await press(message, "✓ Mention nobody", { memberPermissions: 0n }),
  ]) {
    assert.deepEqual([answer.type, answer.flags], [4, EPHEMERAL]);
    assert.equal(seen(answer.data).title, english.say(botWords, "notAllowed", { command: "settings" }));
  }
  assert.deepEqual(await settings(), before);
});

test("what is picked by a made-up client is nothing, or refused", async (t) => {
  const { ask, press, use, settings, logged } = await open(t);
  const message = await ask("subscribe");
  await press(message, "Role…");
  const menu = controlsOf(message).find(({ type }) => type === ROLE_SELECT);
  assert.ok(menu);
  const before = await settings();
  for (const values of [[], ["x"], ["1 pause:yes"], ["9".repeat(40)]]) {
    const { type } = await use(message, menu.custom_id, { values, made: true });
    assert.equal(type, 6, values.join());
  }
  const { type, data } = await use(message, menu.custom_id, { values: ["4000000000000000009"], made: true });
  assert.equal(type, 4);
  assert.match(seen(data).title, /role/);
  assert.deepEqual(await settings(), before);
  assert.deepEqual(logged(40), []);
});

test("of a role that is gone the panel says so, and shows none as picked", async (t) => {
  const { ask, press, store, settings } = await open(t);
  const message = await ask("subscribe");
  const before = await settings();
  assert.ok(before);
  const gone = { ...before, role: "4000000000000000009" };
  const key = { platform: "discord", channel: CHANNEL, server: SERVER, number: 1 };
  await store.subscribe({ ...key, settings: gone }, Date.now());
  await press(message, "Role…");
  assert.equal(pickedOf(message), undefined);
  assert.match(JSON.stringify(message.payload.embeds), /not there any more/);
});
