import { TelegramError } from "telegraf";
import { type Decision, SendFailure } from "../../core/platform.ts";
import { neverConnected } from "../connection.ts";

/** What an answer of Telegram means for a post: its code, and a part of its description. */
interface Rule {
  readonly code: number;
  readonly says: RegExp;
  readonly decision: Decision;
  /** For the operator: what happened, in plain words. */
  readonly reason: string;
}

/** The first rule that fits decides. The texts are those of the Bot API server; its codes alone are not to be trusted. */
const RULES: readonly Rule[] = [
  { code: 401, says: /./s, decision: "halt", reason: "Telegram does not accept the bot's token" },
  {
    code: 404,
    says: /^(404: )?not found$/i,
    decision: "halt",
    reason: "Telegram does not know the bot's token",
  },
  {
    code: 400,
    says: /FROZEN_METHOD_INVALID/i,
    decision: "halt",
    reason: "Telegram has frozen the bot's account",
  },
  { code: 403, says: /blocked by the user/i, decision: "gone", reason: "the person has blocked the bot" },
  { code: 403, says: /user is deactivated/i, decision: "gone", reason: "the person's account is closed" },
  {
    code: 403,
    says: /kicked|not a member|group chat was deleted/i,
    decision: "gone",
    reason: "the bot is not in the chat any more",
  },
  { code: 403, says: /./s, decision: "forbidden", reason: "the bot may not write there" },
  {
    code: 400,
    says: /chat not found|PEER_ID_INVALID/i,
    decision: "forbidden",
    reason: "Telegram does not find the chat",
  },
  {
    code: 400,
    says: /upgraded to a supergroup/i,
    decision: "forbidden",
    reason: "the group has become a supergroup: subscribe it again",
  },
  {
    code: 400,
    says: /administrator rights|no write access|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|CHAT_RESTRICTED|not enough rights/i,
    decision: "forbidden",
    reason: "the bot may not write there: an administrator can allow it",
  },
  {
    code: 400,
    says: /thread not found|TOPIC_CLOSED|TOPIC_DELETED/i,
    decision: "forbidden",
    reason: "the topic is closed or deleted",
  },
  {
    code: 400,
    says: /can't parse entities|too long|text is empty|wrong file|Wrong HTTP URL|BUTTON_DATA_INVALID/i,
    decision: "ours",
    reason: "Telegram refuses the text of the post",
  },
  { code: 400, says: /./s, decision: "forbidden", reason: "Telegram refuses the post" },
];

/** Another process polls with the same token, and will not end soon. In milliseconds. */
const CONFLICT_WAIT = 30_000;

/** Turns whatever telegraf throws into a decision. Its own messages are left out: some hold the token. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  if (error instanceof TelegramError) return ofAnswer(error);
  const cause = withoutAddress(error);
  if (neverConnected(error))
    return new SendFailure("later", "Telegram cannot be reached", { cause, everyone: true });
  return new SendFailure("unknown", "Telegram gave no answer", { cause });
}

/** Whether an edit was refused because the message says the same already. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof TelegramError && /message is not modified/i.test(error.description);
}

/** Whether Telegram does not know a file by the name that it once gave it. */
export function isUnknownFile(error: unknown): boolean {
  return error instanceof TelegramError && /wrong file|file_id|file reference/i.test(error.description);
}

/** Whether a photo was refused where a text may be allowed. */
export function mayNotSendPhotos(error: unknown): boolean {
  return error instanceof TelegramError && /not enough rights to send photos/i.test(error.description);
}

/** Whether nobody waits for the answer to a press or an inline query any more. */
export function isTooLate(error: unknown): boolean {
  return error instanceof TelegramError && /query is too old|query ID is invalid/i.test(error.description);
}

/** What may be kept of an error: those of the connection have the address in their text, and it has the token in it. */
function withoutAddress(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("something that is no error was thrown");
  const code = "code" in error ? ` ${error.code}` : "";
  return new Error(`${error.name}${code}`);
}

function ofAnswer(error: TelegramError): SendFailure {
  const wait = error.parameters?.retry_after;
  if (error.code === 429)
    return new SendFailure("later", "Telegram asks to slow down", {
      cause: error,
      wait: (wait ?? 1) * 1_000,
    });
  if (error.code === 409)
    return new SendFailure(
      "later",
      "another process polls with this token, and one of the two must be stopped",
      {
        cause: error,
        wait: CONFLICT_WAIT,
      },
    );
  if (error.code >= 500)
    return new SendFailure("unknown", "Telegram has trouble and gave no proper answer", {
      cause: error,
    });
  const rule = RULES.find(({ code, says }) => code === error.code && says.test(error.description));
  return new SendFailure(rule?.decision ?? "forbidden", rule?.reason ?? "Telegram refuses the post", {
    cause: error,
  });
}
