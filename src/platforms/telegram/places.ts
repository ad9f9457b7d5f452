import type { Place, Shortfall, Wishes } from "../../core/place.ts";
import { type Asker, channelOf, type RuledChat } from "./mapping.ts";
import { EDIT_MESSAGES, PIN_MESSAGES, SEND_PHOTOS } from "./right-names.ts";
import type { Rights } from "./rights.ts";
import { type Sendables, textsIn } from "./sendables.ts";

/** Somebody in a chat, or in a topic of it. */
export interface Presence {
  readonly chat: RuledChat;
  readonly thread: number | undefined;
  readonly asker: Asker;
}

/** The place that somebody asks in. */
export function placeOf({ chat, thread, asker }: Presence, rights: Rights): Place {
  /** Asked once for a question, and only by what needs it. */
  let asked: Promise<Sendables> | undefined;
  const sendables = () => {
    asked ??= rights.sendables(chat);
    return asked;
  };
  return {
    platform: "telegram",
    channel: channelOf(chat.id, thread),
    server: `${chat.id}`,
    isPrivate: chat.type === "private",
    title: chat.title,
    lacking: async () => ((await sendables()).texts ? [] : [textsIn(chat)]),
    shortfalls: (wishes) => shortfallsOf(wishes, chat, rights, sendables),
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

async function shortfallsOf(
  { pictures, pin }: Wishes,
  chat: RuledChat,
  rights: Rights,
  sendables: () => Promise<Sendables>,
): Promise<Shortfall[]> {
  if (chat.type === "private") return [];
  if (pin) await rights.look(chat);
  return [
    ...(pictures && !(await sendables()).photos
      ? [{ kind: "pictures", permission: SEND_PHOTOS } as const]
      : []),
    ...(pin && !rights.mayPin(chat) ? [{ kind: "pin", permission: pinningIn(chat) } as const] : []),
  ];
}

/** The right by which the bot pins, as Telegram's apps show it. In a channel it goes with another one. */
function pinningIn({ type }: RuledChat): string {
  return type === "channel" ? EDIT_MESSAGES : PIN_MESSAGES;
}
