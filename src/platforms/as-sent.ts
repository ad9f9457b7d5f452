import type { RESTPostAPIChannelMessageJSONBody } from "discord.js";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import type { Drawn } from "../core/picture.ts";
import type { ControlRow } from "./discord/buttons.ts";
import { payloadOf } from "./discord/payload.ts";
import { replyOf } from "./discord/reply.ts";
import { type Button, keyboardOf } from "./telegram/keyboard.ts";
import { type Outgoing, outgoing } from "./telegram/payload.ts";

/** A message as Discord is sent it. */
export interface OnDiscord {
  /** All that it is sent but its buttons: what is not seen decides how the rest is. */
  readonly body: Omit<RESTPostAPIChannelMessageJSONBody, "components">;
  readonly components: readonly ControlRow[];
  /** The names of the files that go with it, its picture among them. */
  readonly files: readonly string[];
}

/** A message as Telegram is sent it. */
export type OnTelegram = Outgoing & { readonly keyboard: readonly (readonly Button[])[] };

/** A message as both networks are sent it, made by their own adapters, so that whoever shows it cannot show another one. */
export interface AsSent {
  readonly discord: OnDiscord;
  readonly telegram: OnTelegram;
}

/** How a message is sent. */
export interface Sending {
  /** The tag of the language of whoever asked. */
  readonly language: string;
  /** Its picture, where one was drawn. */
  readonly drawn: Drawn | undefined;
  /** Whether it is a post, for which nobody asked, or an answer, which may have buttons. */
  readonly isPost: boolean;
  readonly log: Log;
}

/** A message as the adapters of both networks send it. */
export function asSent(message: Message, { language, drawn, isPost, log }: Sending): AsSent {
  return {
    discord: isPost ? postOnDiscord(message, drawn) : answerOnDiscord(message, language, log, drawn),
    telegram: { ...outgoing(message, drawn), keyboard: isPost ? [] : keyboard(message, language, log) },
  };
}

/** An answer is worth more than its buttons: where they cannot be made it goes without. */
function keyboard(message: Message, language: string, log: Log): Button[][] {
  try {
    return keyboardOf(message, language);
  } catch (error) {
    log.error({ err: error }, "The buttons of an answer could not be made.");
    return [];
  }
}

function postOnDiscord(message: Message, drawn: Drawn | undefined): OnDiscord {
  const key = { platform: "discord", channel: "", number: 1, edition: "", form: "" };
  const post = { key, server: "", message, silent: false, publish: false, pin: false };
  const { body, files } = payloadOf(post, "whole", drawn);
  return { body, components: [], files: files.map(({ name }) => name) };
}

function answerOnDiscord(message: Message, language: string, log: Log, drawn: Drawn | undefined): OnDiscord {
  const { embeds, components, files } = replyOf(message, language, log, drawn);
  return { body: { embeds }, components, files: files.map(({ name = "" }) => name) };
}
