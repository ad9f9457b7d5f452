import type { Place } from "../../src/core/place.ts";
import type { Report } from "../../src/core/report.ts";
import { placeOf, plain } from "../reports.ts";
import type { World } from "./world.ts";

const DAY = 86_400_000;

type Started = Awaited<ReturnType<World["start"]>>;

/** What /status says of the posts of a channel. */
export async function statusOf(
  { bot }: Started,
  platform: string,
  channel: string,
  more: Partial<Place> = {},
) {
  const place = {
    platform,
    channel,
    server: channel,
    isPrivate: false,
    features: [],
    mayManage: () => Promise.resolve(true),
    ...more,
  };
  const { lines = [] } = await bot.answer({ command: "status", language: "en", place });
  return lines.map(plain);
}

/** What /subscribe and /settings say of the next post of a channel. */
export async function promisedBy({ bot }: Started, channel: Partial<Place>): Promise<string[]> {
  const place = placeOf(channel);
  const answers = [];
  for (const command of ["subscribe", "settings"])
    answers.push(await bot.answer({ command, language: "en", place }));
  return answers
    .flatMap(({ lines = [] }) => lines.map(plain))
    .filter((line) => /^Next post|within a minute|whoever runs this bot/.test(line));
}

/** The source reports the day after its last one, and the next day comes. */
export function nextDay(world: World): void {
  const last = world.source.reports.at(-1) as Report;
  const day = new Date(Date.parse(last.day) + DAY).toISOString().slice(0, 10) as Report["day"];
  const totals = { ...last.totals, tanks: (last.totals["tanks"] ?? 0) + 3 };
  world.source.reports = [...world.source.reports, { ...last, day, totals }];
  world.forward(DAY);
}
