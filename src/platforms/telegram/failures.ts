import { TelegramError } from "telegraf";
import { SendFailure } from "../../core/platform.ts";
import { neverConnected } from "../connection.ts";
import { meaningOfRefusal } from "./refusals.ts";

/** Another process polls with the same token, and will not end soon. In milliseconds. */
const CONFLICT_WAIT = 30_000;

/** Turns whatever telegraf throws into a decision. Its own messages are left out: some hold the token. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  if (error instanceof TelegramError) return ofAnswer(error);
  const cause = withoutAddress(error);
  if (neverConnected(error))
    return new SendFailure("later", "Telegram cannot be reached", { cause, reach: "network" });
  return new SendFailure("unknown", "Telegram gave no answer", { cause });
}

/** Whether an edit was refused because the message says the same already. */
export function isUnchanged(error: unknown): boolean {
  return refusedBecause(error, /message is not modified/i);
}

/** Whether an edit was refused because the message has its text under a file, or under none. */
export function isOtherKind(error: unknown): boolean {
  return refusedBecause(error, /no (text|caption) in the message to edit/i);
}

/** Whether a message was refused for the file in it, where a text may be sent. */
export function isFileRefused(error: unknown): boolean {
  return refusedBecause(
    error,
    /rights to send (?!text messages)|CHAT_SEND_(?!PLAIN)\w+_FORBIDDEN|CHAT_RESTRICT_\w+/i,
  );
}

/** Whether Telegram does not know a file by the name that it once gave it. */
export function isUnknownFile(error: unknown): boolean {
  return refusedBecause(error, /wrong file|file_id|file reference/i);
}

/** Whether nobody waits for the answer to a press or an inline query any more. */
export function isTooLate(error: unknown): boolean {
  return refusedBecause(error, /query is too old|query ID is invalid/i);
}

function refusedBecause(error: unknown, says: RegExp): boolean {
  return error instanceof TelegramError && says.test(error.description);
}

/** What may be kept of an error: those of the connection have the address in their text, and it has the token in it. */
function withoutAddress(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("something that is no error was thrown");
  const code = "code" in error ? ` ${error.code}` : "";
  return new Error(`${error.name}${code}`);
}

function ofAnswer(error: TelegramError): SendFailure {
  const { code, description, parameters = {} } = error;
  const { retry_after: wait = 1, migrate_to_chat_id: newId } = parameters;
  // Not the error itself: it holds all that was sent, such as the secret of the webhook.
  const cause = Object.assign(new Error(error.message), { name: "TelegramError", stack: error.stack });
  if (code === 429)
    return new SendFailure("later", "Telegram asks to slow down", { cause, wait: wait * 1_000 });
  if (code === 409) {
    const reason = "another process polls with this token, and one of the two must be stopped";
    return new SendFailure("later", reason, { cause, wait: CONFLICT_WAIT });
  }
  if (code >= 500)
    return new SendFailure("unknown", "Telegram has trouble and gave no proper answer", { cause });
  if (newId !== undefined) {
    const reason = "the group has become a supergroup";
    return new SendFailure("moved", reason, { cause, reach: "server", movedTo: `${newId}` });
  }
  const { decision, reach, reason } = meaningOfRefusal(code, description);
  return new SendFailure(decision, reason, { cause, reach });
}
