import { isDeepStrictEqual } from "node:util";
import { Telegraf } from "telegraf";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import type { Sent } from "../fakes/telegram/records.ts";
import { markupBody } from "../fakes/telegram/sending.ts";
import { createFakeTelegram, type FakeTelegram } from "../fakes/telegram/telegram.ts";
import { until, type World } from "../platforms/contract.ts";
import type { Comparison } from "./figures.ts";
import { HISTORY } from "./history.ts";
import { type Ask, askInPairs, compareTimes } from "./pairs.ts";
import { inWorld } from "./world.ts";

const FIRST_PERSON = 5_000_000;

/** Somebody who asks in none of the rounds. */
const NOBODY = -1;

/** A text with its buttons, as it arrives. */
type Said = Pick<Sent, "html" | "buttons">;

/** One of two Telegrams, each with a bot of its own, and the message that answers each round. */
interface Side {
  readonly telegram: FakeTelegram;
  readonly messages: Map<number, Sent>;
}

/** Our adapter on telegraf beside a bare telegraf: commands, then a press of the first button of each answer. */
export function measureTelegram(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const ours: Side = { telegram: await startOurs(world), messages: new Map() };
    await asks(ours)(NOBODY);
    await presses(ours)(NOBODY);
    const [answer, edit] = [ours.telegram.sent[0], ours.telegram.edits[0]] as [Said, Said];
    const bare: Side = { telegram: await startBare(world, answer, edit), messages: new Map() };
    const settled = () => until(() => ours.telegram.isPolled && bare.telegram.isPolled);
    const asking = await askInPairs(asks(ours), asks(bare), settled);
    const pressing = await askInPairs(presses(ours), presses(bare), settled);
    refuseOthers(answer, [...ours.telegram.sent, ...bare.telegram.sent]);
    refuseOthers(edit, [...ours.telegram.edits, ...bare.telegram.edits]);
    return [
      ...compareTimes("/losses on Telegram", asking),
      ...compareTimes("a button on Telegram", pressing),
    ];
  });
}

/** Both sides are to say the same. */
function refuseOthers(wanted: Said, said: readonly Said[]): void {
  const others = said.filter(
    ({ html, buttons }) => html !== wanted.html || !isDeepStrictEqual(buttons, wanted.buttons),
  );
  if (others.length > 0)
    throw new Error(`${others.length} answers on Telegram are others: ${others[0]?.html}`);
}

async function startOurs({ bot, store, log, atEnd }: World): Promise<FakeTelegram> {
  const telegram = await createFakeTelegram();
  atEnd(telegram.close);
  const platform = createTelegram({ token: telegram.token, root: telegram.root, rate: 25, store, log });
  atEnd(() => platform.stop());
  platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
  await until(() => telegram.isPolled);
  return telegram;
}

/** As little as can be written with telegraf, which always answers the same: our messages, with their buttons. */
async function startBare({ atEnd }: World, answer: Said, edit: Said): Promise<FakeTelegram> {
  const telegram = await createFakeTelegram();
  atEnd(telegram.close);
  const bare = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.root } });
  const answerMarkup = markupBody(answer.buttons);
  const editMarkup = { parse_mode: "HTML", ...markupBody(edit.buttons) } as const;
  bare.command("losses", (context) => context.replyWithHTML(answer.html ?? "", answerMarkup));
  bare.on("callback_query", async (context) => {
    await context.editMessageText(edit.html ?? "", editMarkup);
    await context.answerCbQuery();
  });
  const ended = bare.launch();
  atEnd(() => {
    bare.stop();
    return ended;
  });
  await until(() => telegram.isPolled);
  return telegram;
}

/** Gives the command. The time is that from handing the update to the service until the message arrived there. */
function asks({ telegram, messages }: Side): Ask {
  return async (round) => {
    const chatId = FIRST_PERSON + round;
    const answered = telegram.nextSent(chatId);
    const begin = performance.now();
    telegram.say({ chatId, text: "/losses", languageCode: "en" });
    const sent = await answered;
    const time = performance.now() - begin;
    messages.set(round, sent);
    return time;
  };
}

/** Presses the first button under the answer of the round. The time is that until the new text arrived. */
function presses({ telegram, messages }: Side): Ask {
  return async (round) => {
    const chatId = FIRST_PERSON + round;
    const { messageId, buttons } = messages.get(round) as Sent;
    const data = buttons[0]?.[0]?.data ?? "";
    const edited = telegram.nextEdit(chatId);
    const begin = performance.now();
    telegram.press({ chatId, messageId, userId: chatId, data, languageCode: "en" });
    await edited;
    return performance.now() - begin;
  };
}
