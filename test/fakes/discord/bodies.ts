import type { IncomingMessage } from "node:http";
import { messageLimits } from "./limits.ts";
import type { UploadedFile } from "./message-form.ts";
import { refuse } from "./refusals.ts";

/** The content of a request: its JSON, and the files that came with it. */
export interface Body {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Reads a request to its end. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(50109);
  }
}

/** Understands the content of a request, or refuses it. */
export async function parseBody(bytes: Buffer, type: string): Promise<Body> {
  if (bytes.length > messageLimits.requestBytes) throw refuse(40005);
  if (!type.startsWith("multipart/form-data")) return { json: parse(bytes.toString("utf8")), files: [] };
  const response = new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
  const form = await response.formData().catch(() => {
    throw refuse(50109);
  });
  const files: UploadedFile[] = [];
  for (const [field, value] of form.entries()) {
    const key = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (key === undefined || typeof value === "string") continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.push({ key, name: value.name, type: value.type, bytes });
  }
  return { json: parse(String(form.get("payload_json") ?? "{}")), files };
}
