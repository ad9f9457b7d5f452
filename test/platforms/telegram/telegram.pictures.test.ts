import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import type { Message } from "../../../src/core/message.ts";
import { commandOf, postTo, until } from "../contract.ts";
import { broken, cardOf, counted } from "../drawing.ts";
import { CHANNEL, GROUP, OTHER, PERSON, setUp } from "./harness.ts";

const actions = [
  [
    { label: "Card", line: "card" },
    { label: "Other", line: "other" },
    { label: "Text", line: "words" },
  ],
];
const answers: Readonly<Record<string, Message>> = {
  card: cardOf("2023-03-07", { actions }),
  other: cardOf("2023-03-06", { actions }),
  words: { title: "A text", lines: ["In words."], actions },
};
const more = Object.entries(answers).map(([name, message]) => commandOf(name, () => message));
const CAPTION = "<b>Card of 2023-03-07</b>\n\nPersonnel, in words.\n\n<i>Source</i>";

async function begin(t: TestContext) {
  const world = await setUp(t, { more });
  const pictures = await counted();
  const platform = await world.open({ pictures });
  const { telegram } = world;

  async function say(text: string, chatId = PERSON) {
    telegram.say({ chatId, userId: PERSON, text });
    return telegram.nextSent(chatId);
  }

  async function press(messageId: number, line: string, chatId = PERSON) {
    const queryId = telegram.press({ chatId, messageId, userId: PERSON, data: `q1 en ${line}` });
    await until(() => telegram.callbackAnswers.some((answer) => answer.queryId === queryId));
  }

  /** How many images were uploaded. */
  const uploads = () => [...telegram.sent, ...telegram.edits].filter(({ file }) => file !== undefined).length;
  return { ...world, pictures, platform, say, press, uploads };
}

describe("an answer with a picture", { concurrency: true }, () => {
  test("is a photo with its words below, uploaded once and sent by its name after that", async (t) => {
    const { say, uploads, calls, told } = await begin(t);
    const first = await say("/card");
    assert.deepEqual([first.kind, first.html, first.file?.name], ["photo", CAPTION, "losses-2023-03-07.png"]);
    assert.equal(first.file?.type, "image/png");
    assert.equal(first.file?.bytes.toString("latin1", 1, 4), "PNG");
    assert.equal(first.buttons[0]?.[0]?.data, "q1 en card");
    const second = await say("/card", GROUP);
    assert.deepEqual(
      [second.kind, second.html, second.file, second.replyTo],
      ["photo", CAPTION, undefined, 1],
    );
    assert.deepEqual([uploads(), calls("sendPhoto"), told("warn")], [1, 2, []]);
  });

  test("keeps nobody waiting for an answer in words", async (t) => {
    const { open, telegram } = await setUp(t, { more });
    const drawing = Promise.withResolvers<never>();
    // A poll that waited for the picture would not come before the test is given up.
    await open({ pictures: { draw: () => drawing.promise }, headStart: 600_000 });
    telegram.say({ chatId: PERSON, text: "/card" });
    for (const chatId of [OTHER, OTHER]) {
      telegram.say({ chatId, text: "/words" });
      assert.equal((await telegram.nextSent(chatId)).html, "<b>A text</b>\n\nIn words.");
    }
    assert.equal(telegram.sent.length, 2);
    drawing.reject(new Error("out of ink"));
    assert.equal((await telegram.nextSent(PERSON)).kind, "text");
  });

  test("is known by its name in the next life of the bot", async (t) => {
    const { say, platform, open, uploads } = await begin(t);
    await say("/card");
    await platform.stop();
    await open({ pictures: await counted() });
    assert.equal((await say("/card")).file, undefined);
    assert.equal(uploads(), 1);
  });

  test("is uploaded once when many ask for it at the same moment", async (t) => {
    const { telegram, say, uploads } = await begin(t);
    const people = Array.from({ length: 6 }, (_, index) => 6_000_000 + index);
    await Promise.all(people.map((chatId) => say("/card", chatId).catch(() => undefined)));
    await until(() => telegram.sent.length === people.length);
    assert.equal(uploads(), 1);
  });

  test("checklist 50: is uploaded once more where its name is refused", async (t) => {
    const { telegram, say, uploads, told } = await begin(t);
    await say("/card");
    telegram.fault("sendPhoto", {
      status: 400,
      body: {
        ok: false,
        error_code: 400,
        description: "Bad Request: wrong file_id or the file is temporarily unavailable",
      },
    });
    assert.equal((await say("/card")).file?.name, "losses-2023-03-07.png");
    assert.equal((await say("/card")).file, undefined);
    assert.deepEqual([uploads(), told("warn")], [2, []]);
  });

  test("takes the place of a text and of another picture, but not the other way round", async (t) => {
    const { telegram, say, press, uploads, told } = await begin(t);
    const { messageId } = await say("/words");
    await press(messageId, "card");
    await press(messageId, "other");
    await press(messageId, "card");
    assert.deepEqual(
      telegram.edits.map(({ html, file }) => [html?.split("\n")[0], file?.name]),
      [
        ["<b>Card of 2023-03-07</b>", "losses-2023-03-07.png"],
        ["<b>Card of 2023-03-06</b>", "losses-2023-03-06.png"],
        ["<b>Card of 2023-03-07</b>", undefined],
      ],
    );
    telegram.press({ chatId: PERSON, messageId, userId: PERSON, data: "q1 en words" });
    assert.equal((await telegram.nextSent(PERSON)).kind, "text");
    assert.deepEqual([telegram.edits.length, uploads(), told("warn")], [3, 2, []]);
  });

  test("that is there already is no failure", async (t) => {
    const { telegram, say, press, told } = await begin(t);
    const { messageId } = await say("/card");
    await press(messageId, "card");
    assert.deepEqual([telegram.edits.length, telegram.sent.length, told("warn")], [0, 1, []]);
  });

  test("goes in words where it cannot be drawn, or where photos are not allowed", async (t) => {
    const { telegram, open, told } = await setUp(t, { more });
    await open({ pictures: broken });
    telegram.say({ chatId: PERSON, text: "/card" });
    const sent = await telegram.nextSent(PERSON);
    assert.deepEqual([sent.kind, sent.html], ["text", CAPTION]);
    assert.equal(told("error").length, 1);
  });

  test("goes in words where the chat allows no photos", async (t) => {
    const { telegram, say, told } = await begin(t);
    telegram.fault("sendPhoto", {
      status: 400,
      body: {
        ok: false,
        error_code: 400,
        description: "Bad Request: not enough rights to send photos to the chat",
      },
    });
    assert.equal((await say("/card")).kind, "text");
    assert.deepEqual(told("warn"), []);
  });
});

describe("a post with a picture", { concurrency: true }, () => {
  const card = cardOf("2023-03-07");

  test("goes to many channels with one upload", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create({ pictures: await counted() });
    const channels = [CHANNEL, PERSON, GROUP];
    telegram.addChat({ id: PERSON, type: "private" });
    await Promise.all(channels.map((id) => platform.send(postTo(`${id}`, { message: card }))));
    assert.deepEqual(
      telegram.sent.map(({ kind }) => kind),
      ["photo", "photo", "photo"],
    );
    assert.equal(telegram.sent.filter(({ file }) => file).length, 1);
  });

  test("is edited into another picture, and a text that lacked it gets it", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create({ pictures: await counted() });
    const post = postTo(`${CHANNEL}`, { message: card });
    const id = await platform.send(post);
    await platform.edit({ ...post, message: cardOf("2023-03-06") }, id);
    const text = await create({ pictures: broken }).send(post);
    await platform.edit(post, text);
    assert.deepEqual(
      telegram.edits.map(({ messageId, html, file }) => [`${messageId}`, html?.split("\n")[0], file?.name]),
      [
        [id, "<b>Card of 2023-03-06</b>", "losses-2023-03-06.png"],
        [text, "<b>Card of 2023-03-07</b>", undefined],
      ],
    );
  });

  test("has its words edited where no picture can be drawn", async (t) => {
    const { telegram, create, calls } = await setUp(t);
    const post = postTo(`${CHANNEL}`, { message: card });
    const id = await create({ pictures: await counted() }).send(post);
    await create({ pictures: broken }).edit({ ...post, message: cardOf("2023-03-06") }, id);
    // No caption may pass an earlier picture off as its own.
    assert.deepEqual(
      telegram.edits.map(({ html }) => html?.split("\n\n").slice(0, 2)),
      [["<b>Card of 2023-03-06</b>", "That picture is older.\nPersonnel, in words."]],
    );
    assert.equal(calls("editMessageCaption"), 1);
  });

  test("goes in words, and is edited so, where photos are not allowed", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create({ pictures: await counted() });
    const refused = {
      status: 400,
      body: {
        ok: false,
        error_code: 400,
        description: "Bad Request: not enough rights to send photos to the chat",
      },
    };
    telegram.fault("sendPhoto", refused);
    telegram.fault("editMessageMedia", refused);
    const post = postTo(`${CHANNEL}`, { message: card });
    const id = await platform.send(post);
    await platform.edit({ ...post, message: cardOf("2023-03-06") }, id);
    assert.deepEqual(
      [telegram.sent.map(({ kind }) => kind), telegram.edits.map(({ html }) => html?.split("\n")[0])],
      [["text"], ["<b>Card of 2023-03-06</b>"]],
    );
  });
});
