import { MessageFlags } from "discord.js";
import { decodeAction } from "../../core/action.ts";
import { chooseLocale, voiceOf } from "../../core/locale.ts";
import { within } from "../../lib/within.ts";
import { carriedBy, type Pressed } from "./buttons.ts";
import { askerOf, type HearingParts } from "./mapping.ts";
import { isForOne, type Reply, replyOf } from "./reply.ts";
import { discordWords } from "./words.ts";

/**
 * Answers presses of buttons, and picks from menus, in the place of the message that they are under. What cannot be answered is
 * said to whoever pressed, and the message stays. A button carries all there is to know, so it works in every later life of the bot.
 */
export function createPressing({
  bot,
  log,
  illustrate,
  deadlines: { announceAfter },
  ...parts
}: HearingParts): (interaction: Pressed) => Promise<void> {
  return async (interaction) => {
    const asked = decodeAction(carriedBy(interaction));
    if (!asked) {
      log.debug({ button: interaction.customId }, "A button was pressed that carries no question of ours.");
      await interaction.deferUpdate();
      return;
    }
    if (!mayPress(interaction)) {
      const locale = chooseLocale(bot.locales, interaction.locale);
      const title = voiceOf(locale).say(discordWords, "notYours", { command: asked.command });
      await tellAlone(interaction, replyOf({ title }, locale.tag, log));
      return;
    }
    const answered = askerOf(interaction, asked.command, { bot, ...parts })
      .then((asker) => bot.answer({ ...asked, ...asker }))
      .then(async (message) => ({ message, drawn: await illustrate(message) }));
    if (!(await within(announceAfter, answered))) await interaction.deferUpdate();
    const { message, drawn } = await answered;
    const reply = replyOf(message, chooseLocale(bot.locales, asked.language).tag, log, drawn);
    // Whoever set something up goes on in the same panel, which nobody else sees.
    const isPublic = !interaction.message.flags.has(MessageFlags.Ephemeral);
    if (message.failure || (isPublic && isForOne(bot, asked.command))) await tellAlone(interaction, reply);
    else await replace(interaction, reply);
  };
}

/** Under an answer only who asked for it; under a post, for which nobody asked, everyone. */
function mayPress({ message, user }: Pressed): boolean {
  const asker = message.interactionMetadata?.user.id;
  return asker === undefined || asker === user.id;
}

async function tellAlone(interaction: Pressed, reply: Reply): Promise<void> {
  const alone = { ...reply, flags: MessageFlags.Ephemeral } as const;
  if (interaction.deferred) await interaction.followUp(alone);
  else await interaction.reply(alone);
}

async function replace(interaction: Pressed, reply: Reply): Promise<void> {
  // Without an empty list of attachments the file of the answer before would stay.
  const whole = { ...reply, attachments: [] };
  if (interaction.deferred) await interaction.editReply(whole);
  else await interaction.update(whole);
}
