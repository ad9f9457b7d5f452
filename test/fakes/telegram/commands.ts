import type { Chats } from "./chats.ts";
import { objectOf, type Payload, structureOf, textOf } from "./parameters.ts";
import { refuse } from "./refusal.ts";

const COMMAND_LIMIT = 100;
const DESCRIPTION_LIMIT = 256;

/** One line of the menu a client shows after a slash. */
export type Command = { command: string; description: string };

/** Whom a menu is for: a type such as `all_group_chats`, and a chat and user where the type needs them. */
export type Scope = { type: string; chat_id?: number; user_id?: number };

/** The commands set for one scope and one language; the empty language is everybody else's. */
export type Menu = { scope: Scope; languageCode: string; commands: Command[] };

/** One call that changed a menu; deleting leaves it without commands. */
export type CommandWrite = Menu & { method: "setMyCommands" | "deleteMyCommands"; at: number };

const SCOPES = ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"];
const CHAT_SCOPES = ["chat", "chat_administrators", "chat_member"];

/** The menus of the bot, each scope and language apart; nothing is inherited or merged. */
export function createCommands(chats: Chats, now: () => number) {
  const menus = new Map<string, Menu>();
  const writes: CommandWrite[] = [];

  function scopeOf(payload: Payload): Scope {
    const given = objectOf(payload, "scope", "BotCommandScope");
    const type = given === undefined ? "default" : textOf(given, "type");
    if (given !== undefined && CHAT_SCOPES.includes(type)) {
      const scope: Scope = { type, chat_id: chats.find(given).id };
      return type === "chat_member" ? { ...scope, user_id: Number(textOf(given, "user_id")) } : scope;
    }
    if (!SCOPES.includes(type)) {
      refuse(400, "Bad Request: can't parse BotCommandScope: Unsupported type specified");
    }
    return { type };
  }

  function languageOf(payload: Payload): string {
    const language = textOf(payload, "language_code");
    if (language !== "" && !/^[a-z]{2}$/.test(language)) {
      refuse(400, "Bad Request: invalid language code specified");
    }
    return language;
  }

  const keyOf = (scope: Scope, language: string) => JSON.stringify([scope, language]);

  function write(method: CommandWrite["method"], payload: Payload, commands: Command[]): true {
    const menu = { scope: scopeOf(payload), languageCode: languageOf(payload), commands };
    writes.push({ method, ...menu, at: now() });
    // An empty list is the same as none: the next wider menu shows again.
    if (commands.length === 0) menus.delete(keyOf(menu.scope, menu.languageCode));
    else menus.set(keyOf(menu.scope, menu.languageCode), menu);
    return true;
  }

  return {
    writes,
    all: (): Menu[] => [...menus.values()],
    menu: (languageCode: string, scope: Scope): Command[] =>
      menus.get(keyOf(scope, languageCode))?.commands ?? [],
    methods: {
      setMyCommands: (payload: Payload) => write("setMyCommands", payload, commandsOf(payload)),
      deleteMyCommands: (payload: Payload) => write("deleteMyCommands", payload, []),
      getMyCommands: (payload: Payload) =>
        menus.get(keyOf(scopeOf(payload), languageOf(payload)))?.commands ?? [],
    },
  };
}

function commandsOf(payload: Payload): Command[] {
  const list = structureOf(payload, "commands", "list of bot commands");
  if (!Array.isArray(list)) refuse(400, "Bad Request: expected an Array of BotCommand");
  if (list.length > COMMAND_LIMIT) refuse(400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
  return list.map((given: Payload) => {
    const command = textOf(given, "command").replace(/^\//, "");
    const description = textOf(given, "description").trim();
    if (!/^[a-z0-9_]{1,32}$/.test(command)) refuse(400, "Bad Request: BOT_COMMAND_INVALID");
    if (description === "" || description.length > DESCRIPTION_LIMIT) {
      refuse(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    }
    return { command, description };
  });
}
