import type { Place } from "../../core/place.ts";
import { type Asker, channelOf } from "./mapping.ts";
import type { Rights, RuledChat } from "./rights.ts";

/** Somebody in a chat, or in a topic of it. */
export interface Presence {
  readonly chat: RuledChat;
  readonly thread: number | undefined;
  readonly asker: Asker;
}

/** The place that somebody asks in. */
export function placeOf({ chat, thread, asker }: Presence, rights: Rights): Place {
  return {
    platform: "telegram",
    channel: channelOf(chat.id, thread),
    server: `${chat.id}`,
    isPrivate: chat.type === "private",
    // Looked at by what needs `mayManage`, and so after Telegram was asked.
    get features() {
      return rights.mayPin(chat) ? (["pin"] as const) : [];
    },
    async mayManage() {
      if (asker.kind === "user") return rights.mayManage(chat, asker.id);
      if (asker.kind === "manager" && chat.type !== "private") await rights.look(chat);
      return asker.kind === "manager";
    },
  };
}
