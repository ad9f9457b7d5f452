import type { Picture } from "../core/picture.ts";
import { layOutCard } from "./card.ts";
import { layOutColumns } from "./chart-columns.ts";
import { layOutCompare } from "./chart-compare.ts";
import { layOutDaily, layOutTotal } from "./chart-days.ts";
import { layOutHeatmap } from "./chart-heatmap.ts";
import { layOutIndexed } from "./chart-indexed.ts";
import { layOutSoFar } from "./chart-sofar.ts";
import type { Drawing } from "./drawing.ts";
import type { Setting } from "./page.ts";

/** Puts everything of a picture in its place. */
export function layOut(facts: Picture["facts"], setting: Setting): Drawing {
  switch (facts.kind) {
    case "card":
      return layOutCard(facts, setting);
    case "daily":
      return layOutDaily(facts, setting);
    case "total":
      return layOutTotal(facts, setting);
    case "months":
    case "years":
      return layOutColumns(facts, setting);
    case "compare":
      return layOutCompare(facts, setting);
    case "indexed":
      return layOutIndexed(facts, setting);
    case "heatmap":
      return layOutHeatmap(facts, setting);
    case "sofar":
      return layOutSoFar(facts, setting);
  }
}
