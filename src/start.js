import { flushCompileCache } from "node:module";
import { join } from "node:path";

/**
 * How the libraries below work. Pictures are drawn on several threads, each with a heap of its own that would keep what its
 * largest picture took: with this threshold it keeps no more than so many bytes (mallopt, M_TRIM_THRESHOLD). And one picture
 * is encoded by one thread, so that a core is left to answers.
 */
const LIBRARIES = { MALLOC_TRIM_THRESHOLD_: "131072", RAYON_NUM_THREADS: "1" } as const;
/** Memory before speed: what answers and pictures leave behind is collected soon, which takes some percent of time. */
const FLAGS = ["--max-semi-space-size=2", "--heap-growing-percent=20", "--optimize-for-size"];
/** Where the compiled program is kept from one start to the next; without it, it is compiled anew and takes more memory. */
const COMPILED = join(import.meta.dirname, "../node_modules/.cache/losses-bot");
/** After so many milliseconds all that a start needs is compiled. */
const STARTED = 15_000;

// All of this counts only from the first moment of a process, so this one begins anew, under the same number. Where that
// is not possible, as on Windows, the program starts as it is.
if (process.platform === "linux" && process.env["MALLOC_TRIM_THRESHOLD_"] === undefined)
  process.execve?.(
    process.execPath,
    [process.execPath, ...FLAGS, ...process.execArgv, import.meta.filename, ...process.argv.slice(2)],
    { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...LIBRARIES },
  );
setTimeout(flushCompileCache, STARTED).unref();
await import("./main.ts");
