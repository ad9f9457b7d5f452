import assert from "node:assert/strict";
import { once } from "node:events";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createInflate, constants as zlib } from "node:zlib";
import {
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  type Interaction,
  REST,
  Routes,
} from "discord.js";
import { WebSocket } from "ws";
import { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from "./discord/discord.ts";

const guildId = "3000000000000000001";
const channelId = "3000000000000000002";
const losses = { name: "losses", description: "Losses of one day" };
const subscribe = {
  name: "subscribe",
  description: "Post here every day",
  contexts: [0],
  options: [
    { type: 7, name: "channel", description: "Where", required: true },
    { type: 3, name: "style", description: "How", choices: [{ name: "Short", value: "short" }] },
  ],
};

const closers: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const close of closers.reverse()) await close();
});

async function openDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await createFakeDiscord({ interactionDeadline: 60_000, ...options });
  closers.push(discord.close);
  const roles = { "3": { mentionable: true }, "4": { mentionable: false } };
  discord.addGuild({ id: guildId, locale: "uk", roles, channels: [{ id: channelId, name: "news" }] });
  return discord;
}

function createRest(discord: FakeDiscord, options: ConstructorParameters<typeof REST>[0] = {}): REST {
  const rest = new REST({ api: discord.api, retries: 0, ...options }).setToken(discord.token);
  closers.push(async () => {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  });
  return rest;
}

type Handler = (interaction: ChatInputCommandInteraction) => Promise<unknown>;

async function login(
  discord: FakeDiscord,
  handler?: Handler,
): Promise<{ client: Client; errors: unknown[] }> {
  const client = new Client({ intents: 1, rest: { api: discord.api, retries: 0 } });
  const errors: unknown[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  client.on(Events.InteractionCreate, (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) handler?.(interaction).catch((error) => errors.push(error));
  });
  closers.push(() => client.destroy());
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  return { client, errors };
}

async function until(condition: () => boolean, patience = 60_000): Promise<void> {
  const end = Date.now() + patience;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It did not happen within ${patience} ms.`);
    await sleep(5);
  }
}

/** Expects a refusal of the API and hands it back. */
async function refused(attempt: Promise<unknown>, status: number, code: number): Promise<DiscordAPIError> {
  const error = await attempt.then(
    () => assert.fail("The request was accepted."),
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof DiscordAPIError, String(error));
  assert.deepEqual([error.status, error.code], [status, code]);
  return error;
}

const post = (rest: REST, body: unknown, to = channelId) =>
  rest.post(Routes.channelMessages(to), { body }) as Promise<{ id: string; channel_id: string }>;

describe("the client of discord.js", () => {
  test("logs in, publishes commands, and answers a command", async () => {
    const discord = await openDiscord();
    const { client, errors } = await login(discord, (interaction) =>
      interaction.reply({ content: "@everyone 42", embeds: [{ title: "Losses" }], flags: 64 }),
    );

    assert.equal(client.user?.id, discord.applicationId);
    assert.equal(client.guilds.cache.get(guildId)?.channels.cache.get(channelId)?.name, "news");
    await client.application?.commands.set([losses, subscribe]);
    assert.deepEqual(
      discord.commands.map(({ name }) => name),
      ["losses", "subscribe"],
    );
    assert.equal(discord.commandWrites, 1);

    const asked = discord.slash({ name: "losses", channelId, locale: "uk" });
    const { type, flags } = await asked.acknowledged;
    assert.deepEqual([type, flags], [4, 64]);
    assert.equal((await asked.answer()).embeds?.[0]?.title, "Losses");
    assert.deepEqual(asked.original?.pinged, [], "an answer rings for users only");
    assert.deepEqual(discord.messages, []);
    assert.deepEqual(errors, []);
    assert.equal(discord.identifies, 1);
  });

  test("defers, edits, follows up, and posts", async () => {
    const discord = await openDiscord();
    const { client, errors } = await login(discord, async (interaction) => {
      const response = await interaction.deferReply({ withResponse: true });
      assert.equal(response.interaction.responseMessageLoading, true);
      await interaction.editReply({ content: `${interaction.options.getString("day")}` });
      await interaction.followUp("more");
      await interaction.deleteReply();
    });
    const asked = discord.slash({ name: "losses", channelId, unpublished: true, options: { day: "today" } });

    assert.equal((await asked.acknowledged).type, 5);
    assert.equal((await asked.answer()).content, "today");
    await until(() => asked.original?.deleted === true);
    assert.deepEqual(
      asked.followUps.map((message) => message.payload.content),
      ["more"],
    );
    const channel = client.channels.cache.get(channelId);
    assert.ok(channel?.isSendable());
    const files = [{ attachment: Buffer.from("picture"), name: "chart.png" }];
    const message = await channel.send({ content: "<@5> @everyone", files });
    assert.equal(message.attachments.first()?.name, "chart.png");
    assert.deepEqual(discord.messages[0]?.pinged, ["<@5>", "@everyone"]);
    assert.equal(Buffer.from(discord.messages[0]?.files[0]?.bytes ?? []).toString(), "picture");
    await message.edit({ content: "changed" });
    await message.delete();
    assert.equal(discord.messages[0]?.payload.content, "changed");
    assert.equal(discord.messages[0]?.deleted, true);
    assert.deepEqual(errors, []);
  });

  test("is told who asks, where, and with which rights", async () => {
    const discord = await openDiscord();
    discord.addChannel({ id: "77", guildId, permissions: 1024n });
    const { client } = await login(discord, async (interaction) => {
      const channel = interaction.options.getChannel("channel", true);
      const { memberPermissions, appPermissions, guildLocale, locale, context } = interaction;
      const rights = [memberPermissions?.has("ManageGuild"), appPermissions.has("SendMessages")];
      const chosen = [channel.id, String((channel as { appPermissions?: unknown }).appPermissions !== null)];
      await interaction.reply(JSON.stringify([...rights, guildLocale, locale, context, ...chosen]));
    });
    await client.application?.commands.set([subscribe]);
    const permissions = client.guilds.cache
      .get(guildId)
      ?.channels.cache.get("77")
      ?.permissionsFor(client.user ?? "");
    assert.deepEqual([permissions?.has("ViewChannel"), permissions?.has("SendMessages")], [true, false]);

    const options = { channel: "77" };
    const asked = discord.slash({
      name: "subscribe",
      channelId,
      options,
      locale: "de",
      memberPermissions: 32n,
    });
    const answer = (await asked.answer()).content;
    assert.equal(answer, JSON.stringify([true, true, "uk", "de", 0, "77", "true"]));
    assert.throws(() => discord.slash({ name: "subscribe", channelId }), /"channel" is required/);
    assert.throws(() => discord.slash({ name: "nothing", channelId }), /No command "nothing"/);
    const style = { ...options, style: "long" };
    assert.throws(() => discord.slash({ name: "subscribe", channelId, options: style }), /no choice/);
    const direct = discord.addChannel({ recipientId: "5" }).id;
    assert.throws(() => discord.slash({ name: "subscribe", channelId: direct, options }), /not offered/);
  });

  test("is asked outside its guilds too", async () => {
    const discord = await openDiscord();
    const direct = discord.addChannel({ recipientId: "5" });
    await login(discord, (interaction) =>
      interaction.reply(`${interaction.context} ${interaction.guildId} ${interaction.inCachedGuild()}`),
    );
    const ask = { name: "losses", unpublished: true };
    const answers = [
      discord.slash({ ...ask, channelId: direct.id }),
      discord.slash({ ...ask, channelId: "6", userInstalled: true }),
      discord.slash({ ...ask, channelId: "6", guildId: "7", userInstalled: true }),
    ].map(async (asked) => (await asked.answer()).content);
    assert.deepEqual(await Promise.all(answers), ["1 null false", "2 null false", "0 7 false"]);
  });

  test("gets presses of buttons and half-typed options", async () => {
    const discord = await openDiscord();
    const { client } = await login(discord);
    const handle = async (interaction: Interaction) => {
      if (interaction.isButton()) await interaction.update({ content: "pressed", components: [] });
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: typed, value: typed }]);
    };
    client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
    const style = { type: 3, name: "style", description: "How", autocomplete: true };
    const plain = { type: 3, name: "plain", description: "Not completed" };
    await client.application?.commands.set([{ ...losses, options: [style, plain] }]);

    const request = { name: "losses", channelId, options: { style: "sh" }, focused: "style" };
    const { data } = await discord.autocomplete(request).acknowledged;
    assert.deepEqual(data["choices"], [{ name: "sh", value: "sh" }]);
    const other = { ...request, options: { plain: "sh" }, focused: "plain" };
    assert.throws(() => discord.autocomplete(other), /without autocomplete/);
    const button = { type: 2, style: 1, label: "More", custom_id: "more" };
    await post(createRest(discord), { content: "first", components: [{ type: 1, components: [button] }] });
    const [message] = discord.messages;
    assert.ok(message);
    await discord.press({ message, customId: "more" }).answer();
    assert.equal(message.payload.content, "pressed");
    assert.throws(() => discord.press({ message, customId: "more" }), /no button or menu "more"/);
    await discord.press({ message, customId: "more", forged: true }).answer();
    assert.equal(message.edits.length, 2);
  });

  test("is told whose answer a pressed button is under, and that a message is gone", async () => {
    const discord = await openDiscord();
    const button = { type: 2, style: 1, label: "More", custom_id: "more" };
    const components = [{ type: 1, components: [button] }];
    const { client } = await login(discord, (interaction) => interaction.reply({ content: "0", components }));
    const codes: unknown[] = [];
    const handle = async (interaction: Interaction) => {
      if (!interaction.isButton()) return;
      const asker = interaction.message.interactionMetadata?.user.id;
      await interaction.update(`${asker} ${interaction.user.id}`).catch((error) => codes.push(error.code));
    };
    client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
    const asked = discord.slash({ name: "losses", channelId, unpublished: true, userId: "5" });
    await asked.answer();
    const message = asked.original;
    assert.ok(message);
    await discord.press({ message, customId: "more", userId: "6" }).answer();
    assert.equal(message.payload.content, "5 6");
    await post(createRest(discord), { content: "a post", components });
    const [posted] = discord.messages;
    assert.ok(posted);
    await discord.press({ message: posted, customId: "more", userId: "6" }).answer();
    assert.equal(posted.payload.content, "undefined 6");
    message.deleted = true;
    assert.throws(() => discord.press({ message, customId: "more" }), /was deleted/);
    discord.press({ message, customId: "more", forged: true });
    await until(() => codes.length > 0);
    assert.deepEqual(codes, [10008]);
  });

  test("sends, keeps and takes away files", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const file = (name: string) => ({ name, data: Buffer.from(`${name}: втрати`) });
    const send = (body: object, ...names: string[]) =>
      rest.post(Routes.channelMessages(channelId), { body, files: names.map(file) });
    await send({ attachments: [{ id: "0" }, { id: "1" }] }, "a.csv", "b.csv");
    const [message] = discord.messages;
    assert.ok(message);
    const names = () => message.files.map(({ name }) => name);
    const [first] = message.files;
    assert.deepEqual([first?.name, Buffer.from(first?.bytes ?? []).toString()], ["a.csv", "a.csv: втрати"]);
    const edit = (body: object, ...more: string[]) =>
      rest.patch(Routes.channelMessage(channelId, message.id), { body, files: more.map(file) });
    await edit({ content: "x" });
    assert.deepEqual(names(), ["a.csv", "b.csv"]);
    await edit({ attachments: [{ id: message.id }, { id: "0" }] }, "c.csv");
    assert.deepEqual(names(), ["a.csv", "c.csv"]);
    await edit({}, "d.csv");
    assert.deepEqual(names(), ["a.csv", "c.csv", "d.csv"]);
    await edit({ attachments: [] });
    assert.deepEqual(names(), []);
    await refused(edit({ attachments: [{ id: "7" }] }), 400, 50035);
    await refused(send({ content: "x", attachments: [{ id: "1" }] }, "a.csv"), 400, 50035);
    await refused(edit({ content: "" }), 400, 50006);
  });

  test("hears of channels and guilds that come, change and go", async () => {
    const discord = await openDiscord();
    const { client } = await login(discord);
    const heard: string[] = [];
    client.on(Events.ChannelCreate, () => heard.push("channelCreate"));
    client.on(Events.ChannelDelete, () => heard.push("channelDelete"));
    client.on(Events.GuildCreate, () => heard.push("guildCreate"));
    client.on(Events.GuildDelete, () => heard.push("guildDelete"));
    client.on(Events.GuildUnavailable, () => heard.push("guildUnavailable"));
    discord.addChannel({ id: "88", guildId });
    discord.removeChannel("88");
    const { id } = discord.addGuild();
    discord.setOutage(id, true);
    discord.setOutage(id, false);
    discord.removeGuild(id);
    await until(() => heard.includes("guildDelete"));
    assert.deepEqual(heard, [
      "channelCreate",
      "channelDelete",
      "guildCreate",
      "guildUnavailable",
      "guildDelete",
    ]);
  });

  test("resumes after the gateway broke off, and answers what was asked meanwhile", async () => {
    for (const code of [undefined, 4000]) {
      const discord = await openDiscord();
      const { errors } = await login(discord, (interaction) => interaction.reply("here"));
      discord.dropGateway(code);
      const asked = discord.slash({ name: "losses", channelId, unpublished: true });
      assert.equal((await asked.answer()).content, "here");
      assert.deepEqual([discord.identifies, discord.resumes, discord.connected], [1, 1, 1]);
      assert.deepEqual(errors, []);
    }
  });

  test("starts anew when its session was forgotten", async () => {
    const discord = await openDiscord();
    await login(discord, (interaction) => interaction.reply("here"));
    discord.dropGateway();
    discord.forgetSessions();
    // Between two beginnings the client rests for 5 s.
    await until(() => discord.connected === 1);
    const asked = discord.slash({ name: "losses", channelId, unpublished: true });
    assert.equal((await asked.answer()).content, "here");
    assert.deepEqual([discord.identifies, discord.resumes], [2, 0]);
  });

  test("is turned away with a wrong token or forbidden intents", async () => {
    const discord = await openDiscord();
    const tokenless = new Client({ intents: 1, rest: { api: discord.api } });
    await assert.rejects(tokenless.login("wrong"), /invalid token/);
    await tokenless.destroy();
    const curious = new Client({ intents: 1 << 15, rest: { api: discord.api } });
    await assert.rejects(curious.login(discord.token), /disallowed intents/);
    await curious.destroy();
    assert.equal(discord.identifies, 0);
  });
});

describe("interactions", () => {
  test("refuse a second, a late and a foreign answer", async () => {
    const asked = async (options: FakeDiscordOptions) => {
      const discord = await openDiscord(options);
      const rest = createRest(discord);
      const answer = (id: string, token: string) =>
        rest.post(Routes.interactionCallback(id, token), {
          body: { type: 4, data: { content: "x" } },
          auth: false,
        });
      const edit = (token: string) =>
        rest.patch(Routes.webhookMessage(discord.applicationId, token), {
          body: { content: "y" },
          auth: false,
        });
      return { answer, edit, asked: discord.slash({ name: "losses", channelId, unpublished: true }) };
    };
    const { answer, edit, asked: first } = await asked({ interactionDeadline: 60_000 });
    await refused(answer(first.id, "guess"), 404, 10062);
    await refused(edit(first.token), 404, 10015);
    await answer(first.id, first.token);
    await refused(answer(first.id, first.token), 400, 40060);
    await edit(first.token);
    assert.equal(first.original?.payload.content, "y");

    const late = await asked({ interactionDeadline: 50 });
    await assert.rejects(late.asked.answer(), /did not respond within 50 ms/);
    await refused(late.answer(late.asked.id, late.asked.token), 404, 10062);

    const old = await asked({ interactionDeadline: 60_000, tokenLifetime: 1 });
    await old.answer(old.asked.id, old.asked.token);
    await sleep(10);
    await refused(old.edit(old.asked.token), 401, 50027);
  });

  test("refuse what does not fit them", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const asked = discord.slash({ name: "losses", channelId, unpublished: true, userInstalled: true });
    const respond = (body: unknown) =>
      rest.post(Routes.interactionCallback(asked.id, asked.token), { body, auth: false });
    await refused(respond({ type: 8, data: { choices: [] } }), 400, 50035);
    await refused(respond({ type: 5, data: { flags: 1 << 15 } }), 400, 50035);
    const error = await refused(respond({ type: 4, data: { content: "x".repeat(2001) } }), 400, 50035);
    assert.match(error.message, /data\.content\[BASE_TYPE_MAX_LENGTH\]: Must be 2000 or fewer in length\./);
    await refused(respond({ type: 4, data: {} }), 400, 50006);
    await respond({ type: 5, data: { flags: 64 } });
    const further = () =>
      rest.post(Routes.webhook(discord.applicationId, asked.token), { body: { content: "z" }, auth: false });
    await further();
    assert.equal((await asked.answer()).flags, 64, "the first further message fills the deferred one");
    assert.equal(asked.followUps.length, 0);
    for (let count = 0; count < 5; count += 1) await further();
    await refused(further(), 400, 40094);
  });
});

describe("posts", () => {
  test("are refused when something in them is too long or malformed", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const embed = (content: Record<string, unknown>) => ({ embeds: [content] });
    const button = { type: 2, style: 1, label: "x", custom_id: "a" };
    const row = (...components: unknown[]) => ({ content: "x", components: [{ type: 1, components }] });
    const long = (length: number) => "x".repeat(length);
    const wrong: readonly [unknown, string][] = [
      [{ content: long(2001) }, "content"],
      [{ content: "x", nonce: long(26) }, "nonce"],
      [{ embeds: Array(11).fill({ title: "x" }) }, "embeds"],
      [embed({ title: long(257) }), "embeds[0].title"],
      [embed({ description: long(4097) }), "embeds[0].description"],
      [embed({ fields: Array(26).fill({ name: "x", value: "x" }) }), "embeds[0].fields"],
      [embed({ fields: [{ name: long(257), value: "x" }] }), "embeds[0].fields[0].name"],
      [embed({ fields: [{ name: "x", value: long(1025) }] }), "embeds[0].fields[0].value"],
      [embed({ fields: [{ name: " ", value: "x" }] }), "embeds[0].fields[0].name"],
      [embed({ title: "x", footer: { text: long(2049) } }), "embeds[0].footer.text"],
      [embed({ title: "x", author: { name: long(257) } }), "embeds[0].author.name"],
      [embed({ title: "x", url: "javascript:alert(1)" }), "embeds[0].url"],
      [embed({ title: "x", image: { url: "no link" } }), "embeds[0].image.url"],
      [embed({ color: 1 }), "embeds[0].description"],
      [{ embeds: [{ description: long(3001) }, { description: long(3000) }] }, "embeds"],
      [row(...Array.from({ length: 6 }, (_, index) => ({ ...button, custom_id: `${index}` }))), "components"],
      [row(button, button), "components"],
      [row({ ...button, label: long(81) }), "components"],
      [row({ ...button, custom_id: long(101) }), "components"],
      [row({ type: 3, custom_id: "s", options: [] }), "components"],
      [{ content: "x", components: Array(6).fill({ type: 1, components: [button] }) }, "components"],
      [{ content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }, "allowed_mentions"],
      [{ content: "x", flags: 1 << 15, components: [{ type: 10, content: "x" }] }, "content"],
    ];
    for (const [body, place] of wrong) {
      const error = await refused(post(rest, body), 400, 50035);
      assert.ok(
        error.message.split("\n").some((line) => line.startsWith(place)),
        error.message,
      );
    }
    for (const empty of [{}, { content: "  " }, { embeds: [] }, { embeds: [{}] }])
      await refused(post(rest, empty), 400, 50006);
    await post(rest, { content: ` ${long(2000)} `, embeds: [{ title: long(256), description: long(4096) }] });
    await post(rest, { flags: 1 << 15, components: [{ type: 10, content: "@everyone" }] });
    assert.equal(discord.messages.length, 2);
    assert.deepEqual(discord.messages[1]?.pinged, ["@everyone"]);
  });

  test("ring only for those the message allows", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    // The last role is one that only those with a right of their own may ring for.
    const content = "@everyone @here <@1> <@!2> <@&3> <@&4>";
    for (const allowed_mentions of [{ parse: [] }, { parse: ["roles"], users: ["2"] }, undefined])
      await post(rest, { content, allowed_mentions });
    assert.deepEqual(
      discord.messages.map(({ pinged }) => pinged.join(" ")),
      ["", "<@2> <@&3>", "@everyone @here <@1> <@2> <@&3>"],
    );
  });

  test("with a nonce are created once, wherever they are repeated", async () => {
    const discord = await openDiscord();
    discord.addChannel({ id: "99", guildId });
    const rest = createRest(discord);
    const body = { content: "x", nonce: "day-1", enforce_nonce: true };
    const first = await post(rest, body);
    assert.equal((await post(rest, body)).id, first.id);
    assert.equal((await post(rest, body, "99")).channel_id, channelId);
    await rest.delete(Routes.channelMessage(channelId, first.id));
    await refused(post(rest, body), 404, 10008);
    assert.equal(discord.messages.length, 1);

    const forgetful = await openDiscord({ nonceWindow: 1 });
    const again = createRest(forgetful);
    await post(again, body);
    await sleep(10);
    await post(again, body);
    assert.equal(forgetful.messages.length, 2, "the nonce is forgotten after a while");
  });

  test("are published to followers, once each and ten in an hour, in announcement channels alone", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const { id: news } = discord.addChannel({ guildId, type: 5 });
    const publish = async (channel: string, key: string) => {
      const { id } = await post(rest, { content: key }, channel);
      return rest.post(Routes.channelMessageCrosspost(channel, id));
    };
    await refused(publish(channelId, "0"), 400, 50024);
    for (let count = 0; count < 10; count++) await publish(news, String(count));
    const [first] = discord.messages.filter(({ published }) => published);
    assert.ok(first);
    assert.equal(discord.messages.filter(({ published }) => published).length, 10);
    // The client would wait for most of an hour before it asked again.
    const { id } = await post(rest, { content: "11" }, news);
    const { status } = await fetch(`${discord.api}/v10${Routes.channelMessageCrosspost(news, id)}`, {
      method: "POST",
      headers: { "user-agent": "DiscordBot (x, 1)", authorization: `Bot ${discord.token}` },
    });
    assert.equal(status, 429);
  });

  test("begin a thread in a forum, with one of its tags where it wants that", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const forum = discord.addChannel({ guildId, type: 15, tags: ["7"] }).id;
    const begin = (channel: string, body: object) => rest.post(Routes.threads(channel), { body });
    const message = { content: "First" };
    await refused(begin(forum, { name: "Losses", message }), 400, 40067);
    await refused(begin(forum, { name: "x".repeat(101), message, applied_tags: ["7"] }), 400, 50035);
    await refused(begin(forum, { name: "Losses", message: {}, applied_tags: ["7"] }), 400, 50006);
    await refused(begin(channelId, { name: "Losses", message }), 400, 50024);
    const { id } = (await begin(forum, { name: "Losses", message, applied_tags: ["7"] })) as { id: string };
    await post(rest, { content: "Second" }, id);
    assert.deepEqual(
      discord.messages.map((made) => [made.channelId, made.payload.content]),
      [
        [id, "First"],
        [id, "Second"],
      ],
    );
    await refused(post(rest, { content: "x" }, forum), 400, 40058);
    discord.permit(forum, 1n << 10n);
    await refused(begin(forum, { name: "Losses", message, applied_tags: ["7"] }), 403, 50013);
  });

  test("can be changed by their author alone, and in no archived thread", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const thread = discord.addChannel({ guildId, type: 11, parentId: channelId });
    const { id } = await post(rest, { content: "x" }, thread.id);
    const edit = () => rest.patch(Routes.channelMessage(thread.id, id), { body: { content: "y" } });
    await edit();
    thread.archived = true;
    await refused(edit(), 400, 50083);
    await post(rest, { content: "z" }, thread.id);
    await edit();
    const [message] = discord.messages;
    assert.ok(message);
    message.foreign = true;
    await refused(edit(), 403, 50005);
  });

  test("are refused where the bot may not write", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const add = (type: number, more = {}) => discord.addChannel({ guildId, type, ...more }).id;
    await refused(post(rest, { content: "x" }, "404"), 404, 10003);
    await refused(post(rest, { content: "x" }, add(4)), 400, 50008);
    await refused(post(rest, { content: "x" }, add(15)), 400, 40058);
    await refused(post(rest, { content: "x" }, add(11, { locked: true })), 400, 160005);
    await refused(post(rest, { content: "x" }, add(0, { permissions: 0n })), 403, 50001);
    const plain = add(0, { permissions: (1n << 10n) | (1n << 11n) });
    await post(rest, { content: "x" }, plain);
    await refused(post(rest, { embeds: [{ title: "x" }] }, plain), 403, 50013);
    await refused(
      post(rest, { content: "x" }, add(11, { permissions: (1n << 10n) | (1n << 11n) })),
      403,
      50013,
    );
    for (const [code, status] of [
      [50001, 403],
      [50013, 403],
      [200000, 400],
    ] as const) {
      discord.forbid(channelId, code);
      await refused(post(rest, { content: "x" }), status, code);
    }
    discord.allow(channelId);
    const { id } = await post(rest, { content: "x" });
    await refused(rest.post(Routes.channelMessageCrosspost(channelId, id)), 400, 50024);
    const news = add(5);
    const announced = await post(rest, { content: "x" }, news);
    await rest.post(Routes.channelMessageCrosspost(news, announced.id));
    await refused(rest.post(Routes.channelMessageCrosspost(news, announced.id)), 400, 40033);
    const direct = (await rest.post(Routes.userChannels(), { body: { recipient_id: "5" } })) as {
      id: string;
    };
    await post(rest, { content: "x" }, direct.id);
    discord.removeGuild(guildId);
    await refused(post(rest, { content: "x" }), 403, 50001);
  });
});

describe("commands", () => {
  test("are refused when one of them is malformed", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    const route = Routes.applicationCommands(discord.applicationId);
    const option = { type: 3, name: "day", description: "x" };
    const wrong: readonly (readonly unknown[])[] = [
      [{ ...losses, name: "Losses" }],
      [{ ...losses, name: "two words" }],
      [{ ...losses, description: "" }],
      [{ ...losses, description: "x".repeat(101) }],
      [losses, losses],
      [{ ...losses, name_localizations: { ua: "втрати" } }],
      [{ ...losses, name_localizations: { uk: "Втрати" } }],
      [{ ...losses, options: [option, option] }],
      [{ ...losses, options: [option, { ...option, name: "must", required: true }] }],
      [{ ...losses, options: [option, { type: 1, name: "inner", description: "x" }] }],
      [{ ...losses, options: Array.from({ length: 26 }, (_, index) => ({ ...option, name: `o${index}` })) }],
      [{ ...losses, options: [{ ...option, choices: Array(26).fill({ name: "x", value: "x" }) }] }],
      [{ ...losses, options: [{ ...option, choices: [{ name: "", value: "x" }] }] }],
      [{ ...losses, default_member_permissions: "manage" }],
      [{ ...losses, contexts: [3] }],
      [{ ...losses, integration_types: [2] }],
      [{ ...losses, integration_types: [0, 0] }],
      [{ ...losses, integration_types: [0], contexts: [0, 2] }],
      [{ ...losses, contexts: [2] }],
      [{ ...losses, options: [{ ...option, autocomplete: true, choices: [{ name: "x", value: "x" }] }] }],
      [{ ...losses, options: [{ ...option, type: 5, autocomplete: true }] }],
      Array.from({ length: 101 }, (_, index) => ({ ...losses, name: `c${index}` })),
      [
        {
          ...losses,
          options: Array.from({ length: 5 }, (_, index) => ({
            ...option,
            name: `o${index}`,
            choices: Array.from({ length: 25 }, (_, other) => ({
              name: `${other}`.padEnd(90, "x"),
              value: "x",
            })),
          })),
        },
      ],
    ];
    for (const body of wrong) await refused(rest.put(route, { body }), 400, 50035);
    assert.equal(discord.commandWrites, 0);
    await refused(rest.put(Routes.applicationCommands("5"), { body: [] }), 403, 20012);
    const good = { ...losses, name_localizations: { uk: "втрати" }, default_member_permissions: "32" };
    await rest.put(route, { body: [good] });
    const [before] = discord.commands;
    await rest.put(route, { body: [good, subscribe] });
    assert.equal(discord.commands[0]?.id, before?.id, "a command keeps its id");
    await rest.put(Routes.applicationGuildCommands(discord.applicationId, guildId), { body: [subscribe] });
    assert.equal(discord.guildCommands(guildId).length, 1);
    assert.equal(((await rest.get(route)) as unknown[]).length, 2);
  });
});

describe("requests", () => {
  const headers = {
    authorization: "Bot fake-discord-token",
    "user-agent": "DiscordBot (https://example.org, 1)",
  };

  test("are refused without the token or the name of a bot", async () => {
    const discord = await openDiscord();
    const error = await refused(createRest(discord).setToken("wrong").get(Routes.user()), 401, 0);
    assert.equal(error.message, "401: Unauthorized");
    const ask = (path: string, init?: RequestInit) =>
      fetch(`${discord.api}/v10${path}`, { headers, ...init });
    const nameless = await ask("/users/@me", { headers: { authorization: headers.authorization } });
    assert.deepEqual([nameless.status, ((await nameless.json()) as { code: number }).code], [403, 40333]);
    assert.equal((await ask("/users/@me")).status, 200);
    assert.equal((await ask("/nowhere")).status, 404);
    assert.equal((await ask("/users/@me", { method: "DELETE" })).status, 405);
    const broken = await ask(`/channels/${channelId}/messages`, { method: "POST", body: "{" });
    assert.equal(((await broken.json()) as { code: number }).code, 50109);
    discord.revokeToken();
    assert.equal((await ask("/users/@me")).status, 401);
    assert.deepEqual(
      discord.requests.map(({ status }) => status),
      [401, 403, 200, 404, 405, 400, 401],
    );
    assert.equal(discord.requests.filter(({ invalid }) => invalid).length, 3);
  });

  test("are counted, and refused when there are too many", async () => {
    const posts = { limit: 2, seconds: 2 };
    const discord = await openDiscord({ rateLimits: { posts } });
    const rest = createRest(discord, { offset: 10 });
    const start = Date.now();
    for (let count = 0; count < 3; count += 1) await post(rest, { content: `${count}` });
    assert.ok(Date.now() - start >= 1_900, "the client waits by itself");
    const url = `${discord.api}/v10/channels/${channelId}/messages`;
    const init = { method: "POST", headers, body: JSON.stringify({ content: "x" }) };
    const answers = await Promise.all(Array.from({ length: 6 }, () => fetch(url, init)));
    const hasty = answers.find(({ status }) => status === 429);
    assert.equal(hasty?.headers.get("x-ratelimit-scope"), "user");
    assert.ok(Number(hasty.headers.get("retry-after")) > 0);
  });
});

describe("faults", () => {
  async function openFaulty(options: ConstructorParameters<typeof REST>[0] = {}) {
    const discord = await openDiscord();
    return { discord, rest: createRest(discord, options) };
  }
  const body = { content: "x", nonce: "n", enforce_nonce: true };

  test("break the connection before or after the work", async () => {
    for (const [fault, made] of [
      ["reset-before", 0],
      ["close-before", 0],
      ["reset-after", 1],
      ["close-after", 1],
      ["cut", 1],
      ["hang", 0],
      ["hang-after", 1],
    ] as const) {
      const { discord, rest } = await openFaulty();
      const planned = discord.fault({ method: "POST", channelId }, fault);
      const giveUp = new AbortController();
      const { signal } = giveUp;
      const attempt = rest.post(Routes.channelMessages(channelId), { body, signal });
      if (fault.startsWith("hang"))
        void until(() => planned.hits === 1 && discord.messages.length === made).then(() => giveUp.abort());
      await assert.rejects(attempt, (error) => !(error instanceof DiscordAPIError));
      assert.equal(discord.messages.length, made, fault);
      assert.equal(planned.hits, 1);
      await post(rest, body);
      assert.equal(discord.messages.length, 1, "the repetition finds the first message");
    }
  });

  test("are repeated by the client itself after a reset, but not after an orderly end", async () => {
    const { discord, rest } = await openFaulty({ retries: 1 });
    discord.fault({ method: "POST" }, "reset-after");
    await post(rest, body);
    assert.equal(discord.requests.length, 2);
    discord.fault({ method: "POST" }, "close-after");
    await assert.rejects(post(rest, body), /other side closed/);
    assert.equal(discord.messages.length, 1);
  });

  test("answer in place of Discord", async () => {
    const { discord, rest } = await openFaulty({
      rejectOnRateLimit: ({ retryAfter, sublimitTimeout }) => Math.max(retryAfter, sublimitTimeout) > 1000,
    });
    discord.fault({ path: /messages$/ }, "html");
    await assert.rejects(post(rest, body), { name: "HTTPError", status: 502 });
    discord.fault({}, { status: 503, body: { message: "overloaded", code: 130000 } });
    await assert.rejects(post(rest, body), { name: "HTTPError", status: 503 });
    discord.fault(
      { path: `/channels/${channelId}/messages` },
      { status: 403, body: { message: "x", code: 50013 } },
    );
    await refused(post(rest, body), 403, 50013);
    for (const scope of ["user", "shared", "global", "cloudflare"] as const) {
      const fresh = createRest(discord, rest.options);
      const planned = discord.fault({}, { rateLimit: scope, retryAfter: 7200 });
      const expected = scope === "cloudflare" ? "user" : scope;
      await assert.rejects(post(fresh, body), { name: /^RateLimitError/, scope: expected });
      planned.clear();
    }
    assert.equal(discord.messages.length, 0);
    assert.equal(discord.requests.filter(({ invalid }) => invalid).length, 4, "shared limits do not count");
    const slow = discord.fault({}, { delay: 100 }, 2);
    const start = Date.now();
    await post(createRest(discord), body);
    assert.ok(Date.now() - start >= 95);
    slow.clear();
    assert.equal(slow.hits, 1);
  });

  test("shut an address out that has made ten thousand invalid requests", async () => {
    const discord = await openDiscord();
    const answers = new Map<string, number>();
    for (let count = 0; count < 10_020; count += 60)
      await Promise.all(
        Array.from({ length: 60 }, async () => {
          const { status, headers } = await fetch(`${discord.api}/v10/users/@me`, {
            headers: { "user-agent": "DiscordBot (x, 1)" },
          });
          const answer = `${status} ${headers.get("content-type")?.slice(0, 10)}`;
          answers.set(answer, (answers.get(answer) ?? 0) + 1);
        }),
      );
    assert.equal(discord.invalidRequests, 10_020);
    assert.ok((answers.get("429 text/plain") ?? 0) >= 1);
  });

  test("tell how many came within a second", async () => {
    const discord = await openDiscord();
    const rest = createRest(discord);
    await Promise.all([1, 2, 3].map(() => rest.get(Routes.user())));
    await sleep(1_100);
    await rest.get(Routes.user());
    assert.equal(discord.busiestSecond(), 3);
  });

  test("tell two different times to wait", async () => {
    const { discord } = await openFaulty();
    discord.fault({}, { rateLimit: "user", retryAfter: 1, bodyRetryAfter: 1163 });
    const answer = await fetch(`${discord.api}/v10/users/@me`);
    assert.equal(answer.headers.get("retry-after"), "1");
    assert.deepEqual(await answer.json(), {
      message: "You are being rate limited.",
      retry_after: 1163,
      global: false,
    });
  });
});

describe("the gateway", () => {
  test("speaks to other clients too, compressed if they ask for it", async () => {
    const discord = await openDiscord();
    const url = discord.api.replace("http", "ws").replace("/api", "/?v=10&encoding=json");
    const socket = new WebSocket(`${url}&compress=zlib-stream`);
    const inflate = createInflate({ finishFlush: zlib.Z_SYNC_FLUSH });
    let text = "";
    inflate.on("data", (piece) => {
      text += piece;
    });
    socket.on("message", (bytes: Buffer) => inflate.write(bytes));
    await once(socket, "open");
    await until(() => text.includes('"heartbeat_interval":41250'));
    socket.send(JSON.stringify({ op: 1, d: null }));
    await until(() => text.includes('{"op":11}'));
    socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 0 } }));
    await until(() => text.includes('"t":"READY"'));
    socket.send(JSON.stringify({ op: 2, d: {} }));
    assert.deepEqual((await once(socket, "close"))[0], 4005);
    inflate.close();
  });

  test("closes with the code for each mistake", async () => {
    const discord = await openDiscord({ startLimit: 0 });
    const url = discord.api.replace("http", "ws").replace("/api", "/?encoding=json&v=");
    const identify = (d: unknown) => JSON.stringify({ op: 2, d });
    const { token } = discord;
    for (const [version, frame, code] of [
      ["9", "", 4012],
      ["10", "{", 4002],
      ["10", '{"op":99}', 4001],
      ["10", '{"op":3,"d":{}}', 4003],
      ["10", identify({ token: "wrong", intents: 1 }), 4004],
      ["10", identify({ token, intents: 1 << 30 }), 4013],
      ["10", identify({ token, intents: 2 }), 4014],
      ["10", identify({ token, intents: 1, shard: [1, 1] }), 4010],
      ["10", identify({ token, intents: 1 }), 4004],
    ] as const) {
      const socket = new WebSocket(`${url}${version}`);
      socket.once("message", () => socket.send(frame));
      assert.equal((await once(socket, "close"))[0], code, frame);
    }
    const rest = createRest(discord);
    await refused(rest.get(Routes.user()), 401, 0);
  });

  test("can be out of reach for a while", async () => {
    const discord = await openDiscord();
    const planned = discord.fault({ method: "UPGRADE" }, { status: 503 });
    const url = discord.api.replace("http", "ws").replace("/api", "/?v=10&encoding=json");
    const [error] = await once(new WebSocket(url), "error");
    assert.match(String(error), /503/);
    assert.equal(planned.hits, 1);
  });
});
