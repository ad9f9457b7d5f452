import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIRoleSelectComponent,
  type ButtonInteraction,
  ButtonStyle,
  ComponentType,
  type RoleSelectMenuInteraction,
  SelectMenuDefaultValueType,
} from "discord.js";
import { encodeAction, LONGEST_CARRIED } from "../../core/action.ts";
import type { Log } from "../../core/log.ts";
import type { Action, Menu, Message } from "../../core/message.ts";
import { inRows } from "../../core/rows.ts";
import { oneLine } from "../../core/text.ts";
import { shorten } from "./render.ts";

/** The most rows under a message, and buttons in a row (Discord documentation, components). */
const ROWS_LIMIT = 5;
const BUTTONS_LIMIT = 5;
/** The longest text on a button. */
const LABEL_LIMIT = 80;

/** The longest text in a menu of which nothing is picked. */
const PLACEHOLDER_LIMIT = 150;

/** Buttons side by side. */
type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;
/** A menu, which has a row of its own. */
type MenuRow = APIActionRowComponent<APIRoleSelectComponent>;
/** What can be used under a message. */
export type ControlRow = ButtonRow | MenuRow;

/** A button that was pressed, or a menu of which something was picked. */
export type Pressed = ButtonInteraction | RoleSelectMenuInteraction;

/** The menu and the buttons of a message, as many as it can have. */
export function controlRows(message: Message, language: string, log: Log): ControlRow[] {
  const menus = message.menu ? menuRows(message.menu, language, log) : [];
  return [...menus, ...buttonRows(message, language, log)].slice(0, ROWS_LIMIT);
}

/** What the control carries that was pressed, a menu together with what was picked of it. */
export function carriedBy(pressed: Pressed): string {
  if (pressed.isButton()) return pressed.customId;
  const [role = ""] = pressed.values;
  return /^\d{1,20}$/.test(role) ? `${pressed.customId}${role}` : "";
}

/** A menu that lists the roles of the server. One whose question does not fit is left out and logged, as buttons are. */
function menuRows({ label, line, picked }: Menu, language: string, log: Log): MenuRow[] {
  try {
    const menu: APIRoleSelectComponent = {
      type: ComponentType.RoleSelect,
      custom_id: encodeAction({ label, line }, language, LONGEST_CARRIED),
      placeholder: shorten(oneLine(label, PLACEHOLDER_LIMIT), PLACEHOLDER_LIMIT),
      ...(picked !== undefined && {
        default_values: [{ id: picked, type: SelectMenuDefaultValueType.Role }],
      }),
    };
    return [{ type: ComponentType.ActionRow, components: [menu] }];
  } catch (error) {
    log.error({ err: error }, "A menu was left out of an answer.");
    return [];
  }
}

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
    inRows(row.flatMap((action) => buttonOf(action, language, log)).filter(fits), BUTTONS_LIMIT),
  );
  return rows.slice(0, ROWS_LIMIT).map((components) => ({ type: ComponentType.ActionRow, components }));
}

function buttonOf(action: Action, language: string, log: Log): APIButtonComponentWithCustomId[] {
  try {
    const label = shorten(oneLine(action.label, LABEL_LIMIT), LABEL_LIMIT);
    const carried = encodeAction(action, language, LONGEST_CARRIED);
    return [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: carried }];
  } catch (error) {
    log.error({ err: error }, "A button was left out of an answer.");
    return [];
  }
}
