/**
 * What goes wrong with a request:
 * - `"reset-before"`, `"reset-after"`: the connection is reset before or after the work was done;
 * - `"close-before"`, `"close-after"`: the same, but the connection ends in good order (no reset);
 * - `"cut"`: the work is done, but only half of the answer arrives;
 * - `"hang"`, `"hang-after"`: no answer ever comes, and the work is not done or done;
 * - `"html"`, or `{ html: status }`: a page of the proxy in front of Discord, 502 unless told otherwise;
 * - `{ delay }`: everything happens that many milliseconds later;
 * - `{ status, body, headers }`: this answer, and no work done; a text body goes out as it is;
 * - `{ rateLimit, retryAfter, bodyRetryAfter }`: answer 429; the header says `retryAfter` seconds, the body the
 *   same unless told otherwise; `"cloudflare"` is the plain-text one of a blocked address.
 */
export type Fault =
  | "reset-before"
  | "reset-after"
  | "close-before"
  | "close-after"
  | "cut"
  | "hang"
  | "hang-after"
  | "html"
  | { readonly html: number }
  | { readonly delay: number }
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly rateLimit: "user" | "shared" | "global" | "cloudflare";
      readonly retryAfter: number;
      readonly bodyRetryAfter?: number;
    };

/** Which requests a fault strikes; what is left out matches everything. */
export interface FaultMatch {
  /** `GET`, `POST`…, or `UPGRADE` for a connection to the gateway, whose path is `/`. */
  readonly method?: string;
  /** Compared with the path behind `/api/v10`: a text must be equal, a pattern must match. */
  readonly path?: string | RegExp;
  readonly channelId?: string;
}

/** A fault that was planned. */
export interface PlannedFault {
  /** How many requests it has struck. */
  readonly hits: number;
  /** Strikes no more. */
  clear(): void;
}

/** The faults still to come. */
export interface Faults {
  /** Plans a fault for the next `times` matching requests; earlier plans go first. */
  plan(match: FaultMatch, fault: Fault, times?: number): PlannedFault;
  /** The fault that strikes this request, if any. */
  take(method: string, path: string): Fault | undefined;
}

function matches({ method, path, channelId }: FaultMatch, actualMethod: string, actualPath: string): boolean {
  if (method !== undefined && method.toUpperCase() !== actualMethod) return false;
  if (typeof path === "string" && path !== actualPath) return false;
  if (path instanceof RegExp && !new RegExp(path.source, path.flags.replace("g", "")).test(actualPath))
    return false;
  return channelId === undefined || `${actualPath}/`.startsWith(`/channels/${channelId}/`);
}

/** Starts with nothing going wrong. */
export function createFaults(): Faults {
  const planned = new Set<{ match: FaultMatch; fault: Fault; left: number; hits: number }>();
  return {
    plan(match, fault, times = 1) {
      const plan = { match, fault, left: times, hits: 0 };
      planned.add(plan);
      return {
        get hits() {
          return plan.hits;
        },
        clear: () => void planned.delete(plan),
      };
    },
    take(method, path) {
      for (const plan of planned) {
        if (!matches(plan.match, method, path)) continue;
        plan.hits += 1;
        plan.left -= 1;
        if (plan.left <= 0) planned.delete(plan);
        return plan.fault;
      }
      return undefined;
    },
  };
}
