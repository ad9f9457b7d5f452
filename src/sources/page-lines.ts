import { type CheerioAPI, load } from "cheerio/slim";
import { oneLine } from "../core/text.ts";

/** One line of a page as a person sees it. */
export interface PageLine {
  /** On one line, without spaces around it; never empty. */
  readonly text: string;
  /** The name of the element that the line ends with: "li", "p"; that of the whole where the line is plain text. */
  readonly block: string;
  /** Whether the line is a heading of the first order. */
  readonly isTitle: boolean;
}

/** What a page says, as text. */
export interface Page {
  readonly lines: readonly PageLine[];
  /** What the page calls itself, the likeliest first: its headings of the first order, then its title in links and in tabs. */
  readonly titles: readonly string[];
  /** When the page was published, as written for machines. */
  readonly published: readonly string[];
  /** The dates that its text marks for machines, as written: of the page, and of whatever else it names. */
  readonly times: readonly string[];
}

/** Elements of which each is a line, or several. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody tfoot thead tr ul"
  ).split(" "),
);
const CELLS = new Set(["td", "th"]);
const UNSEEN = new Set(["head", "script", "style", "noscript", "template", "svg", "iframe", "textarea"]);

type Parent = NonNullable<ReturnType<CheerioAPI["root"]>[0]>;
type Child = Parent["childNodes"][number];
/** A node to be walked, or the end of an element that has been. */
type Step = Child | { readonly type: "end"; readonly name: string };

/** A page of news has a few thousand tags. One made to be nested without end would stop the whole program for its parsing. */
const MOST_TAGS = 30_000;
/** The parser whose time grows with the size of a page and hardly with its depth. */
const FORGIVING = { xml: { xmlMode: false, decodeEntities: true } };

/** Whether a page has so many tags that it is not to be parsed. */
function isOvergrown(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at + 1))
    if (++tags > MOST_TAGS) return true;
  return false;
}

/** Reads a page; one with more tags than any page of news has no lines. Text without markup is one too: its line breaks end lines, which they do not in a page. */
export function readPageLines(html: string): Page {
  if (isOvergrown(html)) return { lines: [], titles: [], published: [], times: [] };
  const $ = load(html, FORGIVING);
  const lines = linesOf($);
  const titles = [
    ...lines.filter(({ isTitle }) => isTitle).map(({ text }) => text),
    $("meta[property='og:title']").attr("content") ?? "",
    $("head > title").text(),
  ];
  return {
    lines,
    titles: titles.map((title) => oneLine(title, Number.POSITIVE_INFINITY)).filter((title) => title !== ""),
    published: [...$("meta[property='article:published_time']").map((_, { attribs }) => attribs["content"])],
    times: [...$("time[datetime]").map((_, { attribs }) => attribs["datetime"])],
  };
}

/** The lines in the order of the page. Walked without recursion: a page may be nested deeper than the stack. */
function linesOf($: CheerioAPI): PageLine[] {
  const isPlain = $([...BLOCKS, "br"].filter((name) => name !== "body").join()).length === 0;
  const lines: PageLine[] = [];
  const open: string[] = [];
  /** How many elements of a name the walk is in. */
  const inside = new Map<string, number>();
  let text = "";

  function isIn(name: string): boolean {
    return (inside.get(name) ?? 0) > 0;
  }

  function enter(name: string): void {
    end();
    open.push(name);
    inside.set(name, (inside.get(name) ?? 0) + 1);
    steps.push({ type: "end", name });
  }

  function leave(name: string): void {
    end();
    open.pop();
    inside.set(name, (inside.get(name) ?? 0) - 1);
  }

  function end(): void {
    const seen = oneLine(text, Number.POSITIVE_INFINITY);
    text = "";
    if (seen !== "") lines.push({ text: seen, block: open.at(-1) ?? "", isTitle: isIn("h1") });
  }

  function add(data: string): void {
    if (!isPlain && !isIn("pre")) text += data;
    else
      data.split(/\r?\n|\r/).forEach((part, index) => {
        if (index > 0) end();
        text += part;
      });
  }

  const steps: Step[] = [...($.root()[0]?.childNodes ?? [])].reverse();
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (step.type === "end") leave(step.name);
    else if (step.type === "text") add(step.data);
    else if ("name" in step && "childNodes" in step && !UNSEEN.has(step.name)) {
      if (step.name === "br") end();
      if (CELLS.has(step.name)) text += " ";
      if (BLOCKS.has(step.name)) enter(step.name);
      for (const child of [...step.childNodes].reverse()) steps.push(child);
    }
  }
  end();
  return lines;
}
