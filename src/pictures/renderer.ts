import { constants, setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

/** So many milliseconds are left to what a start has to do first. */
const START = 2_000;
/** For so many milliseconds it is waited for, also on a machine that is slow and has other things to do. */
const PATIENCE = 60_000;
/** Loads the renderer, or says why that cannot be: the first line of the error, of its cause, and so on. */
const LOADING = `import(process.argv[1]).catch((error) => {
  const lines = [];
  for (let one = error; one instanceof Error; one = one.cause) lines.push(one.message.split("\\n")[0]);
  console.error(lines.join(" ← "));
  process.exit(1);
});`;

/** The renderer of pictures cannot be loaded. The message says what to do, the cause why. */
class RendererFailure extends Error {
  override readonly name = "RendererFailure";
}

/**
 * Tries whether the renderer, which is native code for the very machine, can be loaded. Rejects where it cannot, and resolves
 * with an error where that could not be tried. A process of its own tries, and gives way to others: what is loaded here stays,
 * and would take seven megabytes where nobody ever asks for a picture.
 */
export async function tryRenderer(): Promise<Error | undefined> {
  await pause(START);
  const { execFile } = await import("node:child_process");
  const words = ["--input-type=module", "--eval", LOADING, import.meta.resolve("@takumi-rs/core")];
  const tried = promisify(execFile)(process.execPath, words, { timeout: PATIENCE, windowsHide: true });
  try {
    if (tried.child.pid !== undefined) setPriority(tried.child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is over already, or the system does not allow it.
  }
  try {
    await tried;
    return undefined;
  } catch (error) {
    const { code, signal, killed, stderr } = error as Error & {
      readonly [key in "code" | "signal" | "killed"]?: unknown;
    } & { readonly stderr: string };
    // There was no such process, or it was not waited for any longer: nothing is known.
    if (typeof code === "string" || killed) return error as Error;
    throw new RendererFailure(
      "The renderer of pictures cannot be loaded: install the packages again with npm ci, on this very machine.",
      { cause: new Error(stderr.trim() || `it ended with ${signal ?? code}`) },
    );
  }
}
