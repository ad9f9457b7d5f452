import assert from "node:assert/strict";
import type { IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { ReadFailure, type ReadFault } from "../../src/lib/read.ts";
import type { Asking } from "../../src/lib/request.ts";
import { createWeb, type WebTerms } from "../../src/lib/web.ts";
import { createClock } from "../fakes/clock.ts";
import { type Reply, serve, status } from "../fakes/web.ts";

export const MINUTE = 60_000;

/** The User-Agent of these tests. */
export const AGENT = "losses-bot/1.2.3 (a test)";

/** A signal that is never aborted. */
export const never = new AbortController().signal;

/** A request as it came to the server. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The instant that the clock showed. */
  readonly at: number;
}

/**
 * The web of a source whose server is on this machine and whose clock stands still. It neither spaces nor repeats
 * requests unless the terms say so.
 */
export async function webOf(
  t: Pick<TestContext, "after">,
  replies: Readonly<Record<string, Reply>> | Reply,
  terms: Partial<WebTerms> = {},
) {
  const clock = createClock();
  const asked: Asked[] = [];
  const site = await serve({}, (request, response) => {
    const { url: path = "", method = "", headers } = request;
    const at = clock.now();
    const reply = typeof replies === "function" ? replies : (replies[path] ?? status(404));
    void text(request).then((body) => {
      asked.push({ path, method, headers, body, at });
      reply(request, response);
    });
  });
  t.after(() => site.close());
  const { now, wait } = clock;
  const web = createWeb({ agent: AGENT, spacing: 0, retries: 0, now, wait, ...terms });
  return {
    clock,
    web,
    root: site.root,
    asked,
    read: (path = "/page", asking: Partial<Asking> = {}, signal = never) =>
      web.read(new URL(path, site.root), { accept: "text/html", ...asking }, signal),
    /** The spans between the requests so far. */
    gaps: () => asked.slice(1).map(({ at }, index) => at - (asked[index] as Asked).at),
  };
}

/** Reading fails with this fault, and in a sentence that names no address. Returns the failure. */
export async function fails(
  reading: Promise<unknown>,
  fault: ReadFault,
  message = /./,
): Promise<ReadFailure> {
  const [result] = await Promise.allSettled([reading]);
  assert.equal(result.status, "rejected", "it was read");
  const { reason } = result;
  assert.ok(reason instanceof ReadFailure, String(reason));
  assert.equal(reason.fault, fault, reason.message);
  assert.match(reason.message, message);
  assert.doesNotMatch(reason.message, /\n|https?:|\/page|SECRET|fetch failed/);
  return reason;
}
