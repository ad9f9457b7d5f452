import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place } from "../../src/core/place.ts";
import { placeOf, plain } from "../reports.ts";
import { nextDay, statusOf } from "./asking-status.ts";
import { until, worldOf } from "./world.ts";

test("checklist 58: /status says that the last post was not published to followers, why, and what mends it, until one is", async (t) => {
  const world = await worldOf(t);
  const guildId = world.discord.addGuild().id;
  const news = world.discord.addChannel({ guildId, type: 5 }).id;
  await world.subscribe({ platform: "discord", channel: news });
  const crosspost = { path: /crosspost$/ };
  const bot = await world.start();
  const place = { features: ["publish"], title: "#news" } as const;
  const said = async (more: Partial<Place> = place) =>
    (await statusOf(bot, "discord", news, more)).filter((line) => line.includes("not published"));
  const refusals = [
    [
      { status: 403, body: { code: 50_013, message: "Missing Permissions" } },
      "The last post was not published to followers: I lacked Send Messages and Manage Messages in #news. Grant me that, and the next one is published; this one you can publish yourself.",
    ],
    [
      { status: 403, body: { code: 50_001, message: "Missing Access" } },
      "The last post was not published to followers: I lacked View Channel in #news. Grant me that, and the next one is published; this one you can publish yourself.",
    ],
    [
      { status: 400, body: { code: 50_035, message: "No" } },
      "The last post was not published to followers: the network did not do it. The next one is tried again; this one you can publish yourself.",
    ],
  ] as const;
  for (const [fault, sentence] of refusals) {
    world.discord.fault(crosspost, fault as never);
    await bot.tick();
    assert.deepEqual(await said(), [sentence]);
    assert.deepEqual(await said({ title: "#news" }), [], "nobody can follow a channel of another kind");
    nextDay(world);
  }
  const settings = await bot.bot.answer({
    command: "settings",
    language: "en",
    place: placeOf({ platform: "discord", channel: news, server: guildId, features: ["publish"] }),
  });
  assert.match(settings.lines?.map(plain).join("\n") ?? "", /was not published to followers: the network/);
  await bot.tick();
  assert.deepEqual(await said(), []);
  assert.equal(world.discord.messages.at(-1)?.published, true);
  world.discord.fault(crosspost, { rateLimit: "shared", retryAfter: 900 });
  nextDay(world);
  await bot.tick();
  assert.deepEqual(await said(), [
    "The last post was not published to followers: only so many an hour may be. The next one is published again; this one you can publish yourself later.",
  ]);
});

test("checklist 58: /status says that the last post was not pinned, once: by the right that lacks now, or that it was lacking then", async (t) => {
  const world = await worldOf(t);
  const group = -1_001_000_000_910;
  world.telegram.addChat({ id: group, type: "supergroup" });
  await world.subscribe({ platform: "telegram", channel: `${group}` }, { pin: true });
  const bot = await world.start();
  const place = { features: ["pin"], title: "Front" } as const;
  const said = async (more: Partial<Place> = {}) =>
    (await statusOf(bot, "telegram", `${group}`, { ...place, ...more })).filter((line) =>
      line.includes("not pinned"),
    );
  await bot.tick();
  await until(async () => (await said()).length > 0, "word of the pin that failed");
  assert.deepEqual(await said(), [
    "The last post was not pinned: I lacked the right to pin in Front. The next one is pinned where I have it; this one you can pin yourself.",
  ]);
  const shortfalls = async () => [{ kind: "pin", permission: "Pin Messages" }] as const;
  assert.deepEqual(await said({ shortfalls }), [
    "Posts are not pinned: please grant me Pin Messages in Front.",
  ]);
  world.telegram.setBotStatus(group, "administrator", { announce: false });
  nextDay(world);
  await bot.tick();
  await until(() => world.telegram.pinned(group).length === 1, "pinned post");
  await until(async () => (await said()).length === 0, "status without it");
});
