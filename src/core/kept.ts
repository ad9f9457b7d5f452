import type { ZodType } from "zod";

/** What was kept as JSON; nothing where it cannot be read, or where another version of the program kept something else. */
export function keptIn<T>(schema: ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
