import type { TestContext } from "node:test";
import type { Sent } from "../../fakes/telegram/records.ts";
import { until } from "../contract.ts";
import { PERSON, setUp } from "./harness.ts";
import { pages } from "./pages.ts";

/** A bot with pages that is up, somebody who asked for the first, and the hands that press its buttons. */
export async function begin(t: TestContext, { chatId = PERSON, userId = PERSON, languageCode = "en" } = {}) {
  const world = await setUp(t, { more: pages });
  const platform = await world.open();
  const { telegram } = world;
  const asked = { chatId, userId, languageCode, text: "/first" };
  telegram.say(asked);
  const sent = await telegram.nextSent(chatId);

  /** Presses a button by its label, and waits until Telegram was told that it was noticed; returns what is shown. */
  async function press(label: string, by: number, of: Sent = sent): Promise<string> {
    const buttons = (telegram.edits.findLast(({ messageId }) => messageId === of.messageId) ?? of).buttons;
    const data = buttons.flat().find(({ text }) => text === label)?.data ?? "";
    return send(data, by, of, false);
  }

  /** The same with any data, as a changed client can send it. */
  async function send(data: string, by: number, of: Sent = sent, forged = true): Promise<string> {
    const { chatId: place, messageId } = of;
    return noticed(
      telegram.press({ chatId: place, messageId, userId: by, data, forged, languageCode: "en" }),
    );
  }

  async function noticed(queryId: string): Promise<string> {
    const find = () => telegram.callbackAnswers.find((answer) => answer.queryId === queryId);
    await until(() => find() !== undefined);
    return find()?.text ?? "";
  }

  /** The texts that messages were given by edits. */
  const edited = () => telegram.edits.map(({ text }) => text.split("\n")[0]);
  return { ...world, platform, sent, press, send, noticed, edited };
}
