import { type Command, defineCommand } from "../../../src/core/command.ts";
import { phrases, type Voice } from "../../../src/core/locale.ts";
import { type Message, Refusal } from "../../../src/core/message.ts";

/** A table with letters of two bytes each, a quote, a comma, and a line end within a field. */
export const CSV = 'день,"категорія"\r\n2023-03-07,"танки, ""усі"""\r\n2023-03-08,"два\nрядки"\r\n';

function pageOf(name: string, run: (voice: Voice) => Message): Command {
  return defineCommand({
    name,
    options: {},
    words: phrases(name, { description: name }),
    run: ({ voice }) => run(voice),
  });
}

/** A refusal that is longer than Telegram shows, and of characters that count twice. */
export const LONG_REFUSAL = "🏟".repeat(300);

/** Commands whose answers lead to one another, so that tests do not depend on what the real ones lead to. */
export const pages: readonly Command[] = [
  pageOf("first", ({ locale }) => ({
    title: locale.tag === "uk" ? "Перша" : "First",
    lines: ["It has <buttons> & more."],
    source: { text: "Source", url: "https://example.org/" },
    actions: [
      [
        { label: "Second", line: "second" },
        { label: "Table", line: "table" },
      ],
      [
        { label: "Refused", line: "refused" },
        { label: "Broken", line: "broken" },
        { label: "Locked", line: "locked" },
      ],
    ],
  })),
  pageOf("second", ({ locale }) => ({
    title: locale.tag === "uk" ? "Друга" : "Second",
    lines: ["It leads back."],
    actions: [[{ label: "First", line: "first" }]],
  })),
  pageOf("table", () => ({
    title: "Table",
    source: { text: "Source", standing: "Not confirmed." },
    file: { name: "losses-2023-03.csv", type: "text/csv; charset=utf-8", content: CSV },
    actions: [[{ label: "Second", line: "second" }]],
  })),
  pageOf("refused", () => {
    throw new Refusal(LONG_REFUSAL);
  }),
  pageOf("broken", () => {
    throw new Error("broken on purpose");
  }),
  { ...pageOf("locked", () => ({ title: "Locked" })), restricted: true },
];
