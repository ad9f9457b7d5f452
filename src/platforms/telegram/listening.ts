import type { Update } from "telegraf/types";
import type { Hook } from "../../core/platform.ts";

/** What we are told of. Telegram remembers the list, so it is always sent whole. */
export const UPDATES = [
  "message",
  "channel_post",
  "callback_query",
  "inline_query",
  "my_chat_member",
] as const;

/** What listening to Telegram needs, whatever way updates come. */
export interface ListeningParts {
  /** Is handed every update. Resolves when what is answered at once is; an answer that takes longer is not waited for. */
  readonly take: (update: Update) => Promise<void>;
  readonly signal: AbortSignal;
}

/** A way in which updates come. */
export interface Listening {
  /** Tells Telegram of it. */
  prepare(): Promise<void>;
  /** Listens until the signal ends it. Rejects when that is not possible any more. */
  listen(): Promise<void>;
  /** Where Telegram calls, when it does. */
  readonly hook?: Hook;
}
