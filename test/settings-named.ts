import { exampleSettings } from "../src/config.ts";
import { newsSources } from "../src/sources/index.ts";

/** The names of all settings. */
export const SETTING_NAMES: ReadonlySet<string> = new Set(
  [...exampleSettings(newsSources).matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name as string),
);
