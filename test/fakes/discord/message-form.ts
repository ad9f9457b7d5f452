import type { RESTPostAPIChannelMessageJSONBody } from "discord.js";
import { checkComponents } from "./components.ts";
import { checkEmbeds } from "./embeds.ts";
import { createForm, type Fields, type Form, type Path } from "./form.ts";
import { messageFlags, messageLimits } from "./limits.ts";
import { refuse } from "./refusals.ts";

/** A message as the bot sent it. */
export type MessagePayload = RESTPostAPIChannelMessageJSONBody;

/** A file that came with a message. */
export interface UploadedFile {
  /** The number in the name of its part of the request, by which the message calls it. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

function checkMentions(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  const allowed = form.fields(path, value);
  const parse = form.list([...path, "parse"], allowed["parse"], 3);
  for (const [index, kind] of parse.entries())
    form.oneOf([...path, "parse", index], kind, ["users", "roles", "everyone"]);
  for (const kind of ["users", "roles"]) {
    const listed = form.list([...path, kind], allowed[kind], messageLimits.allowedMentions);
    if (listed.length > 0 && parse.includes(kind))
      form.fail(
        path,
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}

function checkNonce(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null || Number.isInteger(value)) return;
  form.text(path, value, { max: messageLimits.nonce });
}

function checkNewStyleAlone(form: Form, path: Path, payload: Fields): void {
  for (const member of ["content", "embeds", "poll", "sticker_ids"]) {
    const value = payload[member];
    if (!value || (Array.isArray(value) && value.length === 0)) continue;
    form.fail(
      [...path, member],
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      `The '${member}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function isEmpty(payload: Fields, files: readonly UploadedFile[]): boolean {
  const content = payload["content"];
  if (typeof content === "string" && content.trim() !== "") return false;
  const embeds = (payload["embeds"] ?? []) as Fields[];
  if (embeds.some((embed) => Object.keys(embed).length > 0)) return false;
  const lists = [payload["components"], payload["sticker_ids"], files];
  if (lists.some((list) => Array.isArray(list) && list.length > 0)) return false;
  return !payload["poll"] && !payload["message_reference"];
}

function checkFiles(files: readonly UploadedFile[]): void {
  if (files.length > messageLimits.files) throw refuse(30015);
  if (files.some((file) => file.bytes.length > messageLimits.fileBytes)) throw refuse(40005);
}

/** Checks that a message calls only files that come with it, or that it has already. */
export function checkAttachments(value: unknown, known: readonly string[], at: Path): void {
  const form = createForm();
  for (const [index, entry] of form.list([...at, "attachments"], value, messageLimits.files).entries()) {
    const place = [...at, "attachments", index];
    const { id } = form.fields(place, entry);
    if (!known.includes(String(id)))
      form.fail([...place, "id"], "ATTACHMENT_NOT_FOUND", `Referenced attachment not found: ${id}`);
  }
  form.settle();
}

/**
 * Refuses a message Discord would not accept, naming every faulty field.
 * @param at where the message stands in the request, `["data"]` in an answer to an interaction
 */
export function checkMessage(
  value: unknown,
  files: readonly UploadedFile[],
  at: Path = [],
): asserts value is MessagePayload {
  const form = createForm();
  const payload = form.fields(at, value);
  const modern = ((payload["flags"] as number | undefined) ?? 0) & messageFlags.componentsV2;
  form.text([...at, "content"], payload["content"], { max: messageLimits.content });
  checkEmbeds(form, [...at, "embeds"], payload["embeds"]);
  checkComponents(form, [...at, "components"], payload["components"], modern !== 0);
  checkMentions(form, [...at, "allowed_mentions"], payload["allowed_mentions"]);
  checkNonce(form, [...at, "nonce"], payload["nonce"]);
  form.integer([...at, "flags"], payload["flags"], 0, Number.MAX_SAFE_INTEGER);
  if (modern !== 0) checkNewStyleAlone(form, at, payload);
  form.settle();
  checkFiles(files);
  if (isEmpty(payload, files)) throw refuse(50006);
}
