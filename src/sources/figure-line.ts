import { oneLine } from "../core/text.ts";
import { categoryOfLabel } from "./labels.ts";

/** One figure of a report as its line prints it. */
export interface Figure {
  /** The source's own words, trimmed; empty where the line begins with the number or with how exact it is. */
  readonly label: string;
  /** Absent where the line has only an increment, or nothing after its dash. */
  readonly total?: number;
  /** The "(+N)"; absent where none is printed, which is not the same as zero. */
  readonly increment?: number;
  /** How exact the line calls its number. */
  readonly qualifier?: "about" | "more";
}

/** What a line of text holds. */
export interface Line {
  readonly figures: readonly Figure[];
  /** The line, or those parts of it, that have digits but are no figure as strictly as one must be. */
  readonly unread: readonly string[];
}

/** Longer labels are sentences, and what follows a number for longer than this is one too. */
const LABEL_LENGTH = 120;
const REST_LENGTH = 500;

const ABOUT = "близько|майже|орієнтовно|приблизно|about|approximately|approx\\.?|aprx\\.?|almost|nearly";
const MORE = "понад|більше(?: ніж)?|more than|over";
/** What may stand between the dash and the number, in any order. */
const QUALIFIER = `(?:${ABOUT}|${MORE}|ліквідовано|liquidated)(?!\\p{L})`;

const DASH = "[-\\u2010-\\u2015\\u2212]";
const SIGN = "[+\\uff0b\\u2010-\\u2013\\u2212-]";
/** Plain digits, or groups of three with the same sign between them; nothing that goes on as a number. */
const NUMBER = "(?:[1-9]\\d{0,2}(?:(?: \\d{3})+|(?:,\\d{3})+)|0|[1-9]\\d*)(?![ .,]?\\d)";
const UNIT = "(?:осіб|люд(?:ей|ини)|одиниць|одиниці|од|persons|people|units|шт)";

const IS_ABOUT = new RegExp(ABOUT, "iu");
const IS_MORE = new RegExp(MORE, "iu");
const LONE_UNIT = new RegExp(`(?<!\\p{L})${UNIT}(?!\\p{L})`, "iu");

/** Spaces may be missing on either side, so a dash counts where a number, or the parenthesis with one, comes next. */
const SEPARATOR = new RegExp(` ?(?:${DASH}|:) ?(?=(?:${QUALIFIER} ?)*(?:\\d|\\([^\\p{N}()]*\\d))`, "giu");
const VALUE = new RegExp(
  `^(?<qualifiers>(?:${QUALIFIER} ?)*)(?:(?<total>${NUMBER})(?<between>[^\\p{N}()]*))?` +
    `(?:\\((?<before>[^\\p{N}()]*?)(?<sign>${SIGN})? ?(?<increment>${NUMBER})(?<inside>[^\\p{N}()]*)\\))?` +
    "(?<after>[^\\p{N}]*)$",
  "iu",
);
const FIRST_NUMBER = new RegExp(` ?(?:${DASH} ?|: ?| )(?:${QUALIFIER} ?)*(?:\\d|\\([^\\p{N}()]*\\d)`, "iu");
const BARE = new RegExp(`^(?:${QUALIFIER} ?)*\\d`, "iu");
/** A label whose number was left out with its parenthesis: "special equipment ‒ ." */
const EMPTY = new RegExp(`^(?<label>.*?) ?${DASH} ?${UNIT}?[.,; ]*$`, "iu");
/** Where a paragraph of several figures may be cut. A full stop ends one only after a number or a unit: labels have some of their own. */
const CUT = new RegExp(
  `(?:[,;]|(?<=[\\d)]|(?<!\\p{L})${UNIT}|ліквідовано)\\.)[.,;]*(?: (?![\\d(])|(?=\\p{L}))`,
  "giu",
);

/** The name of a model, whose digits are no figure: Х-101, Ка-52, Shahed-136. */
const MODEL = /(?<!\p{L})(\p{Lu}\p{Ll}*)[-\u2010\u2011]\d+(?!\d)/gu;
/** What is said of a day is no total since the beginning of the war. */
const DAILY = /(?<!\p{L})(?:доб[уи]|day|daily)(?!\p{L})/iu;

/** Every figure in one line of text; none where it holds none. */
export function readFigures(line: string): Figure[] {
  return [...readLine(line).figures];
}

/** Every figure in one line of text, and what in it looks like one and cannot be read. */
export function readLine(line: string): Line {
  const text = oneLine(line.normalize("NFC"), Number.POSITIVE_INFINITY);
  const masked = mask(text);
  const whole = readOne(text, masked);
  if (whole) return { figures: [whole], unread: [] };

  const pieces = cut(text, masked).map((piece) => ({ ...piece, figure: readOne(piece.text, piece.masked) }));
  const figures = pieces.flatMap(({ figure }) => (figure?.label ? [figure] : []));
  // A line of one figure is whole or nothing: what follows its comma could be a part of its number.
  const several = figures.length > 1;
  return {
    figures: several ? figures : [],
    unread: (several ? pieces.filter(({ figure }) => !figure?.label) : [{ text, masked }])
      .filter((piece) => /\p{N}/u.test(piece.masked))
      .map((piece) => piece.text.trim()),
  };
}

/**
 * The words that a text, read or not, has before its first number: what the number should be one of. Empty where it begins
 * with the number or with how exact it is; nothing where the words are no label.
 */
export function labelBeforeNumber(line: string): string | undefined {
  const text = oneLine(line.normalize("NFC"), Number.POSITIVE_INFINITY);
  const masked = mask(text);
  const start = masked.search(/[\p{L}\p{N}(]/u);
  if (start >= 0 && BARE.test(masked.slice(start))) return "";
  const end = closed(masked).search(FIRST_NUMBER);
  return end > start && start >= 0 ? labelOf(text, masked, start, end) : undefined;
}

/** The text with the names of models made letters, so that every digit and dash left in it belongs to a figure. */
function mask(text: string): string {
  const start = text.search(/\p{L}/u);
  return text.replace(MODEL, (model: string, word: string, index: number) => {
    const known = categoryOfLabel(word) !== undefined || (index === start && word.length > 2);
    return known ? model : "x".repeat(model.length);
  });
}

function cut(text: string, masked: string): { text: string; masked: string }[] {
  const ends = [...closed(masked).matchAll(CUT)].map(({ index, 0: mark }) => index + mark.length);
  return [0, ...ends].map((from, index) => ({
    text: text.slice(from, ends[index]),
    masked: masked.slice(from, ends[index]),
  }));
}

/** The text with everything in parentheses made digits: the minus and the comma in "(-2, за добу)" separate nothing. */
function closed(masked: string): string {
  return masked.replace(/\([^()]+\)/g, (inner) => `(${"0".repeat(inner.length - 2)})`);
}

/** The figure that a text is from its first letter to its end. */
function readOne(text: string, masked: string): Figure | undefined {
  const start = masked.search(/[\p{L}\p{N}(]/u);
  if (start < 0) return undefined;
  const separator = [...closed(masked).matchAll(SEPARATOR)].at(-1);
  const valueAt = separator ? separator.index + separator[0].length : start;
  const value = readValue(masked.slice(valueAt));
  // The number alone is one of a heading only where something says that it is a figure at all.
  if (!separator) return value?.says ? { label: "", ...value.figure } : emptyLine(text, masked, start);
  const label = labelOf(text, masked, start, separator.index);
  return value && label ? { label, ...value.figure } : undefined;
}

function readValue(masked: string): { figure: Omit<Figure, "label">; says: boolean } | undefined {
  const found = masked.length <= REST_LENGTH ? VALUE.exec(masked)?.groups : undefined;
  if (!found) return undefined;
  const { qualifiers = "", between = "", before = "", inside = "", after = "" } = found;
  const total = numberIn(found["total"]);
  const size = numberIn(found["increment"]);
  // A number too large to be counted with is no figure, whatever its increment says.
  if (found["total"] ? total === undefined : size === undefined) return undefined;
  // A number in parentheses without a sign is the day's change only where nothing else is said of it.
  if (size !== undefined && !found["sign"] && (before + inside).trim() !== "") return undefined;
  if (DAILY.test(between) || DAILY.test(after)) return undefined;
  const isLess = found["sign"] !== undefined && !/[+\uff0b]/.test(found["sign"]);
  const qualifier = qualifierIn(qualifiers);
  return {
    figure: {
      ...(total !== undefined && { total }),
      ...(size !== undefined && { increment: isLess && size > 0 ? -size : size }),
      ...(qualifier && { qualifier }),
    },
    says: total !== undefined && (qualifiers !== "" || size !== undefined || LONE_UNIT.test(between)),
  };
}

/** The number that the digits are; nothing where there are none. */
function numberIn(digits: string | undefined): number | undefined {
  const number = digits === undefined ? Number.NaN : Number(digits.replace(/[ ,]/g, ""));
  return Number.isSafeInteger(number) ? number : undefined;
}

function qualifierIn(words: string): "about" | "more" | undefined {
  if (IS_MORE.test(words)) return "more";
  return IS_ABOUT.test(words) ? "about" : undefined;
}

function emptyLine(text: string, masked: string, start: number): Figure | undefined {
  const end = EMPTY.exec(masked)?.groups?.["label"]?.length ?? 0;
  const label = end > start ? labelOf(text, masked, start, end) : undefined;
  return label ? { label } : undefined;
}

/** The words before the separator, without the sentence that leads to the first of a list: "… склали: танків". */
function labelOf(text: string, masked: string, start: number, end: number): string | undefined {
  const colon = masked.lastIndexOf(":", end - 1);
  const from = Math.max(start, colon + 1);
  const words = masked.slice(from, end);
  const first = words.search(/\p{L}/u);
  if (first < 0 || words.length > LABEL_LENGTH || /\p{N}/u.test(words) || DAILY.test(words)) return undefined;
  // Two separators in a row leave open whether one of them is a minus.
  if (!/[\p{L}\p{M})\]»"”'’.%]\s*$/u.test(words)) return undefined;
  return text.slice(from + first, end).trim();
}
