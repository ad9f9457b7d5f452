import assert from "node:assert/strict";
import { test } from "node:test";
import { createConnection } from "../../../src/platforms/connection.ts";
import { createCalls, paced } from "../../../src/platforms/telegram/calls.ts";
import { failureOf } from "../../../src/platforms/telegram/failures.ts";
import { listen } from "../../delivery/world.ts";
import { createFakeTelegram } from "../../fakes/telegram/telegram.ts";

test("checklist 17: what waits for its turn is not asked of Telegram any more once the token is refused", async (t) => {
  const telegram = await createFakeTelegram();
  t.after(() => telegram.close());
  const { log } = listen();
  const connection = createConnection({ title: "Telegram", setting: "TELEGRAM_TOKEN", log, failureOf });
  const calls = createCalls(telegram.token, telegram.root);
  t.after(() => calls.close());
  const turn = Promise.withResolvers<void>();
  const posts = paced(calls, () => turn.promise, connection.assertAccepted);
  const waiting = connection.request(() => posts.call("pinChatMessage", { chat_id: 1, message_id: 1 }));
  telegram.revokeToken();
  await assert.rejects(
    connection.request(() => calls.call("getMe", {})),
    { decision: "halt" },
  );
  const asked = telegram.requests.length;
  turn.resolve();
  await assert.rejects(waiting, { decision: "halt" });
  assert.equal(telegram.requests.length, asked);
});
