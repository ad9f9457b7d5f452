import { type Entity, type FormattedText, sortEntities } from "./entities.ts";
import { refuse } from "./refusal.ts";

/** What each tag of the parse mode means; a tag that is not here is refused. */
const TAGS: Record<string, string> = {
  a: "text_link",
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  u: "underline",
  ins: "underline",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  "tg-emoji": "custom_emoji",
  pre: "pre",
  code: "code",
  blockquote: "blockquote",
};

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const REFERENCE = /&(?:#x(?<hex>[0-9a-fA-F]+)|#(?<decimal>\d+)|(?<name>[a-zA-Z]+));?/y;
const SPACE = /[ \t\r\n\v]/;

type Open = { tag: string; argument: string; offset: number };

/** Reads Telegram's HTML as strictly as the service does, or refuses with the service's words. */
export function parseHtml(html: string): FormattedText {
  const entities: Entity[] = [];
  const open: Open[] = [];
  let text = "";
  let position = 0;
  let surrogates = false;

  const fail = (problem: string): never => refuse(400, `Bad Request: can't parse entities: ${problem}`);
  const at = (index: number) => `at byte offset ${Buffer.byteLength(html.slice(0, index))}`;
  const isSpace = (index: number) => SPACE.test(html[index] ?? "");
  const skip = (go: (index: number) => boolean) => {
    const begin = position;
    while (position < html.length && go(position)) position++;
    return html.slice(begin, position);
  };

  /** Decodes the character reference at the position; other ampersands are left as they are. */
  function reference(): string | undefined {
    REFERENCE.lastIndex = position;
    const match = REFERENCE.exec(html);
    if (match === null) return undefined;
    const { hex, decimal, name } = match.groups ?? {};
    const digits = match[0].replace(";", "");
    if (name !== undefined) {
      if (NAMED[name] === undefined) return undefined;
      position = REFERENCE.lastIndex;
      return NAMED[name];
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code === 0 || code >= 0x10ffff || digits.length >= 10) return undefined;
    if (code >= 0xd800 && code <= 0xdfff) surrogates = true;
    position = REFERENCE.lastIndex;
    return String.fromCodePoint(code);
  }

  function quoted(quote: string): string {
    position++;
    let value = "";
    while (position < html.length && html[position] !== quote) {
      value += (html[position] === "&" ? reference() : undefined) ?? html[position++];
    }
    position++;
    return value;
  }

  function startTag(begin: number) {
    const tag = skip((index) => !isSpace(index) && html[index] !== ">").toLowerCase();
    if (position >= html.length) fail(`Unclosed start tag ${at(begin)}`);
    if (!Object.hasOwn(TAGS, tag)) fail(`Unsupported start tag "${tag}" ${at(begin)}`);
    let argument = "";
    for (;;) {
      skip(isSpace);
      if (html[position] === ">") break;
      const name = skip((index) => !isSpace(index) && !"=>/\"'".includes(html[index] ?? ""));
      if (name === "" && position < html.length)
        fail(`Empty attribute name in the tag "${tag}" ${at(begin)}`);
      skip(isSpace);
      let value = "";
      if (html[position] === "=") {
        position++;
        skip(isSpace);
        if (position >= html.length) fail(`Unclosed start tag "${tag}" ${at(begin)}`);
        const quote = html[position] ?? "";
        if (quote === '"' || quote === "'") {
          value = quoted(quote);
        } else {
          const token = position;
          value = skip((index) => /[a-zA-Z0-9.-]/.test(html[index] ?? "")).toLowerCase();
          if (position < html.length && !isSpace(position) && html[position] !== ">") {
            fail(`Unexpected end of name token ${at(token)}`);
          }
        }
        if (position >= html.length) fail(`Unclosed start tag ${at(begin)}`);
      } else if (position >= html.length) {
        fail(`Unclosed start tag "${tag}" ${at(begin)}`);
      }
      argument = argumentOf(tag, name, value) ?? argument;
    }
    if (tag === "span" && argument !== "spoiler") {
      fail(`Tag "span" must have class "tg-spoiler" ${at(begin)}`);
    }
    open.push({ tag, argument, offset: text.length });
  }

  function endTag(begin: number) {
    const last = open.pop() ?? fail(`Unexpected end tag ${at(begin)}`);
    const tag = skip((index) => !isSpace(index) && html[index] !== ">").toLowerCase();
    skip(isSpace);
    if (html[position] !== ">") fail(`Unclosed end tag ${at(begin)}`);
    if (tag !== "" && tag !== last.tag) {
      fail(`Unmatched end tag ${at(begin)}, expected "</${last.tag}>", found "</${tag}>"`);
    }
    const covered = text.slice(last.offset);
    if (covered !== "") close(last, covered);
  }

  function close({ tag, argument, offset }: Open, covered: string) {
    const entity: Entity = { type: TAGS[tag] ?? tag, offset, length: covered.length };
    const inner = entities.at(-1);
    const sameStretch = inner?.offset === offset && inner.length === entity.length;
    if (tag === "a") {
      const link = linkEntity(argument || covered);
      if (link !== undefined) entities.push({ ...entity, ...link });
    } else if (tag === "tg-emoji") {
      if (!/^[1-9]\d*$/.test(argument)) fail("Invalid custom emoji identifier specified");
      entities.push({ ...entity, custom_emoji_id: argument });
    } else if (tag === "pre" && sameStretch && inner.type === "code" && inner.language !== undefined) {
      inner.type = "pre";
    } else if (tag === "code" && sameStretch && inner.type === "pre" && argument !== "") {
      inner.language = argument;
    } else if (tag === "code" && argument !== "") {
      entities.push({ ...entity, language: argument });
    } else {
      entities.push(
        tag === "blockquote" && argument !== "" ? { ...entity, type: "expandable_blockquote" } : entity,
      );
    }
  }

  while (position < html.length) {
    if (html[position] !== "<") {
      text += (html[position] === "&" ? reference() : undefined) ?? html[position++];
      continue;
    }
    const begin = position++;
    if (html[position] === "/") {
      position++;
      endTag(begin);
    } else {
      startTag(begin);
    }
    position++;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) fail(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  if (surrogates) {
    fail(
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    );
  }
  // A language belongs to a block only, not to code within a line.
  for (const entity of entities) if (entity.type === "code") delete entity.language;
  return { text, entities: sortEntities(entities) };
}

function argumentOf(tag: string, name: string, value: string): string | undefined {
  if (tag === "a" && name === "href") return value;
  if (tag === "code" && name === "class" && value.startsWith("language-")) return value.slice(9);
  if (tag === "span" && name === "class" && value.startsWith("tg-")) return value.slice(3);
  if (tag === "tg-emoji" && name === "emoji-id") return value;
  if (tag === "blockquote" && name === "expandable") return "1";
  return undefined;
}

/** A link the service would not open is no error: the text stays and the link is gone. */
function linkEntity(address: string): Pick<Entity, "type" | "url" | "user"> | undefined {
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(address)?.[1];
  if (user !== undefined) {
    return { type: "text_mention", user: { id: Number(user), is_bot: false, first_name: "User" } };
  }
  if (/\s/.test(address)) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`);
  if (url === null || !["http:", "https:", "tg:", "ton:"].includes(url.protocol)) return undefined;
  if (url.protocol.startsWith("http") && !url.hostname.includes(".")) return undefined;
  return { type: "text_link", url: url.href };
}
