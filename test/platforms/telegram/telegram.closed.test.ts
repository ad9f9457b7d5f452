import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import type { Place } from "../../../src/core/place.ts";
import { until } from "../contract.ts";
import { CHANNEL, GROUP, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";
import { CSV, pages } from "./pages.ts";

/** A group whose administrators let nobody else write, and one where the bot is an administrator as well. */
const QUIET = -1_001_000_000_070;
const RULED = -1_001_000_000_071;
const words = phrases("closed", { description: "Where it was asked" });
const TITLE = "Morning news";

/** The whole bot among chats in some of which it may not write; whoever asks has written to it before, but for one. */
async function begin(t: Parameters<typeof setUp>[0]) {
  const places: Place[] = [];
  const where = defineCommand({
    name: "where",
    options: {},
    words,
    run({ place }) {
      if (place) places.push(place);
      return { title: "Seen" };
    },
  });
  const parts = await setUp(t, { more: [where, ...pages] });
  const { telegram } = parts;
  telegram.addChat({ id: OTHER, type: "private" });
  telegram.addChat({ id: PERSON, type: "private", botIsMember: false });
  const described = { type: "supergroup", title: TITLE, administrators: [OTHER], members: [PERSON] } as const;
  telegram.addChat({ ...described, id: QUIET });
  telegram.addChat({ ...described, id: RULED, botIsAdministrator: true });
  for (const id of [QUIET, RULED]) telegram.forbid(id, "text messages");
  telegram.setBotStatus(SUPERGROUP, "restricted", { announce: false });
  await parts.open();

  /** What the bot lacks in a chat, as the place of a question that is asked there says. */
  async function lackingIn(chatId: number): Promise<readonly string[] | undefined> {
    const before = places.length;
    if (chatId === CHANNEL) telegram.say({ chatId, text: "/where" });
    else telegram.say({ chatId, userId: OTHER, text: "/where" });
    await until(() => places.length > before);
    return places.at(-1)?.lacking?.();
  }

  return { ...parts, lackingIn };
}

describe("checklist 32: what the bot lacks to write in a chat is named", { concurrency: true }, () => {
  test("where it is restricted, or everybody but administrators is, or it may not post in a channel", async (t) => {
    const { telegram, lackingIn } = await begin(t);
    for (const [chatId, lacking] of [
      [GROUP, []],
      [SUPERGROUP, ["Send Messages"]],
      [QUIET, ["Send Messages"]],
      [RULED, []],
      [CHANNEL, []],
      [OTHER, []],
    ] as const)
      assert.deepEqual(await lackingIn(chatId), lacking, `${chatId}`);
    telegram.setBotRights(CHANNEL, { post: false });
    assert.deepEqual(await lackingIn(CHANNEL), ["Post Messages"]);
  });

  test("as it is at that moment", async (t) => {
    const { telegram, lackingIn } = await begin(t);
    assert.deepEqual(await lackingIn(SUPERGROUP), ["Send Messages"]);
    telegram.setBotStatus(SUPERGROUP, "member");
    assert.deepEqual(await lackingIn(SUPERGROUP), []);
  });

  test("and nothing is where Telegram does not say, or was not asked", async (t) => {
    const { telegram, lackingIn, calls } = await begin(t);
    telegram.say({ chatId: GROUP, userId: OTHER, text: "/where" });
    await telegram.nextSent(GROUP);
    assert.deepEqual([calls("getChatMember"), calls("getChat")], [0, 0]);
    for (const method of ["getChatMember", "getChat"]) telegram.fault(method, { status: 500 });
    assert.deepEqual(await lackingIn(SUPERGROUP), []);
    assert.deepEqual([calls("getChatMember"), calls("getChat")], [1, 1]);
  });

  test("and nobody is subscribed there", async (t) => {
    const { telegram, store, calls } = await begin(t);
    const kept = async (id: number) =>
      (await store.subscriptions({ platform: "telegram", server: `${id}` })).length;
    telegram.say({ chatId: RULED, userId: OTHER, text: "/subscribe" });
    await telegram.nextSent(RULED);
    assert.deepEqual([await kept(RULED), calls("getChatMember"), calls("getChat")], [1, 1, 0]);
    for (const chatId of [SUPERGROUP, QUIET]) {
      telegram.say({ chatId, userId: OTHER, languageCode: "en", text: "/subscribe" });
      assert.match((await telegram.nextSent(OTHER)).text, /To post in .* I need Send Messages: please grant/);
      assert.equal(await kept(chatId), 0);
    }
  });
});

describe("where the bot may not write, who asked is answered in private", { concurrency: true }, () => {
  const CLOSED = `I may not answer in ${TITLE}: an administrator has to grant me Send Messages there.`;

  test("and told first which chat that is and what it takes", async (t) => {
    const { telegram, told } = await begin(t);
    telegram.say({ chatId: QUIET, userId: OTHER, languageCode: "en", text: "/where" });
    const sent = await telegram.nextSent(OTHER);
    assert.equal(sent.text, `${CLOSED}\n\nSeen`);
    assert.deepEqual(
      [sent.html?.startsWith(`<b>${CLOSED}</b>`), sent.replyTo, sent.buttons],
      [true, undefined, []],
    );
    telegram.say({ chatId: QUIET, userId: OTHER, languageCode: "uk", text: "/where" });
    assert.match(
      (await telegram.nextSent(OTHER)).text,
      /^Мені не дозволено відповідати в чаті «Morning news»: адміністратор має надати мені там Send Messages\./,
    );
    assert.deepEqual([telegram.sent.length, told("warn"), told("error")], [2, [], []]);
  });

  test("with the file where it takes no files, and for a closed topic", async (t) => {
    const { telegram } = await begin(t);
    telegram.forbid(GROUP, "documents");
    telegram.say({ chatId: GROUP, userId: OTHER, languageCode: "en", text: "/table" });
    const sent = await telegram.nextSent(OTHER);
    assert.match(sent.text, /^I may not answer in Chat -4000001: .* grant me Send Files there\.\s+Table/);
    assert.equal(sent.file?.bytes.toString("utf8"), CSV);
    const threadId = telegram.addTopic(GROUP);
    telegram.closeTopic(GROUP, threadId);
    telegram.say({ chatId: GROUP, userId: OTHER, languageCode: "en", text: "/where", threadId });
    assert.match((await telegram.nextSent(OTHER)).text, / grant me Manage Topics there\.\s+Seen/);
  });

  test("without a word of a right where Telegram names none", async (t) => {
    const { telegram } = await begin(t);
    const body = { ok: false, error_code: 400, description: "Bad Request: NOT_TODAY" };
    telegram.fault("sendMessage", { status: 400, body });
    telegram.say({ chatId: RULED, userId: OTHER, languageCode: "en", text: "/where" });
    assert.match(
      (await telegram.nextSent(OTHER)).text,
      /^Telegram does not let me answer in Morning news\.\s+Seen/,
    );
  });

  test("unless they never wrote to it, or have no name there: then it is logged", async (t) => {
    const { telegram, told } = await begin(t);
    telegram.say({ chatId: QUIET, userId: PERSON, text: "/where" });
    await until(() => told("warn").length === 1);
    telegram.anonymousAdministratorSays({ chatId: QUIET, text: "/where" });
    await until(() => told("warn").length === 2);
    assert.deepEqual(telegram.sent, []);
  });

  test("not when nobody can tell whether the answer is there", async (t) => {
    const { telegram, told } = await begin(t);
    telegram.fault("sendMessage", "reset-after");
    telegram.say({ chatId: GROUP, userId: OTHER, text: "/where" });
    await until(() => told("warn").length === 1);
    assert.deepEqual(
      telegram.sent.map(({ chatId }) => chatId),
      [GROUP],
    );
  });

  test("also when they press a button, or told beside it where they never wrote to it", async (t) => {
    const { telegram } = await begin(t);
    telegram.say({ chatId: RULED, userId: OTHER, languageCode: "en", text: "/first" });
    const { messageId } = await telegram.nextSent(RULED);
    telegram.setBotStatus(RULED, "restricted");
    const press = (userId: number) =>
      telegram.press({ chatId: RULED, messageId, userId, data: "q1 en second", languageCode: "en" });
    press(OTHER);
    assert.match(
      (await telegram.nextSent(OTHER)).text,
      /^I may not answer in Morning news: [^\n]*\n\nSecond\n/,
    );
    await until(() => telegram.callbackAnswers.length === 1);
    assert.equal(telegram.callbackAnswers[0]?.text, "I have answered you in private.");
    telegram.block(OTHER);
    press(OTHER);
    await until(() => telegram.callbackAnswers.length === 2);
    assert.equal(telegram.callbackAnswers[1]?.text, CLOSED);
    assert.equal(telegram.edits.length, 0);
  });
});
