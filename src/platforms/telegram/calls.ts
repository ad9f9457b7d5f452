import { Telegraf } from "telegraf";
import type { Telegram as Methods, Opts } from "telegraf/types";
import type { Attachment } from "../../core/message.ts";
import { SendFailure } from "../../core/platform.ts";
import { mayPass } from "../../lib/fence.ts";
import { createAgent } from "./agent.ts";
import { type Uploaded, uploadFile } from "./upload.ts";

/** Every call but a poll and an upload; telegraf itself would wait 500 s. In milliseconds. */
const CALL_TIMEOUT = 15_000;

/** Parameters of a method by name. telegraf knows no newer ones; they arrive all the same. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The methods by which files are sent. */
export type Uploading = "sendDocument" | "sendPhoto" | "editMessageMedia";

/** The calls of the Bot API. What they throw may hold the token: only `failureOf` may see it. */
export interface Calls {
  /** Calls a method, for at most 15 s unless `signal` says otherwise. */
  call<M extends keyof Methods>(
    method: M,
    payload: Opts<M> | Parameters,
    signal?: AbortSignal,
  ): Promise<ReturnType<Methods[M]>>;
  /** Calls a method that takes a file, as this parameter of it, and returns the message. */
  upload(method: Uploading, field: string, file: Attachment, payload: Parameters): Promise<Uploaded>;
  /** Closes the connections that lie idle. */
  close(): void;
}

/** The same calls, each of which waits for its turn, and is not made any more where `assertAccepted` throws by then. */
export function paced(
  { call, upload, close }: Calls,
  turn: () => Promise<void>,
  assertAccepted: () => void,
): Calls {
  return {
    async call(...asked) {
      await turn();
      assertAccepted();
      return call(...asked);
    },
    async upload(...asked) {
      await turn();
      assertAccepted();
      return upload(...asked);
    },
    close,
  };
}

/** The calls of one bot, at one root of the Bot API, over connections of their own. */
export function createCalls(token: string, root: string): Calls {
  // telegraf reads the root like the address of a page: without the slash it would drop the end of a path.
  const apiRoot = root.endsWith("/") ? root : `${root}/`;
  const agent = createAgent(apiRoot);
  const { telegram } = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } });
  // Not with the other options: telegraf drops it from them where the root has no TLS.
  Object.assign(telegram.options, { agent });
  return {
    async call(method, payload, signal = AbortSignal.timeout(CALL_TIMEOUT)) {
      assertMayPass();
      // telegraf's types do not know the platform's own AbortSignal.
      return telegram.callApi(method, payload as never, { signal: signal as never });
    },
    async upload(method, field, file, payload) {
      assertMayPass();
      return uploadFile(new URL(`./bot${token}/${method}`, apiRoot), field, file, payload);
    },
    close: () => agent.destroy(),
  };
}

function assertMayPass(): void {
  if (!mayPass()) throw new SendFailure("later", "the right to send it had run out");
}
