import { type Chat, type Chats, chatBody } from "./chats.ts";
import { numberOf, type Payload } from "./parameters.ts";
import { refuse } from "./refusal.ts";

/** The people the service has heard of, by their number. */
export type People = Map<number, Payload>;

/** The methods that tell who is in a chat, and the one by which the bot goes. */
export function createMembers(
  chats: Chats,
  people: People,
  bot: Payload,
  changed: (chat: Chat, old: Payload) => void,
) {
  const person = (id: number): Payload => people.get(id) ?? { id, is_bot: false, first_name: `User ${id}` };

  function memberBody(chat: Chat, id: number): Payload {
    if (id === bot["id"]) return botMemberBody(chat, bot);
    const user = person(id);
    if (chat.creator === id) return { user, status: "creator", is_anonymous: false };
    if (chat.administrators.has(id)) {
      return {
        user,
        status: "administrator",
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        ...(chat.type === "channel" && { can_post_messages: !chat.mayNotPost.has(id) }),
      };
    }
    if (chat.members.has(id)) return { user, status: "member" };
    if (people.has(id)) return { user, status: "left" };
    return refuse(400, "Bad Request: invalid user_id specified");
  }

  function checkList(chat: Chat) {
    if (chat.type === "channel" && chat.bot !== "administrator") {
      refuse(400, "Bad Request: member list is inaccessible");
    }
  }

  return {
    methods: {
      getChat(payload: Payload) {
        const chat = chats.findOpen(payload);
        const may = (what: string) => !chat.forbidden.has(what);
        const permissions = { can_send_messages: may("text messages"), can_send_photos: may("photos") };
        return {
          ...chatBody(chat),
          accent_color_id: 0,
          max_reaction_count: 11,
          ...(chat.id < 0 && chat.type !== "channel" && { permissions }),
        };
      },
      getChatMember(payload: Payload) {
        const chat = chats.findOpen(payload);
        checkList(chat);
        return memberBody(chat, numberOf(payload, "user_id") ?? 0);
      },
      getChatAdministrators(payload: Payload) {
        const chat = chats.findOpen(payload);
        if (chat.type === "private")
          refuse(400, "Bad Request: there are no administrators in the private chat");
        checkList(chat);
        const people = [...chat.administrators].map((id) => memberBody(chat, id));
        return chat.bot === "administrator" ? [...people, botMemberBody(chat, bot)] : people;
      },
      leaveChat(payload: Payload): true {
        const chat = chats.findOpen(payload);
        if (chat.type === "private") {
          refuse(400, "Bad Request: chat member status can't be changed in private chats");
        }
        const old = botMemberBody(chat, bot);
        chat.bot = "left";
        changed(chat, old);
        return true;
      },
    },
  };
}

/** The bot's own place in a chat, in the form of the Bot API. */
export function botMemberBody(chat: Chat, bot: Payload): Payload {
  const user = { id: bot["id"], is_bot: true, first_name: bot["first_name"], username: bot["username"] };
  if (chat.bot === "administrator") {
    const { post, pin } = chat.botRights;
    const rights =
      chat.type === "channel"
        ? { can_post_messages: post, can_edit_messages: pin }
        : { can_pin_messages: pin };
    return { user, status: "administrator", can_be_edited: false, can_manage_chat: true, ...rights };
  }
  if (chat.bot === "restricted") {
    const rights = { can_send_messages: false, can_send_photos: false };
    return { user, status: "restricted", is_member: true, ...rights, until_date: 0 };
  }
  if (chat.bot === "kicked") return { user, status: "kicked", until_date: 0 };
  return { user, status: chat.bot };
}
