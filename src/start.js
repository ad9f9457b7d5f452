import { flushCompileCache } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Plain JavaScript: types would have to be taken out of this file before the cache of compiled code is there, which takes
// longer than all that it does.

/**
 * How the libraries below work. Pictures are drawn on several threads, each with a heap of its own that would keep what its
 * largest picture took: with this threshold it keeps no more than so many bytes (mallopt, M_TRIM_THRESHOLD), and all of them
 * share one, beside that of the main thread, which must not wait for them (M_ARENA_MAX). And one picture is encoded by one
 * thread, so that a core is left to answers.
 */
const LIBRARIES = { MALLOC_TRIM_THRESHOLD_: "131072", MALLOC_ARENA_MAX: "2", RAYON_NUM_THREADS: "1" };
/** Little room for what answers and pictures leave behind, so that it is collected soon. */
const FLAGS = ["--max-semi-space-size=1", "--min-semi-space-size=1"];
/**
 * Memory before speed, from the end of a start on: what a start makes stays, and looking through it again and again would
 * take a third of its time. Set any earlier, they would also refuse the code that comes compiled with Node.
 */
const STARTED_FLAGS = ["--heap-growing-percent=20", "--optimize-for-size", "--expose-gc"];
/** After so many milliseconds a start is over, or as soon as pictures are drawn. */
const STARTED = 5_000;
/** Where the compiled program is kept from one start to the next; without it, it is compiled anew and takes more memory. */
const COMPILED = join(import.meta.dirname, "../node_modules/.cache/losses-bot");
/** After so many milliseconds all that a start needs is compiled, also on a machine with other things to do. */
const ALL_COMPILED = 15_000;

// All of this counts only from the first moment of a process, so this one begins anew, under the same number. Where that
// is not possible, as on Windows, the program starts as it is.
if (process.platform === "linux" && process.env["MALLOC_TRIM_THRESHOLD_"] === undefined)
  process.execve?.(
    process.execPath,
    [process.execPath, ...FLAGS, ...process.execArgv, import.meta.filename, ...process.argv.slice(2)],
    { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...LIBRARIES },
  );
const { afterStart, startIsOver } = await import("./lib/starting.ts");
afterStart(() => {
  for (const flag of STARTED_FLAGS) setFlagsFromString(flag);
  // What only the start needed goes at once, and its place is given back: once in the life of a process that takes a fifth of
  // a second. In a new context, since this one was made before there was such a function.
  runInNewContext("gc")({ type: "major", execution: "sync", flavor: "last-resort" });
});
setTimeout(startIsOver, STARTED).unref();
setTimeout(flushCompileCache, ALL_COMPILED).unref();
await import("./main.ts");
