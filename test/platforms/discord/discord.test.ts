import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { platformContract, until } from "../contract.ts";

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

platformContract("Discord", async (world) => {
  const discord = await createFakeDiscord();
  world.atEnd(discord.close);
  discord.addGuild({ channels: CHANNELS.map((id) => ({ id })) });
  const platform = createDiscord({ token: discord.token, root: discord.api, rate: 1_000, ...world });
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
    up: () => until(() => discord.connected === 1 && discord.commandWrites > 0),
    async ask(channelId, name) {
      return visible((await discord.slash({ name, channelId, memberPermissions: 32n }).answer()).embeds);
    },
  };
});
