import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { commands } from "../commands/index.ts";
import { locales } from "../src/locales/index.ts";
import { networks } from "../src/platforms/index.ts";
import { newsSources } from "../src/sources/index.ts";
import { sharing, TOGETHER } from "./in-one-process.ts";

const root = join(import.meta.dirname, "..");
const paths = globSync(["src/**/*.ts", "src/**/*.json", "commands/**/*.ts"], { cwd: root })
  .map((path) => path.replaceAll("\\", "/"))
  .sort();
const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));

/**
 * What a folder or a file may import beside itself: folders and files of ours, `node:` for what Node brings, packages
 * by name, `packages` for all of them. What has no line here may import nothing. The line for the longest path counts.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "src/core": ["fastest-levenshtein", "zod", "temporal-polyfill", "intl-messageformat", "chrono-node"],
  commands: ["src/core"],
  "src/sources": ["src/core", "src/lib", "node:", "packages"],
  "src/stores": ["src/core", "src/lib", "node:", "packages"],
  "src/platforms": ["src/core", "src/lib", "node:", "packages"],
  "src/delivery": ["src/core", "src/lib", "node:", "packages"],
  "src/pictures": ["src/core", "src/lib", "node:", "packages"],
  "src/locales": ["src/core", "src/lib", "node:", "packages"],
  "src/http": ["src/core", "src/lib", "node:", "packages"],
  "src/duties": ["src/core", "src/lib", "node:", "packages"],
  "src/lib": ["node:", "packages"],
  "src/bot.ts": ["src/core", "src/lib"],
  "src/ctl": ["src/core", "src/lib", "node:", "packages"],
  "src/config.ts": ["src/core", "src/lib", "src/setting-values.ts", "packages"],
  "src/setting-values.ts": ["packages"],
  "src/ask.ts": ["src/core", "node:"],
  "src/greeting.ts": ["src/core", "src/lib"],
  "src/measured.ts": ["src/core", "src/lib"],
  "src/import.ts": ["src/core", "src/compare.ts", "src/progress.ts"],
  "src/compare.ts": ["src/core", "src/progress.ts"],
  "src/review.ts": ["src/core"],
  "src/progress.ts": [],
  "src/serve.ts": [
    "src/core",
    "src/lib",
    "src/connecting.ts",
    "src/delivering.ts",
    "src/greeting.ts",
    "src/listening.ts",
    "src/measured.ts",
    "src/delivery",
    "src/http",
    "src/duties",
  ],
  "src/connecting.ts": ["src/core", "src/lib", "src/config.ts", "src/platforms", "src/duties"],
  "src/delivering.ts": ["src/core", "src/lib", "src/config.ts", "src/delivery"],
  "src/listening.ts": ["src/core", "src/lib", "src/config.ts", "src/http", "src/platforms"],
  "src/assembling.ts": [
    "src/core",
    "src/lib",
    "src/bot.ts",
    "src/config.ts",
    "src/locales",
    "src/pictures",
    "src/sources",
    "src/stores",
    "commands",
    "package.json",
    "node:",
  ],
  "src/start.js": ["src/main.ts", "src/lib/starting.ts", "node:"],
  "src/main.ts": ["src", "commands", "package.json", "node:", "packages"],
};

/**
 * The folders whose files or folders are parts of a list: one that is not in its list would never be used.
 *
 * To add one: a line here, with the names in its list and what else is in the folder.
 */
const registries: Readonly<
  Record<string, { readonly names: readonly string[]; readonly others: readonly string[] }>
> = {
  commands: { names: commands.map(({ name }) => name), others: ["index"] },
  "src/locales": {
    names: locales.map(({ tag }) => tag),
    others: [
      "index",
      ...["uk", "pl", "de", "fr", "es", "it", "cs"].flatMap((tag) => [
        `${tag}-commands`,
        `${tag}-names`,
        `${tag}-page`,
        `${tag}-pictures`,
        `${tag}-story`,
      ]),
      ...locales.map(({ tag }) => `${tag}-when`),
      ...locales.filter(({ tag }) => tag !== "en").map(({ tag }) => `${tag}-settings`),
      ...locales.filter(({ tag }) => tag !== "en").map(({ tag }) => `${tag}-status`),
    ],
  },
  "src/sources": {
    names: newsSources.map(({ name }) => name),
    others: [
      "article",
      "dataset-corrections",
      "dataset-row",
      "embedded",
      "figure-line",
      "figure-list",
      "figure-region",
      "index",
      "labels",
      "minfin-months",
      "minfin-page",
      "mod-address",
      "mod-days",
      "mod-listing",
      "mod-search",
      "page-lines",
      "reading",
      "row",
      "report-dates",
    ],
  },
  "src/platforms": {
    names: networks.map(({ title }) => title.toLowerCase()),
    others: ["as-sent", "connection", "illustrating", "index", "layout", "pacing", "terminal", "web"],
  },
};

/** The code of a file without its comments. */
function withoutComments(code: string): string {
  const pattern = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return code.replace(pattern, (_match, text: string | undefined) => text ?? " ");
}

/** The code of a file without comments and quoted texts, so that what is left is what it does. */
function deeds(code: string): string {
  return withoutComments(code).replace(/"(?:\\.|[^"\\\n])*"/g, '""');
}

/** What a file imports: our own files by their path, everything else as it is written. */
function importsOf(path: string): string[] {
  const code = withoutComments(files.get(path) ?? "");
  const pattern =
    /\b(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']|(?:^\s*import|\bimport\s*\()\s*["']([^"']+)["']/gm;
  return [...code.matchAll(pattern)].map(([, from, bare]) => {
    const target = (from ?? bare) as string;
    return target.startsWith(".") ? posix.join(posix.dirname(path), target) : target;
  });
}

const imports = new Map(paths.map((path) => [path, importsOf(path)]));

/** The line of the table that a file falls under. */
function home(path: string): string | undefined {
  const fitting = Object.keys(mayImport).filter((place) => path === place || path.startsWith(`${place}/`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The folder within the line's folder that a file is in, such as one platform; nothing for a file that all share. */
function part(path: string, own: string): string | undefined {
  return path.slice(own.length + 1).match(/^[^/]+(?=\/)/)?.[0];
}

/** Parts of one folder do not know each other; what stands above them knows all of them, and they know it. */
function knows(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function allowed(path: string, target: string): boolean {
  const own = home(path);
  if (own === undefined) return false;
  const ours = files.has(target);
  if (ours && home(target) === own) return knows(part(path, own), part(target, own));
  return (mayImport[own] ?? []).some((permitted) => {
    if (permitted === "node:") return target.startsWith("node:");
    if (ours) return target === permitted || target.startsWith(`${permitted}/`);
    if (permitted === "packages") return /^(@[\w.-]+\/)?[\w-]/.test(target) && !target.startsWith("node:");
    return target === permitted || target.startsWith(`${permitted}/`);
  });
}

test("there are files to look at, and their imports are found", () => {
  assert.ok(files.size >= 20, `only ${files.size} files were read`);
  assert.deepEqual(importsOf("commands/index.ts").includes("src/core/command.ts"), true);
  assert.ok([...imports.values()].flat().length > 60);
});

test("every file imports only what the table allows", () => {
  const wrong = [...imports].flatMap(([path, targets]) =>
    targets.filter((target) => !allowed(path, target)).map((target) => `${path} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("every import of ours leads to a file", () => {
  const ours = [...imports].flatMap(([path, targets]) =>
    targets
      .filter((target) => /^(src|commands)\//.test(target) && !files.has(target))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(ours, []);
});

test("no imports go round in a circle, not even of types", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  function visit(path: string, trail: readonly string[]): void {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of imports.get(path) ?? []) if (files.has(target)) visit(target, [...trail, path]);
    done.add(path);
  }
  for (const path of paths) visit(path, []);
  assert.deepEqual(circles, []);
});

/** What makes an answer depend on more than what was handed over. A call's arguments have no types: a method's have. */
const impure: Readonly<Record<string, RegExp>> = {
  "the clock":
    /\bDate\.now\b|\bnew Date\s*(?:\(\s*\)|(?!\s*\())|\bTemporal\.Now\b|\bperformance\b|\bset(?:Timeout|Interval|Immediate)\b/,
  "the network": /(?<![.\w])fetch\s*\((?!\w+\??:)|\bWebSocket\b|\bXMLHttpRequest\b/,
  "the process": /\bprocess\b|\bglobalThis\b/,
  chance: /\bMath\.random\b|\bcrypto\b/,
};

for (const [name, pattern] of Object.entries(impure)) {
  test(`the core and the commands leave ${name} alone`, () => {
    const pure = paths.filter((path) => /^(src\/core|commands)\//.test(path));
    assert.ok(pure.length >= 10);
    assert.deepEqual(
      pure.filter((path) => pattern.test(deeds(files.get(path) ?? ""))),
      [],
    );
  });
}

test("only main.ts reads the environment, and start.js hands it on", () => {
  const readers = paths.filter((path) =>
    /\bprocess\s*\.\s*env\b|\benv\b.*\bnode:process\b/.test(withoutComments(files.get(path) ?? "")),
  );
  assert.deepEqual(
    readers.filter((path) => !["src/main.ts", "src/start.js"].includes(path)),
    [],
  );
});

for (const [folder, { names, others }] of Object.entries(registries)) {
  test(`every part of ${folder} is in its list under its own name, and every name of the list has its file`, () => {
    const parts = paths
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1).replace(/(\/.*)?(\.ts)?$/, ""))
      .filter((part) => !others.includes(part));
    assert.deepEqual([...names].sort(), [...new Set(parts)].sort());
    assert.equal(new Set(names).size, names.length);
  });
}

test("every file of tests is run, and once", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const given = [...scripts["test:unit"].matchAll(/"([^"]+)"/g)].map(([, pattern]) => pattern as string);
  const started = globSync(given, { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  const names = Object.keys(TOGETHER) as (keyof typeof TOGETHER)[];
  const shared = names.flatMap((name) => sharing(name).map((path) => `test/${path}`));
  const entries = started.filter((path) => path.startsWith("test/together/")).sort();
  assert.deepEqual(
    entries,
    names.map((name) => `test/together/${name}.ts`),
  );
  const run = [...started.filter((path) => !entries.includes(path)), ...shared].sort();
  const all = globSync("test/**/*.test.ts", { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  assert.deepEqual(run, all.sort());
});
