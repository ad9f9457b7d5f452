import type { TestContext } from "node:test";
import { load } from "cheerio";
import { listenTo, openWorld, type World } from "../contract.ts";
import { openWeb, type WebStage } from "./stage.ts";

/** The pages of a bot that is up, in a world of their own. */
export async function begin(
  t: TestContext,
  more: Parameters<typeof openWeb>[1] = {},
): Promise<WebStage & { readonly world: World }> {
  const world = await openWorld(t, more.reports ? { reports: more.reports } : {});
  const stage = await openWeb(world, more);
  stage.web.platform.start(world.bot, listenTo().events);
  return { ...stage, world };
}

/** What is answered to a line, as a document. */
export async function answerTo(
  stage: WebStage,
  line: string,
  language = "en",
): Promise<ReturnType<typeof load>> {
  return load(await (await stage.post("/ask", { line, lang: language })).text());
}
