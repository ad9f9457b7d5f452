import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Another process that has the modules, the words of the contract, `address`, `name` and `tell`, which tells this one something at once. */
export function run(address: string, name: string, work: string): ChildProcess {
  const code = `
    import { writeSync } from "node:fs";
    import { once } from "node:events";
    import { openStore } from ${JSON.stringify(import.meta.resolve("../../src/stores/index.ts"))};
    import { broadcast, claimAt, owed, subscription } from ${JSON.stringify(import.meta.resolve("./contract-words.ts"))};
    import { addDays } from ${JSON.stringify(import.meta.resolve("../../src/core/day.ts"))};
    const address = ${JSON.stringify(address)};
    const name = ${JSON.stringify(name)};
    const tell = (what) => writeSync(1, what + "\\n");
    const told = () => once(process.stdin, "data");
    ${work}
    process.exit(0);
  `;
  return spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** What a process tells, its last words on failure, and how it ended. */
export function follow(child: ChildProcess): { lines: string[]; ended: Promise<string> } {
  const lines: string[] = [];
  let errors = "";
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(child, "close").then(([code]) => (code === 0 ? "" : errors));
  return { lines, ended };
}

/** Waits until something holds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 120_000;
  while (!holds()) {
    assert.ok(performance.now() < end, `it never came to ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Runs the same work in two processes that begin it at the same moment, and holds that both succeed. */
export async function together(address: string, prepare: string, work: string): Promise<void> {
  const children = ["a", "b"].map((name) =>
    run(address, name, `${prepare}; tell("ready"); await told(); ${work}`),
  );
  const followed = children.map(follow);
  await until(() => followed.every(({ lines }) => lines.includes("ready")), "both processes being ready");
  for (const child of children) child.stdin?.write("go\n");
  assert.deepEqual(await Promise.all(followed.map(({ ended }) => ended)), ["", ""]);
}
