import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";

/** What a body may cost. */
export interface ReadLimits {
  /** The most bytes of the body after decompression. */
  readonly bytes: number;
  /** The most milliseconds from the request to the last byte. */
  readonly time: number;
}

/** A body could not be read. The message says what was wrong with it, without naming the address. */
export class ReadFailure extends Error {
  override readonly name = "ReadFailure";
}

/** Reads JSON from an `http:`, `https:` or `file:` address. Throws a `ReadFailure` for anything but JSON within the limits. */
export async function readJson(address: URL, signal: AbortSignal, limits: ReadLimits): Promise<unknown> {
  const text = await readText(address, signal, limits);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = text.trimStart().startsWith("<")
      ? "a web page"
      : "something that is not JSON, or only a part of it";
    throw new ReadFailure(`it answered with ${what} where JSON was due`, { cause });
  }
}

async function readText(address: URL, signal: AbortSignal, limits: ReadLimits): Promise<string> {
  // fetch would refuse it too, with a message that repeats the password.
  if (address.username || address.password)
    throw new ReadFailure("its address holds a name or a password, which must be left out");
  const timeout = AbortSignal.timeout(limits.time);
  const either = AbortSignal.any([signal, timeout]);
  try {
    const body = address.protocol === "file:" ? openFile(address, either) : await openPage(address, either);
    return await collect(body, limits.bytes);
  } catch (cause) {
    if (cause instanceof ReadFailure) throw cause;
    if (timeout.aborted) throw new ReadFailure(`it did not answer within ${limits.time / 1000} s`, { cause });
    throw new ReadFailure(reason(cause), { cause });
  }
}

function openFile(address: URL, signal: AbortSignal): AsyncIterable<Uint8Array> {
  return createReadStream(fileURLToPath(address), { signal });
}

async function openPage(address: URL, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(address, {
    signal,
    redirect: "error",
    headers: { accept: "application/json" },
  });
  if (response.ok && response.body) return response.body;
  await response.body?.cancel();
  throw new ReadFailure(`it answered with status ${response.status}`);
}

async function collect(body: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  for await (const chunk of body) {
    bytes += chunk.length;
    // Thrown inside the loop, so that the rest of the body is not even received.
    if (bytes > limit) throw new ReadFailure(`its answer is larger than ${limit / 1_000_000} MB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The innermost cause is the one that says something: "fetch failed" does not. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "there is no such file";
  if (error.cause instanceof Error) return reason(error.cause);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
