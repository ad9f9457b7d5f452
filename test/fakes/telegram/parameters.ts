import { refuse } from "./refusal.ts";

/** A file that came with a multipart request; its media type is empty where none was said. */
export type Upload = { name: string; type: string; bytes: Buffer };

/** What a request carries, whether it came as JSON, as a form or in the address. */
export type Payload = Record<string, unknown>;

/** Whether a value is a file that came with the request. */
export function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && Buffer.isBuffer((value as Upload).bytes);
}

/** A parameter as text; absent is empty, as on the service. */
export function textOf(payload: Payload, name: string): string {
  const value = payload[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? `${value}`
    : "";
}

/** A parameter as a whole number; absent or unreadable is nothing. */
export function numberOf(payload: Payload, name: string): number | undefined {
  const text = textOf(payload, name);
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** A parameter as a yes or no, in the spellings the service accepts. */
export function flagOf(payload: Payload, name: string): boolean {
  return ["true", "yes", "1"].includes(textOf(payload, name).toLowerCase());
}

/** A structured parameter: an object in a JSON request, JSON inside text in a form. */
export function structureOf(payload: Payload, name: string, meaning: string): unknown {
  const value = payload[name];
  if (typeof value !== "string") return value ?? undefined;
  if (value === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return refuse(400, `Bad Request: can't parse ${meaning} JSON object`);
  }
}

/** A structured parameter that must be an object. */
export function objectOf(payload: Payload, name: string, meaning: string): Payload | undefined {
  const value = structureOf(payload, name, meaning);
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    refuse(400, `Bad Request: object expected as ${meaning}`);
  }
  return value as Payload;
}
