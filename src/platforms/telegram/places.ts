import type { Place } from "../../core/place.ts";
import type { Calls } from "./calls.ts";
import { type Asker, channelOf } from "./mapping.ts";

/** Somebody in a chat, or in a topic of it. */
export interface Presence {
  readonly chat: { readonly id: number };
  readonly thread: number | undefined;
  readonly asker: Asker;
}

/** The place that somebody asks in. */
export function placeOf({ chat, thread, asker }: Presence, { call }: Calls): Place {
  return {
    platform: "telegram",
    channel: channelOf(chat.id, thread),
    async mayManage() {
      if (asker.kind !== "user") return asker.kind === "manager";
      const administrators = await call("getChatAdministrators", { chat_id: chat.id });
      return administrators.some(({ user }) => user.id === asker.id);
    },
  };
}
