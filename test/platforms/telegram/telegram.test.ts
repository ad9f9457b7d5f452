import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { locales } from "../../../src/locales/index.ts";
import { call } from "../../fakes/telegram/call.ts";
import { commandOf, listenTo, postTo } from "../contract.ts";
import { CHANNEL, PERSON, SUPERGROUP, setUp } from "./harness.ts";

/** One for every language, and one for people whose language has none. */
const MENUS = locales.length + 1;
const message = { title: "Title", lines: ["See https://example.org/page"] };

test("it comes up: asks who it is, takes a webhook away, writes the menus, and polls", async (t) => {
  const { telegram, open, told } = await setUp(t);
  await call(telegram, "setWebhook", { url: "https://example.org/hook" });
  telegram.requests.length = 0;
  telegram.say({ chatId: PERSON, text: "/losses 2023-03-07" });
  const platform = await open();
  assert.match((await telegram.nextSent(PERSON)).text, /7 March 2023/, "what waited was not thrown away");
  assert.deepEqual(
    telegram.requests.slice(0, MENUS + 3).map(({ method }) => method),
    ["getMe", "deleteWebhook", ...Array.from({ length: MENUS }, () => "setMyCommands"), "getUpdates"],
  );
  assert.deepEqual(telegram.requests[MENUS + 2]?.payload["allowed_updates"], [
    "message",
    "channel_post",
    "callback_query",
    "inline_query",
    "my_chat_member",
  ]);
  assert.equal(platform.ready(), true);
  assert.ok(told("info").some((line) => line.includes(`@${telegram.username}`)));
  assert.deepEqual([told("warn"), told("error")], [[], []]);
});

test("the menu has every command, for every language and for everybody else", async (t) => {
  const { telegram, bot, open } = await setUp(t);
  await open();
  const names = bot.commands.map(({ name }) => name);
  for (const language of ["", ...locales.map(({ tag }) => tag)]) {
    const menu = telegram.menu(language, { type: "default" });
    assert.deepEqual(
      menu.map(({ command }) => command),
      names,
      `menu for “${language}”`,
    );
  }
  const description = (language: string) => telegram.menu(language, { type: "default" })[0]?.description;
  assert.equal(description(""), description("en"));
  assert.match(description("uk") ?? "", /\p{Script=Cyrillic}/u);
  assert.doesNotMatch(description("en") ?? "", /\p{Script=Cyrillic}/u);
});

test("the menus are written when they changed, and for each bot, and not otherwise", async (t) => {
  const first = await setUp(t);
  await (await first.open()).stop();
  assert.equal(first.telegram.commandWrites.length, MENUS);
  await (await first.open()).stop();
  assert.equal(first.telegram.commandWrites.length, MENUS, "nothing changed");

  const second = await setUp(t, { more: [commandOf("extra", () => ({ title: "Extra" }))] });
  await (await second.open({ store: first.store })).stop();
  assert.equal(second.telegram.commandWrites.length, MENUS, "a command was added");
});

test("another bot over the same store gets menus of its own", async (t) => {
  const first = await setUp(t);
  await (await first.open()).stop();
  const second = await setUp(t, { token: `2000000002:${"another-fake-token".padEnd(35, "0")}` });
  await (await second.open({ store: first.store })).stop();
  assert.equal(second.telegram.commandWrites.length, MENUS);
});

test("menus that Telegram refuses keep nobody from being answered", async (t) => {
  const { telegram, create, bot } = await setUp(t);
  const body = { ok: false, error_code: 400, description: "Bad Request: BOT_COMMAND_INVALID" };
  telegram.fault("setMyCommands", { status: 400, body }, 1_000);
  create().start(bot, listenTo().events);
  telegram.say({ chatId: PERSON, text: "/losses" });
  assert.match((await telegram.nextSent(PERSON)).text, /Russian combat losses/);
});

test("the root may have a path", async (t) => {
  const { create } = await setUp(t);
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    response.end(JSON.stringify({ ok: true, result: { message_id: 7 } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  for (const given of [root, `${root}/`]) {
    paths.length = 0;
    assert.equal(await create({ root: given }).send(postTo("1", { message })), "7");
    assert.match(paths[0] ?? "", /^\/telegram\/bot\d+:[^/]+\/sendMessage$/);
  }
});

test("a post goes to its chat or topic, as HTML without a preview, and returns its id", async (t) => {
  const { telegram, open } = await setUp(t);
  const topic = telegram.addTopic(SUPERGROUP);
  const platform = await open();
  for (const [channel, chatId, threadId] of [
    [`${CHANNEL}`, CHANNEL, undefined],
    [`${SUPERGROUP}:${topic}`, SUPERGROUP, topic],
  ] as const) {
    const id = await platform.send(postTo(channel, { message }));
    const sent = await telegram.nextSent(chatId);
    assert.equal(id, `${sent.messageId}`);
    assert.equal(sent.threadId, threadId);
    assert.equal(sent.text, "Title\n\nSee https://example.org/page");
    assert.equal(sent.html, "<b>Title</b>\n\nSee https://example.org/page");
    assert.equal(sent.linkPreviewDisabled, true);
    assert.equal(sent.replyTo, undefined);
  }
});

test("what it says of itself fits Telegram", async (t) => {
  const { create } = await setUp(t);
  const platform = create({ rate: 7 });
  assert.deepEqual([platform.name, platform.repeatable, platform.rate], ["telegram", 0, 7]);
  assert.equal(platform.ready(), false, "it was not started");
});
