import type { IncomingMessage } from "node:http";
import type { Payload } from "./parameters.ts";
import { refuse } from "./refusal.ts";

/** Reads a request to its end and returns its parameters, those in the address included. */
export async function readPayload(request: IncomingMessage, address: URL): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return {
    ...Object.fromEntries(address.searchParams),
    ...decode(body, request.headers["content-type"] ?? ""),
  };
}

function decode(body: Buffer, contentType: string): Payload {
  if (body.length === 0) return {};
  if (contentType.startsWith("application/json")) return decodeJson(body.toString("utf8"));
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary !== undefined) return decodeMultipart(body, boundary);
  return {};
}

function decodeJson(text: string): Payload {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Payload;
  } catch {
    // The refusal below says it.
  }
  return refuse(400, "Bad Request: can't parse JSON object");
}

// Written by hand because the parser of the runtime wants a line end after the last boundary,
// which the client under test does not send.
function decodeMultipart(body: Buffer, boundary: string): Payload {
  const payload: Payload = {};
  for (const part of body.toString("latin1").split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n");
    const headers = Buffer.from(part.slice(0, end), "latin1").toString("utf8");
    const name = /\bname="([^"]*)"/.exec(headers)?.[1];
    if (end < 0 || name === undefined) refuse(400, "Bad Request: can't parse multipart form data");
    const bytes = Buffer.from(part.slice(end + 4, -2), "latin1");
    const fileName = /\bfilename="([^"]*)"/.exec(headers)?.[1];
    const type = /^content-type: *([^\r\n]+)/im.exec(headers)?.[1] ?? "";
    payload[name] = fileName === undefined ? bytes.toString("utf8") : { name: fileName, type, bytes };
  }
  return payload;
}
