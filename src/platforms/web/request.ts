import type { Context } from "hono";
import { languageDetector } from "hono/language";
import { chooseLocale, type Locale, type Voice, voiceOf } from "../../core/locale.ts";

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
  /** The root of the addresses by which others find these pages: `https://losses.example`. */
  readonly root: string;
  /** The path that was asked for. */
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
    path: context.req.path,
  };
}

/** The address of another page for the same visitor, who goes on in the language that they chose. */
export function pathTo({ chosen }: Pick<Visit, "chosen">, path: string): string {
  if (!chosen) return path;
  const [bare = "", mark = ""] = path.split("#");
  return `${bare}${bare.includes("?") ? "&" : "?"}${LANGUAGE}=${chosen}${mark && `#${mark}`}`;
}
