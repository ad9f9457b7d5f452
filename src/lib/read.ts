import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";

/** What a body may cost. */
export interface ReadLimits {
  /** The most bytes of the body after decompression. */
  readonly bytes: number;
  /** The most milliseconds from the request to the last byte. */
  readonly time: number;
}

/** What kind of failure it was: nobody answered; not in time; with an error; a wish to be left alone; or with something else than was due. */
export type ReadFault = "unreachable" | "late" | "status" | "resting" | "form";

/** A body could not be read. The message says what was wrong with it, without naming the address. */
export class ReadFailure extends Error {
  override readonly name = "ReadFailure";
  readonly fault: ReadFault;
  /** The HTTP status, where there was an answer with an error. */
  readonly status?: number;

  constructor(
    fault: ReadFault,
    message: string,
    { status, ...options }: ErrorOptions & { status?: number } = {},
  ) {
    super(message, options);
    this.fault = fault;
    if (status !== undefined) this.status = status;
  }
}

/** The value that a text holds as JSON. Throws a `ReadFailure` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = text.trimStart().startsWith("<")
      ? "a web page"
      : "something that is not JSON, or only a part of it";
    throw new ReadFailure("form", `it answered with ${what} where JSON was due`, { cause });
  }
}

/** The text of a file. Throws a `ReadFailure` that says why it cannot be read. */
export async function readFile(address: URL, signal: AbortSignal, limits: ReadLimits): Promise<string> {
  return within(limits, signal, (either) =>
    collect(createReadStream(fileURLToPath(address), { signal: either }), limits.bytes),
  );
}

/** Does a piece of reading within its time. Whatever goes wrong becomes a `ReadFailure`. */
export async function within<T>(
  { time }: ReadLimits,
  signal: AbortSignal,
  work: (either: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(time);
  try {
    return await work(AbortSignal.any([signal, timeout]));
  } catch (cause) {
    if (cause instanceof ReadFailure) throw cause;
    if (timeout.aborted)
      throw new ReadFailure("late", `it did not answer within ${time / 1000} s`, { cause });
    throw new ReadFailure(signal.aborted ? "late" : "unreachable", reason(cause), { cause });
  }
}

/** The whole of a body as text. Throws a `ReadFailure` when it is too large, breaks off or is no UTF-8. */
export async function collect(body: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  for await (const chunk of body) {
    bytes += chunk.length;
    // Thrown inside the loop, so that the rest of the body is not even received.
    if (bytes > limit) throw new ReadFailure("form", `its answer is larger than ${limit / 1_000_000} MB`);
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new ReadFailure("form", "its answer is not valid UTF-8", { cause });
  }
}

/** The innermost cause is the one that says something: "fetch failed" does not. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "there is no such file";
  if (error.cause instanceof Error) return reason(error.cause);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
