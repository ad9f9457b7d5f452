import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Archive } from "../core/archive.ts";
import { addDays, type Day, dayIn, placeAfter, placeOf } from "../core/day.ts";
import { type Locale, voiceOf } from "../core/locale.ts";
import type { Options, Parsed } from "../core/option.ts";
import { parseValues } from "../core/option-parsing.ts";
import type { Pictures } from "../core/picture.ts";
import type { Source } from "../core/source.ts";
import type { KnownDays } from "./failure.ts";
import { Failure } from "./failure-schema.ts";
import type { Visiting } from "./visitors.ts";

/** What the open API is made of. */
export interface ApiParts extends Visiting {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  /** The first one is that of everything that programs read. */
  readonly locales: readonly Locale[];
  readonly pictures: Pictures;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** The address under which others reach the server, without a slash at its end; that which was asked without it. */
  readonly address?: string | undefined;
}

/** Puts paths of the API onto it, with what is published of them. */
export type ApiRoutes = (api: OpenAPIHono, parts: ApiParts) => void;

/** The days that there are reports of, and those nearest to one. */
export function knownDays(archive: Archive, day?: Day): KnownDays {
  const days = archive.days();
  const ends = { first: days[0] ?? null, newest: days.at(-1) ?? null };
  if (day === undefined) return ends;
  return {
    ...ends,
    before: days[placeOf(days, day) - 1] ?? null,
    after: days[placeAfter(days, day)] ?? null,
  };
}

/** That there is no report of a day or a stretch that begins with it, or none at all, and of which days there are. */
export function noReport(archive: Archive, span = "", day?: Day): [message: string, days: KnownDays] {
  const days = knownDays(archive, day);
  if (days.newest === null) return ["There is no report yet: ask again later.", days];
  const near = [days.before, days.after].filter(Boolean).join(" and ");
  return [`There is no report ${span}: the nearest ${near.includes(" ") ? "are" : "is"} of ${near}.`, days];
}

/**
 * Reads what was asked for in the words that the bot understands. Throws a `Refusal` that says in English what would have
 * been right.
 */
export function readOptions<O extends Options>(
  { archive, locales, now, timeZone }: ApiParts,
  options: O,
  values: Readonly<Record<string, string | undefined>>,
): Parsed<O> {
  const today = dayIn(timeZone, now());
  const [english] = locales;
  if (!english) throw new Error("The list of locales is empty.");
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const context = {
    command: "api",
    options,
    locales,
    voice: voiceOf(english),
    today,
    newest: archive.before(addDays(today, 1))?.day ?? today,
  };
  return parseValues(context, Object.fromEntries(given)) as Parsed<O>;
}

/** A failure as it is published. */
export function failureOf(description: string) {
  return { description, content: { "application/json": { schema: Failure } } };
}

/** What every path may answer beside what was asked for. */
export const COMMON = {
  304: { description: "It is still what `If-None-Match` names" },
  400: failureOf("Something in the question does not fit; the message says what to write instead"),
  429: failureOf("Too many questions from one address; `Retry-After` says when to come back"),
} as const;
