import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer as createHttpServer, request } from "node:http";
import { request as requestSecurely } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { describe, type TestContext, test } from "node:test";
import { createServer as createTlsServer } from "node:tls";
import { SendFailure } from "../../../src/core/platform.ts";
import { createAgent } from "../../../src/platforms/telegram/agent.ts";
import { identity } from "../../fakes/certificate.ts";
import { postTo } from "../contract.ts";
import { CHANNEL, setUp } from "./harness.ts";

/** The port of a server of this test. */
async function listen(t: TestContext, server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket.on("error", () => undefined)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe("a connection that never stood: the post was certainly not sent", { concurrency: true }, () => {
  const roots: Readonly<Record<string, (t: TestContext) => Promise<string> | string>> = {
    "a name that nobody has": () => "https://telegram.invalid",
    "a port where nobody listens": async (t) => {
      const server = createServer();
      const port = await listen(t, server);
      server.close();
      return `https://127.0.0.1:${port}`;
    },
    "a server without TLS": async (t) =>
      `https://127.0.0.1:${await listen(
        t,
        createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
      )}`,
    "a server that hangs up before TLS stands": async (t) =>
      `https://127.0.0.1:${await listen(
        t,
        createServer((socket) => socket.destroy()),
      )}`,
    "a certificate that nobody vouches for": async (t) =>
      `https://127.0.0.1:${await listen(t, createTlsServer(identity()))}`,
  };
  for (const [name, root] of Object.entries(roots))
    test(name, async (t) => {
      const { create, token } = await setUp(t);
      const platform = create({ root: await root(t) });
      await assert.rejects(platform.send(postTo(`${CHANNEL}`)), (error) => {
        assert.ok(error instanceof SendFailure);
        assert.deepEqual([error.decision, error.reach], ["later", "network"]);
        assert.ok(!`${error.stack}${error.cause}`.includes(token));
        return true;
      });
    });

  test("a server that never answers to TLS", async (t) => {
    const port = await listen(t, createServer());
    const agent = createAgent(`https://127.0.0.1:${port}`, 100);
    const [error] = await once(requestSecurely({ port, host: "127.0.0.1", agent }).end(), "error").catch(
      (cause) => [cause],
    );
    assert.equal(error.code, "ERR_NOT_CONNECTED");
  });
});

test("a connection is kept for the next call, and closed with the agent", async (t) => {
  const server = createHttpServer((_request, response) => response.end("x"));
  server.keepAliveTimeout = 600_000;
  const port = await listen(t, server);
  let connections = 0;
  server.on("connection", () => connections++);
  const agent = createAgent(`http://127.0.0.1:${port}`);
  for (const _ of [1, 2, 3]) {
    const [response] = await once(request({ port, host: "127.0.0.1", agent }).end(), "response");
    response.resume();
    await once(response, "close");
  }
  assert.equal(connections, 1);
  agent.destroy();
});

test("who asks is not behind the posts, however many hang", async (t) => {
  const { telegram, open } = await setUp(t);
  const platform = await open();
  telegram.fault(({ payload }) => payload["chat_id"] === CHANNEL, "hang", platform.inFlight);
  const posts = Array.from({ length: platform.inFlight }, () => platform.send(postTo(`${CHANNEL}`)));
  for (const post of posts) post.catch(() => undefined);
  telegram.say({ chatId: 77, text: "/help" });
  assert.match((await telegram.nextSent(77)).text, /./);
  telegram.dropConnections();
  await Promise.allSettled(posts);
});
