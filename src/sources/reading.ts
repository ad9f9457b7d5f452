import type { z } from "zod";
import type { Day } from "../core/day.ts";
import { type Source, SourceFailure } from "../core/source.ts";
import { parseJson, ReadFailure } from "../lib/read.ts";
import type { Asking } from "../lib/request.ts";
import type { Web } from "../lib/web.ts";

/** What a source works with. */
export interface Tools {
  readonly web: Web;
  /** The day that it is where the reports are published. */
  readonly today: () => Day;
}

/** A source whose web forgets what it remembered as soon as the source could not make anything of it. */
export function forgetful(source: Source, { web }: Tools): Source {
  return {
    ...source,
    async *fetch(since, signal) {
      try {
        yield* source.fetch(since, signal);
      } catch (error) {
        web.forget();
        throw error;
      }
    },
  };
}

/** The page at an address. Throws a `SourceFailure` that names the source; `undefined` stands for a page that is not there. */
export async function readPage(
  source: string,
  { web }: Tools,
  address: URL,
  signal: AbortSignal,
): Promise<string | undefined> {
  return reading(source, address, async () => {
    try {
      return await web.read(address, { accept: "text/html" }, signal);
    } catch (error) {
      if (error instanceof ReadFailure && (error.status === 404 || error.status === 410)) return undefined;
      throw error;
    }
  });
}

/**
 * The JSON at an address, checked by a schema. Throws a `SourceFailure` that names the source; where the schema does not
 * fit, with `form`, which completes "it …": "it is not a list of rows".
 */
export async function readJson<T>(
  source: string,
  { web }: Tools,
  {
    address,
    schema,
    form,
    ...asking
  }: Partial<Asking> & { address: URL; schema: z.ZodType<T>; form: string },
  signal: AbortSignal,
): Promise<T> {
  return reading(source, address, async () => {
    const found = schema.safeParse(
      parseJson(await web.read(address, { accept: "application/json", ...asking }, signal)),
    );
    if (found.success) return found.data;
    throw new ReadFailure("form", form, { cause: found.error });
  });
}

/** Does a piece of reading; a failure names the source and the address. */
async function reading<T>(source: string, address: URL, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof ReadFailure)) throw cause;
    const message = `${source}: ${withoutPassword(address)} cannot be used: ${cause.message}.`;
    throw new SourceFailure(message, { cause, fault: cause.fault });
  }
}

/** An address as it may stand in a log. */
export function withoutPassword(address: URL): string {
  const shown = new URL(address);
  shown.username = "";
  shown.password = "";
  return shown.href;
}
