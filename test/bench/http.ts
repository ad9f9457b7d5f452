import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { apiRoutes } from "../../src/http/api.ts";
import { startServer } from "../../src/http/server.ts";
import { locales } from "../../src/locales/index.ts";
import { archiveOf, sources } from "../reports.ts";
import type { Comparison } from "./figures.ts";
import { HISTORY, LAST_DAY, NOW } from "./history.ts";
import { askInPairs, compareTimes } from "./pairs.ts";

/** Beside bytes that are always the same: headers, limits, tags and parameters that are looked at take their time. */
const WANTED = { median: 1.75, percentile: 2.5 };

const log = { debug() {}, info() {}, warn() {}, error() {} };
const HOST = "127.0.0.1";

/** The open API over a socket, beside a bare server on the same library that answers the same bytes. */
export async function measureHttp(): Promise<Comparison[]> {
  const ours = await startServer({
    port: 0,
    host: HOST,
    log,
    routes: [
      apiRoutes({
        archive: archiveOf(...HISTORY),
        sources,
        locales,
        pictures: { draw: () => Promise.reject(new Error("Nothing is drawn here.")) },
        now: () => NOW,
        timeZone: "Europe/Kyiv",
        proxies: 1,
      }),
    ],
  });
  const agent = new Agent({ keepAlive: true });
  const body = await textOf(await asked(agent, `${ours.address}/api/reports/latest`, 0));
  const bare = serve({
    fetch: new Hono().get("/fixed", (context) =>
      context.body(body, 200, { "content-type": "application/json" }),
    ).fetch,
    port: 0,
    hostname: HOST,
  });
  await once(bare, "listening");
  const fixed = `http://${HOST}:${(bare.address() as AddressInfo).port}/fixed`;

  /** The milliseconds of an answer, somebody else asking each time. */
  async function timeOf(address: string, round: number): Promise<number> {
    const begin = performance.now();
    const response = await asked(agent, address, round);
    await textOf(response);
    if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}.`);
    return performance.now() - begin;
  }

  try {
    const comparisons: Comparison[] = [];
    for (const [what, path] of [
      ["HTTP, the newest report", "/api/reports/latest"],
      ["HTTP, the report of a day", `/api/reports/${LAST_DAY}`],
    ] as const) {
      const times = await askInPairs(
        (round) => timeOf(`${ours.address}${path}`, round),
        (round) => timeOf(fixed, round),
        () => Promise.resolve(),
      );
      comparisons.push(...compareTimes(what, times, WANTED));
    }
    return comparisons;
  } finally {
    agent.destroy();
    await ours.close();
    bare.close();
  }
}

async function asked(agent: Agent, address: string, visitor: number): Promise<IncomingMessage> {
  const headers = { "x-forwarded-for": `10.${visitor >> 16}.${(visitor >> 8) & 0xff}.${visitor & 0xff}` };
  const request = get(address, { agent, headers });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response;
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  response.setEncoding("utf8");
  for await (const chunk of response) text += String(chunk);
  return text;
}
