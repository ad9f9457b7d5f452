import { DiscordAPIError, type Interaction } from "discord.js";
import { createRecent } from "../../lib/recent.ts";
import { createAnswering } from "./answering.ts";
import { BroughtAgain, type HearingParts } from "./mapping.ts";
import { createPressing } from "./pressing.ts";
import { createSuggesting } from "./suggesting.ts";
import { createTooOld } from "./too-old.ts";

/** Forgotten, answered already or too often, deleted, or older than 15 minutes: it is over, and nobody can do anything about it. */
const TOO_LATE = new Set<unknown>([10062, 40060, 10008, 10015, 50027, 40094]);

/** So many questions are remembered, in case that Discord tells of one again. */
const REMEMBERED = 1_000;

/**
 * Hears all that people do: give commands, press buttons, pick from menus, type options. Rejects when an answer could not be sent, except
 * where it only came too late.
 */
export function createHearing(parts: HearingParts): (interaction: Interaction) => Promise<void> {
  const answer = createAnswering(parts);
  const press = createPressing(parts);
  const suggest = createSuggesting(parts.bot);
  const heard = createRecent<string>(REMEMBERED);
  const isTooOld = createTooOld(parts.deadlines.tooOld);

  return async (interaction) => {
    if (isTooOld(interaction.createdTimestamp) || !heard.add(interaction.id)) return;
    try {
      if (interaction.isChatInputCommand()) await answer(interaction);
      else if (interaction.isButton() || interaction.isRoleSelectMenu()) await press(interaction);
      else if (interaction.isAutocomplete()) await suggest(interaction);
    } catch (error) {
      if (error instanceof BroughtAgain) return;
      if (error instanceof DiscordAPIError && TOO_LATE.has(error.code)) return;
      throw error;
    }
  };
}
