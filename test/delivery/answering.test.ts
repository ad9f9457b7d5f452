import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { until, type World, worldOf } from "./world.ts";

const RATE = 40;
const CHANNELS = 240;
const QUESTIONS = 100;
/** What is counted is posts: a machine that is busy with other tests may take its time. */
const PATIENCE = 120_000;
/** So many posts of a network go out in the longest time for which anybody may wait, of a second and a half. */
const LONGEST = 1.5 * RATE;

/** The posts that a network gets while each question waits for its answer, the fewest first. */
async function waits(
  ask: (index: number) => Promise<unknown>,
  posts: () => number,
  isOver: () => boolean,
): Promise<number[]> {
  const asked: Promise<number>[] = [];
  for (let index = 0; index < QUESTIONS && !isOver(); index++) {
    const before = posts();
    asked.push(ask(index).then(() => posts() - before));
    await pause(50);
  }
  return (await Promise.all(asked)).sort((one, other) => one - other);
}

/** The sources of questions of both networks: each by somebody else, in a chat of their own. */
function askers({ discord, telegram }: World, channels: readonly string[]) {
  return {
    discord: (index: number) =>
      discord
        .slash({
          name: "losses",
          channelId: channels[index] as string,
          userId: String(2_000_000 + index),
          options: { when: "2023-03-07" },
        })
        .answer(),
    async telegram(index: number) {
      const chatId = 500_000 + index;
      telegram.say({ chatId, text: "/losses 2023-03-07" });
      await until(() => telegram.sent.some((message) => message.chatId === chatId), "answer");
    },
  };
}

test("checklist 37: nobody's answer is behind a broadcast that runs at its full rate", async (t) => {
  const world = await worldOf(t, { rate: RATE, interactionDeadline: PATIENCE });
  const channels: string[] = [];
  for (let count = 0; count < CHANNELS; count++) {
    channels.push(await world.onDiscord());
    await world.onTelegram();
  }
  const bot = await world.start();
  await until(() => world.discord.commands.length > 0, "commands");
  const run = bot.tick();
  let over = false;
  void run.then(() => {
    over = true;
  });
  const ask = askers(world, channels);
  const states = async () => (await world.deliveries()).filter(({ state }) => state === "sent").length;
  const posts = {
    discord: () => world.discord.messages.length,
    telegram: () => world.telegram.sent.filter(({ chatId }) => chatId < 500_000).length,
  };
  await until(() => posts.discord() > 0 && posts.telegram() > 0, "first posts");
  const isOver = () => over;
  const found = await Promise.all([
    waits(ask.discord, posts.discord, isOver),
    waits(ask.telegram, posts.telegram, isOver),
  ]);
  await run;
  assert.equal(await states(), 2 * CHANNELS);
  for (const [network, counts] of Object.entries({ discord: found[0], telegram: found[1] })) {
    const most = counts[Math.ceil(counts.length * 0.99) - 1] as number;
    t.diagnostic(`${network}: ${counts.length} answers; at the 99th percentile ${most} posts meanwhile`);
    assert.ok(
      counts.length >= QUESTIONS / 2,
      `only ${counts.length} were asked before the end of the broadcast`,
    );
    assert.ok(most <= LONGEST, `${network}: ${most} posts went out while one waited`);
  }
});
