import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { createMetrics } from "../../src/lib/metrics.ts";

const read = (path: string) => readFileSync(new URL(`../../deploy/${path}`, import.meta.url), "utf8");

const Rules = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(["warning", "critical"]) }),
          annotations: z.strictObject({ summary: z.string().min(10), page: z.string() }),
        }),
      ),
    }),
  ),
});
const Dashboard = z.looseObject({
  panels: z.array(
    z.looseObject({
      title: z.string().min(3),
      gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.looseObject({ expr: z.string() })).min(1),
    }),
  ),
});

const rules = Rules.parse(parse(read("prometheus/alerts.yaml"))).groups.flatMap((group) => group.rules);
const { panels } = Dashboard.parse(JSON.parse(read("grafana/losses-bot.json")));

/** Everything that /metrics tells, by name; a histogram by its parts. */
async function namesOf(): Promise<ReadonlySet<string>> {
  const metrics = createMetrics();
  metrics.watchProcess();
  const types = [...(await metrics.text()).matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  assert.ok(types.length > 20);
  return new Set(
    types.flatMap(([, name = "", type]) =>
      type === "histogram" ? ["_bucket", "_sum", "_count"].map((part) => name + part) : [name],
    ),
  );
}

/** The metrics that an expression names: what stands before a selector or an operator and is no function. */
function namedIn(expr: string): string[] {
  const bare = expr
    .replace(/"[^"]*"/g, "")
    .replace(/\{[^}]*\}/g, "")
    .replace(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, "");
  return [...bare.matchAll(/\b[a-z_]\w*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !["and", "or", "unless", "by", "offset"].includes(name) && !/^\d/.test(name));
}

test("the names of metrics are found in an expression", () => {
  assert.deepEqual(namedIn('sum by (a, le) (rate(x_total{b!~"c|d"}[15m])) / max(y) > 2 * 3600'), [
    "x_total",
    "y",
  ]);
});

test("every metric that an alert or a panel names is one that /metrics tells", async () => {
  const names = await namesOf();
  const exprs = [
    ...rules.map(({ expr }) => expr),
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];
  for (const expr of exprs) {
    const named = namedIn(expr);
    assert.ok(named.length > 0, expr);
    for (const name of named) assert.ok(names.has(name), `${name} in ${expr}`);
  }
});

test("everything of ours that /metrics tells is shown", async () => {
  const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namedIn(expr))));
  const ours = [...(await namesOf())].filter((name) => name.startsWith("losses_"));
  const stems = new Set([...shown].map((name) => name.replace(/_(bucket|count|sum)$/, "")));
  for (const name of ours) assert.ok(stems.has(name.replace(/_(bucket|count|sum)$/, "")), name);
});

test("every alert has a name of its own, a summary, and a section of the page for operators", () => {
  assert.deepEqual(
    rules.map(({ alert }) => alert),
    [
      "BotDown",
      "ReportLate",
      "SourceSilent",
      "ReportHeld",
      "NothingPosted",
      "PostsFailing",
      "OutboxStuck",
      "NetworkDown",
      "InvalidRequests",
      "EventLoopSlow",
      "DatabaseDown",
    ],
  );
  for (const { alert, annotations } of rules)
    assert.equal(annotations.page, `docs/operating.md#${alert.toLowerCase()}`);
});

test("a network on which all want digests is not said to have had nothing for a day", () => {
  const { expr = "" } = rules.find(({ alert }) => alert === "NothingPosted") ?? {};
  const [, condition = ""] = expr.split(/\n\s*\)\n/);
  assert.match(condition, /^\s*and on \(platform\) max by \(platform\) \(losses_posts_every_day\) > 0\s*$/);
});

test("no panel of the dashboard covers another", () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
  );
  assert.equal(new Set(cells).size, cells.length);
  for (const { gridPos } of panels) assert.ok(gridPos.x + gridPos.w <= 24);
});
