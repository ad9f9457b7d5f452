import type { Context, Hono } from "hono";
import { decodeAction } from "../../core/action.ts";
import type { Archive } from "../../core/archive.ts";
import { type Bot, type Request, readLine } from "../../core/bot.ts";
import { voiceOf } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import type { Message } from "../../core/message.ts";
import { oneLine } from "../../core/text.ts";
import type { Illustrate } from "../illustrating.ts";
import { newestCard } from "./card.ts";
import { completions } from "./completing.ts";
import { documentOf, type Frame } from "./document.ts";
import type { Kept } from "./kept.ts";
import { type Mark, writtenMark } from "./mark.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { messageView, type Shown } from "./message-view.ts";
import { headersOf } from "./pages.ts";
import { LANGUAGE, type Visit, visitOf } from "./request.ts";
import { isAtMachine, isOwn, PLACE } from "./visitors.ts";
import { talkWords } from "./words.ts";

/** What a conversation in a browser needs. */
export interface ConversationParts {
  /** The bot, once it is there. */
  readonly bot: () => Bot | undefined;
  readonly archive: Archive;
  readonly frame: Frame;
  readonly kept: Kept;
  readonly illustrate: Illustrate;
  readonly log: Log;
  /** A name for a message that no other has. */
  readonly nextId: () => string;
  /** Who asks, as far as an address tells, as the bot knows them. */
  readonly person: (context: Context) => string;
  /** Whether the server is reached from this machine alone. */
  readonly isLoopback: boolean;
  /** The path of the newest report, where there is one. */
  readonly newest: () => string | undefined;
  /** How far a page is that is opened now. */
  readonly mark: () => Mark;
  /** Work that the end waits for. */
  readonly underWay: <T>(work: Promise<T>) => Promise<T>;
}

/** Questions that are offered to who does not know what to ask. */
const EXAMPLES = ["losses", "losses tanks 7d", "chart personnel 90d", "records", "help"];
/** No question is longer. */
const LINE_LENGTH = 300;

/** What somebody asks: the question, and how it was put. */
interface Asking {
  readonly request: Pick<Request, "command" | "words" | "language">;
  readonly asked: string;
}

/** Puts the conversation onto the server: the page, with and without its script, the answers alone, and completion. */
export function mountConversation(app: Hono, parts: ConversationParts): void {
  const { bot, archive, frame, kept, illustrate, log, nextId, person, isLoopback, newest, mark, underWay } =
    parts;
  const { locales } = frame;

  /** Answers, and shows the answer in the language in which it was given. */
  async function answer(context: Context, visit: Visit, { request, asked }: Asking): Promise<Markup> {
    const here = bot();
    if (!here) return NOTHING;
    const isHere = isLoopback && isAtMachine(context);
    const language = request.language ?? visit.voice.locale.tag;
    const message: Message = await here.answer({
      ...request,
      language,
      person: person(context),
      ...(isHere && { place: PLACE }),
    });
    return shown(visit, message, { asked });
  }

  async function shown(visit: Visit, message: Message, more: Pick<Shown, "asked">): Promise<Markup> {
    const drawn = await illustrate(message);
    return messageView(
      { message, id: nextId(), drawn, ...more },
      { voice: visit.voice, kept, log, base: visit.base },
    );
  }

  async function askingIn(context: Context): Promise<Asking | undefined> {
    const form = await context.req.parseBody();
    const [line, press] = [form["line"], form["press"]];
    if (typeof press === "string") {
      const request = decodeAction(press);
      return request && { request, asked: `/${request.command} ${request.words ?? ""}`.trim() };
    }
    if (typeof line !== "string" || !line.trim()) return undefined;
    const asked = oneLine(line, LINE_LENGTH);
    return { request: readLine(asked, bot()), asked };
  }

  /** The language in which a page is shown that sends something: it says so itself. */
  async function visitIn(context: Context): Promise<Visit> {
    const visit = visitOf(context, frame);
    const { [LANGUAGE]: language } = await context.req.parseBody();
    const known = locales.find(({ tag }) => tag === language);
    return known ? { ...visit, voice: voiceOf(known) } : visit;
  }

  function page(visit: Visit, messages: readonly Markup[], line: string): string {
    const { voice } = visit;
    const title = voice.say(talkWords, "title");
    const description = voice.say(talkWords, "description");
    return documentOf(
      {
        title,
        description,
        script: true,
        picture: newestCard(voice, archive),
        newest: newest(),
        body: bodyOf(visit, { messages, line, since: writtenMark(mark()) }),
      },
      visit,
      frame,
    );
  }

  app.get("/", async (context) => {
    const visit = visitOf(context, frame);
    const here = bot();
    // What is newest is there to begin with, asked for by nobody: were it counted, whoever opens the page a few times would
    // have no answer to the first question of their own. So many pages as are handed out to a visitor are the limit.
    const first = here && (await here.answer({ command: "losses", language: visit.voice.locale.tag }));
    const messages = first ? [await shown(visit, first, { asked: "/losses" })] : [];
    const line = oneLine(context.req.query("ask") ?? "", LINE_LENGTH);
    return context.html(page(visit, messages, line), 200, {
      ...headersOf(visit),
      "cache-control": "no-store",
    });
  });

  app.post("/", async (context) => {
    if (!isOwn(context)) return context.text("Ask on this page itself.", 403);
    const visit = await visitIn(context);
    const asking = await askingIn(context);
    const messages = asking ? [await underWay(answer(context, visit, asking))] : [];
    return context.html(page(visit, messages, ""), 200, { ...headersOf(visit), "cache-control": "no-store" });
  });

  app.post("/ask", async (context) => {
    if (!isOwn(context)) return context.text("Ask on this page itself.", 403);
    const visit = await visitIn(context);
    const asking = await askingIn(context);
    if (!asking) return context.body(null, 204);
    return context.html(String(await underWay(answer(context, visit, asking))), 200, {
      "cache-control": "no-store",
    });
  });

  app.get("/suggest", (context) => {
    const { voice } = visitOf(context, frame);
    const here = bot();
    const found = here ? completions(here, context.req.query("line") ?? "", voice.locale.tag) : [];
    return context.json(found, 200, { "cache-control": "no-store" });
  });
}

/** What a page of the conversation begins with. */
interface Beginning {
  readonly messages: readonly Markup[];
  readonly line: string;
  readonly since: string;
}

function bodyOf({ voice, base }: Visit, { messages, line, since }: Beginning): Markup {
  const language = voice.locale.tag;
  const say = (key: keyof typeof talkWords.english) => voice.say(talkWords, key);
  return html`<h1>${say("title")}</h1>
<p class="claim">${say("description")}</p>
<section id="talk" role="log" aria-label="${say("log")}" data-failed="${say("failed")}" data-posted="${say("posted")}" data-unheard="${say("unheard")}" data-since="${since}">
${messages}
</section>
<form class="buttons examples" method="post" action="${base}/"><input type="hidden" name="${LANGUAGE}" value="${language}"><div>${EXAMPLES.map(
    (example) => html`<button name="line" value="/${example}">/${example}</button>`,
  )}</div></form>
<p id="unheard" role="status"></p>
<form id="ask" method="post" action="${base}/"><input type="hidden" name="${LANGUAGE}" value="${language}">
<label for="line">${say("question")}</label>
<div class="field"><input id="line" name="line" value="${line}" placeholder="/losses" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="${LINE_LENGTH}" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="completions" aria-describedby="keys"><button>${say("send")}</button>
<ul id="completions" role="listbox" aria-label="${say("completions")}" hidden></ul></div>
<p class="hint" id="keys">${say("keys")}</p>
</form>`;
}
