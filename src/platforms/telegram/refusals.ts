import type { Decision, Reach } from "../../core/decision.ts";
import { CLOSED, NO_TOPIC, needing } from "../../core/refusal-reason.ts";
import { PIN_MESSAGES, POST_MESSAGES, SEND_FILES, SEND_MESSAGES, SEND_PHOTOS } from "./right-names.ts";

/** What an answer of Telegram means for a post: its code, and a part of its description. */
interface Refusal {
  readonly codes: readonly number[];
  readonly says: RegExp;
  readonly decision: Decision;
  readonly reach: Reach;
  /** For the operator and for who asks `/status`: what happened and which right is missing, in plain words. */
  readonly reason: string;
}

function refusal(codes: readonly number[], says: RegExp, outcome: Omit<Refusal, "codes" | "says">): Refusal {
  return { codes, says, ...outcome };
}

/** Everything of the chat would be refused in the same way, its other topics too. */
const gone = (reason: string) => ({ decision: "gone", reach: "server", reason }) as const;
const missing = (reason: string) => ({ decision: "missing", reach: "server", reason }) as const;
const forbidden = (reason: string) => ({ decision: "forbidden", reach: "server", reason }) as const;
const ours = (reason: string) => ({ decision: "ours", reach: "channel", reason }) as const;
const halt = (reason: string) => ({ decision: "halt", reach: "network", reason }) as const;

/**
 * What Telegram answers where it does not do what was asked. The first that fits decides; what fits none is `OTHERWISE`.
 * The texts are those of the Bot API server. Its codes alone are not to be trusted: missing rights come as 400 as well as
 * 403. To add one: its codes and a part of its text, before a wider one of the same code.
 */
const REFUSALS: readonly Refusal[] = [
  refusal([401], /./s, halt("Telegram does not accept the bot's token")),
  refusal([404], /^(404: )?not found$/i, halt("Telegram does not know the bot's token")),
  refusal([404], /./s, ours("Telegram does not know what the bot asks of it")),
  refusal([400, 403, 406, 420], /FROZEN_/i, halt("Telegram has frozen the bot's account")),

  refusal([403], /blocked by the user/i, gone("the person has blocked the bot")),
  refusal([403], /user is deactivated/i, gone("the person's account is closed")),
  refusal([403], /group chat was deleted/i, gone("the group was deleted")),
  refusal([403], /kicked from/i, gone("the bot was removed from the chat")),
  refusal([403], /not a member/i, gone("the bot is not in the chat any more")),
  refusal(
    [400],
    /group chat was upgraded|group chat was migrated/i,
    missing("the group has become a supergroup, and Telegram does not say which"),
  ),
  refusal([400], /chat not found|PEER_ID_INVALID/i, missing("Telegram does not find the chat")),

  refusal([400], /message to edit not found|MESSAGE_ID_INVALID/i, {
    decision: "missing",
    reach: "channel",
    reason: "the post that is to be edited is not there any more",
  }),
  refusal([400], /can't be edited|no (text|caption) in the message to edit|MESSAGE_(AUTHOR|EDIT)_/i, {
    decision: "forbidden",
    reach: "channel",
    reason: "the post cannot be edited any more",
  }),

  refusal([400, 403], /thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, {
    decision: "forbidden",
    reach: "channel",
    reason: NO_TOPIC,
  }),
  refusal([400, 403], /TOPIC_CLOSED/i, {
    decision: "forbidden",
    reach: "channel",
    reason: CLOSED.topic,
  }),
  refusal(
    [400, 403],
    /administrator rights/i,
    forbidden(
      needing("the bot lacks the right to post in the channel as its administrator", [POST_MESSAGES]),
    ),
  ),
  refusal(
    [400, 403],
    /CHAT_ADMIN_REQUIRED/i,
    forbidden(needing("the bot lacks the rights of an administrator", [POST_MESSAGES])),
  ),
  refusal(
    [400, 403],
    /no write access|CHAT_WRITE_FORBIDDEN/i,
    forbidden(needing("the bot lacks the right to write in the chat", [SEND_MESSAGES])),
  ),
  refusal(
    [400, 403],
    /CHAT_RESTRICTED/i,
    forbidden(needing("the bot is restricted in the chat", [SEND_MESSAGES])),
  ),
  refusal(
    [400, 403],
    /rights to send text messages|CHAT_SEND_PLAIN_FORBIDDEN/i,
    forbidden(needing("the bot lacks the right to send text messages", [SEND_MESSAGES])),
  ),
  refusal(
    [400, 403],
    /rights to send documents|CHAT_SEND_DOCS_FORBIDDEN/i,
    forbidden(needing("the bot lacks the right to send files", [SEND_FILES])),
  ),
  refusal(
    [400, 403],
    /rights to send|CHAT_SEND_\w+_FORBIDDEN/i,
    forbidden(needing("the bot lacks the right to send files and pictures", [SEND_FILES, SEND_PHOTOS])),
  ),
  refusal(
    [400, 403],
    /rights to manage pinned/i,
    forbidden(needing("the bot lacks the right to pin messages", [PIN_MESSAGES])),
  ),
  refusal(
    [403],
    /can't initiate conversation/i,
    forbidden("the person has no conversation with the bot: they have to write to it first"),
  ),
  refusal([403], /./s, forbidden("the bot may not write in the chat")),

  refusal(
    [400, 413],
    /can't parse|too long|too large|too big|is empty|non-empty|wrong file|wrong remote file|Wrong HTTP URL|BUTTON_|MESSAGE_(EMPTY|TOO_LONG)|ENTIT|ENTITY_|parse_mode|expected (an|as)/i,
    ours("Telegram refuses the text of the post"),
  ),
  refusal(
    [400],
    /PHOTO_\w*INVALID|IMAGE_PROCESS_FAILED|MEDIA_EMPTY/i,
    ours("Telegram refuses the picture of the post"),
  ),
];

const OTHERWISE = forbidden("Telegram refuses the post");

/** What it means that Telegram answered with this code and description. */
export function meaningOfRefusal(code: number, description: string): Omit<Refusal, "codes" | "says"> {
  return REFUSALS.find(({ codes, says }) => codes.includes(code) && says.test(description)) ?? OTHERWISE;
}
