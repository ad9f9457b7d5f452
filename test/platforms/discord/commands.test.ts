import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { commands } from "../../../commands/index.ts";
import type { Bot } from "../../../src/core/bot.ts";
import { voiceOf } from "../../../src/core/locale.ts";
import type { Store } from "../../../src/core/store.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { english, ukrainian } from "../../reports.ts";
import { commandOf, openWorld, until } from "../contract.ts";

async function open(t: TestContext) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord();
  world.atEnd(discord.close);
  discord.addGuild();

  /** One start and stop of the bot, as long as it takes to publish what there is to publish. */
  async function live(bot: Bot = world.bot, store: Store = world.store) {
    const before = discord.identifies;
    const writes = discord.commandWrites;
    const platform = createDiscord({
      token: discord.token,
      root: discord.api,
      rate: 1_000,
      log: world.log,
      store,
    });
    world.atEnd(() => platform.stop());
    platform.start(bot);
    await until(() => discord.identifies > before);
    await until(() => discord.commandWrites > writes, 300).catch(() => undefined);
    await platform.stop();
    return discord.commandWrites - writes;
  }
  const puts = () => discord.requests.filter(({ method }) => method === "PUT");
  return { ...world, discord, live, puts };
}

test("commands are published by one overwrite, and again only when they changed", async (t) => {
  const { discord, live, botWith, puts } = await open(t);
  assert.equal(await live(), 1);
  assert.deepEqual(
    puts().map(({ path }) => path),
    [`/applications/${discord.applicationId}/commands`],
  );
  assert.equal(await live(), 0, "a second start finds them as they were");
  assert.equal(await live(botWith(commandOf("more", () => ({ title: "" })))), 1);
  assert.equal(await live(), 1, "back to the first list");
  const names = discord.commands.map(({ name }) => name);
  assert.deepEqual(
    names,
    commands.map(({ name }) => name),
  );
});

test("a new store makes the commands be published once more", async (t) => {
  const { live } = await open(t);
  const other = await openWorld(t);
  assert.equal(await live(), 1);
  assert.equal(await live(undefined, other.store), 1);
  assert.equal(await live(undefined, other.store), 0);
});

test("commands that Discord did not take are published at the next start, and the bot answers meanwhile", async (t) => {
  const { discord, live, logged } = await open(t);
  discord.fault({ method: "PUT" }, { status: 400, body: { code: 30034, message: "Max number" } });
  assert.equal(await live(), 0);
  assert.equal(logged(50).length, 1);
  assert.equal(await live(), 1);
});

test("every command has its texts in every language, whole, and its places and permissions", async (t) => {
  const { discord, live } = await open(t);
  await live();
  for (const command of commands) {
    const published = discord.commands.find(({ name }) => name === command.name);
    assert.ok(published);
    const text = (voice: typeof english, key: string) => voice.say(command.words as never, key as never);
    const inAll = (key: string) => ({
      "en-US": text(english, key),
      "en-GB": text(english, key),
      uk: text(ukrainian, key),
    });
    assert.equal(published.description, text(english, "description"));
    assert.deepEqual(published.description_localizations, inAll("description"));
    assert.deepEqual(published.contexts, command.restricted ? [0] : [0, 1]);
    assert.equal(published.default_member_permissions, command.restricted ? "32" : null);
    assert.deepEqual(
      published.options?.map(({ name }) => name),
      Object.keys(command.options),
    );
    for (const option of published.options ?? []) {
      assert.deepEqual(option.description_localizations, inAll(`option.${option.name}`));
      assert.equal(option.required ?? false, false);
    }
  }
});

test("choices are offered in every language under the same values", async (t) => {
  const { bot, discord, live } = await open(t);
  await live();
  const losses = discord.commands.find(({ name }) => name === "losses");
  const category = losses?.options?.find(({ name }) => name === "category");
  assert.ok(category && "choices" in category && category.choices);
  const option = commands.find(({ name }) => name === "losses")?.options["category"];
  const [first, second] = bot.locales.map((locale) => option?.choices?.(voiceOf(locale), bot.locales));
  assert.deepEqual(
    category.choices.map(({ name, value }) => ({ name, value })),
    first,
  );
  assert.deepEqual(
    category.choices.map(({ value, name_localizations }) => ({ name: name_localizations?.uk, value })),
    second,
  );
});
