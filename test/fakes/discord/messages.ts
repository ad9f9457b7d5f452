import { describeBot, type Identity } from "./documents.ts";
import { createForm, type Fields } from "./form.ts";
import { messageFlags } from "./limits.ts";
import { findPinged } from "./mentions.ts";
import { checkAttachments, checkMessage, type MessagePayload, type UploadedFile } from "./message-form.ts";
import { refuse } from "./refusals.ts";
import type { Snowflakes } from "./snowflakes.ts";

/** A message the bot wrote. */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  /** What the message holds now, after all edits. */
  payload: MessagePayload;
  readonly nonce: string | undefined;
  /** When it was created, in milliseconds since 1970. */
  readonly at: number;
  files: readonly UploadedFile[];
  /** Whom it rang for, written as in the message: `@everyone`, `<@1>`, `<@&1>`. */
  pinged: readonly string[];
  /** What each edit asked for, oldest first. */
  readonly edits: MessagePayload[];
  deleted: boolean;
  published: boolean;
  /** Whether it counts as somebody else's, which the bot cannot change. */
  foreign: boolean;
  /** The interaction it answers, if it is no ordinary post. */
  readonly interactionId: string | undefined;
  /** What Discord says of that interaction: who asked, and with what. */
  readonly asked: Fields | undefined;
}

/** What rings in a post that has no `allowed_mentions`. */
const postsPing: readonly string[] = ["users", "roles", "everyone"];

/** What rings in an answer to an interaction that has no `allowed_mentions`. */
const answersPing: readonly string[] = ["users"];

/** How a message came to be. */
export interface Origin {
  readonly channelId: string;
  /** Whether a role can be rung for in that channel; any can unless told otherwise. */
  readonly rings?: (role: string) => boolean;
  readonly interactionId?: string;
  readonly asked?: Fields;
}

/** All messages the bot wrote. */
export interface Messages {
  /** Every post to a channel in order, without the answers to interactions. */
  readonly posts: readonly StoredMessage[];
  /** Creates a message, or finds the earlier one its nonce stands for. */
  create(payload: MessagePayload, files: readonly UploadedFile[], origin: Origin): StoredMessage;
  /** The message, unless it was deleted or never existed. */
  find(channelId: string, id: string): StoredMessage;
  edit(message: StoredMessage, change: unknown, files: readonly UploadedFile[]): void;
  /** The message as Discord describes it. */
  describe(message: StoredMessage): Fields;
}

/** Starts with no messages; a nonce is remembered for `nonceWindow` milliseconds. */
export function createMessages(identity: Identity, nextId: Snowflakes, nonceWindow: number): Messages {
  const all = new Map<string, StoredMessage>();
  const posts: StoredMessage[] = [];
  const byNonce = new Map<string, StoredMessage>();

  function findEarlier(payload: MessagePayload): StoredMessage | undefined {
    if (payload.enforce_nonce !== true || payload.nonce === undefined) return undefined;
    const earlier = byNonce.get(String(payload.nonce));
    if (earlier === undefined || Date.now() - earlier.at > nonceWindow) return undefined;
    if (earlier.deleted) throw refuse(10008);
    return earlier;
  }

  function fileId(message: StoredMessage, index: number): string {
    return String(BigInt(message.id) + BigInt(index));
  }

  /** The files that stay when a message is edited: all of them, unless the edit lists those that shall. */
  function keptFiles(message: StoredMessage, { attachments }: MessagePayload): readonly UploadedFile[] {
    if (!attachments) return message.files;
    const listed = attachments.map(({ id }) => String(id));
    return message.files.filter((_, index) => listed.includes(fileId(message, index)));
  }

  function describeFile(file: UploadedFile, index: number, message: StoredMessage): Fields {
    return {
      id: fileId(message, index),
      filename: file.name,
      size: file.bytes.length,
      content_type: file.type,
      url: `https://cdn.discordapp.com/attachments/${message.channelId}/${message.id}/${file.name}?ex=0&is=0&hm=0`,
      proxy_url: `https://media.discordapp.net/attachments/${message.channelId}/${message.id}/${file.name}`,
    };
  }

  return {
    posts,
    create(payload, files, { channelId, interactionId, asked, rings }) {
      checkAttachments(
        payload.attachments,
        files.map(({ key }) => key),
        [],
      );
      // Discord promises nothing about the nonce of an answer to an interaction.
      const earlier = interactionId === undefined ? findEarlier(payload) : undefined;
      if (earlier !== undefined) return earlier;
      const nonce = payload.nonce === undefined ? undefined : String(payload.nonce);
      const message: StoredMessage = {
        id: nextId(),
        channelId,
        payload,
        nonce,
        at: Date.now(),
        files,
        pinged: findPinged(payload as Fields, interactionId === undefined ? postsPing : answersPing, rings),
        edits: [],
        deleted: false,
        published: false,
        foreign: false,
        interactionId,
        asked,
      };
      all.set(message.id, message);
      if (interactionId === undefined) posts.push(message);
      if (nonce !== undefined && interactionId === undefined) byNonce.set(nonce, message);
      return message;
    },
    find(channelId, id) {
      const message = all.get(id);
      if (message === undefined || message.deleted || message.channelId !== channelId) throw refuse(10008);
      return message;
    },
    edit(message, change, files) {
      const form = createForm();
      form.fields([], change);
      form.settle();
      const asked = change as MessagePayload;
      const before = message.payload.flags ?? 0;
      // A message that is still loading becomes a real one; who may see it was settled when it was created.
      const flags = ((asked.flags ?? before) & ~messageFlags.loading) | (before & messageFlags.ephemeral);
      const merged: MessagePayload = { ...message.payload, ...asked, flags };
      const ids = message.files.map((_, index) => fileId(message, index));
      checkAttachments(asked.attachments, [...files.map(({ key }) => key), ...ids], []);
      const whole = [...keptFiles(message, asked), ...files];
      checkMessage(merged, whole);
      if (before & messageFlags.loading) message.pinged = findPinged(merged as Fields, answersPing);
      message.payload = merged;
      message.edits.push(asked);
      message.files = whole;
    },
    describe(message) {
      const { payload, nonce } = message;
      return {
        id: message.id,
        channel_id: message.channelId,
        type: 0,
        author: describeBot(identity),
        application_id: identity.applicationId,
        content: payload.content?.trim() ?? "",
        timestamp: new Date(message.at).toISOString(),
        edited_timestamp: message.edits.length > 0 ? new Date().toISOString() : null,
        tts: false,
        mention_everyone: message.pinged.includes("@everyone"),
        mentions: [],
        mention_roles: [],
        attachments: message.files.map((file, index) => describeFile(file, index, message)),
        embeds: (payload.embeds ?? []).map((embed) => ({ ...embed, type: "rich" })),
        components: payload.components ?? [],
        pinned: false,
        flags: (payload.flags ?? 0) | (message.published ? 1 : 0),
        ...(message.interactionId && { webhook_id: identity.applicationId }),
        ...(message.asked && { interaction_metadata: message.asked }),
        ...(nonce !== undefined && { nonce }),
      };
    },
  };
}
