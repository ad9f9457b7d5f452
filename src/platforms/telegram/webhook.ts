import { setTimeout as pause } from "node:timers/promises";
import type { Update, WebhookInfo } from "telegraf/types";
import { z } from "zod";
import type { Log } from "../../core/log.ts";
import { type HookCall, type HookReply, SendFailure } from "../../core/platform.ts";
import { isSameSecret } from "../../lib/same-secret.ts";
import type { Calls } from "./calls.ts";
import { failureOf } from "./failures.ts";
import { type Listening, type ListeningParts, UPDATES } from "./listening.ts";

/** By which header Telegram shows that it is Telegram (Bot API, setWebhook). */
const SECRET_HEADER = "x-telegram-bot-api-secret-token";
/** How many updates Telegram may bring at the same time. */
const CONNECTIONS = 40;
/** Every so many milliseconds Telegram is asked how its calls fare. */
const CHECK_EVERY = 60_000;
/** How long to wait where another program has taken the updates to itself, in milliseconds. */
const CONFLICT_WAIT = 30_000;

/** Where Telegram is to call. */
export interface WebhookPlace {
  /** The address from outside, with `https:` and a path. */
  readonly url: string;
  /** What Telegram shows with every call. */
  readonly secret: string;
  /** After how many milliseconds Telegram is asked again how its calls fare. */
  readonly checkEvery?: number;
}

/** What a webhook needs. */
export interface WebhookParts extends ListeningParts {
  readonly calls: Calls;
  readonly place: WebhookPlace;
  /** Whether updates can be taken at this moment. Telegram keeps what cannot, for another replica or for later. */
  readonly open: () => boolean;
  readonly log: Log;
}

/** What is read of an update before it is known to be of any interest. */
const Numbered = z.looseObject({ update_id: z.int() });

/** Updates that Telegram brings. Any replica takes them; none of them takes them away from the others. */
export function createWebhook({ calls, place, take, open, signal, log }: WebhookParts): Listening {
  const { url, secret, checkEvery = CHECK_EVERY } = place;
  const { call } = calls;
  /** What Telegram says, without the address that it may name. */
  const unnamed = (text: string) =>
    text.replaceAll(url, "the webhook").replaceAll(new URL(url).host, "its host");
  /** When the last trouble was of which the log tells, in epoch seconds. */
  let told = Math.floor(Date.now() / 1_000);

  function answer({ header, body }: HookCall): HookReply {
    if (!isSameSecret(header(SECRET_HEADER) ?? "", secret)) return { status: 403 };
    if (!open()) return { status: 503 };
    const update = updateOf(body);
    if (!update) {
      log.warn({ bytes: body.length }, "Telegram brought something that is no update; it is left out.");
      return { status: 400 };
    }
    void take(update);
    return { status: 200 };
  }

  function look({ url: now, last_error_date: at = 0, last_error_message: what }: WebhookInfo): void {
    if (now !== url)
      throw new SendFailure(
        "later",
        "another program with this token has told Telegram to bring the updates elsewhere, or polls for them, and one of the two must be stopped",
        { wait: CONFLICT_WAIT },
      );
    if (at <= told) return;
    told = at;
    log.warn(
      { reason: what && unnamed(what) },
      "Telegram could not bring an update; it tries again. Look whether TELEGRAM_WEBHOOK_URL leads to this program from outside.",
    );
  }

  return {
    async prepare() {
      const payload = {
        url,
        secret_token: secret,
        allowed_updates: [...UPDATES],
        max_connections: CONNECTIONS,
        drop_pending_updates: false,
      };
      await call("setWebhook", payload).catch((error: unknown) => {
        const failure = failureOf(error);
        if (failure.decision !== "ours" && failure.decision !== "forbidden") throw failure;
        throw new SendFailure("later", "Telegram does not take the address in TELEGRAM_WEBHOOK_URL", {
          cause: new Error(unnamed(String(failure.cause))),
        });
      });
    },
    async listen() {
      while (!signal.aborted) {
        await pause(checkEvery, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) look(await call("getWebhookInfo", {}, signal));
      }
    },
    hook: { path: new URL(url).pathname, answer },
  };
}

function updateOf(body: Uint8Array): Update | undefined {
  try {
    const read = Numbered.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)));
    return read.success ? (read.data as unknown as Update) : undefined;
  } catch {
    return undefined;
  }
}
