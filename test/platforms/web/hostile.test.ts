import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { load } from "cheerio";
import fc from "fast-check";
import { anyText, reportOf } from "../../reports.ts";
import { begin } from "./begun.ts";

const HOSTILE = `'"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e`;

/** What a text would do if it were markup. */
function assertHarmless(text: string, where: string): void {
  const document = load(text);
  assert.equal(document("[onerror], [onload], img[src=x]").length, 0, where);
  for (const script of document("script").toArray())
    assert.match(script.attribs["src"] ?? "", /^\/files\/page\.[0-9a-f]{10}\.js$/, where);
  for (const link of document("[href], [src], [action]").toArray())
    assert.doesNotMatch(Object.values(link.attribs).join(" "), /^\s*(?:javascript|data|vbscript):/im, where);
}

test("whatever stands in a report, no page repeats it as markup", async (t) => {
  const stage = await begin(t, {
    reports: [
      reportOf("2023-03-07", { personnel: 5, [HOSTILE]: 7 } as never, {
        url: `javascript:alert(1)`,
        direction: HOSTILE,
      }),
    ],
  });
  for (const path of ["/", "/2023-03-07", "/2023-03", "/personnel", "/preview?form=full&form=story"])
    assertHarmless(await (await stage.get(path)).text(), path);
});

test("whatever stands in an address, in any parameter of any page, is not repeated as markup", async (t) => {
  const stage = await begin(t);
  const parameters = "lang ask line press since posts form category days time day when".split(" ");
  const paths = ["/", "/preview", "/2023-03-07", "/2023-03", "/tanks", "/latest", "/nothing", "/suggest"];
  const all = new URLSearchParams(parameters.map((name): [string, string] => [name, HOSTILE]));
  for (const path of paths) {
    assertHarmless(await (await stage.get(`${path}?${all}`)).text(), path);
    for (const name of parameters) {
      const answer = await stage.get(`${path}?${new URLSearchParams({ [name]: HOSTILE })}`);
      assert.ok(answer.status < 500, `${path} ${name}`);
      assertHarmless(await answer.text(), `${path} ${name}`);
    }
  }
  for (const path of [HOSTILE, `a/${HOSTILE}`, `files/${HOSTILE}`, `kept/${"0".repeat(64)}/${HOSTILE}`, ".."])
    assertHarmless(await (await stage.get(`/${encodeURIComponent(path)}`)).text(), path);
  for (const path of ["/", "/ask"])
    for (const fields of [
      { line: HOSTILE },
      { line: `/losses ${HOSTILE}` },
      { line: `/losses form:${HOSTILE} when:${HOSTILE}` },
      { line: `/${HOSTILE}`, lang: HOSTILE },
      { press: HOSTILE, lang: HOSTILE },
    ]) {
      const answer = await stage.post(path, fields);
      assert.ok(answer.status < 500);
      assertHarmless(await answer.text(), JSON.stringify(fields));
    }
  await fc.assert(
    fc.asyncProperty(anyText(40), async (text) => {
      const { status } = await stage.get(`/${encodeURIComponent(Buffer.from(text).toString())}`);
      assert.ok([200, 301, 302, 404].includes(status), String(status));
    }),
    { numRuns: 60 },
  );
});

test("whatever stands in a header is not repeated as markup, and no address is made of it", async (t) => {
  const stage = await begin(t);
  const { hostname, port } = new URL(stage.server.address);
  // Bytes that no browser would send, so they are written as they are.
  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<string>((resolve, reject) => {
      const asked = request({ hostname, port, path, headers }, (answer) => {
        answer.setEncoding("utf8");
        let body = "";
        answer.on("data", (chunk) => {
          body += chunk;
        });
        answer.on("end", () => resolve(body));
      });
      asked.on("error", reject);
      asked.end();
    });
  const hostile = `'"><script>alert(1)</script>`;
  for (const path of ["/", "/2023-03-07", "/tanks", "/preview", "/nothing"])
    for (const name of [
      ...["host", "accept-language", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-for", "forwarded"],
      ...["origin", "referer", "user-agent", "if-none-match", "cookie", "x-original-url", "x-rewrite-url"],
    ]) {
      const text = await ask(path, { [name]: hostile });
      assertHarmless(text, `${path} ${name}`);
      assert.ok(!text.includes("alert(1)"), `${path} ${name}`);
    }
  const elsewhere = await ask("/2023-03-07", { "x-forwarded-host": "elsewhere.example" });
  assert.doesNotMatch(elsewhere, /elsewhere/);
});

test("every answer of the pages carries the policy, whatever became of it", async (t) => {
  const stage = await begin(t, { visitor: (context) => context.req.header("x-test") ?? "" });
  const answer = await stage.post("/ask", { line: "/export 2023-03-07 csv" });
  const file = load(await answer.text())("a[download]").attr("href") ?? "";
  assert.match(file, /^\/kept\//);
  const closing = new AbortController();
  // Which of them come too late is decided on the way.
  const hasty = await Promise.all(
    Array.from({ length: 130 }, () => stage.get("/files/none", { "x-test": "hasty" })),
  );
  const answers = [
    answer,
    await stage.get(file),
    await stage.get("/nothing"),
    await stage.get("/latest"),
    await stage.get("/suggest?line=/l"),
    await stage.get("/preview?form=nonsense"),
    await stage.post("/ask", { line: "/losses" }, { origin: "https://elsewhere.example" }),
    await stage.post("/ask", {}),
    await fetch(`${stage.server.address}/live`, { signal: closing.signal }),
    ...hasty.filter(({ status }) => status === 429).slice(-1),
  ];
  closing.abort();
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 404, 302, 200, 400, 403, 204, 200, 429],
  );
  for (const { url, headers } of answers) {
    assert.match(
      headers.get("content-security-policy") ?? "",
      /^default-src 'none'; script-src 'self'; /,
      url,
    );
    assert.equal(headers.get("x-content-type-options"), "nosniff", url);
    assert.equal(headers.get("x-frame-options"), "DENY", url);
  }
});

test("whoever has a name of their own pointed at this machine sets up nothing", async (t) => {
  const stage = await begin(t);
  const { hostname, port } = new URL(stage.server.address);
  const subscribe = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = {
        host,
        origin: `http://${host}`,
        "content-type": "application/x-www-form-urlencoded",
      };
      const asked = request({ hostname, port, path: "/ask", method: "POST", headers }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode));
      });
      asked.on("error", reject);
      asked.end("line=/subscribe");
    });
  const known = () => stage.world.store.subscriptions({ platform: "web", server: "here" });
  assert.equal(await subscribe(`elsewhere.example:${port}`), 200);
  assert.deepEqual(await known(), []);
  assert.equal(await subscribe(`localhost:${port}`), 200);
  assert.equal((await known()).length, 1);
});
