import { isDeepStrictEqual } from "node:util";
import type { Context, Hono } from "hono";
import { FORMS, type Form } from "../../core/answer.ts";
import type { Archive } from "../../core/archive.ts";
import { ASKABLE, categoryLabel } from "../../core/category.ts";
import { composePost } from "../../core/compose-post.ts";
import { addDays, type Day } from "../../core/day.ts";
import { newestEdition } from "../../core/edition.ts";
import { chooseLocale, voiceOf } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import { type Message, Refusal } from "../../core/message.ts";
import type { Choice, OptionContext } from "../../core/option.ts";
import { daysOption } from "../../core/option-days.ts";
import { timeOption } from "../../core/option-times.ts";
import { capital } from "../../core/picture-alt.ts";
import type { Source } from "../../core/source.ts";
import { formName, settingsLines } from "../../core/subscription-words.ts";
import { basePathOf } from "../../lib/base-path.ts";
import { asSent } from "../as-sent.ts";
import type { Illustrate } from "../illustrating.ts";
import { newestCard } from "./card.ts";
import { discordView } from "./discord-view.ts";
import { documentOf, type Frame } from "./document.ts";
import type { Kept } from "./kept.ts";
import { html, type Markup, NOTHING, raw, when } from "./markup.ts";
import { NETWORKS } from "./message-view.ts";
import { headersOf } from "./pages.ts";
import { LANGUAGE, type Visit, visitOf } from "./request.ts";
import { telegramView } from "./telegram-view.ts";
import { commandFor, WISHED, type Wishes, wishesIn } from "./wishes.ts";
import { pageWords, previewWords } from "./words.ts";

/** What the preview needs. */
export interface PreviewParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly frame: Frame;
  readonly kept: Kept;
  readonly illustrate: Illustrate;
  readonly log: Log;
  /** The day that it is where the reports are published, and the zone of that. */
  readonly today: () => Day;
  readonly timeZone: string;
  /** The path of the newest report, where there is one. */
  readonly newest: () => string | undefined;
}

/** A post that was worded, in the forms that were wished and are the same post: of a few categories, a story is none. */
interface Worded {
  readonly forms: readonly [Form, ...Form[]];
  readonly message: Message;
}

/** Puts the preview onto the server: a form, and under it the posts as both networks would show them. It changes nothing. */
export function mountPreview(app: Hono, parts: PreviewParts): void {
  const { archive, frame, today, timeZone, newest } = parts;
  app.get("/preview", async (context) => {
    const visit = visitOf(context, frame);
    const { voice } = visit;
    const asked: OptionContext = {
      voice,
      locales: frame.locales,
      today: today(),
      newest: archive.before(addDays(today(), 1))?.day ?? today(),
    };
    const { wishes, refusal } = read(context, asked, timeZone);
    const result = wishes
      ? await resultOf(wishes, visit, parts)
      : html`<p class="refusal" role="alert">${refusal}</p>`;
    const description = voice.say(previewWords, "description");
    const page = documentOf(
      {
        title: voice.say(previewWords, "title"),
        description,
        script: true,
        picture: newestCard(voice, archive),
        newest: newest(),
        body: html`<h1>${voice.say(previewWords, "title")}</h1>
<p class="claim">${description}</p>
${formOf(context, asked, visit, wishes)}
<div id="result">${result}</div>`,
      },
      visit,
      frame,
    );
    return context.html(page, wishes ? 200 : 400, headersOf(visit));
  });
}

function read(
  context: Context,
  asked: OptionContext,
  timeZone: string,
): { readonly wishes?: Wishes; readonly refusal?: string } {
  try {
    return { wishes: wishesIn(context, asked, timeZone) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

/** The posts that these wishes bring on the day, the settings in words, and the command. */
async function resultOf(wishes: Wishes, visit: Visit, parts: PreviewParts): Promise<Markup> {
  const { archive, frame, timeZone } = parts;
  const { voice } = visit;
  const posts = postsOf(wishes, parts);
  const command = commandFor(wishes, timeZone);
  const shown = await Promise.all(posts.map((post) => sideBySide(post, wishes, parts)));
  const lacking = archive.on(wishes.day)
    ? voice.say(previewWords, "noPost")
    : voice.say(pageWords, "noReport", { span: voice.day(wishes.day) });
  return html`<section><h2>${voice.say(previewWords, "command")}</h2>
<p class="command"><code id="command">${command}</code> <button type="button" data-copy="command" data-copied="${voice.say(previewWords, "copied")}" hidden>${voice.say(previewWords, "copy")}</button></p>
<p class="hint">${voice.say(previewWords, "where")}</p>
<ul>${settingsLines(voice, frame.locales, wishes.settings).map((line) => html`<li>${line}</li>`)}</ul></section>
<section><h2>${voice.say(previewWords, "posts", { day: voice.day(wishes.day) })}</h2>
${shown.length > 0 ? shown : html`<p>${lacking}</p>`}</section>`;
}

function postsOf({ settings, day }: Wishes, { archive, sources, frame }: PreviewParts): Worded[] {
  const edition = archive.on(day) && newestEdition(settings.days, day);
  if (!edition) return [];
  const voice = voiceOf(chooseLocale(frame.locales, settings.language));
  // As on the morning of the day: nothing is said of the age that the report has by now.
  const wording = { voice, sources, today: day };
  const { categories } = settings;
  const posts: Worded[] = [];
  for (const form of FORMS.filter((one) => settings.forms.includes(one))) {
    const message = composePost(archive, edition, { form, categories }, wording);
    const same = posts.findIndex((post) => isDeepStrictEqual(post.message, message));
    const before = posts[same];
    if (before) posts[same] = { ...before, forms: [...before.forms, form] };
    else if (message) posts.push({ forms: [form], message });
  }
  return posts;
}

/** One post, as both networks show what their adapters send. */
async function sideBySide(
  { forms, message }: Worded,
  { settings: { language } }: Wishes,
  { illustrate, kept, log, frame }: PreviewParts,
): Promise<Markup> {
  const drawn = await illustrate(message);
  const picture = drawn && {
    path: kept.keep({ name: drawn.name, type: "image/png", content: drawn.png }),
    alt: drawn.alt,
  };
  const sent = asSent(message, { language, drawn, isPost: true, log });
  const pressing = { language, base: basePathOf(frame.root) };
  const voice = voiceOf(chooseLocale(frame.locales, language));
  const name = capital(voice, voice.list(forms.map((form) => formName(voice, form))));
  return html`<div class="sides" lang="${language}" data-form="${forms.join(" ")}">
<figure><figcaption>${NETWORKS.discord}: ${name}</figcaption>${discordView(sent.discord, picture, pressing)}</figure>
<figure><figcaption>${NETWORKS.telegram}: ${name}</figcaption>${telegramView(sent.telegram, picture, pressing)}</figure>
</div>`;
}

/** The form, filled in with what was wished. Everything in it is sent in the address, so that a preview can be shared. */
function formOf(context: Context, asked: OptionContext, visit: Visit, wishes: Wishes | undefined): Markup {
  const { voice, chosen } = visit;
  const { locales } = asked;
  const say = (key: keyof typeof previewWords.english) => voice.say(previewWords, key);
  const given = (name: string) => context.req.queries(name) ?? [];
  const language = wishes?.settings.language ?? voice.locale.tag;
  const forms = wishes?.settings.forms ?? given(WISHED.form);
  const categories = wishes?.settings.categories ?? given(WISHED.category);
  return html`<form class="wishes" method="get" action="${visit.base}/preview">${when(chosen, (tag) => html`<input type="hidden" name="${LANGUAGE}" value="${tag}">`)}
<div class="fields">
${selectOf(
  say("language"),
  WISHED.language,
  locales.map(({ tag, name }) => ({ name, value: tag })),
  language,
)}
${selectOf(say("days"), WISHED.days, daysOption.suggest?.("", asked) ?? [], given(WISHED.days)[0] ?? "daily")}
${selectOf(say("time"), WISHED.time, timeOption.suggest?.("", asked) ?? [], given(WISHED.time)[0] ?? "arrival")}
<p><label for="day">${say("day")}</label><input type="date" id="day" name="${WISHED.day}" value="${wishes?.day ?? ""}" max="${asked.newest}"></p>
</div>
${boxesOf(
  say("forms"),
  WISHED.form,
  FORMS.map((form) => ({ name: formName(voice, form), value: form })),
  forms,
)}
<details${categories.length > 0 ? raw(" open") : ""}><summary>${say("categories")}</summary>
${boxesOf(
  say("categories"),
  WISHED.category,
  ASKABLE.map((id) => ({ name: categoryLabel(voice, id), value: id })),
  categories,
)}
<p class="hint">${say("allCategories")}</p></details>
<button>${say("show")}</button>
</form>`;
}

function selectOf(label: string, name: string, choices: readonly Choice[], chosen: string): Markup {
  // What was typed into the address by hand stands in the list too.
  const all = choices.some(({ value }) => value === chosen)
    ? choices
    : [...choices, { name: chosen, value: chosen }];
  return html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}">${all.map(
    ({ name: text, value }) =>
      html`<option value="${value}"${value === chosen ? raw(" selected") : ""}>${text}</option>`,
  )}</select></p>`;
}

function boxesOf(
  legend: string,
  name: string,
  choices: readonly Choice[],
  chosen: readonly string[],
): Markup {
  return html`<fieldset><legend>${legend}</legend>${choices.map(
    ({ name: text, value }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"${chosen.includes(value) ? raw(" checked") : NOTHING}> ${text}</label>`,
  )}</fieldset>`;
}
