import { type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import type { Bot } from "../../core/bot.ts";
import { chooseLocale } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import { within } from "../../lib/within.ts";
import type { Illustrate } from "../illustrating.ts";
import { DEFER_AFTER } from "./limits.ts";
import { requestOf } from "./mapping.ts";
import { isForOne, replyOf } from "./reply.ts";

/** Answers slash commands: at once where that is possible, else by announcing the answer and filling it in. */
export function createAnswering(
  bot: Bot,
  log: Log,
  illustrate: Illustrate,
): (interaction: ChatInputCommandInteraction) => Promise<void> {
  return async (interaction) => {
    const request = requestOf(interaction);
    const answered = bot
      .answer(request)
      .then(async (message) => ({ message, drawn: await illustrate(message) }));
    const alone = isForOne(bot, interaction.commandName);
    // Whether only the asker sees it has to be said with the first word and cannot change after.
    if (!(await within(DEFER_AFTER, answered)))
      await interaction.deferReply(alone ? { flags: MessageFlags.Ephemeral } : {});
    const { message, drawn } = await answered;
    const reply = replyOf(message, chooseLocale(bot.locales, request.language).tag, log, drawn);
    if (interaction.deferred) await interaction.editReply(reply);
    else if (alone || message.failure) await interaction.reply({ ...reply, flags: MessageFlags.Ephemeral });
    else await interaction.reply(reply);
  };
}
