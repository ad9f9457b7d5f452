import assert from "node:assert/strict";
import { test } from "node:test";
import { createMetrics } from "../src/lib/metrics.ts";
import { measured } from "../src/measured.ts";
import { openWorld } from "./platforms/contract.ts";

test("answers are measured by network, command and how they ended, and unknown names are one", async (t) => {
  const { bot } = await openWorld(t);
  const metrics = createMetrics();
  const own = measured(bot, "telegram", metrics);
  for (const [command, words] of [
    ["losses", ""],
    ["losses", "2023-02-30"],
    ["about", ""],
    ["nonsense", ""],
    ["more-nonsense", ""],
  ] as const)
    assert.deepEqual(
      (await own.answer({ command, words })).title,
      (await bot.answer({ command, words })).title,
    );
  const text = await metrics.text();
  const counts = [...text.matchAll(/^losses_answer_duration_seconds_count\{(.*)\} (\d+)$/gm)].map(
    ([, labels, count]) => `${labels} ${count}`,
  );
  assert.deepEqual(counts.sort(), [
    'platform="telegram",command="about",outcome="answered" 1',
    'platform="telegram",command="losses",outcome="answered" 1',
    'platform="telegram",command="losses",outcome="refused" 1',
    'platform="telegram",command="unknown",outcome="refused" 2',
  ]);
  assert.equal(own.suggest, bot.suggest);
});
