import type { Context } from "hono";
import { languageDetector } from "hono/language";
import { chooseLocale, type Locale, type Voice, voiceOf } from "../../core/locale.ts";
import { basePathOf } from "../../lib/base-path.ts";

/** The name of the parameter that says in which language a page is wanted. */
export const LANGUAGE = "lang";

/** Finds out in which language whoever asks wants to be answered: by the address, or else by what their browser says. */
export function detectLanguage(locales: readonly Locale[]) {
  return languageDetector({
    order: ["querystring", "header"],
    lookupQueryString: LANGUAGE,
    supportedLanguages: locales.map(({ tag }) => tag),
    fallbackLanguage: locales[0]?.tag ?? "en",
    convertDetectedLanguage: (tag) => tag.split(/[-_]/)[0] ?? tag,
    caches: false,
  });
}

/** How one page is asked for. */
export interface Visit {
  readonly voice: Voice;
  /** The language as it stands in the address; nothing where the browser decided. */
  readonly chosen?: string | undefined;
  /** The root of the addresses by which others find these pages: `https://losses.example`, `https://example.org/losses`. */
  readonly root: string;
  /** The path of that, which every link begins with: nothing, or `/losses`. */
  readonly base: string;
  /** The path that was asked for, below the root. */
  readonly path: string;
}

/** What pages are served in and under. */
export interface Serving {
  readonly locales: readonly Locale[];
  /** The address under which others reach the server, without a slash at its end; that which was asked without it. */
  readonly root?: string | undefined;
}

/** A host as a browser sends it: a name or an address and perhaps a port. Anything else could forge addresses. */
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * How a page is asked for. `root` is where others find these pages; without it, that is where they were asked for, and a
 * proxy before the server is believed as to whether TLS is spoken, and as to nothing else.
 */
export function visitOf(context: Context, { locales, root }: Serving): Visit {
  const detected = context.get("language") as string | undefined;
  const asked = context.req.query(LANGUAGE);
  const chosen = locales.find(({ tag }) => tag === asked)?.tag;
  const host = context.req.header("host") ?? "";
  const scheme = context.req.header("x-forwarded-proto") === "https" ? "https" : "http";
  return {
    voice: voiceOf(chooseLocale(locales, detected)),
    ...(chosen && { chosen }),
    root: root ?? (HOST.test(host) ? `${scheme}://${host}` : ""),
    base: basePathOf(root),
    path: context.req.path,
  };
}

/** Where another page is for the same visitor, who goes on in the language that they chose. */
export function pathTo({ base, chosen }: Pick<Visit, "base" | "chosen">, path: string): string {
  return `${base}${inLanguage(path, chosen)}`;
}

/** The whole address of a page in a language, or in the one of whoever opens it. */
export function addressOf({ root }: Pick<Visit, "root">, path: string, chosen?: string): string {
  return `${root}${inLanguage(path, chosen)}`;
}

function inLanguage(path: string, chosen: string | undefined): string {
  if (!chosen) return path;
  const [bare = "", mark = ""] = path.split("#");
  return `${bare}${bare.includes("?") ? "&" : "?"}${LANGUAGE}=${chosen}${mark && `#${mark}`}`;
}
