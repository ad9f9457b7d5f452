import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SendFailure } from "../../../src/core/platform.ts";
import { fenced } from "../../../src/lib/fence.ts";
import { postTo, until } from "../contract.ts";
import { CHANNEL, GROUP, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const FILE = { name: "card.png", type: "image/png", content: "PNG" };
const message = { title: "Title", lines: ["Line"] };
const withFile = { ...message, file: FILE };
const corrected = { title: "Title", lines: ["Other line"] };

describe("a post", { concurrency: true }, () => {
  test("comes without a sound when it is to be silent, with a file or without", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create();
    for (const one of [message, withFile])
      for (const silent of [true, false]) {
        await platform.send(postTo(`${CHANNEL}`, { message: one, silent }));
        const sent = await telegram.nextSent(CHANNEL);
        assert.equal(sent.silent, silent);
      }
  });

  test("checklist 50: whose file a group does not let in arrives once, as text", async (t) => {
    const { telegram, create, calls } = await setUp(t);
    telegram.forbid(GROUP, "documents");
    const id = await create().send(postTo(`${GROUP}`, { message: withFile, silent: true }));
    const sent = await telegram.nextSent(GROUP);
    assert.deepEqual(
      [sent.kind, sent.text, sent.silent, `${sent.messageId}`],
      ["text", "Title\n\nLine", true, id],
    );
    assert.deepEqual([calls("sendDocument"), calls("sendMessage"), telegram.sent.length], [1, 1, 1]);
  });

  test("that may not come as text either is refused with what is missing", async (t) => {
    const { telegram, create, calls } = await setUp(t);
    telegram.setBotStatus(SUPERGROUP, "restricted", { announce: false });
    const sending = create().send(postTo(`${SUPERGROUP}`, { message: withFile }));
    await assert.rejects(sending, { decision: "forbidden", message: /right to send text messages/ });
    assert.deepEqual([calls("sendDocument"), calls("sendMessage")], [1, 1]);
  });

  test("checklist 26: is never paid for", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create();
    const id = await platform.send(postTo(`${CHANNEL}`, { message: withFile, pin: true, silent: true }));
    await platform.send(postTo(`${CHANNEL}`));
    await platform.edit(postTo(`${CHANNEL}`, { message: corrected }), id);
    for (const { payload } of telegram.requests) assert.ok(!("allow_paid_broadcast" in payload));
  });

  test("checklist 5: of which nobody can tell whether it arrived is repeated for half an hour where the operator chose so", async (t) => {
    const { create } = await setUp(t);
    assert.deepEqual([create().repeatable, create({ repeatUnknown: true }).repeatable], [0, 1_800_000]);
  });
});

describe("an edit", { concurrency: true }, () => {
  test("puts the text of a post right, and the text under its file", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create();
    for (const [before, after] of [
      [message, corrected],
      [withFile, { ...corrected, file: FILE }],
      // As after a change of what posts have.
      [message, { ...corrected, file: FILE }],
      [withFile, corrected],
    ] as const) {
      const id = await platform.send(postTo(`${CHANNEL}`, { message: before }));
      await platform.edit(postTo(`${CHANNEL}`, { message: after }), id);
      assert.equal(telegram.textOf(CHANNEL, Number(id)), "Title\n\nOther line");
      assert.equal(telegram.edits.at(-1)?.html, "<b>Title</b>\n\nOther line");
    }
    assert.equal(telegram.edits.length, 4);
  });

  test("reaches a post in a topic", async (t) => {
    const { telegram, create } = await setUp(t);
    const channel = `${SUPERGROUP}:${telegram.addTopic(SUPERGROUP)}`;
    const platform = create();
    const id = await platform.send(postTo(channel, { message }));
    await platform.edit(postTo(channel, { message: corrected }), id);
    assert.equal(telegram.textOf(SUPERGROUP, Number(id)), "Title\n\nOther line");
  });

  test("checklist 50: that changes nothing is no failure", async (t) => {
    const { create } = await setUp(t);
    const platform = create();
    for (const one of [message, withFile]) {
      const id = await platform.send(postTo(`${CHANNEL}`, { message: one }));
      await platform.edit(postTo(`${CHANNEL}`, { message: one }), id);
    }
  });

  const refusals: readonly (readonly [string, string])[] = [
    ["message to edit not found", "missing"],
    ["MESSAGE_ID_INVALID", "missing"],
    ["message can't be edited", "forbidden"],
    ["MESSAGE_AUTHOR_REQUIRED", "forbidden"],
    ["MESSAGE_EDIT_TIME_EXPIRED", "forbidden"],
  ];
  for (const [text, decision] of refusals)
    test(`checklist 50: “${text}” means that it cannot be edited`, async (t) => {
      const { telegram, create } = await setUp(t);
      const platform = create();
      const id = await platform.send(postTo(`${CHANNEL}`, { message }));
      const body = { ok: false, error_code: 400, description: `Bad Request: ${text}` };
      telegram.fault("editMessageText", { status: 400, body });
      const editing = platform.edit(postTo(`${CHANNEL}`, { message: corrected }), id);
      await assert.rejects(editing, { decision, reach: "channel", message: /edited/ });
    });

  test("of a message that somebody took away says so", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create();
    const id = await platform.send(postTo(`${CHANNEL}`, { message }));
    telegram.removeMessage(CHANNEL, Number(id));
    const editing = platform.edit(postTo(`${CHANNEL}`, { message: corrected }), id);
    await assert.rejects(editing, { decision: "missing", message: /not there/ });
  });

  test("of which nobody can tell whether it was made, or that is to wait, may be tried again", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create();
    const id = await platform.send(postTo(`${CHANNEL}`, { message }));
    telegram.fault("editMessageText", "reset-after");
    telegram.fault("editMessageText", { retryAfter: 3 });
    const edit = () => platform.edit(postTo(`${CHANNEL}`, { message: corrected }), id);
    await assert.rejects(edit(), { decision: "unknown" });
    await assert.rejects(edit(), { decision: "later", wait: 3_000 });
    await edit();
  });
});

describe("a post that is to be pinned", { concurrency: true }, () => {
  const pinned = (channel: number, more: object = {}) =>
    postTo(`${channel}`, { message, pin: true, ...more });

  test("is pinned without a second sound, and the one before is taken down, also after a new start", async (t) => {
    const { telegram, create } = await setUp(t);
    telegram.addChat({ id: GROUP - 1, type: "supergroup", botIsAdministrator: true });
    for (const chat of [CHANNEL, GROUP - 1]) {
      const ids = [];
      for (const platform of [create(), create()]) {
        for (const _ of [1, 2]) {
          const id = Number(await platform.send(pinned(chat)));
          ids.push(id);
          await until(() => telegram.pinned(chat).join() === `${id}`);
        }
        await platform.stop();
      }
      assert.equal(new Set(ids).size, 4);
    }
    const pins = telegram.requests.filter(({ method }) => method === "pinChatMessage");
    assert.ok(pins.every(({ payload }) => payload["disable_notification"] === true));
  });

  test("is pinned also where its right to be sent runs out as soon as it is there", async (t) => {
    const { telegram, create } = await setUp(t);
    telegram.setBotStatus(CHANNEL, "administrator", { announce: false });
    const platform = create();
    const holds = () => telegram.sent.length === 0;
    const id = await fenced(holds, () => platform.send(pinned(CHANNEL)));
    await until(() => telegram.pinned(CHANNEL).join() === id);
  });

  test("leaves what others pinned, and what another subscription of the chat did", async (t) => {
    const { telegram, create } = await setUp(t);
    const platform = create();
    telegram.say({ chatId: CHANNEL, text: "Rules" });
    const { messageId } = { messageId: 1 };
    await fetch(
      `${telegram.root}/bot${telegram.token}/pinChatMessage?chat_id=${CHANNEL}&message_id=${messageId}`,
    );
    const first = Number(await platform.send(pinned(CHANNEL)));
    const other = Number(await platform.send(pinned(CHANNEL, { key: { number: 2 } })));
    await until(() => telegram.pinned(CHANNEL).length === 3);
    const second = Number(await platform.send(pinned(CHANNEL)));
    await until(() => !telegram.pinned(CHANNEL).includes(first) && telegram.pinned(CHANNEL).includes(second));
    assert.deepEqual(new Set(telegram.pinned(CHANNEL)), new Set([messageId, other, second]));
  });

  test("is there where the bot may not pin, and it is said which right is missing", async (t) => {
    const { telegram, create, told } = await setUp(t);
    const platform = create();
    assert.match(await platform.send(pinned(SUPERGROUP)), /\d/);
    await until(() => told("warn").length === 1);
    assert.match(told("warn")[0] ?? "", /could not be pinned: .*right to pin messages/);
    assert.deepEqual([telegram.sent.length, telegram.pinned(SUPERGROUP)], [1, []]);
  });

  test("checklist 17: tells of a refused token by its pin too, after which nothing more is asked", async (t) => {
    const { telegram, create, told } = await setUp(t);
    const platform = create();
    const body = { ok: false, error_code: 401, description: "Unauthorized" };
    telegram.fault("pinChatMessage", { status: 401, body });
    assert.match(await platform.send(pinned(CHANNEL)), /\d/);
    await until(() => told("error").length === 1);
    const asked = telegram.requests.length;
    await assert.rejects(platform.send(pinned(CHANNEL)), { decision: "halt" });
    assert.equal(telegram.requests.length, asked);
  });

  test("is known to be there before it is pinned, whatever becomes of that", async (t) => {
    const { telegram, create, told, token, written } = await setUp(t);
    const platform = create();
    telegram.fault("pinChatMessage", "not-json");
    telegram.fault("pinChatMessage", { retryAfter: 1 });
    await platform.send(pinned(CHANNEL));
    await until(() => told("warn").length === 1);
    assert.ok(!written.join("").includes(token));
    const id = Number(await platform.send(pinned(CHANNEL)));
    await until(() => telegram.pinned(CHANNEL).join() === `${id}`);
  });

  test("shares the rate with what it brings along: its pin, the end of the one before, and the text where its picture may not be sent", async (t) => {
    const { telegram, create, calls } = await setUp(t);
    const rate = 8;
    const platform = create({ rate });
    telegram.forbid(SUPERGROUP, "documents");
    const posts = [
      ...Array.from({ length: 8 }, () => pinned(CHANNEL)),
      postTo(`${SUPERGROUP}`, { message: withFile }),
    ];
    await Promise.all(posts.map((post) => platform.send(post)));
    await until(() => calls("unpinChatMessage") === 7 && telegram.pinned(CHANNEL).length === 1);
    assert.deepEqual([calls("sendMessage"), calls("sendDocument"), calls("pinChatMessage")], [9, 1, 8]);
    // What leaves evenly may arrive less so; without a pace nearly all of the 25 calls come within a second.
    assert.ok(telegram.mostPerSecond <= 2 * rate, `${telegram.mostPerSecond} calls within a second`);
  });

  test("in a private chat is pinned too", async (t) => {
    const { telegram, create } = await setUp(t);
    telegram.addChat({ id: PERSON, type: "private" });
    const id = Number(await create().send(pinned(PERSON)));
    await until(() => telegram.pinned(PERSON).join() === `${id}`);
  });
});

test("a post to a chat that has moved says where to", async (t) => {
  const { telegram, create } = await setUp(t);
  telegram.migrate(GROUP, -1_001_000_000_077, { announce: false });
  for (const one of [message, withFile]) {
    const sending = create().send(postTo(`${GROUP}`, { message: one }));
    await assert.rejects(
      sending,
      (error) => error instanceof SendFailure && error.movedTo === "-1001000000077",
    );
  }
});
