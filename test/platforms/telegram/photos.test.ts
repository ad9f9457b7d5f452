import assert from "node:assert/strict";
import { test } from "node:test";
import type { Drawn } from "../../../src/core/picture.ts";
import { SendFailure } from "../../../src/core/platform.ts";
import { fenced } from "../../../src/lib/fence.ts";
import { createCalls } from "../../../src/platforms/telegram/calls.ts";
import { createPhotos } from "../../../src/platforms/telegram/photos.ts";
import { until } from "../contract.ts";
import { CHANNEL, GROUP, PERSON, setUp } from "./harness.ts";

const DAY = 86_400_000;

test("what Telegram calls a picture is not remembered for ever: anybody can have others drawn without end", async (t) => {
  const { telegram, store } = await setUp(t);
  telegram.addChat({ id: PERSON, type: "private" });
  const own = createCalls(telegram.token, telegram.root);
  t.after(own.close);
  const photos = createPhotos(own, store, "1");
  const drawn: Drawn = { key: "card", name: "card.png", alt: "A card", png: new Uint8Array([1, 2, 3]) };
  await photos.send(drawn, { chat_id: PERSON });
  assert.equal(await store.pruneFacts(Date.now() + 89 * DAY), 0);
  assert.equal(await store.pruneFacts(Date.now() + 91 * DAY), 1);
  await photos.send(drawn, { chat_id: PERSON });
  assert.equal(telegram.sent.length, 2);
});

test("an upload that hangs keeps no other for as long: a post is put off for certain, and an answer brings its own", async (t) => {
  const { telegram, store, calls } = await setUp(t);
  telegram.addChat({ id: PERSON, type: "private" });
  const own = createCalls(telegram.token, telegram.root);
  t.after(own.close);
  const photos = createPhotos(own, store, "1", 50);
  const drawn: Drawn = { key: "card", name: "card.png", alt: "A card", png: new Uint8Array([1, 2, 3]) };
  telegram.fault("sendPhoto", "hang");
  photos.send(drawn, { chat_id: CHANNEL }).catch(() => undefined);
  await until(() => calls("sendPhoto") === 1);
  await assert.rejects(
    fenced(
      () => false,
      () => photos.send(drawn, { chat_id: GROUP }),
    ),
    (error) => error instanceof SendFailure && error.decision === "later",
  );
  assert.equal(calls("sendPhoto"), 1);
  await photos.send(drawn, { chat_id: PERSON });
  assert.deepEqual(
    telegram.sent.map(({ chatId }) => chatId),
    [PERSON],
  );
});
