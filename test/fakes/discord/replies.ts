import type { Fault } from "./faults.ts";
import type { UploadedFile } from "./message-form.ts";
import type { Refusal } from "./refusals.ts";

/** A request after its body was read and its path understood. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** An answer: an object goes out as JSON, a text as it is, nothing as an empty body. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing the bot may ask for. */
export interface Route {
  readonly method: string;
  /** The path behind `/api/v10`; `:name` stands for one part of it. */
  readonly path: string;
  /** Whether it needs no bot token, because the path holds a secret or there is none. */
  readonly open?: true;
  run(call: Call): Reply;
}

const proxyPage = (status: number) =>
  `<html>\r\n<head><title>${status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>${status} Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n`;

/** Answer 429: how long to wait, and for what. */
export function limitReply(
  scope: "user" | "shared" | "global",
  retryAfter: number,
  inBody = retryAfter,
): Reply {
  return {
    status: 429,
    headers: {
      "retry-after": String(Math.ceil(retryAfter * 1000) / 1000),
      "x-ratelimit-scope": scope,
      ...(scope === "user" && {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset-after": String(retryAfter),
      }),
      ...(scope === "global" && { "x-ratelimit-global": "true" }),
    },
    body: { message: "You are being rate limited.", retry_after: inBody, global: scope === "global" },
  };
}

/** The answer of a fault that is an answer, and nothing for the others. */
export function faultReply(fault: Fault): Reply | undefined {
  if (fault === "html") return faultReply({ html: 502 });
  if (typeof fault === "string" || "delay" in fault) return undefined;
  if ("html" in fault)
    return { status: fault.html, headers: { "content-type": "text/html" }, body: proxyPage(fault.html) };
  if ("status" in fault) return fault;
  if (fault.rateLimit !== "cloudflare")
    return limitReply(fault.rateLimit, fault.retryAfter, fault.bodyRetryAfter);
  return {
    status: 429,
    headers: { "content-type": "text/plain; charset=UTF-8", "retry-after": String(fault.retryAfter) },
    body: "error code: 1015",
  };
}

/** The answer that tells the bot of a refusal. */
export function refusalReply({ status, body, headers }: Refusal): Reply {
  return { status, body, headers };
}
