import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Command } from "commander";
import { PermissionFlagsBits } from "discord.js";
import { z } from "zod";
import { addCtlCommands } from "../../src/ctl/ctl.ts";
import { ROOT } from "../delivery/program.ts";
import { SETTING_NAMES } from "../settings-named.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const page = read("docs/operating.md");
const PAGES = ["docs/operating.md", "README.md", "CONTRIBUTING.md", "SECURITY.md"];
const { scripts, allowScripts } = z
  .object({ scripts: z.record(z.string(), z.string()), allowScripts: z.record(z.string(), z.literal(true)) })
  .parse(JSON.parse(read("package.json")));

/** Written like settings, and none of ours. */
const OTHERS = new Set(["APPLICATION_ID", "POSTGRES_PASSWORD", "SIGTERM", "EBADENGINE", "EDITION", "DEBUG"]);

/** The alerts, each with a section of its own to which its rule leads. */
const ALERTS = [
  ...["BotDown", "ReportLate", "SourceSilent", "ReportHeld", "NothingPosted", "PostsFailing"],
  ...["OutboxStuck", "NetworkDown", "InvalidRequests", "EventLoopSlow", "DatabaseDown"],
];

/** The headings of a page, as links name them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("every alert has a section that says what it means and what to do", () => {
  const [, part = ""] = page.split("## What each alert means");
  const sections = part.split(/^### /m).slice(1);
  assert.deepEqual(
    sections.map((section) => section.split("\n")[0]),
    ALERTS,
  );
  for (const section of sections) assert.ok(section.length > 200, section);
});

test("every command of npm that a page names exists", () => {
  let count = 0;
  for (const path of PAGES)
    for (const [, name = ""] of read(path).matchAll(/npm (?:run (?:--silent )?)([a-z][\w:-]*)/g)) {
      assert.ok(scripts[name], `${path}: npm run ${name}`);
      count++;
    }
  assert.ok(count > 20);
});

test("every operator's command has its line, and none is named that there is not", () => {
  const parent = new Command();
  const never = () => Promise.reject(new Error("Nothing is run here."));
  addCtlCommands(parent, {
    at: never,
    backUp: never,
    database: () => "",
    print: () => undefined,
    now: () => 0,
  });
  // These two are the program's own, and stand beside the others.
  const all = [...parent.commands.map((command) => command.name()), "review", "import"].sort();
  const named = new Set([...page.matchAll(/npm run ctl -- (\w+)/g)].map(([, name]) => name));
  const inTable = [...page.matchAll(/^\| `npm run ctl -- (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...named].sort(), all);
  assert.deepEqual(inTable.sort(), all);
});

test("every setting that a page names exists", () => {
  // The guide for contributors names constants of the code in the same way.
  for (const path of PAGES.filter((each) => each !== "CONTRIBUTING.md"))
    for (const [, name = ""] of read(path).matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g))
      assert.ok(SETTING_NAMES.has(name) || OTHERS.has(name) || /^SOURCE_/.test(name), `${path}: ${name}`);
});

test("every file and every section that a page leads to is there", () => {
  for (const path of PAGES)
    for (const [, target = "", anchor] of read(path).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)) {
      const file = target === "" ? path : join(path, "..", target).replaceAll("\\", "/");
      assert.ok(existsSync(join(ROOT, file)), `${path}: ${target}`);
      if (anchor) assert.ok(anchorsOf(read(file)).includes(anchor), `${path}: ${target}#${anchor}`);
    }
  for (const [, file = ""] of page.matchAll(/`?(deploy\/[\w.-]+)`?/g))
    assert.ok(existsSync(join(ROOT, file)), file);
});

test("the invite link asks for the permissions that the page names, and for no others", () => {
  const names = [
    "ViewChannel",
    "SendMessages",
    "SendMessagesInThreads",
    "EmbedLinks",
    "AttachFiles",
  ] as const;
  const wanted = names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
  for (const path of ["docs/operating.md", "README.md"]) {
    const [link, ...others] = [
      ...read(path).matchAll(/https:\/\/discord\.com\/oauth2\/authorize\?([^\s`]+)/g),
    ];
    assert.equal(others.length, 0, path);
    const query = new URLSearchParams(link?.[1]);
    assert.equal(BigInt(query.get("permissions") ?? ""), wanted, path);
    assert.deepEqual(query.get("scope")?.split(" "), ["bot", "applications.commands"], path);
  }
  for (const name of [
    "View Channels",
    "Send Messages",
    "Send Messages in Threads",
    "Embed Links",
    "Attach Files",
  ])
    assert.match(page, new RegExp(`\\| ${name} \\|`));
});

test("every package that may run a script when it is installed has its reason", () => {
  const [, part = ""] = read("CONTRIBUTING.md").split("## Dependencies");
  const reasons = [...part.matchAll(/^\| `([@\w/-]+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(reasons, Object.keys(allowScripts));
});

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() }),
    ),
  })
  .parse(JSON.parse(read("package-lock.json")));
const withScripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);

test("the packages that may run a script when they are installed are those that have one", () => {
  const names = withScripts.map(([path]) => path.replace(/^.*node_modules\//, ""));
  assert.deepEqual(Object.keys(allowScripts).sort(), [...new Set(names)].sort());
});

test("no package of the running program has a script to run when it is installed", () => {
  assert.deepEqual(
    withScripts.filter(([, { dev }]) => !dev),
    [],
  );
});
