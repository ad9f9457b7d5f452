import { Telegraf } from "telegraf";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import { markupBody } from "../fakes/telegram/sending.ts";
import { createFakeTelegram, type FakeTelegram } from "../fakes/telegram/telegram.ts";
import { until, type World } from "../platforms/contract.ts";
import type { Comparison } from "./figures.ts";
import { HISTORY } from "./history.ts";
import { type Ask, askInPairs, compareTimes } from "./pairs.ts";
import { inWorld } from "./world.ts";

const FIRST_PERSON = 5_000_000;

/** Our adapter on telegraf beside a bare telegraf, each with a Telegram of its own. */
export function measureTelegram(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const ours = await startOurs(world);
    // By somebody who asks in none of the rounds.
    await asks(ours)(-1);
    const { html: text = "", buttons = [] } = ours.sent[0] ?? {};
    const bare = await startBare(world, text, markupBody(buttons));
    const settled = () => until(() => ours.isPolled && bare.isPolled);
    const times = await askInPairs(asks(ours), asks(bare), settled);
    const others = [...ours.sent, ...bare.sent].filter(({ html }) => html !== text);
    if (others.length > 0)
      throw new Error(`${others.length} answers on Telegram are others: ${others[0]?.text}`);
    return compareTimes("Telegram", times);
  });
}

async function startOurs({ bot, store, log, atEnd }: World): Promise<FakeTelegram> {
  const telegram = await createFakeTelegram();
  atEnd(telegram.close);
  const platform = createTelegram({ token: telegram.token, root: telegram.root, rate: 25, store, log });
  atEnd(() => platform.stop());
  platform.start(bot);
  await until(() => telegram.isPolled);
  return telegram;
}

/** As little as can be written with telegraf, which always answers the same: our message, with its buttons. */
async function startBare({ atEnd }: World, text: string, markup: object): Promise<FakeTelegram> {
  const telegram = await createFakeTelegram();
  atEnd(telegram.close);
  const bare = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.root } });
  bare.command("losses", (context) => context.replyWithHTML(text, markup));
  const ended = bare.launch();
  atEnd(() => {
    bare.stop();
    return ended;
  });
  await until(() => telegram.isPolled);
  return telegram;
}

/** From handing the update to the service until the message arrived there. */
function asks(telegram: FakeTelegram): Ask {
  return async (round) => {
    const chatId = FIRST_PERSON + round;
    const answered = telegram.nextSent(chatId);
    const begin = performance.now();
    telegram.say({ chatId, text: "/losses", languageCode: "en" });
    await answered;
    return performance.now() - begin;
  };
}
