import pino from "pino";
import pretty from "pino-pretty";
import { createRedact } from "./redact.ts";

/** How many causes of causes are described. */
const DEEPEST_CAUSE = 5;

/**
 * What of an error is worth a log line. Its other properties are left out: the libraries keep whole payloads in them.
 * Where it came from in the code matters only for errors that nobody foresaw. Ours are called "…Failure", and one line
 * says all of them.
 */
function describeError(error: unknown): object | string {
  if (!(error instanceof Error)) return String(error);
  // Our own errors repeat what they were caused by, in a sentence; once is enough.
  const fresh = causesOf(error).filter(({ message }) => !error.message.includes(message));
  const causes = fresh.map(nameAndMessage);
  if (error.name.endsWith("Failure")) return [error.message, ...causes].join(" ← ");
  const { name, message, stack } = error;
  const status = "status" in error ? error.status : undefined;
  return { name, message, status, stack, ...(causes.length > 0 && { causes }) };
}

/** The causes of an error, and theirs; they may go round in a circle. */
function causesOf(error: Error): Error[] {
  const causes: Error[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < DEEPEST_CAUSE; cause = cause.cause)
    causes.push(cause);
  return causes;
}

function nameAndMessage(error: Error): string {
  const { name, message } = error;
  const code = "code" in error && !name.includes(String(error.code)) ? ` ${error.code}` : "";
  return `${name}${code}: ${message}`;
}

/** A positive number of so few digits is the id of a private chat on Telegram, which is that of a person's account. */
const PERSON = /^\d{1,15}(?= |$)/;

/** The id of a channel or a server as it is written: a person's is not. */
function describePlace(id: unknown): unknown {
  return typeof id === "string" ? id.replace(PERSON, "private") : id;
}

/** How the log is written. */
export interface LogOptions {
  readonly level: string;
  /** What must never be written, whatever a library puts into its messages. */
  readonly secrets: readonly (string | undefined)[];
  /** Lines for people instead of JSON for machines. */
  readonly readable: boolean;
  /** Where the lines go. */
  readonly output: NodeJS.WritableStream;
}

/** A log that writes one line for each event, no secret, and no person. */
export function createLog({ level, secrets, readable, output }: LogOptions): pino.Logger {
  const target = readable
    ? pretty({ destination: output, ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", sync: true })
    : output;
  const hooks = { streamWrite: createRedact(secrets) };
  const serializers = { err: describeError, channel: describePlace, server: describePlace };
  return pino({ level, hooks, serializers }, target);
}
