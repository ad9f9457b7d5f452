import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { DCLinter } from "dclint";
import { validate } from "dockerfile-utils";
import { parse } from "yaml";
import { z } from "zod";
import { ROOT } from "../delivery/program.ts";
import { SETTING_NAMES } from "../settings-named.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const dockerfile = read("Dockerfile");
const about = z
  .object({
    version: z.string(),
    engines: z.object({ node: z.string() }),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read("package.json")));

/** The instructions of the Dockerfile, each in one line. */
const instructions = dockerfile
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));
const argumentsOf = (name: string) =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

const Service = z.object({
  image: z.string(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()),
  stop_grace_period: z.string(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  deploy: z.object({ replicas: z.number() }).optional(),
  logging: z.object({ driver: z.string() }).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read("compose.yaml"), { merge: true }));

/** Whether an image is named with the version that is meant. */
const isPinned = (image: string) => /^[a-z-]+:\d+(\.\d+)+(-[a-z]+)*$/.test(image);

test("the linter of Dockerfiles has nothing to say", () => {
  assert.deepEqual(
    validate(dockerfile).map(({ message }) => message),
    [],
  );
});

/** All that the linter of Compose files knows, but for the order: what is read first here is what is asked for first. */
const composeLinter = new DCLinter({
  rules: {
    "service-keys-order": 0,
    "services-alphabetical-order": 0,
    "require-quotes-in-ports": [1, { quoteType: "double" }],
  },
  quiet: false,
  debug: false,
  exclude: [],
});
const Said = z.array(z.object({ messages: z.array(z.object({ message: z.string() })) }));
const saidOf = (path: string) =>
  Said.parse(composeLinter.lintFiles([path], false)).map(({ messages }) =>
    messages.map(({ message }) => message),
  );

test("the linter of Compose files has nothing to say", () => {
  assert.deepEqual(saidOf(join(ROOT, "compose.yaml")), [[]]);
});

const mistakes: Readonly<Record<string, [string, string, RegExp]>> = {
  "a setting that there is not": [
    "read_only: true",
    "read_onyl: true",
    /must NOT have additional properties/,
  ],
  "a port that is open to the world": ['"127.0.0.1:8080:8080"', '"8080:8080"', /interface/],
  "an image of any version": ["postgres:18.4-trixie", "postgres", /tag/],
  "no YAML": ["services:", "services: [", /YAML/],
};
for (const [name, [right, wrong, said]] of Object.entries(mistakes))
  test(`the linter of Compose files finds ${name}`, async (t: TestContext) => {
    const folder = await mkdtemp(join(tmpdir(), "losses-bot-compose-"));
    t.after(() => rm(folder, { recursive: true }));
    const path = join(folder, "compose.yaml");
    const text = read("compose.yaml");
    assert.ok(text.includes(right));
    await writeFile(path, text.replace(right, wrong));
    assert.match(saidOf(path).flat().join("\n"), said);
  });

test("the image is built on a version of Node that the program runs on, in two stages of one base", () => {
  const images = argumentsOf("FROM").map((line) => line.replace(/ AS .+/, ""));
  assert.equal(images.length, 2);
  assert.equal(new Set(images).size, 1);
  const [image = ""] = images;
  assert.ok(isPinned(image), image);
  assert.ok(Number(/^node:(\d+)/.exec(image)?.[1]) >= Number(/\d+/.exec(about.engines.node)?.[0]), image);
});

test("the image runs as nobody in particular, starts the program itself, and is asked whether it is alive", () => {
  assert.deepEqual(argumentsOf("USER"), ["node"]);
  assert.ok(instructions.indexOf("USER node") < instructions.findIndex((line) => line.startsWith("CMD ")));
  const start = about.scripts["start"] ?? "";
  assert.deepEqual(JSON.parse(argumentsOf("CMD")[0] ?? ""), start.split(" "));
  // What is compiled when the image is made is used by the same Node with the same options only.
  assert.ok(argumentsOf("RUN").some((line) => line.includes(` ${start} > /dev/null`)));
  assert.deepEqual(argumentsOf("VOLUME"), ['["/data"]']);
  const [check = ""] = argumentsOf("HEALTHCHECK");
  assert.match(check, /\/healthz/);
  assert.ok(argumentsOf("RUN").some((line) => line.startsWith("npm ci --omit=dev --ignore-scripts")));
});

test("the command that looks whether the image is alive says yes to an answer and no to none", async (t) => {
  const [check = ""] = argumentsOf("HEALTHCHECK");
  const [, ...words] = z.array(z.string()).parse(JSON.parse(check.replace(/^.*? CMD /, "")));
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/healthz" ? 200 : 404;
    response.end("{}");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const codeOf = async (at: number) => {
    const child = spawn(process.execPath, words, { env: { ...process.env, PORT: `${at}` }, stdio: "ignore" });
    const [code] = await once(child, "exit");
    return code;
  };
  assert.equal(await codeOf(port), 0);
  server.closeAllConnections();
  server.close();
  assert.equal(await codeOf(port), 1);
});

test("everything that the program is made of goes into the image, and nothing of whoever builds it", () => {
  const copied = argumentsOf("COPY").flatMap((line) =>
    line
      .replace(/^--from=\S+ /, "")
      .split(" ")
      .slice(0, -1),
  );
  for (const part of ["src", "commands", "package.json", "package-lock.json"])
    assert.ok(copied.includes(part), part);
  const allowed = read(".dockerignore").split("\n");
  assert.equal(
    allowed.find((line) => line && !line.startsWith("#")),
    "*",
  );
  for (const part of copied.filter((path) => !path.startsWith("/")))
    assert.ok(allowed.includes(`!${part}`), part);
  assert.ok(!allowed.some((line) => /^!.*(\.env|data)/.test(line)));
});

test("by itself the bot starts alone, with its database in a volume", () => {
  const alone = Object.entries(compose.services).filter(([, { profiles }]) => !profiles);
  assert.deepEqual(
    alone.map(([name]) => name),
    ["bot"],
  );
  const { bot } = compose.services;
  assert.deepEqual(bot?.volumes, ["data:/data"]);
  assert.equal(bot?.environment["DATABASE_URL"], "file:/data/losses.db");
  assert.ok(Object.hasOwn(compose.volumes, "data"));
});

test("no container writes logs without end", () => {
  // This one of Docker's drivers keeps the newest alone, without being told; its usual one keeps everything.
  for (const [name, { logging }] of Object.entries(compose.services))
    assert.equal(logging?.driver, "local", name);
});

test("the profile for several machines starts PostgreSQL and two replicas that wait for it", () => {
  const { replica, postgres } = compose.services;
  assert.deepEqual([replica?.profiles, postgres?.profiles], [["replicas"], ["replicas"]]);
  assert.equal(replica?.deploy?.replicas, 2);
  assert.deepEqual(replica?.depends_on, { postgres: { condition: "service_healthy" } });
  assert.match(replica?.environment["DATABASE_URL"] ?? "", /^postgres:\/\/losses:.+@postgres:5432\/losses$/);
  assert.ok(isPinned(postgres?.image ?? ""), postgres?.image);
  assert.match(postgres?.image ?? "", /^postgres:18\./);
  assert.deepEqual(postgres?.volumes, ["postgres:/var/lib/postgresql"]);
});

test("every container of the bot is read-only, without rights, has time to end, and is not open to the world", () => {
  for (const name of ["bot", "replica"]) {
    const service = compose.services[name];
    assert.equal(service?.read_only, true, name);
    assert.deepEqual(service?.cap_drop, ["ALL"], name);
    assert.deepEqual(service?.security_opt, ["no-new-privileges:true"], name);
    assert.ok(Number.parseInt(service?.stop_grace_period ?? "", 10) > 15, name);
    assert.equal(service?.image, `losses-bot:${about.version}`, name);
    for (const port of service?.ports ?? []) assert.match(port, /^127\.0\.0\.1:/, name);
  }
});

test("every setting that an image, a container or the unit sets exists", () => {
  const inImage = argumentsOf("ENV").flatMap((line) =>
    line.split(/\s+/).map((pair) => pair.split("=")[0] ?? ""),
  );
  const inUnit = [...read("deploy/losses-bot.service").matchAll(/^Environment=(\w+)=/gm)].map(
    ([, name]) => name ?? "",
  );
  const inContainers = ["bot", "replica"].flatMap((name) =>
    Object.keys(compose.services[name]?.environment ?? {}),
  );
  assert.ok(inImage.length >= 4 && inUnit.length >= 2 && inContainers.length >= 6);
  for (const name of [...inImage, ...inUnit, ...inContainers])
    assert.ok(SETTING_NAMES.has(name) || name.startsWith("NODE_"), name);
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

test("systemd takes the unit as it is", {
  skip: !hasSystemd && "there is no systemd-analyze here",
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-unit-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "losses-bot.service");
  const unit = await readFile(join(ROOT, "deploy/losses-bot.service"), "utf8");
  // The program that it starts must be there where it is looked at.
  await writeFile(path, unit.replace("/usr/bin/node", process.execPath));
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", path], {
    encoding: "utf8",
  });
  assert.deepEqual([status, stdout, stderr], [0, "", ""]);
});

test("the unit starts the program itself, with time to end, few rights and settings that only its user may read", () => {
  const unit = read("deploy/losses-bot.service");
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(unit)?.[1];
  assert.equal(value("ExecStart"), `/usr/bin/${about.scripts["start"]}`);
  assert.ok(Number(value("TimeoutStopSec")) > 15);
  assert.equal(value("User"), "losses-bot");
  for (const name of ["NoNewPrivileges", "PrivateDevices", "ProtectHome", "RestrictNamespaces"])
    assert.equal(value(name), "yes", name);
  assert.equal(value("ProtectSystem"), "strict");
  assert.equal(value("CapabilityBoundingSet"), "");
  // JavaScript is compiled into memory that is written and then run.
  assert.equal(value("MemoryDenyWriteExecute"), undefined);
});

const Workflow = z.object({
  permissions: z.object({ contents: z.literal("read") }),
  jobs: z.object({
    test: z.object({
      strategy: z.object({
        "fail-fast": z.literal(false),
        matrix: z.object({ system: z.array(z.string()) }),
      }),
      "runs-on": z.string().regex(/matrix\.system/),
      steps: z.array(
        z.object({
          if: z.string().optional(),
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  }),
});

test("the workflow runs the one test command on Linux, macOS and Windows, with the Node of the program, and the pages in a browser on Linux", () => {
  const { jobs } = Workflow.parse(parse(read(".github/workflows/test.yml")));
  const { steps, strategy } = jobs.test;
  assert.deepEqual(
    strategy.matrix.system.map((system) => system.replace(/-.*/, "")),
    ["ubuntu", "macos", "windows"],
  );
  const runs = (when?: string) => steps.flatMap((step) => (step.if === when ? (step.run ?? []) : []));
  const lines = read(".ci/run").split("\n");
  assert.deepEqual(
    runs(),
    lines.filter((line) => line.startsWith("npm ")),
  );
  // Both try the pages where there is a browser.
  assert.deepEqual(
    runs("runner.os == 'Linux'"),
    lines.filter((line) => line.startsWith("  npm ")).map((line) => line.trim()),
  );
  const node = steps.find(({ uses }) => uses?.startsWith("actions/setup-node"));
  assert.equal(`>=${node?.with?.["node-version"]}`, about.engines.node);
  for (const { uses } of steps) if (uses) assert.match(uses, /@v\d/);
});
