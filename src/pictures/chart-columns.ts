import type { ColumnsFacts } from "../core/picture.ts";
import { chartTitle } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { drawColumns, drawValues, gutterOf } from "./axis.ts";
import { round } from "./bars.ts";
import type { Drawing } from "./drawing.ts";
import { fieldEntry, remarkEntries } from "./entries.ts";
import { openChart, shortMonth } from "./frame.ts";
import { clearGround, drawGaps, newestRoom, writeNewest } from "./labels.ts";
import { LINE, type Setting } from "./page.ts";

const WIDEST = 150;

/** Lays out months or years as columns; those that are not known in full are paler. */
export function layOutColumns(facts: ColumnsFacts, setting: Setting): Drawing {
  const { kind, from, to, credit, columns } = facts;
  const { voice } = setting;
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: chartTitle(facts, voice),
    legend: (here) => [
      ...(columns.some(({ loss, partial }) => partial && loss !== null)
        ? [fieldEntry(here, voice.say(pictureWords, "partial"), here.colors.wash, here.colors.faint)]
        : []),
      ...remarkEntries(
        here,
        columns.some(({ loss }) => loss === null),
        false,
      ),
    ],
  });
  const { colors, small } = page;
  const losses = columns.map(({ loss }) => loss ?? 0);
  const most = Math.max(...losses);
  const labels = losses.map((loss) => voice.number(loss).replace("-", "−"));
  const label = { size: small, align: "center", weight: 600 } as const;
  const wish = {
    least: Math.min(...losses),
    most,
    above: small * LINE * 1.3,
    lines: kind === "months" ? 2 : 1,
  };
  const each = (room.width - gutterOf(page, room, wish)) / columns.length;
  const allFit = labels.every((text) => page.measure(text, label) <= each * 0.96);
  const newest = columns.findLastIndex(({ loss }) => loss !== null);
  const last = columns[newest]?.from ?? to;
  // Above a low column between higher ones a figure that is wider would lie upon these.
  const told = [labels[newest] ?? "", kind === "months" ? shortMonth(page, last) : last.slice(0, 4)] as const;
  const plot = drawValues(page, room, { ...wish, right: allFit ? 0 : newestRoom(page, ...told) });
  drawGaps(
    page,
    plot,
    columns.map(({ loss }) => loss),
  );
  const step = plot.width / columns.length;
  const wide = Math.min(WIDEST, step * 0.74);
  const peak = losses.indexOf(most);
  const ground = round(plot.place(0));
  for (const [index, { loss, partial }] of columns.entries()) {
    if (loss === null) continue;
    const center = plot.x + (index + 0.5) * step;
    const top = round(plot.place(loss));
    const bar = `M${round(center - wide / 2)} ${ground}V${top}H${round(center + wide / 2)}V${ground}Z`;
    const fill = index === newest ? colors.accent : colors.faint;
    if (partial) page.draw({ path: bar, fill: colors.wash, stroke: fill, strokeWidth: 2 });
    else page.draw({ path: bar, fill });
    if (!allFit && (index === newest || index !== peak)) continue;
    const text = labels[index] as string;
    const width = page.measure(text, label) + 2;
    const x = Math.max(plot.x, Math.min(center - width / 2, plot.x + plot.width - width));
    const y = Math.min(plot.place(Math.max(0, loss)), ground) - small * LINE - 3;
    const box = { x, y: Math.max(room.y - small * 0.2, y), width, height: small * LINE };
    clearGround(page, box);
    page.write(text, box, {
      ...label,
      color: index === newest ? colors.accent : colors.ink,
    });
  }
  if (!allFit) writeNewest(page, plot, columns[newest]?.loss ?? 0, ...told);
  drawColumns(
    page,
    plot,
    columns.map(({ from: day }) => day),
    kind,
  );
  return page.finish();
}
