import type { APIEmbed } from "discord.js";
import type { Message } from "../../core/message.ts";
import type { Drawn } from "../../core/picture.ts";
import { renderEmbed, shorten } from "./render.ts";

/** The longest description of a file (Discord documentation, attachments). */
const DESCRIPTION_LIMIT = 1024;

/** A picture, and its address where it lies with Discord already and need not be brought. */
export type Placed = Drawn & { readonly address?: string | undefined };

const rendered = new WeakMap<Message, APIEmbed>();

/**
 * A message as an embed around its picture. What the picture shows is said in its description, and need not be read twice.
 * The same message object is rendered once.
 */
export function illustrated(message: Message, drawn: Placed): APIEmbed {
  const url = drawn.address ?? `attachment://${drawn.name}`;
  const known = rendered.get(message);
  if (known?.image?.url === url) return known;
  const { lines: _lines, table: _table, ...rest } = message;
  const embed = { ...renderEmbed(rest), image: { url, description: describe(drawn) } };
  rendered.set(message, embed);
  return embed;
}

/** What a picture shows, for who cannot see it. */
export function describe({ alt }: Drawn): string {
  return shorten(alt, DESCRIPTION_LIMIT);
}
