import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../src/core/report.ts";
import { worldOf } from "./world.ts";

const DAY = 86_400_000;

test("checklist 50, 52: chats that Telegram does not find, and very many of them, are an environment that is not theirs: the bot rests, ends none over days, and says so", async (t) => {
  const world = await worldOf(t, { rate: 150 });
  const chats: string[] = [];
  for (let count = 0; count < 120; count++)
    chats.push(await world.subscribe({ platform: "telegram", channel: `${5_000_000 + count}` }));
  const tried = () => world.telegram.requests.filter(({ method }) => method === "sendMessage").length;
  const bot = await world.start();
  const perDay: number[] = [];
  for (const day of ["2026-01-01", "2026-01-02", undefined] as const) {
    const before = tried();
    await bot.tick();
    perDay.push(tried() - before);
    const last = world.source.reports.at(-1) as Report;
    const totals = { ...last.totals, tanks: (last.totals["tanks"] ?? 0) + 3 };
    if (day) world.source.reports = [...world.source.reports, { ...last, day, totals }];
    world.forward(DAY);
  }
  for (const count of perDay) assert.ok(count >= 100 && count < 120, `${count} were tried before the rest`);
  for (const channel of chats) {
    const [standing] = await world.desk.subscriptions({ platform: "telegram", channel });
    assert.equal(standing?.off, undefined);
  }
  const told = bot.lines.filter(({ level }) => level === "error").map(({ sentence }) => sentence);
  assert.ok(
    told.length >= 1 && told.every((sentence) => sentence.includes("telegram failed")),
    told.join("\n"),
  );
});
