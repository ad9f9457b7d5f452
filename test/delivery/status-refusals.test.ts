import assert from "node:assert/strict";
import { test } from "node:test";
import { promisedBy, statusOf } from "./asking-status.ts";
import { worldOf } from "./world.ts";

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
