import { json, type Reply, serve, status, type Web } from "../web.ts";

/** What the API says of one day. */
export type Entry = Readonly<Record<string, unknown>>;

/** A stand-in for russianwarship.rip. */
export interface Russianwarship extends Omit<Web, "root"> {
  /** The address that the paths of the API begin with. */
  readonly root: URL;
}

const BASE = "/api/v2/";

const fetched = (data: unknown): Reply => json({ message: "The data were fetched successfully.", data });

/**
 * A server with these entries, listed in the order in which they are given. A date that it does not have is a 404, a path
 * that it does not know a web page. `replies` are given for paths behind the root instead of its own.
 */
export async function serveRussianwarship(
  entries: readonly Entry[],
  replies: Readonly<Record<string, Reply>> = {},
): Promise<Russianwarship> {
  const latest = () => entries.toSorted((a, b) => (String(a["date"]) < String(b["date"]) ? 1 : -1))[0];
  const own = Object.entries(replies).map(([path, reply]) => [BASE + path, reply] as const);
  const web = await serve(Object.fromEntries(own), (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    answer(pathname, searchParams)(request, response);
  });

  function answer(pathname: string, query: URLSearchParams): Reply {
    if (pathname === `${BASE}statistics`) return fetched({ records: listed(query) });
    const asked = pathname.startsWith(`${BASE}statistics/`) ? pathname.slice(BASE.length + 11) : undefined;
    if (asked === undefined) return status(404);
    const entry = asked === "latest" ? latest() : entries.find(({ date }) => date === asked);
    return entry ? fetched(entry) : nothing;
  }

  function listed(query: URLSearchParams): Entry[] {
    const from = query.get("date_from") ?? "";
    const to = query.get("date_to") ?? "9999";
    const offset = Number(query.get("offset"));
    const within = entries.filter(({ date }) => String(date) >= from && String(date) <= to);
    return within.slice(offset, offset + Number(query.get("limit")));
  }

  return { root: new URL(BASE, web.root), asked: web.asked, close: web.close };
}

/** There is no such day. */
const nothing: Reply = (_request, response) => {
  response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not found."}');
};
