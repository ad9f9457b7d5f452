import { join } from "node:path";

// What holds for each process of tests, before it loads anything.

// Every process loads much the same: compiled once, that takes half the time. Set where the tests are started, it holds for
// all of them, and for what they start.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "../node_modules/.cache/losses-bot");

// When all tests are over and everybody was told of the end, nothing is left to be cleaned up. Node's own clean-up has been seen
// to go round for ever on a busy machine, with nothing of ours under way any more.
process.once("beforeExit", () => void process.on("exit", () => process.exit()));
