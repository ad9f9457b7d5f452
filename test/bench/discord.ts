import { isDeepStrictEqual } from "node:util";
import { Client, Events, GatewayIntentBits, type InteractionReplyOptions } from "discord.js";
import { createDiscord } from "../../src/platforms/discord/discord.ts";
import { createFakeDiscord, type FakeDiscord } from "../fakes/discord/discord.ts";
import { until, type World } from "../platforms/contract.ts";
import type { Comparison } from "./figures.ts";
import { HISTORY } from "./history.ts";
import { type Ask, askInPairs, compareTimes } from "./pairs.ts";
import { inWorld } from "./world.ts";

/** Many, since the bot answers only so much a minute in each. */
const CHANNELS = Array.from({ length: 200 }, (_, index) => `${3_000_000_000_000_000_000n + BigInt(index)}`);
const FIRST_PERSON = 2_000_000_000_000_000_000n;

/** Our adapter on discord.js beside a bare discord.js, each with a Discord of its own. */
export function measureDiscord(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const answers: unknown[] = [];
    const ours = await startOurs(world);
    // By somebody who asks in none of the rounds.
    await asks(ours, answers)(CHANNELS.length * 100);
    const answer = answers[0] as InteractionReplyOptions;
    const bare = await startBare(world, answer);
    const times = await askInPairs(asks(ours, answers), asks(bare, answers), () => Promise.resolve());
    const others = answers.filter((other) => !isDeepStrictEqual(other, answer));
    if (others.length > 0)
      throw new Error(`${others.length} answers on Discord are others: ${JSON.stringify(others[0])}`);
    return compareTimes("Discord", times);
  });
}

async function startOurs({ bot, store, log, atEnd }: World): Promise<FakeDiscord> {
  const discord = await startFake(atEnd);
  const platform = createDiscord({ token: discord.token, root: discord.api, rate: 50, store, log });
  atEnd(() => platform.stop());
  platform.start(bot);
  await until(() => discord.connected === 1 && discord.commandWrites > 0 && platform.ready());
  return discord;
}

/** As little as can be written with discord.js, which always answers the same: our message, with its buttons. */
async function startBare({ atEnd }: World, answer: InteractionReplyOptions): Promise<FakeDiscord> {
  const discord = await startFake(atEnd);
  const bare = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.api } });
  atEnd(() => bare.destroy());
  bare.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply(answer);
  });
  await bare.login(discord.token);
  await until(() => bare.isReady());
  return discord;
}

async function startFake(atEnd: World["atEnd"]): Promise<FakeDiscord> {
  const discord = await createFakeDiscord();
  atEnd(discord.close);
  discord.addGuild({ channels: CHANNELS.map((id) => ({ id })) });
  return discord;
}

/** From handing the command to the service until its answer arrived there, which is kept. */
function asks(discord: FakeDiscord, answers: unknown[]): Ask {
  return async (round) => {
    const channelId = CHANNELS[round % CHANNELS.length] as string;
    const userId = `${FIRST_PERSON + BigInt(round)}`;
    const begin = performance.now();
    const asked = discord.slash({ name: "losses", channelId, userId, unpublished: true });
    await asked.acknowledged;
    const time = performance.now() - begin;
    const { embeds, components } = await asked.answer();
    answers.push({ embeds, components });
    return time;
  };
}
