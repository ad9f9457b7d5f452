import { hookRoutes } from "../../../src/http/hooks.ts";
import { startServer } from "../../../src/http/server.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createFakeDiscord, type FakeDiscord } from "../../fakes/discord/discord.ts";
import { platformContract, type Stage, until, type World } from "../contract.ts";
import { CALM, PATIENT } from "./posting.ts";

const CHANNELS = ["3000000000000000002", "3000000000000000003"];

/** The flag of a message that comes without a sound. */
const SUPPRESS_NOTIFICATIONS = 1 << 12;

/** What a person sees of an embed. */
function visible(embeds: readonly { title?: string; description?: string }[] | undefined): string {
  return (embeds ?? [])
    .map(({ title = "", description = "" }) => `${title}\n${description}`)
    .join("\n")
    .replaceAll("```", "")
    .replace(/\[(.*)\]\(.*\)$/, "$1")
    .replaceAll("@\u200b", "@")
    .replace(/\\(.)/g, "$1");
}

/** A bot with this fake at its other end, whichever way that what people do comes. */
async function stageOf(world: World, discord: FakeDiscord, publicKey?: string): Promise<Stage> {
  world.atEnd(discord.close);
  discord.addGuild({ channels: CHANNELS.map((id) => ({ id })) });
  const { token, api: root } = discord;
  const platform = createDiscord({ token, publicKey, root, rate: 1_000, deadlines: CALM, ...world });
  world.atEnd(() => platform.stop());
  return {
    platform,
    channels: CHANNELS,
    missing: "3000000000000000009",
    silent: (channel) =>
      discord.messages
        .filter(({ channelId }) => channelId === channel)
        .map(({ payload }) => ((payload.flags ?? 0) & SUPPRESS_NOTIFICATIONS) !== 0),
    unknownMessage: "3000000000000000099",
    posts: (channel) =>
      discord.messages
        .filter(({ channelId }) => channelId === channel)
        .map(({ payload }) => visible(payload.embeds)),
    up: () => until(() => (publicKey ? true : discord.connected === 1) && discord.commandWrites > 0),
    async ask(channelId, name) {
      return visible((await discord.slash({ name, channelId, memberPermissions: 32n }).answer()).embeds);
    },
  };
}

platformContract("Discord", async (world) => stageOf(world, await createFakeDiscord(PATIENT)));

platformContract("Discord over HTTP", async (world) => {
  const discord = await createFakeDiscord(PATIENT);
  const stage = await stageOf(world, discord, discord.endpoint.publicKey);
  const routes = [hookRoutes(stage.platform.hook ? [stage.platform.hook] : [])];
  const server = await startServer({ routes, port: 0, host: "127.0.0.1", log: world.log });
  world.atEnd(() => server.close());
  await discord.endpoint.enter(`${server.address}/discord/interactions`);
  return stage;
});
