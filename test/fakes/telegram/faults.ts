import type { Payload } from "./parameters.ts";

/**
 * What goes wrong with a call.
 *
 * `reset-before` and `hang` lose the request, `reset-after`, `hang-after` and `html-after` carry it
 * out and lose the answer. `html` is a proxy's page with 502, `not-json` such a page with 200.
 * `split` lets the answer arrive byte by byte. `retryAfter` is a flood answer, `status` any answer (text is sent as a page), `delay` only waits.
 */
export type Fault =
  | "reset-before"
  | "reset-after"
  | "hang"
  | "hang-after"
  | "html"
  | "html-after"
  | "not-json"
  | "split"
  | { status: number; body?: unknown }
  | { retryAfter: number }
  | { delay: number };

/** Which calls a fault is for: a method by its name, `*` for all, or a test of the call. */
export type FaultMatch = string | ((call: { method: string; payload: Payload }) => boolean);

/** An answer as it goes over the wire. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string>; split?: boolean };

const PAGE = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body>\r\n</html>\r\n";

/** The faults that wait for their calls; the oldest that fits is used first. */
export function createFaults() {
  const waiting: { match: FaultMatch; fault: Fault; times: number }[] = [];

  return {
    /** Arms a fault for so many calls and returns how to disarm it. */
    add(match: FaultMatch, fault: Fault, times = 1): () => void {
      const entry = { match, fault, times };
      waiting.push(entry);
      return () => {
        entry.times = 0;
      };
    },
    /** The fault for this call, used up by asking. */
    take(method: string, payload: Payload): Fault | undefined {
      const entry = waiting.find(
        ({ match, times }) =>
          times > 0 &&
          (typeof match === "function"
            ? match({ method, payload })
            : match === "*" || match.toLowerCase() === method.toLowerCase()),
      );
      if (entry !== undefined) entry.times--;
      return entry?.fault;
    },
  };
}

/** The answer a fault gives instead of the service, when it gives one. */
export function answerOf(fault: Fault | undefined): Answer | undefined {
  if (fault === "html" || fault === "html-after") return { status: 502, body: PAGE };
  if (fault === "not-json") return { status: 200, body: PAGE };
  if (typeof fault !== "object") return undefined;
  if ("retryAfter" in fault) return flood(fault.retryAfter);
  if ("status" in fault) {
    return {
      status: fault.status,
      body: fault.body ?? { ok: false, error_code: fault.status, description: "Fault" },
    };
  }
  return undefined;
}

/** The answer to a call too many, with how long to wait. */
export function flood(seconds: number): Answer {
  return {
    status: 429,
    headers: { "retry-after": `${seconds}` },
    body: {
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${seconds}`,
      parameters: { retry_after: seconds },
    },
  };
}
