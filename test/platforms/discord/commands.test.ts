import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { z } from "zod";
import { commands } from "../../../commands/index.ts";
import type { Bot } from "../../../src/core/bot.ts";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import { phrases, voiceOf } from "../../../src/core/locale.ts";
import type { Option, OptionContext } from "../../../src/core/option.ts";
import { optionName } from "../../../src/core/option-names.ts";
import type { Store } from "../../../src/core/store.ts";
import { oneLine } from "../../../src/core/text.ts";
import { locales } from "../../../src/locales/index.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { english } from "../../reports.ts";
import { commandOf, openWorld, until } from "../contract.ts";
import { QUIET } from "./posting.ts";

async function open(t: TestContext) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord();
  world.atEnd(discord.close);
  discord.addGuild();

  /** How often it was told what became of the commands. */
  const dealtWith = () =>
    world.logged(20).filter((line) => /^Discord (was told of|knows|refuses) the commands/.test(line)).length;

  /** One start and stop of the bot, as long as it takes to publish what there is to publish. */
  async function live(bot: Bot = world.bot, store: Store = world.store) {
    const before = dealtWith();
    const writes = discord.commandWrites;
    const platform = createDiscord({
      token: discord.token,
      root: discord.api,
      rate: 1_000,
      log: world.log,
      store,
    });
    world.atEnd(() => platform.stop());
    platform.start(bot, QUIET);
    await until(() => dealtWith() > before);
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
    // Options that several commands share are worded once for all of them.
    const wordsOf = (key: string) =>
      key.startsWith("option.") ? (command.optionWords ?? command.words) : command.words;
    const text = (voice: typeof english, key: string) =>
      oneLine(voice.say(wordsOf(key) as never, key as never), 100);
    const inAll = (key: string) => {
      const each = locales.map((locale) => [locale.tag, text(voiceOf(locale), key)] as const);
      const { en, es, ...others } = Object.fromEntries(each);
      return { ...others, "en-US": en, "en-GB": en, "es-ES": es, "es-419": es };
    };
    assert.equal(published.description, text(english, "description"));
    assert.deepEqual(published.description_localizations, inAll("description"));
    assert.deepEqual(published.integration_types, command.restricted ? [0] : [0, 1]);
    assert.deepEqual(published.contexts, command.restricted ? [0] : [0, 1, 2]);
    assert.equal(published.default_member_permissions, command.restricted ? "32" : null);
    assert.deepEqual(
      published.options?.map(({ name }) => name),
      Object.keys(command.options),
    );
    for (const option of published.options ?? []) {
      const { suggest, choices } = command.options[option.name] ?? {};
      const few = choices && !suggest;
      assert.equal(
        "autocomplete" in option && option.autocomplete === true,
        suggest !== undefined,
        option.name,
      );
      assert.equal("choices" in option && (option.choices?.length ?? 0) > 0, few !== undefined, option.name);
      assert.deepEqual(option.description_localizations, inAll(`option.${option.name}`));
      const names = locales.map((locale) => [locale.tag, optionName(voiceOf(locale), option.name)]);
      const { en, es, ...others } = Object.fromEntries(names) as Record<string, string>;
      assert.deepEqual(option.name_localizations, {
        ...others,
        "en-US": en,
        "en-GB": en,
        "es-ES": es,
        "es-419": es,
      });
      assert.equal(option.required ?? false, false);
    }
  }
});

/** A command with an option of each kind. */
function commandWith(
  options: Readonly<Record<string, Pick<Option<string>, "choices" | "suggest">>>,
): Command {
  const names = Object.keys(options);
  const whole = names.map((name) => {
    const option: Option<string> = { schema: () => z.string(), expects: () => "a word", ...options[name] };
    return [name, option] as const;
  });
  const texts = Object.fromEntries(names.map((name) => [`option.${name}`, `The ${name}`]));
  return defineCommand({
    name: "chosen",
    options: Object.fromEntries(whole),
    words: phrases("chosen", { description: "Chooses", ...texts }),
    run: () => ({ title: "Chosen" }),
  });
}

/** So many choices, named in the language. */
const choicesOf =
  (count: number, name = "") =>
  ({ voice }: OptionContext) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${index} ${voice.locale.tag} ${name}`.trim(),
      value: `${index}`,
    }));

test("few choices are offered in every language under the same values, many are not", async (t) => {
  const { discord, live, botWith } = await open(t);
  const command = commandWith({
    none: {},
    few: { choices: choicesOf(25) },
    many: { choices: choicesOf(26) },
    long: { choices: choicesOf(1, "🇺🇦".repeat(50)) },
  });
  await live(botWith(command));
  const published = discord.commands.find(({ name }) => name === "chosen");
  const [none, few, many, long] = (published?.options ?? []).map((option) =>
    "choices" in option ? option.choices : undefined,
  );
  assert.deepEqual([none, many], [undefined, undefined]);
  assert.deepEqual(
    few?.map(({ name, value, name_localizations: names }) => [name, value, names?.uk, names?.["en-GB"]]),
    Array.from({ length: 25 }, (_, index) => [`${index} en`, `${index}`, `${index} uk`, `${index} en`]),
  );
  const [{ name, name_localizations: names } = { name: "", name_localizations: null }] = long ?? [];
  for (const text of [name, names?.uk ?? ""]) {
    assert.match(text, /^0 (en|uk) 🇺🇦.*…$/u);
    assert.ok(text.length <= 100 && text.isWellFormed());
  }
});

test("an option that is completed while it is typed has no choices beside", async (t) => {
  const { discord, live, botWith } = await open(t);
  const suggest = () => [];
  await live(botWith(commandWith({ typed: { suggest }, both: { suggest, choices: choicesOf(3) } })));
  const published = discord.commands.find(({ name }) => name === "chosen");
  for (const option of published?.options ?? []) {
    assert.equal("autocomplete" in option && option.autocomplete, true);
    assert.ok(!("choices" in option));
  }
});

test("what anybody may ask can be asked everywhere, what is restricted only where the bot is", async (t) => {
  const { discord, live, botWith } = await open(t);
  const everybody = commandOf("everybody", () => ({ title: "" }));
  const few = { ...commandOf("few", () => ({ title: "" })), restricted: true as const };
  await live(botWith(everybody, few));
  const places = discord.commands
    .filter(({ name }) => name === "everybody" || name === "few")
    .map(({ integration_types: types, contexts }) => [types, contexts]);
  assert.deepEqual(places, [
    [
      [0, 1],
      [0, 1, 2],
    ],
    [[0], [0]],
  ]);
  const elsewhere = { channelId: "6", userInstalled: true };
  assert.ok(discord.slash({ name: "everybody", ...elsewhere }));
  assert.throws(() => discord.slash({ name: "few", ...elsewhere }), /offered to no user/);
});
