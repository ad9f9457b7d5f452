import type { Source } from "../core/source.ts";
import { createDataset, DATASET_ROOT } from "./dataset.ts";
import { createMinfin, MINFIN_ROOT } from "./minfin.ts";
import { createMod, MOD_ROOT } from "./mod.ts";
import { createOrc, ORC_ROOT } from "./orc.ts";
import type { Tools } from "./reading.ts";
import { createRussianwarship, RUSSIANWARSHIP_ROOT } from "./russianwarship.ts";

/** A source that can be asked for news, and where it is found unless a setting says otherwise. */
export interface NewsSource {
  readonly name: string;
  readonly root: string;
  /** Set where the root may be a folder of this machine. */
  readonly files?: true;
  create(root: URL, tools: Tools): Source;
}

/**
 * Every source that can be asked for news, most trusted first.
 *
 * To add one: a file here that exports a function making the source from its root address, and a line in this list.
 * Its setting is `SOURCE_<NAME>_URL`, and its name can be written into `SOURCES`.
 */
export const newsSources: readonly NewsSource[] = [
  { name: "mod", root: MOD_ROOT, create: createMod },
  { name: "russianwarship", root: RUSSIANWARSHIP_ROOT, create: createRussianwarship },
  { name: "orc", root: ORC_ROOT, create: createOrc },
  { name: "minfin", root: MINFIN_ROOT, create: createMinfin },
  { name: "dataset", root: DATASET_ROOT, files: true, create: createDataset },
];
