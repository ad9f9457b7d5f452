import { globSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

/**
 * The files of tests that share a process when all tests are run, by the name of the file in `together` that runs them. Loading
 * the program takes longer than most files of tests do, so it is loaded once for many. A file that ends its process, changes
 * what others in it go by, or takes long is not among them: it stands in `test:unit` of `package.json`.
 */
export const TOGETHER = {
  commands: ["commands/*.test.ts", "locales/*.test.ts"],
  core: ["core/*.test.ts"],
  delivery: ["delivery/!(answering|ending|kill|morning|postgres|replicas|year).test.ts"],
  discord: ["platforms/discord/*.test.ts"],
  fakes: ["bench/*.test.ts", "fakes/**/*.test.ts"],
  pages: ["http/*.test.ts", "platforms/*.test.ts", "platforms/{terminal,web}/*.test.ts"],
  program: ["*.test.ts"],
  sources: ["lib/*.test.ts", "sources/*.test.ts"],
  telegram: ["platforms/telegram/*.test.ts"],
} as const;

/** The files of tests that share a process, by their paths in this folder. */
export function sharing(name: keyof typeof TOGETHER): string[] {
  return globSync(TOGETHER[name], { cwd: import.meta.dirname })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

/**
 * Runs the tests of the files that share a process, one after the other. The first test is over when all files are loaded: as
 * soon as no test is left, Node takes the process to be done, whatever is still being loaded.
 */
export async function runTogether(name: keyof typeof TOGETHER): Promise<void> {
  const loading = load(sharing(name));
  test(`the tests of ${name} are loaded`, () => loading);
  await loading;
}

async function load(paths: readonly string[]): Promise<void> {
  for (const path of paths) await import(pathToFileURL(join(import.meta.dirname, path)).href);
}
