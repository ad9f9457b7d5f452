import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer } from "../../src/http/server.ts";
import { limitVisitors, visitorOf } from "../../src/http/visitors.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const place = { port: 0, host: "127.0.0.1", log };

/** Who a server behind so many proxies takes the asker for, by the header that came. */
async function visitors(t: { after(close: () => unknown): void }, proxies: number) {
  const server = await startServer({
    ...place,
    routes: [(app) => app.get("/who", (context) => context.text(visitorOf(context, proxies)))],
  });
  t.after(() => server.close());
  return async (forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    return (await fetch(`${server.address}/who`, { headers })).text();
  };
}

test("without a proxy nobody can be somebody else", async (t) => {
  const who = await visitors(t, 0);
  assert.equal(await who(), "127.0.0.1");
  assert.equal(await who("203.0.113.7"), "127.0.0.1");
});

test("behind one proxy the last hop counts, and what the visitor wrote before it does not", async (t) => {
  const who = await visitors(t, 1);
  assert.equal(await who("203.0.113.7"), "203.0.113.7");
  assert.equal(await who("198.51.100.1, 203.0.113.7"), "203.0.113.7");
  assert.equal(await who("203.0.113.7:4711"), "203.0.113.7");
  for (const none of [undefined, "", ",", "unknown", "<script>", "203.0.113.700", "1.2.3.4 , "])
    assert.equal(await who(none), "127.0.0.1", `${none}`);
});

test("behind two proxies the last but one counts, and a shorter way is not believed", async (t) => {
  const who = await visitors(t, 2);
  assert.equal(await who("6.6.6.6, 203.0.113.7, 10.0.0.2"), "203.0.113.7");
  assert.equal(await who("203.0.113.7"), "127.0.0.1");
});

test("a network of IPv6 is one visitor however its addresses are written, and IPv4 within IPv6 is IPv4", async (t) => {
  const who = await visitors(t, 1);
  const written = [
    "2001:db8:0:7::1",
    "[2001:db8:0:7::2]:443",
    "2001:0DB8:0000:0007:ffff:ffff:ffff:ffff",
    "2001:db8:0:7:1::",
  ];
  for (const address of written) assert.equal(await who(address), "2001:db8:0:7::/64", address);
  assert.notEqual(await who("2001:db8:0:8::1"), "2001:db8:0:7::/64");
  assert.equal(await who("::1"), "0:0:0:0::/64");
  assert.equal(await who("::ffff:203.0.113.7"), "203.0.113.7");
  assert.equal(await who("::ffff:cb00:7107"), "203.0.113.7");
  assert.equal(await who("fe80::1%eth0"), "fe80:0:0:0::/64");
});

test("who asks too much is told when to come back, and may then ask again; others are not kept from it", async (t) => {
  let now = 1_000_000;
  const limit = limitVisitors({ most: 3, span: 10_000, proxies: 1, now: () => now });
  const server = await startServer({
    ...place,
    routes: [(app) => app.get("/limited", limit, (context) => context.text("here"))],
  });
  t.after(() => server.close());
  const ask = (visitor: string) =>
    fetch(`${server.address}/limited`, { headers: { "x-forwarded-for": visitor } });
  const statuses: number[] = [];
  for (let time = 0; time < 4; time++) {
    statuses.push((await ask("203.0.113.7")).status);
    now += 1_000;
  }
  assert.deepEqual(statuses, [200, 200, 200, 429]);
  const refused = await ask("203.0.113.7");
  assert.equal(refused.headers.get("retry-after"), "6");
  assert.equal(refused.headers.get("cache-control"), "no-store");
  assert.deepEqual(await refused.json(), {
    error: {
      code: "too-many",
      message: "At most 3 such requests in 10 seconds are answered: come back in 6 s.",
    },
  });
  assert.equal((await ask("203.0.113.8")).status, 200);
  now += 5_999;
  assert.equal((await ask("203.0.113.7")).status, 429);
  now += 1;
  assert.equal((await ask("203.0.113.7")).status, 200);
});
