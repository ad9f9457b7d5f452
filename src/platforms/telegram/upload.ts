import { randomUUID } from "node:crypto";
import { TelegramError } from "telegraf";
import { z } from "zod";
import type { Attachment } from "../../core/message.ts";

/** Some megabytes on a slow line. In milliseconds. */
const UPLOAD_TIMEOUT = 60_000;

/** The message that an upload made; a photo is told in several sizes, the largest last. */
const Uploaded = z.object({
  message_id: z.int(),
  photo: z.array(z.object({ file_id: z.string() })).optional(),
});
/** The message that an upload made. */
export type Uploaded = z.infer<typeof Uploaded>;

/** What comes back of an upload. */
const Answer = z.union([
  z.object({ ok: z.literal(true), result: Uploaded }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string(),
    parameters: z
      .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.int().optional() })
      .default({}),
  }),
]);

/**
 * Calls a method, at this address, with a file as one of its parameters and its other ones; returns the message.
 * Throws a `TelegramError` where Telegram refuses. Not through telegraf, whose uploads drop every parameter that is an
 * object, and never end on newer versions of Node.
 */
export async function uploadFile(
  address: URL,
  field: string,
  file: Attachment,
  payload: Readonly<Record<string, unknown>>,
): Promise<Uploaded> {
  const boundary = randomUUID();
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: formOf(boundary, field, file, payload),
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT),
  });
  const { status, statusText } = response;
  if (status >= 500) {
    await response.body?.cancel();
    throw new TelegramError({ error_code: status, description: statusText });
  }
  const answer = Answer.parse(await response.json());
  if (answer.ok) return answer.result;
  const { ok: _, ...refusal } = answer;
  // telegraf's types know no field that is there and empty.
  throw new TelegramError(refusal as ConstructorParameters<typeof TelegramError>[0]);
}

/** The parts of a form. The platform's own FormData would change the line ends of the text. */
function formOf(
  boundary: string,
  field: string,
  { name, type, content }: Attachment,
  payload: Readonly<Record<string, unknown>>,
): Uint8Array<ArrayBuffer> {
  const fields = Object.entries(payload).map(([key, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${text}\r\n`;
  });
  const disposition = `form-data; name="${field}"; filename="${name.replace(/["\r\n]/g, "_")}"`;
  const head = `--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${type}\r\n\r\n`;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return Buffer.concat([Buffer.from(fields.join("") + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
