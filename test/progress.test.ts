import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createProgress } from "../src/progress.ts";

/** What a terminal shows of its last line after it was sent this. */
function lineOf(sent: string): string {
  let line: string[] = [];
  let column = 0;
  for (const character of sent) {
    assert.notEqual(character, "\n", "progress never begins another line on a terminal");
    if (character === "\r") column = 0;
    else line[column++] = character;
  }
  line = line.slice(0, column).concat(line.slice(column).join("").trimEnd());
  return line.join("").trimEnd();
}

function progressOf(terminal: boolean) {
  const written: string[] = [];
  let instant = 0;
  const { show, clear } = createProgress({
    terminal,
    write: (text) => void written.push(text),
    now: () => instant,
  });
  function pass(milliseconds: number): void {
    instant += milliseconds;
  }
  return { show, clear, written, pass };
}

test("on a terminal each line stands in the place of the one before, however long that was", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 6 }), (lines) => {
      const { show, written } = progressOf(true);
      for (const line of lines) {
        show(line);
        assert.equal(lineOf(written.join("")), line);
      }
    }),
  );
});

test("on a terminal the line goes when it is taken away, once, and what is printed then begins at the left", () => {
  const { show, clear, written } = progressOf(true);
  clear();
  assert.deepEqual(written, []);
  show("Kept 200 of 450 reports");
  clear();
  assert.equal(lineOf(written.join("")), "");
  assert.ok(written.join("").endsWith("\r"));
  const before = written.length;
  clear();
  assert.equal(written.length, before);
});

test("elsewhere it is plain lines: the first at once, and then one in ten seconds", () => {
  const { show, clear, written, pass } = progressOf(false);
  for (let second = 0; second < 25; second++) {
    show(`second ${second}`);
    clear();
    pass(1_000);
  }
  assert.deepEqual(written, ["second 0\n", "second 10\n", "second 20\n"]);
});
