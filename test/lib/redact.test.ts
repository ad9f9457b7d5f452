import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { createRedact } from "../../src/lib/redact.ts";

test("a secret is hidden as it is, and as it stands in an address", () => {
  const secret = "1234:abc/def";
  const redact = createRedact([secret, undefined, ""]);
  assert.equal(redact(`x ${secret} y ${encodeURIComponent(secret)} z`), "x [hidden] y [hidden] z");
});

test("a secret is hidden as it stands in JSON and in a text that shows what is not to be read", () => {
  const secret = 'pass"word\\with\ttabs';
  const redact = createRedact([secret]);
  assert.equal(redact(JSON.stringify({ message: `x ${secret} y` })), '{"message":"x [hidden] y"}');
  assert.equal(redact(inspect({ message: `x ${secret} y` })), "{ message: 'x [hidden] y' }");
});

test("of two secrets of which one holds the other nothing is left", () => {
  assert.equal(createRedact(["open", "open-sesame"])("open-sesame, open"), "[hidden], [hidden]");
});

test("passwords in addresses are hidden, and nothing else of them", () => {
  const redact = createRedact([]);
  assert.equal(redact("postgres://bot:pass-word@db:5432/losses"), "postgres://bot:[hidden]@db:5432/losses");
  assert.equal(
    redact('{"a":"https://example.org:8080/x","b":"a@b"}'),
    '{"a":"https://example.org:8080/x","b":"a@b"}',
  );
});

test("a token of Telegram is hidden in the form that it has in an address", () => {
  const token = `1234567890%3A${"A".repeat(35)}`;
  assert.equal(createRedact([])(`/bot${token}/getMe`), "/bot[hidden]/getMe");
});
