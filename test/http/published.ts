import assert from "node:assert/strict";
import { z } from "zod";

/** What of an OpenAPI document these tests look at. */
export interface Published {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

/** Checks an answer against what is published for its path, status and media type, and refuses what is not published. */
export async function checkPublished(
  document: Published,
  path: string,
  response: Response,
): Promise<unknown> {
  const type = (response.headers.get("content-type") ?? "").replace(/;.*/, "");
  const published = document.paths[path]?.get.responses[response.status];
  assert.ok(published, `${path} says nothing of ${response.status}`);
  const schema = published.content?.[type]?.schema;
  assert.ok(schema, `${path} says nothing of ${type} with ${response.status}`);
  const body: unknown = type.endsWith("json") ? await response.json() : await response.text();
  const $defs = strict(document.components.schemas);
  const whole = JSON.stringify({ ...strict(schema), $defs }).replaceAll("#/components/schemas/", "#/$defs/");
  const result = z.fromJSONSchema(JSON.parse(whole)).safeParse(body);
  assert.ok(result.success, `${path}: ${result.error?.message}`);
  return body;
}

/** The same schemas, without room for what they do not name. */
function strict<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) =>
    typeof value === "object" && value !== null && "properties" in value && "type" in value
      ? { additionalProperties: false, ...value }
      : value,
  ) as T;
}
