import type { Locale, Voice } from "../../core/locale.ts";
import { html, type Markup, raw, when } from "./markup.ts";
import { addressOf, LANGUAGE, pathTo, type Serving, type Visit } from "./request.ts";
import type { Shelf } from "./shelf.ts";
import { pageWords } from "./words.ts";

/** What is the same for all pages of a server. */
export interface Frame extends Serving {
  readonly shelf: Shelf;
}

/** The picture that networks show for a link. */
export interface Unfolded {
  /** Its path below the root: `/api/card.png?when=2023-03-07`. */
  readonly path: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** One page. */
export interface Page {
  readonly title: string;
  /** What it says, in one or two sentences: what networks and search engines show beside its title. */
  readonly description: string;
  readonly body: Markup;
  readonly picture?: Unfolded | undefined;
  /** Where a program finds the same. */
  readonly data?: string;
  /** Whether it needs the script of the conversation. */
  readonly script?: true;
  /** The path of the newest report, where there is one. */
  readonly newest?: string | undefined;
  /** Set for a page that is no page to find again. */
  readonly passing?: true;
}

/** A whole page as text. */
export function documentOf(page: Page, visit: Visit, { shelf, locales }: Frame): string {
  const { voice, base, path } = visit;
  const feed = `${base}/feed.xml?${LANGUAGE}=${voice.locale.tag}`;
  const say = (key: keyof typeof pageWords.english) => voice.say(pageWords, key);
  return String(html`<!doctype html>
<html lang="${voice.locale.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
${headOf(page, visit, locales)}
<link rel="stylesheet" href="${shelf.path("page.css")}">
<link rel="icon" href="${shelf.path("icon.svg")}" type="image/svg+xml">
<link rel="alternate" type="application/atom+xml" title="${say("name")}" href="${feed}">
${when(page.data, (data) => html`<link rel="alternate" type="application/json" href="${base}${data}">`)}
${when(page.script, () => html`<script type="module" src="${shelf.path("page.js")}"></script>`)}
</head>
<body>
<a class="skip" href="#content">${say("skip")}</a>
<header>
<a class="name" href="${pathTo(visit, "/")}">${say("name")}</a>
<nav aria-label="${say("pages")}">
${linkTo(visit, "/", say("conversation"))}
${when(page.newest, (newest) => linkTo(visit, newest, say("newest")))}
${linkTo(visit, "/preview", say("preview"))}
</nav>
</header>
<main id="content">
${page.body}
</main>
<footer>
<p>${say("claim")}</p>
<p class="feeds"><a href="${feed}">${say("feed")}</a>${when(
    page.data,
    (data) => html` <a href="${base}${data}">${say("data")}</a>`,
  )}</p>
<nav aria-label="${say("languages")}">
${locales.map(
  ({ tag, name }) =>
    html`<a href="${pathTo({ base, chosen: tag }, path)}" lang="${tag}" hreflang="${tag}"${tag === voice.locale.tag ? raw(' aria-current="true"') : ""}>${name}</a> `,
)}
</nav>
</footer>
</body>
</html>
`);
}

function linkTo(visit: Visit, path: string, text: string): Markup {
  const here = path === visit.path ? raw(' aria-current="page"') : "";
  return html`<a href="${pathTo(visit, path)}"${here}>${text}</a>`;
}

/** What search engines and networks read of a page. Networks take no picture without a whole address. */
function headOf(
  { title, description, picture, passing, script }: Page,
  visit: Visit,
  locales: readonly Locale[],
) {
  const { voice, root, path, chosen } = visit;
  const isOfFigures = !script;
  if (passing) return html`<meta name="robots" content="noindex">`;
  const address = addressOf(visit, path, chosen);
  return html`<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
${locales.map(
  ({ tag }) =>
    html`<link rel="alternate" hreflang="${tag}" href="${addressOf(visit, path, tag)}">
`,
)}<link rel="alternate" hreflang="x-default" href="${addressOf(visit, path)}">
<meta property="og:type" content="${isOfFigures ? "article" : "website"}">
<meta property="og:site_name" content="${siteName(voice)}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
<meta property="og:locale" content="${placedLanguage(voice)}">
${when(
  picture,
  ({ path: source, alt, width, height }) => html`<meta property="og:image" content="${root}${source}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${width}">
<meta property="og:image:height" content="${height}">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${description}">
<meta name="twitter:image" content="${root}${source}">
<meta name="twitter:image:alt" content="${alt}">`,
)}`;
}

/** A language and where it is spoken most, as networks write them: `uk_UA`. */
function placedLanguage({ locale: { format } }: Voice): string {
  const { language, region } = new Intl.Locale(format).maximize();
  return `${language}_${region}`;
}

function siteName(voice: Voice): string {
  return voice.say(pageWords, "name");
}
