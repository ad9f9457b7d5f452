import { type ChatInputCommandInteraction, DiscordAPIError, MessageFlags } from "discord.js";
import type { Bot } from "../../core/bot.ts";
import { within } from "../../lib/within.ts";
import { requestOf } from "./mapping.ts";
import { renderEmbed } from "./render.ts";

/** Discord forgets a question after 3 s without an answer; after this many milliseconds one is announced as coming. */
const DEFER_AFTER = 1_500;
/** A question this many milliseconds old will be forgotten before an answer reaches Discord. */
const TOO_OLD = 2_500;
/** Forgotten, answered already, or older than 15 minutes: it is over, and nobody can do anything about it. */
const TOO_LATE = new Set<unknown>([10062, 40060, 10015, 50027]);

/** Answers slash commands: at once where that is possible, else by announcing the answer and filling it in. */
export function createAnswering(bot: Bot): (interaction: ChatInputCommandInteraction) => Promise<void> {
  /** How old the freshest question looked, which tells how far this machine's clock and Discord's are apart. */
  let leastAge = Number.POSITIVE_INFINITY;

  function isTooOld({ createdTimestamp }: ChatInputCommandInteraction): boolean {
    const age = Date.now() - createdTimestamp;
    leastAge = Math.min(leastAge, age);
    return age - leastAge > TOO_OLD;
  }

  return async (interaction) => {
    if (isTooOld(interaction)) return;
    const answered = bot.answer(requestOf(interaction));
    const restricted = bot.commands.find(({ name }) => name === interaction.commandName)?.restricted ?? false;
    try {
      // Whether only the asker sees it has to be said with the first word and cannot change after.
      if (!(await within(DEFER_AFTER, answered)))
        await interaction.deferReply(restricted ? { flags: MessageFlags.Ephemeral } : {});
      const message = await answered;
      const embeds = [renderEmbed(message)];
      if (interaction.deferred) await interaction.editReply({ embeds });
      else if (restricted || message.failure)
        await interaction.reply({ embeds, flags: MessageFlags.Ephemeral });
      else await interaction.reply({ embeds });
    } catch (error) {
      if (error instanceof DiscordAPIError && TOO_LATE.has(error.code)) return;
      throw error;
    }
  };
}
