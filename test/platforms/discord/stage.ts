import type { TestContext } from "node:test";
import { z } from "zod";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import { Refusal } from "../../../src/core/message.ts";
import type { Option } from "../../../src/core/option.ts";
import { createDiscord, type DiscordParts } from "../../../src/platforms/discord/discord.ts";
import type { PressRequest, SlashRequest } from "../../fakes/discord/asking.ts";
import { createFakeDiscord, type FakeDiscordOptions } from "../../fakes/discord/discord.ts";
import { openWorld, until } from "../contract.ts";
import { CALM, PATIENT, QUIET } from "./posting.ts";

/** A channel of a guild that the bot is in, and the people there. */
export const CHANNEL = "3000000000000000002";
export const ASKER = "2000000000000000001";
export const OTHER = "2000000000000000002";
/** The flag of what only one person sees. */
export const EPHEMERAL = 64;

const step: Option<number> = {
  schema: () =>
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  expects: () => "a number",
};

/**
 * A command whose answer says its language and its number, with buttons to the next number and the one before. All answers but
 * the first wait for `held`, so that there is a message with buttons.
 */
export function countingCommand(name: string, { held }: { held?: Promise<void> } = {}): Command {
  return defineCommand({
    name,
    options: { step },
    words: phrases(name, { description: "Counts", "option.step": "The number" }),
    async run({ options, voice }) {
      const number = options.step ?? 0;
      if (number > 0) await held;
      if (number === 99) throw new Refusal("Nothing comes after that.");
      return {
        title: `${voice.locale.tag} ${number}`,
        actions: [
          [
            { label: "Next", line: `${name} ${number + 1}` },
            { label: "Last", line: `${name} 99` },
          ],
          number > 0 ? [{ label: "Back", line: `${name} ${number - 1}` }] : [],
        ],
      };
    },
  });
}

/** A bot with these further commands on a fake Discord, and people who ask it. */
export async function openStage(
  t: Pick<TestContext, "after">,
  more: readonly Command[],
  {
    pictures,
    picturesChannel,
    deadlines = CALM,
    ...options
  }: FakeDiscordOptions & Pick<DiscordParts, "pictures" | "picturesChannel" | "deadlines"> = {},
) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord({ ...PATIENT, ...options });
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }] });

  /** Begins a life of the bot. */
  async function live() {
    const { identifies } = discord;
    const platform = createDiscord({
      token: discord.token,
      root: discord.api,
      rate: 1_000,
      pictures,
      picturesChannel,
      deadlines,
      ...world,
    });
    world.atEnd(() => platform.stop());
    platform.start(world.botWith(...more), QUIET);
    await until(() => discord.identifies > identifies && discord.connected === 1);
    await until(() => discord.commandWrites > 0);
    return platform;
  }

  /** Asks, and resolves to the message that answers. */
  async function ask(name: string, request: Partial<SlashRequest> = {}) {
    const asked = discord.slash({ name, channelId: CHANNEL, userId: ASKER, ...request });
    await asked.answer();
    if (!asked.original) throw new Error("A question was answered without a message.");
    return asked.original;
  }

  /** Presses, and resolves to the first response. */
  async function press(request: PressRequest) {
    const pressed = discord.press({ userId: ASKER, ...request });
    return { pressed, ...(await pressed.acknowledged) };
  }

  return { ...world, discord, platform: await live(), live, ask, press };
}

/** What of a message is looked at here: its title, and what its buttons carry. */
export function seen({ embeds, components }: { embeds?: unknown; components?: unknown }) {
  const [embed] = (embeds ?? []) as { title?: string }[];
  const rows = (components ?? []) as { components: { custom_id: string }[] }[];
  return {
    title: embed?.title ?? "",
    buttons: rows.map((row) => row.components.map(({ custom_id: id }) => id)),
  };
}
