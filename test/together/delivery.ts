import { runTogether } from "../in-one-process.ts";

await runTogether("delivery");
