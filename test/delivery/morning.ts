import type { TestContext } from "node:test";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Figures, Report } from "../../src/core/report.ts";
import type { Source } from "../../src/core/source.ts";
import { createWeb } from "../../src/lib/web.ts";
import { newsSources } from "../../src/sources/index.ts";
import { CORRECTIONS, EQUIPMENT, PERSONNEL } from "../fakes/dataset.ts";
import { dayOf, startMinfin } from "../fakes/sources/minfin.ts";
import { serveMod } from "../fakes/sources/mod.ts";
import { lossesArticle } from "../fakes/sources/mod-article.ts";
import { serveOrc } from "../fakes/sources/orc.ts";
import { serveRussianwarship } from "../fakes/sources/russianwarship.ts";
import { json, type Reply, serve, status } from "../fakes/web.ts";
import { REAL, reportOf } from "../reports.ts";
import { equipmentRow, personnelRow } from "./dataset-files.ts";
import { until, worldOf } from "./world.ts";

const MINUTE = 60_000;

/** The morning of all these tests, with its real totals. */
export const TODAY: Day = "2026-08-08";
/** The day before it. */
export const YESTERDAY = addDays(TODAY, -1);
const totals = (REAL.find(({ day }) => day === TODAY) as Report).totals;

/** What a day like others adds; the totals of the days before are made with it. */
const ADDED: Figures = {
  personnel: 1_020,
  tanks: 3,
  afvs: 6,
  artillery: 41,
  mlrs: 2,
  airDefence: 1,
  uavs: 2_110,
  cruiseMissiles: 1,
  vehicles: 395,
  specialEquipment: 4,
  groundRobots: 9,
};

/** The totals of a day of this week. */
export function totalsOf(day: Day): Figures {
  const days = Math.round((Date.parse(TODAY) - Date.parse(day)) / 86_400_000);
  const entries = Object.entries(totals).map(([id, total]) => [id, total - days * (ADDED[id] ?? 0)] as const);
  return Object.fromEntries(entries);
}

/** What a source publishes of a day: its totals, with some of them in other words. */
export type Publish = (day: Day, other?: Figures) => void;

/** The names that russianwarship.rip and orc-losses have for categories. */
const RUSSIANWARSHIP = {
  personnel: "personnel_units",
  tanks: "tanks",
  afvs: "armoured_fighting_vehicles",
  artillery: "artillery_systems",
  mlrs: "mlrs",
  airDefence: "aa_warfare_systems",
  aircraft: "planes",
  helicopters: "helicopters",
  uavs: "uav_systems",
  cruiseMissiles: "cruise_missiles",
  ships: "warships_cutters",
  submarines: "submarines",
  vehicles: "vehicles_fuel_tanks",
  specialEquipment: "special_military_equip",
};
const ORC = {
  personnel: "personnel",
  tanks: "tanks",
  afvs: "afvs",
  artillery: "artillery",
  mlrs: "rocketSystems",
  airDefence: "airDefense",
  aircraft: "fixedWingAircraft",
  helicopters: "rotaryWingAircraft",
  uavs: "uavs",
  cruiseMissiles: "missiles",
  ships: "ships",
  submarines: "submarines",
  vehicles: "unarmoredVehicles",
  specialEquipment: "specialEquipment",
};

function renamed(names: Readonly<Record<string, string>>, figures: Figures): Record<string, number> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([id, name]) => (figures[id] === undefined ? [] : [[name, figures[id]]])),
  );
}

/** The five sites as fakes, with what each publishes and how it can fail. */
async function sitesOf(t: Pick<TestContext, "after">) {
  const mod = await serveMod();
  const broken = new Map<string, Reply>();
  const entries: Record<string, unknown>[] = [];
  const breakable = (name: string, reply: Reply): Reply => {
    return (request, response) => (broken.get(name) ?? reply)(request, response);
  };
  const russianwarship = await serveRussianwarship(entries);
  const rows: Record<string, unknown>[] = [];
  const orc = await serveOrc(breakable("orc", (...given) => json(rows)(...given)));
  const minfin = await startMinfin();
  const reports: Report[] = [];
  const dataset = await serve({
    [`/${EQUIPMENT}`]: breakable("dataset", (...given) => json(reports.map(equipmentRow))(...given)),
    [`/${PERSONNEL}`]: (...given) => json(reports.map(personnelRow))(...given),
    [`/${CORRECTIONS}`]: json([]),
  });
  t.after(() =>
    Promise.all([mod.close(), russianwarship.close(), orc.close(), minfin.close(), dataset.close()]),
  );

  /** Puts a row in the place of an older one of its date. */
  function put<Row extends { readonly date?: unknown }>(list: Row[], row: Row): void {
    const place = list.findIndex(({ date }) => date === row.date);
    if (place === -1) list.unshift(row);
    else list[place] = row;
  }

  const publish: Record<string, Publish> = {
    mod: (day, other) =>
      mod.publish(lossesArticle(day, { ...totalsOf(day), ...other }, { increments: ADDED })),
    russianwarship: (date, other) =>
      put(entries, {
        date,
        stats: renamed(RUSSIANWARSHIP, { ...totalsOf(date), ...other }),
        increase: renamed(RUSSIANWARSHIP, ADDED),
      }),
    orc: (date, other) => put(rows, { date, ...renamed(ORC, { ...totalsOf(date), ...other }) }),
    minfin: (day, other) =>
      minfin.put(dayOf(day, { totals: { ...totalsOf(day), ...other }, increments: ADDED })),
    dataset: (day, other) => {
      const place = reports.findIndex((report) => report.day === day);
      reports.splice(place === -1 ? reports.length : place, 1, reportOf(day, { ...totalsOf(day), ...other }));
    },
  };
  return {
    roots: {
      mod: mod.root,
      russianwarship: russianwarship.root,
      orc: orc.root,
      minfin: minfin.root,
      dataset: dataset.root,
    } as Readonly<Record<string, URL>>,
    publish,
    /** Makes a site answer every request with an error, or works again. */
    down(name: string, is = true) {
      const reply = is ? status(503) : undefined;
      if (name === "mod") {
        mod.breakPages(reply);
        mod.breakListing(reply);
      } else if (name === "minfin") minfin.misbehave(reply);
      else if (reply) broken.set(name, reply);
      else broken.delete(name);
    },
  };
}

/** What happens at a time of the morning, in Kyiv: `["06:40", () => publish.mod(TODAY)]`. */
export type Event = readonly [time: string, happens: () => unknown];

/** For so many minutes after something has happened each minute is gone through; a quiet time in steps of five. */
const STIR = 12;

/** For so many turns of the loop nothing happens that has to do with a source, when all is done that can be. */
const CALM_TURNS = 10;

/**
 * A morning from 06:15 on, minute by minute where something happens, on a clock of its own: five sites on sockets, both networks, one channel of
 * each subscribed. Every site has the week before, and the channels have yesterday's report.
 */
export async function morningOf(t: Pick<TestContext, "after">) {
  const sites = await sitesOf(t);
  let clock = Date.parse(`${TODAY}T02:55:00Z`);
  const parked = new Set<{ until: number; go: () => void }>();
  let asking = 0;

  /** Lets a source wait on the clock of the morning. */
  function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const place = { until: clock + milliseconds, go: resolve };
      parked.add(place);
      signal.addEventListener("abort", () => {
        parked.delete(place);
        reject(signal.reason);
      });
    });
  }

  const news = newsSources.map(({ name, create }): Source => {
    const web = createWeb({ agent: "losses-bot/test", now: () => clock, wait });
    const source = create(sites.roots[name] as URL, { web, today: () => TODAY });
    return {
      ...source,
      async *fetch(since, signal) {
        asking++;
        try {
          yield* source.fetch(since, signal);
        } finally {
          asking--;
        }
      },
    };
  });
  for (const publish of Object.values(sites.publish))
    for (let ago = 7; ago > 0; ago--) publish(addDays(TODAY, -ago));

  const world = await worldOf(t, { news });
  world.setClock(clock);
  const channels = [await world.onDiscord({ language: "en" }), await world.onTelegram({ language: "en" })];
  const bot = await world.start();
  const posts: { time: string; titles: readonly (string | undefined)[] }[] = [];
  let counted = 0;
  const looks = new Set<Promise<void>>();

  const clocks = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/Kyiv" });
  const time = () => clocks.format(clock);
  /** Waits until the sources are done at this minute: not for a turn only, as between two of their steps. */
  async function settled(): Promise<void> {
    const isCalm = () => parked.size === asking;
    let turns: number;
    do {
      await until(isCalm, "end of what the sources do at this minute");
      for (turns = 0; turns < CALM_TURNS && isCalm(); turns++)
        await new Promise((resolve) => setImmediate(resolve));
    } while (turns < CALM_TURNS);
  }

  async function minute(look: boolean): Promise<void> {
    await bot.round.refresh();
    if (look) {
      const asked = bot.round.look(new AbortController().signal).finally(() => looks.delete(asked));
      looks.add(asked);
    }
    await new Promise((resolve) => setImmediate(resolve));
    await settled();
    await bot.posting.run();
    const titles = channels.map((channel) => world.titles(channel));
    const count = titles.flat().length;
    if (count !== counted) posts.push({ time: time(), titles: titles.map((all) => all.at(-1)) });
    counted = count;
  }

  const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

  /** Goes on until a time, with what happens meanwhile. What it does then is as at any look: every five minutes. */
  async function go(to: string, ...events: readonly Event[]): Promise<void> {
    const stirs = [time(), ...events.map(([at]) => at)].map(minutesOf);
    while (time() !== to) {
      const at = minutesOf(time());
      const next = at - (at % 5) + 5;
      const isQuiet = !stirs.some((stir) => stir <= next && at < stir + STIR) && next <= minutesOf(to);
      clock += (isQuiet ? next - at : 1) * MINUTE;
      world.setClock(clock);
      for (const place of [...parked])
        if (place.until <= clock) {
          parked.delete(place);
          place.go();
        }
      for (const [when, happens] of events) if (when === time()) await happens();
      const minutes = new Date(clock).getUTCMinutes();
      await minute(minutes % 5 === 0);
    }
  }

  await go("06:15");
  posts.length = 0;
  return {
    ...sites,
    world,
    bot,
    go,
    /** When posts came since 06:15, and the newest that each channel had then. */
    posts,
    channels,
    ask: (words: string) => bot.bot.answer({ command: "losses", words, language: "en" }),
  };
}
