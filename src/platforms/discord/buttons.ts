import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { encodeAction } from "../../core/action.ts";
import type { Log } from "../../core/log.ts";
import type { Action, Message } from "../../core/message.ts";
import { oneLine } from "../../core/text.ts";
import { shorten } from "./render.ts";

/** The most rows under a message, and buttons in a row (Discord documentation, components). */
const ROWS_LIMIT = 5;
const BUTTONS_LIMIT = 5;
/** The longest text on a button. */
const LABEL_LIMIT = 80;

/** Buttons side by side. */
export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/**
 * The buttons of a message, each of which carries its question and the language of the answer. A row of more than five
 * goes on in the next one. A question that stands there already has no second button: Discord takes no message with one.
 * A question that fits onto no button is left out and logged, since a message says everything without its buttons.
 */
export function buttonRows(message: Message, language: string, log: Log): ButtonRow[] {
  const known = made.get(message) ?? new Map<string, ButtonRow[]>();
  made.set(message, known);
  const rows = known.get(language) ?? makeRows(message, language, log);
  known.set(language, rows);
  return rows;
}

/** The buttons of messages that were made already, by their language. */
const made = new WeakMap<Message, Map<string, ButtonRow[]>>();

function makeRows({ actions = [] }: Message, language: string, log: Log): ButtonRow[] {
  const taken = new Set<string>();

  function fits({ label, custom_id: id }: APIButtonComponentWithCustomId): boolean {
    if (!label || taken.has(id)) return false;
    taken.add(id);
    return true;
  }

  const rows = actions.flatMap((row) =>
    chunks(row.flatMap((action) => buttonOf(action, language, log)).filter(fits)),
  );
  return rows.slice(0, ROWS_LIMIT).map((components) => ({ type: ComponentType.ActionRow, components }));
}

function buttonOf(action: Action, language: string, log: Log): APIButtonComponentWithCustomId[] {
  try {
    const label = shorten(oneLine(action.label, LABEL_LIMIT), LABEL_LIMIT);
    const carried = encodeAction(action, language);
    return [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: carried }];
  } catch (error) {
    log.error({ err: error }, "A button was left out of an answer.");
    return [];
  }
}

function chunks<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / BUTTONS_LIMIT);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * BUTTONS_LIMIT, (index + 1) * BUTTONS_LIMIT),
  );
}
