import assert from "node:assert/strict";
import { test } from "node:test";
import { pausePosts } from "../../src/core/hand.ts";
import type { Place } from "../../src/core/place.ts";
import type { Report } from "../../src/core/report.ts";
import { placeOf, plain } from "../reports.ts";
import { until, type World, worldOf } from "./world.ts";

const DAY = 86_400_000;

type Started = Awaited<ReturnType<World["start"]>>;

/** What /status says of the posts of a channel. */
async function statusOf({ bot }: Started, platform: string, channel: string, more: Partial<Place> = {}) {
  const place = {
    platform,
    channel,
    server: channel,
    isPrivate: false,
    features: [],
    mayManage: () => Promise.resolve(true),
    ...more,
  };
  const { lines = [] } = await bot.answer({ command: "status", language: "en", place });
  return lines.map(plain);
}

/** What /subscribe and /settings say of the next post of a channel. */
async function promisedBy({ bot }: Started, channel: Partial<Place>): Promise<string[]> {
  const place = placeOf(channel);
  const answers = [];
  for (const command of ["subscribe", "settings"])
    answers.push(await bot.answer({ command, language: "en", place }));
  return answers
    .flatMap(({ lines = [] }) => lines.map(plain))
    .filter((line) => /^Next post|within a minute|whoever runs this bot/.test(line));
}

/** The source reports the day after its last one, and the next day comes. */
function nextDay(world: World): void {
  const last = world.source.reports.at(-1) as Report;
  const day = new Date(Date.parse(last.day) + DAY).toISOString().slice(0, 10) as Report["day"];
  const totals = { ...last.totals, tanks: (last.totals["tanks"] ?? 0) + 3 };
  world.source.reports = [...world.source.reports, { ...last, day, totals }];
  world.forward(DAY);
}

test("checklist 58: /status says what arrived last, what did not since, and how that is mended", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const [chat, blocked] = [await world.onTelegram(), await world.onTelegram()];
  const bot = await world.start();
  assert.ok((await statusOf(bot, "discord", channel)).includes("Nothing has been posted here yet."));
  await bot.tick();
  const arrived = "Last post: the report of 31 December 2025, sent 31 December 2025, 07:00.";
  for (const [platform, one] of [
    ["discord", channel],
    ["telegram", chat],
  ] as const) {
    const lines = await statusOf(bot, platform, one);
    assert.ok(lines.includes(arrived), lines.join("\n"));
    assert.ok(!lines.some((line) => line.includes("did not arrive")), lines.join("\n"));
  }

  world.discord.forbid(channel, 50013);
  world.telegram.block(Number(blocked), { announce: false });
  world.telegram.fault(
    ({ method, payload }) => method === "sendMessage" && `${payload["chat_id"]}` === chat,
    "reset-after",
  );
  nextDay(world);
  await bot.tick();
  const lacking = async () => ["Send Messages"];
  const [discord, unknown, gone] = [
    await statusOf(bot, "discord", channel, { lacking }),
    await statusOf(bot, "telegram", chat),
    await statusOf(bot, "telegram", blocked),
  ];
  assert.equal(discord[0], "To post in this chat I need Send Messages: please grant that.");
  assert.equal(discord[1], arrived);
  assert.equal(
    discord[2],
    "The post with the report of 1 January 2026 did not arrive (1 January 2026, 07:00): I was not allowed to post: that takes Send Messages in this chat. Grant it, then use /subscribe again.",
  );
  assert.deepEqual(unknown.slice(0, 2), [
    arrived,
    "It is not known whether the post with the report of 1 January 2026 arrived (1 January 2026, 07:00), so it was not repeated.",
  ]);
  assert.ok(gone[0]?.includes("I was removed from it. When I am back it goes on by itself"), gone.join("\n"));
  for (const line of [...discord, ...unknown, ...gone])
    assert.doesNotMatch(line, /\b(50013|403|400|Forbidden|Missing|undefined)\b/);
});

test("checklist 50, 58: /status says of a closed thread, of a filter and of a channel that takes no posts what they are, and asks for no right", async (t) => {
  const world = await worldOf(t);
  const parent = await world.onDiscord();
  const guildId = world.discord.channels.get(parent)?.guildId as string;
  const thread = world.discord.addChannel({ guildId, type: 11, parentId: parent }).id;
  await world.subscribe({ platform: "discord", channel: thread });
  const [filtered, forum] = [await world.onDiscord(), await world.onDiscord()];
  world.discord.forbid(thread, 160005);
  world.discord.forbid(filtered, 200000);
  world.discord.forbid(forum, 40058);
  const group = -1_000_000_900;
  world.telegram.addChat({ id: group, type: "supergroup", isForum: true });
  const topic = world.telegram.addTopic(group);
  await world.subscribe({ platform: "telegram", channel: `${group}:${topic}` });
  world.telegram.closeTopic(group, topic);
  const bot = await world.start();
  await bot.tick();
  const trouble = async (platform: string, channel: string) =>
    (await statusOf(bot, platform, channel)).filter((line) => line.includes("did not arrive"));
  const what = "The post with the report of 31 December 2025 did not arrive (31 December 2025, 07:00)";
  const closed = [`${what}: the thread or topic is closed or locked. Open it, then use /subscribe again.`];
  assert.deepEqual(await trouble("discord", thread), closed);
  assert.deepEqual(await trouble("telegram", `${group}:${topic}`), closed);
  assert.deepEqual(await trouble("discord", filtered), [
    `${what}: AutoMod or another filter of this server blocks it. Exempt me from that, then use /subscribe again.`,
  ]);
  assert.deepEqual((await statusOf(bot, "discord", forum)).slice(0, 2), [
    "Off since 31 December 2025, 07:00: nothing can be posted in a channel of this kind. Use /subscribe in a text channel or a thread.",
    "Nothing has been posted here yet.",
  ]);
});

test("checklist 50, 58: /status says of every other refusal what it means and what can be done, and blames no right where none lacks", async (t) => {
  const world = await worldOf(t);
  const grant = (what: string) =>
    `I was not allowed to post: that takes ${what} in this chat. Grant it, then use /subscribe again.`;
  const unnamed =
    "the network refused it and did not say why. See that I may post in this chat, then use /subscribe again.";
  const onDiscord = [
    [400, 50_083, "the thread or topic is closed or locked. Open it, then use /subscribe again."],
    [
      400,
      240_000,
      "the network takes a link in it for harmful. That is for whoever runs this bot to mend, and has been noted.",
    ],
    [
      400,
      20_009,
      "AutoMod or another filter of this server blocks it. Exempt me from that, then use /subscribe again.",
    ],
    [403, 99_999, unnamed],
  ] as const;
  const onTelegram = [
    ["need administrator rights in the channel chat", grant("Post Messages")],
    ["CHAT_WRITE_FORBIDDEN", grant("Send Messages")],
    ["CHAT_RESTRICTED", grant("Send Messages")],
    ["message thread not found", "the topic was deleted. Use /subscribe in another one."],
    ["TOPIC_DELETED", "the topic was deleted. Use /subscribe in another one."],
    ["chat not found", "the network does not find the channel. Add me again and use /subscribe."],
    ["something new", unnamed],
  ] as const;
  const rows: { platform: string; channel: string; sentence: string }[] = [];
  for (const [status, code, sentence] of onDiscord) {
    const { id: channel } = world.discord.addChannel({ guildId: world.discord.addGuild().id });
    await world.subscribe({ platform: "discord", channel });
    const refusal = { status, body: { code, message: "No" } };
    world.discord.fault({ method: "POST", channelId: channel }, refusal, 9);
    rows.push({ platform: "discord", channel, sentence });
  }
  for (const [description, sentence] of onTelegram) {
    const channel = await world.onTelegramGroup(1);
    world.telegram.fault(({ payload }) => `${payload["chat_id"]}` === channel, {
      status: 400,
      body: { ok: false, error_code: 400, description: `Bad Request: ${description}` },
    });
    rows.push({ platform: "telegram", channel, sentence });
  }
  const bot = await world.start();
  await bot.tick();
  const what = "The post with the report of 31 December 2025 did not arrive (31 December 2025, 07:00)";
  for (const { platform, channel, sentence } of rows)
    assert.deepEqual(
      (await statusOf(bot, platform, channel)).filter((line) => line.startsWith("The post")),
      [`${what}: ${sentence}`],
    );
});

test("checklist 58: /status says in any channel of a server what is wrong with the posts of its others, which are named where they can be", async (t) => {
  const world = await worldOf(t);
  const group = -1_001_000_000_920;
  world.telegram.addChat({ id: group, type: "supergroup", isForum: true });
  const topic = world.telegram.addTopic(group);
  await world.subscribe({ platform: "telegram", channel: `${group}:${topic}` });
  world.telegram.deleteTopic(group, topic);
  const guildId = world.discord.addGuild().id;
  const [here, other] = [world.discord.addChannel({ guildId }).id, world.discord.addChannel({ guildId }).id];
  for (const channel of [here, other]) await world.subscribe({ platform: "discord", channel });
  world.discord.forbid(other, 50_013);
  const bot = await world.start();
  await bot.tick();
  const elsewhere = async (platform: string, channel: string, server: string, more: Partial<Place> = {}) =>
    (await statusOf(bot, platform, channel, { server, ...more })).filter((line) => line.startsWith("In "));
  assert.deepEqual(await elsewhere("telegram", `${group}`, `${group}`), [
    "In another channel or topic here the last post did not arrive: the topic was deleted. Use /subscribe in another one.",
  ]);
  const named = async (channel: string) =>
    placeOf({
      ...{ platform: "discord", channel, server: guildId, title: "#news" },
      lacking: () => Promise.resolve(["Send Messages"]),
    });
  assert.deepEqual(await elsewhere("discord", here, guildId, { other: named }), [
    "In #news the last post did not arrive: I was not allowed to post: that takes Send Messages in #news. Grant it, then use /subscribe again.",
  ]);
  assert.deepEqual(await elsewhere("discord", other, guildId, { other: named }), []);
  // What ended for that is still to be mended; but nobody can do anything about a topic that was deleted.
  const said = await elsewhere("discord", here, guildId, { other: named });
  const why = { cause: "failing", reason: "the bot may not write there" } as const;
  await world.desk.switchOff({ platform: "discord", channel: other }, why, bot.now());
  await world.desk.switchOff({ platform: "telegram", channel: `${group}:${topic}` }, why, bot.now());
  assert.deepEqual(await elsewhere("discord", here, guildId, { other: named }), said);
  assert.deepEqual(await elsewhere("telegram", `${group}`, `${group}`), []);
});

test("checklist 32, 58: where nothing is set up /status says what the bot lacks to post there, as /subscribe does", async (t) => {
  const world = await worldOf(t);
  const bot = await world.start();
  const group = -1_001_000_000_930;
  world.telegram.addChat({ id: group, type: "supergroup", administrators: [5_000_001] });
  world.telegram.setBotStatus(group, "restricted");
  const asker = 5_000_001;
  world.telegram.addChat({ id: asker, type: "private" });
  const asked = async (text: string) => {
    world.telegram.say({ chatId: group, userId: asker, languageCode: "en", text });
    return (await world.telegram.nextSent(asker)).text;
  };
  const lacks = `To post in Chat ${group} I need Send Messages: please grant that`;
  assert.ok((await asked("/subscribe")).includes(lacks));
  const text = await asked("/status");
  assert.match(text, /Nothing is posted here\. \/subscribe starts it\./);
  assert.ok(text.includes(`${lacks}.`), text);
  const lacking = async () => ["View Channel", "Send Messages"];
  const lines = await statusOf(bot, "discord", "2000", { lacking, title: "#news" });
  assert.deepEqual(lines.slice(0, 2), [
    "Nothing is posted here. /subscribe starts it.",
    "To post in #news I need View Channel and Send Messages: please grant that.",
  ]);
});

test("checklist 13, 58: /status says that a report cannot be posted whose text is refused, blames nobody there and promises no time", async (t) => {
  const world = await worldOf(t);
  const refusal = { status: 400, body: { code: 50_035, message: "Invalid Form Body" } };
  const channels = [await world.onDiscord(), await world.onDiscord(), await world.onDiscord()];
  world.discord.fault({ method: "POST", path: /\/messages$/ }, refusal, 99);
  const bot = await world.start();
  await bot.tick();
  for (const channel of channels) {
    const lines = await statusOf(bot, "discord", channel);
    assert.equal(
      lines[0],
      "The report of 31 December 2025 cannot be posted just now. That is not for you to mend: whoever runs this bot has been told.",
    );
    assert.deepEqual(
      lines.filter((line) => /Next post|within a minute/.test(line)),
      [],
    );
  }
  const [channel = ""] = channels;
  const server = world.discord.channels.get(channel)?.guildId as string;
  const said = await promisedBy(bot, { platform: "discord", channel, server });
  assert.ok(said.length === 2 && said.every((line) => line.includes("cannot be posted just now")), `${said}`);
});

test("checklist 58: /status names the right for want of which a post was refused, by what the network said then", async (t) => {
  const world = await worldOf(t);
  const guild = await world.onDiscord();
  world.discord.forbid(guild, 50013);
  // That a channel may not be seen is held against its whole server.
  const hidden = world.discord.addChannel({ guildId: world.discord.addGuild().id }).id;
  await world.subscribe({ platform: "discord", channel: hidden });
  world.discord.forbid(hidden, 50001);
  const described = { type: "supergroup", administrators: [5_000_001] } as const;
  const [restricted, quiet, channel] = [-1_001_000_000_901, -1_001_000_000_902, -1_001_000_000_903];
  for (const id of [restricted, quiet]) world.telegram.addChat({ ...described, id });
  world.telegram.setBotStatus(restricted, "restricted");
  world.telegram.forbid(quiet, "text messages");
  world.telegram.addChat({ id: channel, type: "channel", botRights: { post: false } });
  for (const id of [restricted, quiet, channel])
    await world.subscribe({ platform: "telegram", channel: `${id}` });
  const bot = await world.start();
  await bot.tick();
  for (const [platform, one, permissions] of [
    ["discord", guild, "View Channel, Send Messages and Embed Links"],
    ["discord", hidden, "View Channel"],
    ["telegram", `${restricted}`, "Send Messages"],
    ["telegram", `${quiet}`, "Send Messages"],
    ["telegram", `${channel}`, "Post Messages"],
  ] as const)
    assert.deepEqual(
      (await statusOf(bot, platform, one)).filter((line) => line.includes("did not arrive")),
      [
        `The post with the report of 31 December 2025 did not arrive (31 December 2025, 07:00): I was not allowed to post: that takes ${permissions} in this chat. Grant it, then use /subscribe again.`,
      ],
    );
  // Who asks there can read it, though the bot may still not write there.
  const asker = 5_000_001;
  world.telegram.addChat({ id: asker, type: "private" });
  world.telegram.say({ chatId: restricted, userId: asker, languageCode: "en", text: "/status" });
  const { text } = await world.telegram.nextSent(asker);
  const title = `Chat ${restricted}`;
  for (const line of [
    `I may not answer in ${title}: an administrator has to grant me Send Messages there.`,
    `To post in ${title} I need Send Messages: please grant that.`,
    `I was not allowed to post: that takes Send Messages in ${title}.`,
  ])
    assert.ok(text.includes(line), text);
});

test("checklist 58: /subscribe, where /status says to use it, lets all subscriptions of the channel go on that could not be posted", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const of = { platform: "discord", channel };
  for (const number of [2, 3]) await world.subscribe(of, {}, number);
  const bot = await world.start();
  const why = { cause: "failing", reason: "the bot may not write there" } as const;
  for (const number of [1, 2]) await world.desk.switchOff({ ...of, number }, why, bot.now());
  world.discord.forbid(channel, 50_013);
  await bot.tick();
  const told = async (what: RegExp) =>
    (await statusOf(bot, "discord", channel)).filter((line) => what.test(line));
  for (const line of await told(/^Off since/)) assert.match(line, /then use \/subscribe\.$/);
  assert.deepEqual([(await told(/^Off since/)).length, (await told(/did not arrive/)).length], [2, 1]);
  world.discord.allow(channel);
  const server = world.discord.channels.get(channel)?.guildId as string;
  await bot.bot.answer({ command: "subscribe", language: "en", place: placeOf({ ...of, server }) });
  assert.deepEqual(await told(/^Off since/), []);
  world.forward(60_000);
  await bot.tick();
  assert.equal(world.titles(channel).length, 3);
});

test("checklist 58: in a channel of the operator's, which gets each report as the first, /status tells of that post and promises no other", async (t) => {
  const channel = "4000";
  const world = await worldOf(t, { operators: [{ platform: "telegram", channel }] });
  world.telegram.addChat({ id: Number(channel), type: "private" });
  await world.subscribe({ platform: "telegram", channel });
  const bot = await world.start();
  await bot.tick();
  assert.equal(world.titles(channel).length, 1);
  const lines = await statusOf(bot, "telegram", channel);
  assert.deepEqual(lines.slice(0, 2), [
    "Last post: the report of 31 December 2025, sent 31 December 2025, 07:00.",
    "Next post: with the next report.",
  ]);
});

test("checklist 58: that a subscription is off is said in the language of who asks", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  const off = async (cause: "removed" | "failing") => {
    await world.subscribe({ platform: "telegram", channel: chat });
    const why = { cause, reason: "the bot was removed from the chat" };
    await world.desk.switchOff(
      { platform: "telegram", channel: chat },
      why,
      Date.parse("2025-12-31T05:00:00Z"),
    );
    const { lines = [] } = await bot.bot.answer({
      command: "status",
      language: "uk",
      place: placeOf({ platform: "telegram", channel: chat, server: chat }),
    });
    return lines.find((line) => line.startsWith("Вимкнено"));
  };
  assert.equal(
    await off("removed"),
    "Вимкнено 31 грудня 2025 року, 07:00: канал зник, або мене з нього вилучено. Щойно я повернуся, усе продовжиться саме; якщо ні, надішліть /subscribe.",
  );
  assert.match((await off("failing")) ?? "", /не вдавалося доставити.*\/subscribe/);
});

test("checklist 58: where the bot is back after too long for its posts to go on by themselves, /status says what does that", async (t) => {
  const world = await worldOf(t);
  const group = await world.onTelegramGroup(1);
  const bot = await world.start();
  world.telegram.kick(Number(group));
  const off = async () => (await statusOf(bot, "telegram", group)).find((line) => line.startsWith("Off"));
  await until(async () => (await off()) !== undefined, "end of the posts");
  world.forward(31 * DAY);
  world.telegram.unblock(Number(group));
  // What comes after it shows that the return has been heard.
  const other = await world.onTelegram();
  world.telegram.block(Number(other));
  await until(
    async () => (await statusOf(bot, "telegram", other)).some((line) => line.startsWith("Off")),
    "end of the other chat",
  );
  assert.match(
    (await off()) ?? "",
    /When I am back it goes on by itself; if it does not, use \/subscribe\.$/,
  );
  await bot.bot.answer({
    command: "subscribe",
    language: "en",
    place: placeOf({ platform: "telegram", channel: group, server: group }),
  });
  assert.equal(await off(), undefined);
});

test("checklist 58: what mended itself is spoken of no more", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  world.discord.forbid(channel, 50013);
  const bot = await world.start();
  await bot.tick();
  const trouble = (lines: readonly string[]) => lines.filter((line) => line.includes("did not arrive"));
  assert.equal(trouble(await statusOf(bot, "discord", channel)).length, 1);
  world.discord.allow(channel);
  nextDay(world);
  await bot.tick();
  const lines = await statusOf(bot, "discord", channel);
  assert.deepEqual(trouble(lines), []);
  assert.ok(lines[0]?.startsWith("Last post: the report of 1 January 2026"), lines.join("\n"));
});

test("checklist 58: /status says why a post was left out: nobody is told of a delay where its broadcast was called off, or its subscription off", async (t) => {
  const world = await worldOf(t);
  const [late, aborted, off] = [
    await world.onTelegram({ time: { kind: "at", time: "20:00" } }),
    await world.onDiscord({ time: { kind: "at", time: "20:00" } }),
    await world.onTelegram({ time: { kind: "at", time: "20:00" } }),
  ];
  const bot = await world.start();
  await bot.tick();
  await world.desk.outbox.abort("discord", "2025-12-31", { reason: "a slip of the pen", at: bot.now() });
  await world.desk.switchOff(
    { platform: "telegram", channel: off },
    { cause: "removed", reason: "blocked" },
    bot.now(),
  );
  await bot.tick();
  world.forward(2 * DAY);
  await bot.tick();
  const leftOut = async (platform: string, channel: string) =>
    (await statusOf(bot, platform, channel)).filter((line) => line.includes("left out"));
  const what = "The post with the report of 31 December 2025 was left out";
  assert.deepEqual(await leftOut("telegram", late), [
    `${what} (2 January 2026, 07:00): it could not be sent in time.`,
  ]);
  assert.deepEqual(await leftOut("discord", aborted), [
    `${what} (31 December 2025, 07:00): whoever runs this bot called it off. The next one comes as usual.`,
  ]);
  assert.deepEqual(await leftOut("telegram", off), [
    `${what} (31 December 2025, 07:00): its subscription was off or paused then.`,
  ]);
});

test("checklist 58: /status takes no note on an older report for the last post, and promises nothing that has come", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram({ notes: true });
  const bot = await world.start();
  await bot.tick();
  nextDay(world);
  await bot.tick();
  const before = await statusOf(bot, "telegram", chat);
  assert.ok(before[0]?.startsWith("Last post: the report of 1 January 2026"), before.join("\n"));
  const description = "Bad Request: message can't be edited";
  const refusal = { status: 400, body: { ok: false, error_code: 400, description } };
  world.telegram.fault("editMessageText", refusal, 9);
  world.source.reports = world.source.reports.map((report) =>
    report.day === "2025-12-31"
      ? { ...report, totals: { ...report.totals, tanks: (report.totals["tanks"] ?? 0) + 1 } }
      : report,
  );
  for (let count = 0; count < 3; count++) {
    world.forward(DAY / 24);
    await bot.tick();
  }
  assert.ok(
    world.titles(chat).includes("Corrected: the report of 31 December 2025"),
    `${world.titles(chat)}`,
  );
  const posts = (lines: readonly string[]) => lines.filter((line) => /post/.test(line));
  assert.deepEqual(posts(await statusOf(bot, "telegram", chat)), posts(before));
});

test("checklist 58: a digest is promised where the report of its last day has come, and comes; nothing is of what was called off", async (t) => {
  const world = await worldOf(t);
  const [chat, daily] = [
    await world.onTelegram(),
    await world.onTelegram({ days: { kind: "weekly", weekday: 3 } }),
  ];
  const bot = await world.start();
  await bot.tick();
  const next = async (channel: string) =>
    (await statusOf(bot, "telegram", channel)).filter((line) => line.startsWith("Next"));
  for (const channel of [chat, daily]) assert.equal(world.titles(channel).length, 1);
  await world.subscribe({ platform: "telegram", channel: chat }, { days: { kind: "weekly", weekday: 3 } });
  await world.subscribe({ platform: "telegram", channel: daily });
  assert.deepEqual(await next(chat), [
    "Next post: within a minute, with the reports from 25 December 2025 to 31 December 2025.",
  ]);
  assert.deepEqual(await next(daily), ["Next post: within a minute, with the report of 31 December 2025."]);
  world.forward(60_000);
  await bot.tick();
  for (const channel of [chat, daily]) assert.equal(world.titles(channel).length, 2);

  await world.desk.outbox.abort("telegram", "2025-12-31", { reason: "a slip of the pen", at: bot.now() });
  const late = await world.onTelegram();
  assert.deepEqual(await next(late), ["Next post: with the next report."]);
  world.forward(60_000);
  await bot.tick();
  assert.deepEqual(world.titles(late), []);
});

test("checklist 58: /status says that the posts to its network are halted, and promises none until they are not", async (t) => {
  const world = await worldOf(t);
  const [channel, chat, silent] = [
    await world.onDiscord({ time: { kind: "at", time: "20:00" } }),
    await world.onTelegram({ time: { kind: "at", time: "20:00" } }),
    await world.onDiscord({ paused: true }),
  ];
  const bot = await world.start();
  const next = (lines: readonly string[]) => lines.filter((line) => line.startsWith("Next"));
  const before = await statusOf(bot, "discord", channel);
  assert.equal(next(before).length, 1, before.join("\n"));
  await pausePosts(world.desk, "discord", bot.now());
  const lines = await statusOf(bot, "discord", channel);
  assert.equal(
    lines[0],
    "The posts have been paused by whoever runs this bot (31 December 2025, 07:00): the next one waits until they are resumed.",
  );
  assert.deepEqual(next(lines), []);
  const server = world.discord.channels.get(channel)?.guildId as string;
  assert.deepEqual(await promisedBy(bot, { platform: "discord", channel, server }), [lines[0], lines[0]]);
  for (const [platform, one] of [
    ["telegram", chat],
    ["discord", silent],
  ] as const)
    assert.doesNotMatch((await statusOf(bot, platform, one)).join("\n"), /whoever runs this bot/);
  await pausePosts(world.desk, "discord", undefined);
  assert.deepEqual(await statusOf(bot, "discord", channel), before);
});

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
