import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, MiddlewareHandler } from "hono";
import { createPace, type PaceTerms } from "../core/pace.ts";
import { fail } from "./failure.ts";

/** Who is a visitor, and what time it is. */
export interface Visiting {
  /**
   * So many proxies of the operator's stand before the server. Each adds the address that it was asked from to
   * `X-Forwarded-For`; what stands there beyond those was written by the visitor and says nothing. 0: the header is not
   * looked at.
   */
  readonly proxies: number;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
}

/** Lets every visitor ask so much and no more; who asks more is told when to come back. Each limit counts for itself. */
export function limitVisitors({ proxies, now, ...terms }: Visiting & PaceTerms): MiddlewareHandler {
  const pace = createPace(terms);
  return async (context, next) => {
    const [visitor, instant] = [visitorOf(context, proxies), now()];
    if (pace.may(visitor, instant)) return next();
    const seconds = Math.max(1, Math.ceil((pace.free(visitor, instant) - instant) / 1_000));
    context.header("retry-after", String(seconds));
    return fail(
      context,
      "too-many",
      `At most ${terms.most} such requests in ${terms.span / 1_000} seconds are answered: come back in ${seconds} s.`,
    );
  };
}

/** Whoever asks, as far as an address tells: all of an IPv6 network of 64 bits is one visitor, since one person has as many. */
export function visitorOf(context: Context, proxies: number): string {
  const { address = "" } = getConnInfo(context).remote;
  return networkOf(forwardedFor(context, proxies) ?? "") ?? networkOf(address) ?? "unknown";
}

/** The address that the outermost of the trusted proxies was asked from. */
function forwardedFor(context: Context, proxies: number): string | undefined {
  if (proxies === 0) return undefined;
  const hops = (context.req.header("x-forwarded-for") ?? "").split(",");
  return hops.at(-proxies)?.trim();
}

/** An IPv4 address as it is, the first half of an IPv6 address in one way of writing; nothing for what is no address. */
function networkOf(written: string): string | undefined {
  // Some proxies add the port, and a link-local address has the name of the link.
  const address = written.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2").replace(/%.*$/, "");
  const family = isIP(address);
  if (family === 4) return address;
  if (family !== 6) return undefined;
  const groups = groupsOf(new URL(`http://[${address}]`).hostname.slice(1, -1));
  const isMapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (!isMapped) return `${groups.slice(0, 4).join(":")}::/64`;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((number) => [number >> 8, number & 0xff])
    .join(".");
}

const GROUPS = 8;

/** The eight groups of an IPv6 address in its shortest form. */
function groupsOf(address: string): string[] {
  const [head = [], tail = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: GROUPS - head.length - tail.length }, () => "0");
  return [...head, ...zeros, ...tail];
}
