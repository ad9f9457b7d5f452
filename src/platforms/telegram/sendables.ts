import type { ChatMember, ChatPermissions } from "telegraf/types";
import type { Calls } from "./calls.ts";
import type { RuledChat } from "./mapping.ts";
import { POST_MESSAGES, SEND_MESSAGES } from "./right-names.ts";

/** What the bot may send into a chat. */
export interface Sendables {
  readonly texts: boolean;
  readonly photos: boolean;
}

const ALL: Sendables = { texts: true, photos: true };

/** The right that texts need in a chat, as Telegram's apps show it. */
export function textsIn({ type }: RuledChat): string {
  return type === "channel" ? POST_MESSAGES : SEND_MESSAGES;
}

/**
 * Asks what the bot, by the number of its own account, may send into a chat: as its administrator, or as far as the bot
 * itself and everybody else there is restricted. What Telegram does not say is allowed. Never rejects.
 */
export async function askSendables(
  { call }: Pick<Calls, "call">,
  bot: number | undefined,
  chat: RuledChat,
): Promise<Sendables> {
  if (chat.type === "private" || bot === undefined) return ALL;
  const { id: chat_id } = chat;
  const own = await call("getChatMember", { chat_id, user_id: bot }).catch(() => undefined);
  if (own?.status === "administrator")
    return { ...ALL, texts: chat.type !== "channel" || own.can_post_messages === true };
  if (chat.type === "channel") return ALL;
  const full = await call("getChat", { chat_id }).catch(() => undefined);
  const everybody = full && "permissions" in full ? full.permissions : undefined;
  return both(allowedBy(own), everybody ?? {});
}

function allowedBy(
  own: ChatMember | undefined,
): Pick<ChatPermissions, "can_send_messages" | "can_send_photos"> {
  return own?.status === "restricted" ? own : {};
}

function both(...rules: readonly ReturnType<typeof allowedBy>[]): Sendables {
  return {
    texts: rules.every((rule) => rule.can_send_messages !== false),
    photos: rules.every((rule) => rule.can_send_photos !== false),
  };
}
