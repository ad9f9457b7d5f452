import type { ChatMember, Update } from "telegraf/types";
import type { PlatformEvents } from "../../core/platform.ts";
import { isElsewhere } from "./mapping.ts";

/** What an update tells of a chat itself. */
export type Change =
  | { readonly kind: "removed"; readonly server: string; readonly reason: string }
  | { readonly kind: "returned"; readonly server: string }
  | { readonly kind: "moved"; readonly from: string; readonly to: string };

/** What an update tells of where the bot is; nothing where it is about something else. */
export function changeOf(update: Update): Change | undefined {
  if ("my_chat_member" in update) {
    const { chat, new_chat_member: member } = update.my_chat_member;
    return standing(chat, member);
  }
  if (!("message" in update) || isElsewhere(update.message)) return undefined;
  const { message } = update;
  const { chat } = message;
  const server = `${chat.id}`;
  if ("migrate_to_chat_id" in message)
    return { kind: "moved", from: server, to: `${message.migrate_to_chat_id}` };
  if ("migrate_from_chat_id" in message)
    return { kind: "moved", from: `${message.migrate_from_chat_id}`, to: server };
  // With it a person begins anew with a bot that they had blocked.
  if (chat.type === "private" && "text" in message && /^\/start\b/i.test(message.text))
    return { kind: "returned", server };
  return undefined;
}

function standing(
  chat: Update.MyChatMemberUpdate["my_chat_member"]["chat"],
  member: ChatMember,
): Change | undefined {
  const server = `${chat.id}`;
  const isOut =
    member.status === "left" ||
    member.status === "kicked" ||
    (member.status === "restricted" && !member.is_member);
  if (isOut) {
    const reason =
      chat.type === "private" ? "the person has blocked the bot" : "the bot was removed from the chat";
    return { kind: "removed", server, reason };
  }
  // In a channel everybody reads; posting is a right of its own, and there is nothing to come back to without it.
  const isBack =
    chat.type !== "channel" || (member.status === "administrator" && member.can_post_messages === true);
  return isBack ? { kind: "returned", server } : undefined;
}

/** The numbers of the chats that a change is of. */
export function chatsOf(change: Change): readonly number[] {
  return (change.kind === "moved" ? [change.from, change.to] : [change.server]).map(Number);
}

/** Tells what changed. */
export function tell(events: PlatformEvents, change: Change): void {
  const of = (server: string) => ({ platform: "telegram", server });
  if (change.kind === "moved") events.moved(of(change.from), of(change.to));
  else if (change.kind === "removed") events.removed(of(change.server), change.reason);
  else events.returned(of(change.server));
}
