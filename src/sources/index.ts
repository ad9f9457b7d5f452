import type { Source } from "../core/source.ts";
import { createDataset, DATASET_ROOT } from "./dataset.ts";

/** A source that can be asked for news, and where it is found unless a setting says otherwise. */
export interface NewsSource {
  readonly name: string;
  readonly root: string;
  create(root: URL): Source;
}

/**
 * Every source that can be asked for news, most trusted first.
 *
 * To add one: a file here that exports a function making the source from its root address, and a line in this list.
 * Its setting is `SOURCE_<NAME>_URL`, and its name can be written into `SOURCES`.
 */
export const newsSources: readonly NewsSource[] = [
  { name: "dataset", root: DATASET_ROOT, create: createDataset },
];
