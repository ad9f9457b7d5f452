import { createTelegram } from "../../../src/platforms/telegram/telegram.ts";
import { createFakeTelegram } from "../../fakes/telegram/telegram.ts";
import { platformContract, until } from "../contract.ts";
import { CHANNEL, PERSON, SUPERGROUP } from "./harness.ts";

platformContract("Telegram", async ({ store, log, atEnd }) => {
  const telegram = await createFakeTelegram();
  atEnd(() => telegram.close());
  telegram.addChat({ id: PERSON, type: "private" });
  telegram.addChat({ id: CHANNEL, type: "channel" });
  telegram.addChat({ id: SUPERGROUP, type: "supergroup" });
  const topic = telegram.addTopic(SUPERGROUP);
  const platform = createTelegram({ token: telegram.token, root: telegram.root, rate: 25, store, log });
  atEnd(() => platform.stop());
  const sentTo = (channel: string) =>
    telegram.sent.filter(
      ({ chatId, threadId }) => channel === (threadId ? `${chatId}:${threadId}` : `${chatId}`),
    );
  return {
    platform,
    channels: [`${PERSON}`, `${CHANNEL}`, `${SUPERGROUP}:${topic}`],
    missing: "-1009999999999",
    up: () => until(() => telegram.isPolled),
    unknownMessage: "999999",
    posts: (channel) => sentTo(channel).map(({ chatId, messageId }) => telegram.textOf(chatId, messageId)),
    silent: (channel) => sentTo(channel).map(({ silent }) => silent),
    async ask(channel, command) {
      const chatId = Number.parseInt(channel, 10);
      telegram.say({ chatId, userId: PERSON, text: `/${command}`, languageCode: "en" });
      return (await telegram.nextSent(chatId)).text;
    },
  };
});
