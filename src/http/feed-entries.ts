import { createHash } from "node:crypto";
import { composePost } from "../core/compose-post.ts";
import { dayIn } from "../core/day.ts";
import type { Voice } from "../core/locale.ts";
import type { Shown } from "../core/testimony.ts";
import { messageHtml } from "./message-html.ts";
import type { ApiParts } from "./parts.ts";

/** So many reports are in a feed. */
const MOST_ENTRIES = 30;

/** A report as an entry of a feed. */
export interface Entry {
  readonly report: Shown;
  /** The same for the same report in the same language, on every machine and for ever. */
  readonly id: string;
  /** In plain text. */
  readonly title: string;
  readonly html: string;
  readonly published: Date;
  /** When its figures were last corrected; `published` where they never were. */
  readonly updated: Date;
}

/** The newest reports as posts word them, newest first. */
export function entriesIn(voice: Voice, parts: ApiParts): Entry[] {
  const { archive } = parts;
  const days = archive.days().slice(-MOST_ENTRIES).reverse();
  return days.flatMap((day) => archive.on(day) ?? []).map((report) => entryOf(report, voice, parts));
}

function entryOf(report: Shown, voice: Voice, parts: ApiParts): Entry {
  const { archive, sources, timeZone } = parts;
  const { day } = report;
  const edition = { kind: "day", from: day, to: day, day } as const;
  const message = composePost(archive, edition, { form: "full", categories: [] }, { voice, sources });
  if (!message) throw new Error(`The report of ${day} is in the archive and cannot be worded.`);
  return {
    report,
    id: feedId(`${voice.locale.tag} ${day}`),
    title: message.title,
    html: messageHtml(message),
    ...instants(report, timeZone),
  };
}

/**
 * A report is published when it was first seen, if that was on its day; of one that was read later nothing is known but
 * the day, which then stands there as such dates do, at midnight UTC.
 */
function instants({ day, kept, restated }: Shown, timeZone: string): Pick<Entry, "published" | "updated"> {
  const isSeen = kept && dayIn(timeZone, kept.first) === day;
  const published = new Date(isSeen ? kept.first : Date.parse(day));
  const changed = kept && (isSeen || restated) ? new Date(kept.changed) : published;
  return { published, updated: changed > published ? changed : published };
}

/** The names of feeds and entries are in a space of their own (RFC 9562, 5.5). */
const SPACE = Buffer.from("5b0c5bc0b5a44b1f9d5c7a1c0a7f3e6d", "hex");
const BYTES = 16;

/** The id of a feed or an entry that has such a name: it does not depend on where the feed is read. */
export function feedId(name: string): string {
  const bytes = createHash("sha1").update(SPACE).update(name).digest().subarray(0, BYTES);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")}`;
}
