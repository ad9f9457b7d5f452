import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/*
 * Begins the program with the code that an earlier start has read and compiled, where that could be kept: a start then
 * takes two thirds of the work, and what takes the types out of the code is not needed in memory. This file alone is
 * JavaScript, since that has to be arranged before anything with types is read. `node src/main.ts` does the same without it.
 */

/** Beside the packages: a folder that whoever installs them can write to, and nobody else puts code into. */
const KEPT = fileURLToPath(new URL("../node_modules/.cache/losses-bot", import.meta.url));
/** By then all that a start needs has been read, in milliseconds. */
const STARTED = 15_000;

// Where NODE_COMPILE_CACHE names another folder, that one is used. One that cannot be written to does no harm.
enableCompileCache(KEPT);
setTimeout(flushCompileCache, STARTED).unref();

await import("./main.ts");
