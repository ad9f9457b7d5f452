import { type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { chooseLocale } from "../../core/locale.ts";
import { within } from "../../lib/within.ts";
import { type HearingParts, requestOf } from "./mapping.ts";
import { isForOne, replyOf } from "./reply.ts";

/** Answers slash commands: at once where that is possible, else by announcing the answer and filling it in. */
export function createAnswering({
  bot,
  log,
  illustrate,
  deadlines: { announceAfter },
  ...parts
}: HearingParts): (interaction: ChatInputCommandInteraction) => Promise<void> {
  return async (interaction) => {
    const answered = requestOf(interaction, { bot, ...parts })
      .then((request) => bot.answer(request))
      .then(async (message) => ({ message, drawn: await illustrate(message) }));
    const alone = isForOne(bot, interaction.commandName);
    // Whether only the asker sees it has to be said with the first word and cannot change after.
    if (!(await within(announceAfter, answered)))
      await interaction.deferReply(alone ? { flags: MessageFlags.Ephemeral } : {});
    const { message, drawn } = await answered;
    const reply = replyOf(message, chooseLocale(bot.locales, interaction.locale).tag, log, drawn);
    if (interaction.deferred) await interaction.editReply(reply);
    else if (alone || message.failure) await interaction.reply({ ...reply, flags: MessageFlags.Ephemeral });
    else await interaction.reply(reply);
  };
}
