import { createPace } from "../../core/pace.ts";
import type { Calls } from "./calls.ts";
import type { RuledChat } from "./mapping.ts";
import { askSendables, type Sendables } from "./sendables.ts";

/** Who may do what in chats, as Telegram tells it. */
export interface Rights {
  /** Whether a person may set up what the bot does in a group or a channel. Rejects where Telegram does not say. */
  mayManage(chat: RuledChat, person: number): Promise<boolean>;
  /** Asks what the bot may do in a group or channel, so that `mayPin` knows. Never rejects. */
  look(chat: RuledChat): Promise<void>;
  /** Whether the bot may pin in a chat, as far as it was told; it may where nobody told otherwise. */
  mayPin(chat: RuledChat): boolean;
  /** What the bot may send into a chat; everything where Telegram does not say. Never rejects. */
  sendables(chat: RuledChat): Promise<Sendables>;
}

/** Asked each time, but when a crowd presses buttons no more often than so; then the last answer, of moments ago, holds. */
const PACE = { most: 5, span: 5_000 };
/** The last answers of so many chats are kept. */
const MOST_KNOWN = 1_000;

/** Rights by what Telegram answers about the members of a chat; `bot` returns the number of the bot's own account. */
export function createRights(calls: Pick<Calls, "call">, bot: () => number | undefined): Rights {
  const { call } = calls;
  const pace = createPace(PACE);
  /** The last answer of each chat: who may manage it. */
  const asked = new Map<number, Promise<ReadonlySet<number>>>();
  const pinning = new Map<number, boolean>();

  async function ask(chat: RuledChat): Promise<ReadonlySet<number>> {
    const administrators = await call("getChatAdministrators", { chat_id: chat.id });
    const isChannel = chat.type === "channel";
    const own = administrators.find(({ user }) => user.id === bot());
    const botMayPin =
      own?.status === "administrator" && (isChannel ? own.can_edit_messages : own.can_pin_messages) === true;
    // A channel has administrators that may not post in it.
    const managers = administrators.filter(
      (one) => one.status === "creator" || !isChannel || one.can_post_messages === true,
    );
    keep(pinning, chat.id, botMayPin);
    return new Set(managers.map(({ user }) => user.id));
  }

  function managersOf(chat: RuledChat): Promise<ReadonlySet<number>> {
    const last = asked.get(chat.id);
    if (last !== undefined && !pace.may(`${chat.id}`, Date.now())) return last;
    const answer = ask(chat);
    keep(asked, chat.id, answer);
    answer.catch(() => asked.get(chat.id) === answer && asked.delete(chat.id));
    return answer;
  }

  async function look(chat: RuledChat): Promise<void> {
    await managersOf(chat).catch(() => undefined);
  }

  return {
    async mayManage(chat, person) {
      const managers = await managersOf(chat);
      return managers.has(person);
    },
    look,
    sendables: (chat) => askSendables(calls, bot(), chat),
    mayPin: (chat) => chat.type !== "private" && pinning.get(chat.id) !== false,
  };
}

function keep<T>(of: Map<number, T>, key: number, value: T): void {
  of.delete(key);
  of.set(key, value);
  const [oldest] = of.keys();
  if (of.size > MOST_KNOWN && oldest !== undefined) of.delete(oldest);
}
