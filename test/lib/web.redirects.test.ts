import assert from "node:assert/strict";
import { lookup } from "node:dns/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { describe, test } from "node:test";
import tls from "node:tls";
import { isPrivate } from "../../src/lib/public-address.ts";
import { createWeb } from "../../src/lib/web.ts";
import { identity } from "../fakes/certificate.ts";
import { body, type Reply, redirect, serve } from "../fakes/web.ts";
import { AGENT, fails, never, webOf } from "./harness.ts";

describe("a page that is elsewhere", () => {
  /** A row of pages of which each sends on to the next, and the last is the one. */
  function chain(hops: number): Record<string, Reply> {
    const pages = Array.from(
      { length: hops },
      (_, hop) => [`/page/${hop}`, redirect(`/page/${hop + 1}`)] as const,
    );
    return { ...Object.fromEntries(pages), [`/page/${hops}`]: body("there") };
  }

  test("is followed within its host three times, and no more", async (t) => {
    for (const hops of [1, 2, 3]) {
      const { read, asked } = await webOf(t, chain(hops));
      assert.equal(await read("/page/0"), "there");
      assert.equal(asked.length, hops + 1);
      for (const { headers } of asked) assert.equal(headers["user-agent"], AGENT);
    }
    const { read, asked } = await webOf(t, chain(4));
    await fails(read("/page/0"), "form", /sent us on/);
    assert.ok(asked.length <= 4);
  });

  test("that sends on to itself ends", async (t) => {
    const { read, asked } = await webOf(t, redirect("/page"), { retries: 3 });
    await fails(read(), "form", /again and again/);
    assert.ok(asked.length <= 4);
  });

  test("is each time asked for in its own turn", async (t) => {
    const { read, clock, gaps } = await webOf(t, chain(2), { spacing: 60_000 });
    const [end] = await clock.run(read("/page/0"));
    assert.equal(end?.status, "fulfilled");
    assert.equal(gaps().length, 2);
    for (const gap of gaps()) assert.ok(gap >= 60_000, `a request came ${gap} ms after the one before`);
  });

  test("of which the address is missing or none is asked for once", async (t) => {
    const nowhere: Reply = (_request, response) => void response.writeHead(302).end();
    for (const reply of [nowhere, redirect("http://"), redirect("http://[")]) {
      const { read, asked } = await webOf(t, reply, { retries: 2 });
      await fails(read(), "form", /not to any address/);
      assert.equal(asked.length, 1);
    }
  });

  test("on another host, another port or in another scheme is not asked for", async (t) => {
    const other = await serve({}, body("stolen"));
    t.after(() => other.close());
    const port = (root: URL) => root.port;
    const places: ((root: URL) => string)[] = [
      () => other.root.href,
      (root) => `http://localhost:${port(root)}/other`,
      (root) => `http://127.0.0.2:${port(root)}/other`,
      (root) => `https://127.0.0.1:${port(root)}/other`,
      (root) => `//localhost:${port(root)}/other`,
      () => "http://169.254.169.254/latest/meta-data/",
      () => "file:///etc/hostname",
      () => "data:text/html,stolen",
    ];
    for (const place of places) {
      const replies: Record<string, Reply> = {};
      const { read, asked, root } = await webOf(t, replies, { retries: 2 });
      replies["/page"] = redirect(place(root));
      await fails(read(), "form", /another host/);
      assert.deepEqual(
        asked.map(({ path }) => path),
        ["/page"],
      );
    }
    assert.deepEqual(other.asked, []);
  });

  test("with a name or password in its address does not tell them", async (t) => {
    const replies: Record<string, Reply> = { "/other": body("there") };
    const { read, root } = await webOf(t, replies);
    replies["/page"] = redirect(`${root.href.replace("//", "//someone:SECRET@")}other`);
    await fails(read(), "form");
  });

  test("is not followed from https down to http", async (t) => {
    const below = await serve({}, body("in the open"));
    const { key, cert } = identity();
    const known = tls.getCACertificates("default");
    tls.setDefaultCACertificates([...known, cert]);
    const asked: string[] = [];
    const above = createServer({ key, cert }, (request, response) => {
      asked.push(request.url ?? "");
      const { port } = above.address() as AddressInfo;
      const to = request.url === "/port" ? `http://127.0.0.1:${port}/` : below.root.href;
      if (request.url === "/page") response.end("safe");
      else redirect(to)(request, response);
    });
    await new Promise<void>((resolve) => above.listen(0, "127.0.0.1", resolve));
    t.after(async () => {
      tls.setDefaultCACertificates(known);
      above.closeAllConnections();
      await Promise.all([below.close(), new Promise((resolve) => above.close(resolve))]);
    });
    const web = createWeb({ agent: AGENT, spacing: 0, retries: 0 });
    const root = `https://127.0.0.1:${(above.address() as AddressInfo).port}`;
    const read = (path: string) => web.read(new URL(path, root), { accept: "text/html" }, never);
    assert.equal(await read("/page"), "safe");
    await fails(read("/down"), "form", /another host/);
    await fails(read("/port"), "form", /another host/);
    assert.deepEqual(asked, ["/page", "/down", "/port"]);
    assert.deepEqual(below.asked, []);
  });

  test("is not followed where its host's name leads to a private address", async (t) => {
    const name = await hiddenName();
    if (!name) return t.skip("this machine has no name that leads to itself, localhost apart");
    const site = await serve({ "/page": redirect("/other"), "/other": body("inside") }, undefined, "0.0.0.0");
    t.after(() => site.close());
    const web = createWeb({ agent: AGENT, spacing: 0, retries: 0 });
    const address = new URL(`http://${name}:${site.root.port}/page`);
    await fails(web.read(address, { accept: "text/html" }, never), "unreachable", /private/);
    assert.deepEqual(site.asked, ["/page"]);
  });
});

/** A name of this machine that is not `localhost`, which stands for the operator's own wish. */
async function hiddenName(): Promise<string | undefined> {
  for (const name of [hostname(), "localhost.", "ip4-localhost"]) {
    const found = await lookup(name, { family: 4 }).catch(() => undefined);
    if (found && isPrivate(found.address)) return name.toLowerCase();
  }
  return undefined;
}
