import { isDeepStrictEqual } from "node:util";
import {
  Client,
  type InteractionUpdateOptions as Edited,
  Events,
  GatewayIntentBits,
  type InteractionReplyOptions,
} from "discord.js";
import { createDiscord } from "../../src/platforms/discord/discord.ts";
import { createFakeDiscord, type FakeDiscord } from "../fakes/discord/discord.ts";
import type { AskedInteraction } from "../fakes/discord/interactions.ts";
import type { StoredMessage } from "../fakes/discord/messages.ts";
import { until, type World } from "../platforms/contract.ts";
import { type Comparison, percentile } from "./figures.ts";
import { HISTORY } from "./history.ts";
import { type Ask, askInPairs, compareTimes } from "./pairs.ts";
import { inWorld } from "./world.ts";

/** Many, since the bot answers only so much a minute in each. */
const CHANNELS = Array.from({ length: 200 }, (_, index) => `${3_000_000_000_000_000_000n + BigInt(index)}`);
const FIRST_PERSON = 2_000_000_000_000_000_000n;

/** What Discord is told of while somebody types, and how long it may take to be completed, in milliseconds. */
const TYPED = [
  "",
  "t",
  "tan",
  "art",
  "танк",
  "helicp",
  "2023-0",
  "march",
  "last w",
  "5 mar",
  "since 1 ",
  "вчора",
  "zzz",
];
const COMPLETED = 300;
const COMPLETIONS = 500;

/** Somebody who asks in none of the rounds. */
const NOBODY = CHANNELS.length * 100;

/** One of two Discords, each with a bot of its own, and what came of the rounds. */
interface Side {
  readonly discord: FakeDiscord;
  /** The answers as they arrived, and what was put in their place when a button was pressed. */
  readonly answers: unknown[];
  readonly edits: unknown[];
  /** The message that answers, by its round. */
  readonly messages: Map<number, StoredMessage>;
}

/** Our adapter on discord.js beside a bare discord.js: commands, then a press of the first button of each answer. */
export function measureDiscord(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const ours = sideOf(await startOurs(world));
    await asks(ours)(NOBODY);
    await presses(ours)(NOBODY);
    const [answer, edit] = [ours.answers[0], ours.edits[0]] as [InteractionReplyOptions, Edited];
    const bare = sideOf(await startBare(world, answer, edit));
    const settled = () => Promise.resolve();
    const asking = await askInPairs(asks(ours), asks(bare), settled);
    const pressing = await askInPairs(presses(ours), presses(bare), settled);
    refuseOthers(answer, [...ours.answers, ...bare.answers]);
    refuseOthers(edit, [...ours.edits, ...bare.edits]);
    return [
      ...compareTimes("/losses on Discord", asking),
      ...compareTimes("a button on Discord", pressing),
      await measureCompleting(ours.discord),
    ];
  });
}

/** How long what is typed waits to be completed, at the 99th percentile. */
async function measureCompleting(discord: FakeDiscord): Promise<Comparison> {
  const times: number[] = [];
  for (let round = 0; round < COMPLETIONS; round++) {
    const focused = round % 2 ? "category" : "when";
    const value = TYPED[round % TYPED.length] as string;
    const typing = { name: "losses", channelId: CHANNELS[0] as string, userId: personOf(round) };
    const begin = performance.now();
    await discord.autocomplete({ ...typing, focused, options: { [focused]: value } }).acknowledged;
    times.push(performance.now() - begin);
  }
  return {
    what: "completing what is typed, 99th percentile",
    ours: percentile(times, 0.99),
    baseline: COMPLETED,
    unit: "ms",
    wanted: { most: 1 },
  };
}

function sideOf(discord: FakeDiscord): Side {
  return { discord, answers: [], edits: [], messages: new Map() };
}

/** Both sides are to say the same. */
function refuseOthers(wanted: unknown, said: readonly unknown[]): void {
  const others = said.filter((other) => !isDeepStrictEqual(other, wanted));
  if (others.length > 0)
    throw new Error(`${others.length} answers on Discord are others: ${JSON.stringify(others[0])}`);
}

async function startOurs({ bot, store, log, atEnd }: World): Promise<FakeDiscord> {
  const discord = await startFake(atEnd);
  const platform = createDiscord({ token: discord.token, root: discord.api, rate: 50, store, log });
  atEnd(() => platform.stop());
  platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
  await until(() => discord.connected === 1 && discord.commandWrites > 0 && platform.ready());
  return discord;
}

/** As little as can be written with discord.js, which always answers the same: our messages, with their buttons. */
async function startBare(
  { atEnd }: World,
  answer: InteractionReplyOptions,
  edit: Edited,
): Promise<FakeDiscord> {
  const discord = await startFake(atEnd);
  const bare = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.api } });
  atEnd(() => bare.destroy());
  bare.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply(answer);
    else if (interaction.isButton()) void interaction.update(edit);
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

/** Gives the command. */
function asks({ discord, answers, messages }: Side): Ask {
  return (round) => {
    const channelId = CHANNELS[round % CHANNELS.length] as string;
    const command = { name: "losses", channelId, userId: personOf(round), unpublished: true };
    return timeOf(
      () => discord.slash(command),
      (asked, said) => {
        answers.push(said);
        messages.set(round, asked.original as StoredMessage);
      },
    );
  };
}

/** Presses the first button under the answer of the round. */
function presses({ discord, edits, messages }: Side): Ask {
  return (round) => {
    const message = messages.get(round) as StoredMessage;
    const [row] = message.payload.components as { components: { custom_id: string }[] }[];
    const customId = row?.components[0]?.custom_id ?? "";
    const press = { message, customId, userId: personOf(round) };
    return timeOf(
      () => discord.press(press),
      (_, said) => edits.push(said),
    );
  };
}

function personOf(round: number): string {
  return `${FIRST_PERSON + BigInt(round)}`;
}

/** From handing what somebody does to the service until the answer arrived there, which is kept. */
async function timeOf(
  act: () => AskedInteraction,
  keep: (asked: AskedInteraction, said: unknown) => void,
): Promise<number> {
  const begin = performance.now();
  const asked = act();
  await asked.acknowledged;
  const time = performance.now() - begin;
  const { embeds, components } = await asked.answer();
  keep(asked, { embeds, components });
  return time;
}
