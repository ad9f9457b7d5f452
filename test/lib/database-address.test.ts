import assert from "node:assert/strict";
import { test } from "node:test";
import { databaseName, databaseSecrets } from "../../src/lib/database-address.ts";

const cases: readonly (readonly [address: string, name: string, secrets: readonly string[]])[] = [
  ["file:data/losses.db", "file:data/losses.db", []],
  ["postgres://db.example.org/losses", "postgres://db.example.org/losses", []],
  ["postgresql://bot@db:5433/losses?sslmode=require", "postgresql://db:5433/losses", []],
  ["postgres://bot:sesame@db/losses", "postgres://db/losses", ["sesame"]],
  ["postgres://bot:s%40same@db/losses", "postgres://db/losses", ["s%40same", "s@same"]],
  ["postgres://bot:ses@me@db/losses", "postgres://db/losses", ["ses%40me", "ses@me"]],
  ["postgres://db/losses?user=bot&password=sesame", "postgres://db/losses", ["sesame"]],
  ["postgres://bot:100%@db/losses", "postgres://db/losses", ["100%"]],
  ["postgres://bot:ses/ame@db/losses", "postgres://…", ["postgres://bot:ses/ame@db/losses"]],
];

for (const [address, name, secrets] of cases)
  test(`${address} is called ${name}, and hides ${secrets.join(" and ") || "nothing"}`, () => {
    assert.equal(databaseName(address), name);
    assert.deepEqual(databaseSecrets(address), secrets);
  });
