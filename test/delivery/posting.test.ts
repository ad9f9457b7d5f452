import assert from "node:assert/strict";
import { test } from "node:test";
import { createPosting } from "../../src/delivery/posting.ts";
import { archiveOf, EMBEDDED } from "../reports.ts";
import { LAST_OF_2025, realDay, until, worldOf } from "./world.ts";

/** The flag of a message of Discord that comes without a sound. */
const SILENT = 1 << 12;

test("everybody gets the newest report once, in the language of the channel, on both networks", async (t) => {
  const world = await worldOf(t);
  const discord = [await world.onDiscord({ language: "en" }), await world.onDiscord({ language: "uk" })];
  const telegram = [await world.onTelegram({ language: "en" }), await world.onTelegram({ language: "uk" })];
  const bot = await world.start();
  await bot.tick();
  for (const [english, ukrainian] of [discord, telegram]) {
    assert.deepEqual(world.titles(english as string), [LAST_OF_2025.en]);
    assert.deepEqual(world.titles(ukrainian as string), [LAST_OF_2025.uk]);
  }
  assert.deepEqual(
    (await world.deliveries()).map(({ edition, form, state, attempt }) => [edition, form, state, attempt]),
    Array(4).fill(["day 2025-12-31", "full", "sent", 1]),
  );

  await bot.tick();
  world.forward(3_600_000);
  await bot.tick();
  assert.deepEqual([world.discord.messages.length, world.telegram.sent.length], [2, 2]);
});

test("what is posted says what the same question is answered with", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  world.telegram.say({ chatId: Number(chat), text: "/losses" });
  const answer = await (async () => {
    await world.telegram.nextSent(Number(chat));
    return world.telegram.nextSent(Number(chat), 15_000);
  })();
  assert.equal(answer.text, world.telegram.sent[0]?.text);
});

test("after a restart nothing is posted a second time, and a new day is", async (t) => {
  const world = await worldOf(t, { reports: [realDay("2025-12-30")] });
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const first = await world.start();
  await first.tick();
  await first.stop();

  const second = await world.start();
  await second.tick();
  assert.deepEqual([world.discord.messages.length, world.telegram.sent.length], [1, 1]);

  world.source.reports = [realDay("2025-12-30"), realDay("2025-12-31")];
  world.forward(86_400_000);
  await second.tick();
  for (const channel of channels)
    assert.deepEqual(world.titles(channel), [
      "Russian combat losses, 30 December 2025",
      "Russian combat losses, 31 December 2025",
    ]);
});

test("checklist 7: three instances that post at the same moment post everything once", async (t) => {
  const world = await worldOf(t);
  const channels: string[] = [];
  for (let count = 0; count < 15; count++) channels.push(await world.onDiscord(), await world.onTelegram());
  const instances = [await world.start(), await world.start(), await world.start()];
  await Promise.all(instances.map(({ tick }) => tick()));
  for (const channel of channels) assert.deepEqual(world.titles(channel), [LAST_OF_2025.en], channel);
  const posts = world.discord.requests.filter(
    ({ method, path }) => method === "POST" && path.endsWith("/messages"),
  );
  assert.equal(posts.length, 15);
});

test("the first posts go out while most are still being put into the outbox", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  for (let count = 0; count < 350; count++) await world.onTelegram();
  const bot = await world.start();
  const { outbox } = bot.store;
  const { enrol } = outbox;
  const before: number[] = [];
  Object.assign(outbox, {
    // The second page waits for a post to arrive, which none would if all were put in before.
    async enrol(...[kept, posts, page]: Parameters<typeof enrol>) {
      if (page === 1) await until(() => world.telegram.sent.length > 0, "a post of the first page");
      before.push(world.telegram.sent.length);
      await enrol(kept, posts, page);
    },
  });
  await bot.tick();
  assert.equal(before.length, 4);
  assert.equal(before[0], 0);
  assert.equal(world.telegram.sent.length, 350);
  assert.equal(new Set(world.telegram.sent.map(({ chatId }) => chatId)).size, 350);
});

test("calls during a run join it", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  await world.onTelegram();
  await Promise.all([bot.posting.run(), bot.posting.run(), bot.posting.run()]);
  assert.deepEqual([world.titles(chat).length, world.telegram.sent.length], [1, 2]);
});

test("a call at the very end of a run, which another waits for, begins no run beside that one", async (t) => {
  const world = await worldOf(t);
  await world.onTelegram();
  const bot = await world.start();
  const { outbox } = bot.store;
  const { sweep, nextFreed } = outbox;
  let running = 0;
  let most = 0;
  let asked: Promise<void>[] = [];
  outbox.sweep = async (platform, terms) => {
    if (platform === "telegram") most = Math.max(most, ++running);
    return sweep(platform, terms);
  };
  outbox.nextFreed = async (platform, after) => {
    const next = await nextFreed(platform, after);
    if (platform !== "telegram") return next;
    running--;
    if (asked.length > 0) return next;
    asked = [bot.posting.run()];
    void (async () => {
      for (let step = 0; step < 30; step++) {
        await null;
        asked.push(bot.posting.run());
      }
    })();
    return next;
  };
  await bot.tick();
  while (asked.length < 31) await null;
  await Promise.all(asked);
  assert.equal(most, 1);
});

test("a channel that got a day is never sent an older one, whatever an archive holds", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();

  world.source.reports = [realDay("2025-12-30")];
  await bot.tick();
  const behind = createPosting({ ...bot, archive: archiveOf(realDay("2025-12-30")) });
  await behind.run();
  for (const channel of channels) assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
});

test("the days that are part of the program are never posted", async (t) => {
  const world = await worldOf(t, { reports: [] });
  await world.onDiscord();
  await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  assert.equal(bot.archive.latest()?.day, EMBEDDED.at(-1)?.day);
  assert.deepEqual([world.discord.messages.length, world.telegram.sent.length], [0, 0]);
  assert.deepEqual(await world.deliveries(), []);
});

test("checklist 11: a day after tomorrow is not posted, whoever kept it: it would hold back every true one until then", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  await world.desk.keep([{ ...realDay("2025-12-31"), day: "2052-12-31" }], 0);
  await (await world.start()).tick();
  assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});

test("who ended the subscription before the run gets nothing, and who comes after it gets the newest once", async (t) => {
  const world = await worldOf(t);
  const gone = [await world.onDiscord(), await world.onTelegram()];
  await world.desk.unsubscribe({ platform: "discord", channel: gone[0] as string });
  await world.desk.unsubscribe({ platform: "telegram", channel: gone[1] as string });
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual([world.discord.messages.length, world.telegram.sent.length], [0, 0]);

  const late = [await world.onDiscord({ language: "uk" }), await world.onTelegram({ language: "uk" })];
  for (let count = 0; count < 3; count++) {
    world.forward(60_000);
    await bot.tick();
  }
  for (const channel of late) assert.deepEqual(world.titles(channel), [LAST_OF_2025.uk]);
});

test("who ends the subscription and asks anew gets the same day only once", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  await world.desk.unsubscribe({ platform: "telegram", channel: chat });
  await world.subscribe({ platform: "telegram", channel: chat }, { language: "uk" });
  await bot.tick();
  assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});

test("who chooses another form has had the report, and gets that form from the next one on", async (t) => {
  const world = await worldOf(t, { reports: [realDay("2025-12-30")] });
  world.setClock(Date.parse("2025-12-30T06:00:00Z"));
  const [story, again, another] = [
    await world.onTelegram(),
    await world.onTelegram(),
    await world.onTelegram(),
  ];
  const bot = await world.start();
  await bot.tick();
  world.forward(60_000);
  const of = (channel: string) => ({ platform: "telegram", channel });
  await world.subscribe(of(story), { forms: ["story"] });
  await world.desk.unsubscribe({ ...of(again), number: 1 });
  await world.subscribe(of(again), { forms: ["brief"] });
  // A further subscription of the same chat is one of its own.
  await world.subscribe(of(another), { forms: ["brief"] }, 2);
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(60_000);
  }
  assert.deepEqual(
    [story, again, another].map((chat) => world.titles(chat).length),
    [1, 1, 2],
  );

  world.source.reports = [realDay("2025-12-31")];
  world.setClock(Date.parse("2025-12-31T06:00:00Z"));
  await bot.tick();
  assert.deepEqual(
    [story, again, another].map((chat) => world.titles(chat).length),
    [2, 2, 4],
  );
  const next = (await world.deliveries()).filter(({ edition }) => edition === "day 2025-12-31");
  assert.deepEqual(next.map(({ form }) => form).toSorted(), ["brief", "brief", "full", "story"]);
});

test("what was left of yesterday is not sent before today's is put in", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onTelegram();
  const key = { platform: "telegram", channel, number: 1, server: channel, form: "full" };
  const [from, until] = [Date.parse("2025-12-30T05:00:00Z"), Date.parse("2025-12-31T10:00:00Z")];
  const yesterday = { ...key, edition: "day 2025-12-30", to: "2025-12-30", from, until } as const;
  const begun = { platform: "telegram", day: "2025-12-30", startedAt: from, state: "running" } as const;
  await world.desk.outbox.enrol({ ...begun, enrolled: { changedAt: from, channel: "", number: 0 } }, [
    yesterday,
  ]);
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
  assert.deepEqual(
    (await world.deliveries()).map(({ edition, state }) => [edition, state]),
    [
      ["day 2025-12-30", "skipped"],
      ["day 2025-12-31", "sent"],
    ],
  );
});

test("what could not be put in beside what was sent follows, and nothing comes twice", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  for (let count = 0; count < 250; count++) await world.onTelegram();
  const bot = await world.start();
  const { outbox } = bot.store;
  const { enrol } = outbox;
  let fails = true;
  Object.assign(outbox, {
    async enrol(...[kept, posts, page]: Parameters<typeof enrol>) {
      if (page === 1 && fails) {
        await until(() => world.telegram.sent.length > 0, "a post of the first page");
        fails = false;
        throw new Error("The disk is full.");
      }
      await enrol(kept, posts, page);
    },
  });
  await bot.tick();
  assert.ok(bot.lines.some(({ sentence }) => sentence.startsWith("Posting stopped")));
  assert.ok(world.telegram.sent.length < 100, `${world.telegram.sent.length} were sent`);
  await bot.tick();
  const chats = world.telegram.sent.map(({ chatId }) => chatId);
  assert.deepEqual([chats.length, new Set(chats).size], [250, 250]);
});

test("a day that is restated after it was posted is not posted again", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  const last = realDay("2025-12-31");
  world.source.reports = [{ ...last, totals: { ...last.totals, tanks: 11_482 } }];
  world.forward(3_600_000);
  await bot.tick();
  assert.equal(bot.archive.on("2025-12-31")?.totals["tanks"], 11_482);
  for (const channel of channels) assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
});

test("forms that make the same post of a few categories are posted once", async (t) => {
  const world = await worldOf(t);
  const forms = ["card", "story", "brief", "full"];
  const [few, all] = [
    await world.onTelegram({ forms, categories: ["tanks", "afvs"] }),
    await world.onDiscord({ forms }),
  ];
  const bot = await world.start();
  await bot.tick();
  const deliveries = await world.deliveries();
  const formsOf = (channel: string) =>
    deliveries.filter((one) => one.channel === channel).map(({ form }) => form);
  assert.deepEqual(formsOf(few), ["brief", "card"]);
  assert.deepEqual(formsOf(all), forms.toSorted());
  assert.equal(new Set(world.texts(few)).size, 2);
});

test("a report in several forms calls its role once, in the post of the first form", async (t) => {
  const world = await worldOf(t);
  const role = "9000000000000000001";
  const [several, one] = [
    await world.onDiscord({ forms: ["story", "brief", "full"], role }),
    await world.onDiscord({ role }),
  ];
  const bot = await world.start();
  await bot.tick();
  const callsIn = (channel: string) =>
    world.discord.messages
      .filter(({ channelId }) => channelId === channel)
      .map(({ payload }) => payload.allowed_mentions?.roles ?? []);
  assert.deepEqual(callsIn(several).sort(), [[], [], [role]]);
  assert.deepEqual(callsIn(one), [[role]]);
  const calling = world.discord.messages.find(
    ({ channelId, payload }) => channelId === several && payload.content === `<@&${role}>`,
  );
  assert.match(calling?.payload.embeds?.[0]?.description ?? "", /could not be verified independently/);
  world.source.reports = [
    realDay("2025-12-30"),
    { ...realDay("2025-12-31"), totals: { ...realDay("2025-12-31").totals, tanks: 11_482 } },
  ];
  world.forward(3_600_000);
  await bot.tick();
  const mentions = world.discord.messages.filter(({ payload }) => payload.content?.includes(role));
  assert.equal(mentions.length, 2, "an edit neither takes the mention away nor adds one");
});

test("checklist 64: in the quiet hours of a subscription its post comes without a sound, and else with one", async (t) => {
  const world = await worldOf(t);
  // It is seven in Kyiv, and five in London.
  const quiet = { from: "22:00", to: "06:30" } as const;
  const asleep = { quiet, timeZone: "Europe/London" };
  const chats = [await world.onTelegram({ quiet }), await world.onTelegram(asleep)];
  const channels = [await world.onDiscord({ quiet }), await world.onDiscord(asleep)];
  await (await world.start()).tick();
  assert.deepEqual(
    chats.map((chat) => world.telegram.sent.find(({ chatId }) => String(chatId) === chat)?.silent),
    [false, true],
  );
  const flags = channels.map(
    (channel) => world.discord.messages.find(({ channelId }) => channelId === channel)?.payload.flags,
  );
  assert.deepEqual(flags, [undefined, SILENT]);
});
