import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { botWords } from "../../../src/bot.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { english, REAL, textsOf, ukrainian } from "../../reports.ts";
import { openWorld, until } from "../contract.ts";
import { calmDiscord, PATIENT, QUIET } from "./posting.ts";

const CHANNEL = "3000000000000000002";
const DIRECT = "3000000000000000007";
const EPHEMERAL = 64;
const ZERO_WIDTH = /\u200b/g;

async function open(t: TestContext, about?: Parameters<typeof openWorld>[1]) {
  const world = await openWorld(t, about);
  const discord = await createFakeDiscord(PATIENT);
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }] });
  discord.addChannel({ id: DIRECT, type: 1, recipientId: "2000000000000000001" });
  const platform = calmDiscord(world, discord);
  platform.start(world.bot, QUIET);
  await until(() => discord.connected === 1 && discord.commandWrites === 1);

  let people = 0;
  /** Asks as somebody who has not asked yet, since nobody may ask much in a short time. */
  async function ask(
    name: string,
    options: Record<string, string> = {},
    more: { locale?: string; channelId?: string; unpublished?: boolean; memberPermissions?: bigint } = {},
  ) {
    people += 1;
    const userId = String(2_000_000 + people);
    const asked = discord.slash({ name, options, channelId: CHANNEL, userId, ...more });
    const { flags, type } = await asked.acknowledged;
    const embed = (await asked.answer()).embeds?.[0];
    const { title = "", description = "" } = embed ?? {};
    return { title, description: description.replaceAll(/\\(.)/g, "$1"), flags, type, raw: description };
  }
  return { ...world, discord, ask };
}

/** The lines of the table of an answer. */
function tableOf(description: string): string[] {
  const table = /```\n([\s\S]*?)\n```/.exec(description)?.[1];
  assert.ok(table, `there is a table in ${description}`);
  return table.split("\n");
}

/** Says that figures stand under figures and changes under changes, in at most 30 columns. */
function assertAligned(lines: readonly string[]): void {
  assert.ok(lines.length > 1);
  const ends = lines.map((line) => {
    const match =
      /^(?<head>\S.*?\s[\d\s.,\u00a0\u202f]*?\d)(?<change>\s+(?:[+\u2212]\S[\d\s.,\u00a0\u202f]*|0))?$/u.exec(
        line,
      );
    assert.ok(match?.groups?.["head"], line);
    return { value: match.groups["head"].length, change: match.groups["change"] ? line.length : undefined };
  });
  assert.equal(new Set(ends.map(({ value }) => value)).size, 1, lines.join("\n"));
  const changes = ends.map(({ change }) => change).filter((end) => end !== undefined);
  assert.ok(new Set(changes).size <= 1, lines.join("\n"));
  for (const line of lines) assert.ok(line.length <= 30, `${line.length}: ${line}`);
}

test("the newest report is answered as an embed whose table lines up", async (t) => {
  const { ask, bot, logged } = await open(t);
  const { title, description, flags, type, raw } = await ask("losses");
  assert.equal(title, "Russian combat losses, 21 May 2023");
  assert.deepEqual([type, flags], [4, 0], "answered at once and for everybody");
  const lines = (await bot.answer({ command: "losses" })).lines ?? [];
  for (const line of lines) assert.ok(description.includes(line), line);
  assert.match(raw, /\n\n(\[|\*)Source: General Staff[^\n]*\nNot confirmed[^\n]*$/, "the source comes last");
  assertAligned(tableOf(raw));
  assert.deepEqual(logged(40), []);
});

test("an answer is in the language of the asker's app", async (t) => {
  const { ask } = await open(t);
  const { title, description, raw } = await ask("losses", {}, { locale: "uk" });
  assert.match(title, /21 травня 2023 року$/);
  assert.match(description, /Генерального штабу ЗСУ/);
  assertAligned(tableOf(raw));
  assert.match((await ask("losses", {}, { locale: "ja" })).title, /^Russian combat losses/);
  assert.match((await ask("help", {}, { locale: "en-GB" })).title, /^What you can ask/);
  assert.equal((await ask("losses", { when: "x" }, { locale: "uk" })).title.includes("дата"), true);
});

test("real figures with their changes line up in both languages", async (t) => {
  for (const [index, { day }] of REAL.entries()) {
    if (index % 2 === 0 && index < 6) continue;
    const { ask, bot } = await open(t, { reports: REAL, now: Date.parse(day) });
    for (const locale of ["en-US", "uk"]) {
      const { description, raw } = await ask("losses", { when: day }, { locale });
      assertAligned(tableOf(raw));
      const message = await bot.answer({ command: "losses", values: { when: day }, language: locale });
      const seen = description.replaceAll(/\s/g, " ");
      for (const piece of textsOf(message).slice(1)) assert.ok(seen.includes(piece), piece);
    }
  }
});

test("a category and a date are answered", async (t) => {
  const { ask } = await open(t);
  const tanks = await ask("losses", { category: "tanks" });
  assert.equal(tanks.title, "Tanks: Russian combat losses, 21 May 2023");
  assert.match(tanks.description, /Tanks: [\d,]+/);
  assert.doesNotMatch(tanks.raw, /```/);
  const group = await ask("losses", { category: "armour" });
  assert.match(group.title, /21 May 2023$/);
  const earlier = await ask("losses", { when: "2023-03-16" });
  assert.match(earlier.title, /16 March 2023/);
});

test("what cannot be answered is said to the asker alone", async (t) => {
  const { ask } = await open(t);
  const refused = [
    await ask("losses", { when: "soon" }),
    await ask("losses", { when: "2021-01-01" }),
    await ask("losses", { when: "2099-01-01" }),
    await ask("losses", { when: "**@everyone**" }),
    await ask("losses", { when: "x".repeat(6_000) }),
  ];
  for (const { flags, title } of refused) {
    assert.equal(flags, EPHEMERAL);
    assert.ok(title.length > 10 && title.length <= 256, title);
  }
  assert.match(refused[0]?.title ?? "", /“soon” .*2023-03-07/);
  assert.doesNotMatch(refused[3]?.title.replace(ZERO_WIDTH, "") ?? "", /(?<!\\)\*/);
});

test("questions are answered in direct messages too, except for what sets up a channel", async (t) => {
  const { ask } = await open(t);
  assert.match((await ask("losses", {}, { channelId: DIRECT })).title, /^Russian combat losses/);
  const refused = await ask(
    "subscribe",
    {},
    { channelId: DIRECT, unpublished: true, memberPermissions: 32n },
  );
  assert.equal(refused.flags, EPHEMERAL);
  assert.equal(refused.title, english.say(botWords, "noPlace", { command: "subscribe" }));
});

test("an unknown command is answered to the asker alone", async (t) => {
  const { ask } = await open(t);
  for (const voice of [english, ukrainian]) {
    const { flags, title } = await ask("weather", {}, { unpublished: true, locale: voice.locale.tag });
    assert.deepEqual(
      [flags, title],
      [EPHEMERAL, voice.say(botWords, "unknownCommand", { command: "weather" })],
    );
  }
});
