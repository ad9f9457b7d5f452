import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import type { Fault } from "../../fakes/discord/faults.ts";
import { until } from "../contract.ts";
import { CHANNEL, openPosting, POSTS, postTo } from "./posting.ts";

const faults: readonly Fault[] = [
  "reset-before",
  "reset-after",
  "cut",
  "html",
  { status: 200, body: "no JSON" },
  { status: 401, body: { code: 0, message: "401: Unauthorized" } },
  { status: 403, body: { code: 50001, message: "Missing Access" } },
  { status: 404, body: "<html>Not Found</html>" },
  { status: 500 },
  { rateLimit: "global", retryAfter: 300 },
  { rateLimit: "cloudflare", retryAfter: 300 },
];

describe("checklist 27: whatever goes wrong, neither a line of the log nor a failure holds the token", {
  concurrency: true,
}, () => {
  for (const fault of faults)
    test(`of a post: ${JSON.stringify(fault)}`, async (t) => {
      const { discord, start, platform, lines, failure } = await openPosting(t);
      await start();
      discord.fault({ ...POSTS, channelId: CHANNEL }, fault, 5);
      const failed = await failure(platform.send(postTo(CHANNEL)));
      assert.ok(!inspect(failed, { depth: 9 }).includes(discord.token));
      assert.ok(!lines.join("").includes(discord.token));
    });

  for (const fault of faults)
    test(`of the start: ${JSON.stringify(fault)}`, async (t) => {
      const { discord, platform, bot, lines, logged } = await openPosting(t);
      discord.fault({ path: "/gateway/bot" }, fault, 10);
      platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
      await until(() => logged(40).length > 0);
      assert.ok(!lines.join("").includes(discord.token));
    });
});
