import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Day } from "../../../src/core/day.ts";
import { type Reply, status } from "../web.ts";

/** A day as the site lists it: its date and the inner markup of its lines, in their order. */
export interface MinfinDay {
  /** The date as printed, `DD.MM.YYYY`. */
  readonly date: string;
  readonly lines: readonly string[];
}

/** What the lines of a day are made from, by category id; the halves of the vehicles are `autos` and `cisterns`. */
export interface MinfinFigures {
  readonly totals: Readonly<Record<string, number>>;
  readonly increments?: Readonly<Record<string, number>>;
  readonly prisoners?: number;
  readonly language?: "uk" | "en";
}

/** A server that has the pages of months as the site has them. */
export interface FakeMinfin {
  /** The address of its root, with a slash at the end. */
  readonly root: URL;
  /** The paths it was asked for, in order. */
  readonly asked: readonly string[];
  /** How many of its answers said that nothing had changed. */
  readonly unchanged: number;
  /** Lists a day, in place of what it had for that date. */
  put(day: MinfinDay): void;
  /** Answers every request in this way from now on; without one, with its pages again. */
  misbehave(reply?: Reply): void;
  close(): Promise<void>;
}

const abbr = (short: string, long: string) => `<abbr class="idx-help" title="${long}">${short}</abbr>`;

/** The markup of a label in either language. */
const LABELS: Readonly<Record<string, readonly [uk: string, en: string]>> = {
  tanks: ["Танки", "Tanks"],
  afvs: [abbr("ББМ", "Броньовані машини"), "Armored fighting vehicle"],
  artillery: ["Артилерійські системи", "Artillery systems"],
  mlrs: [abbr("РСЗВ", "Реактивні системи"), abbr("MLRS", "Rocket systems")],
  airDefence: ["Засоби ППО", "Anti-aircraft warfare"],
  aircraft: ["Літаки", "Planes"],
  helicopters: ["Гелікоптери", "Helicopters"],
  uavs: [abbr("БПЛА", "Безпілотники"), abbr("UAV", "Drones")],
  cruiseMissiles: ["Крилаті ракети", "Cruise missiles"],
  ships: ["Кораблі (катери)", "Ships (boats)"],
  submarines: ["Підводні човни", "Submarines"],
  vehicles: ["Автомобілі та автоцистерни", "Cars and cisterns"],
  autos: ["Автомобілі", "Cars"],
  cisterns: ["Цистерни з ППМ", "Cisterns"],
  specialEquipment: ["Спеціальна техніка", "Special equipment"],
  groundRobots: ["Наземні робототехнічні комплекси", "Ground robotic systems"],
  srbms: [`Пускові установки ${abbr("ОТРК", "Ракетний комплекс")}`, "Mobile SRBM system"],
  personnel: ["Особовий склад", "Military personnel"],
};

/** A day with these figures, personnel last; a category that the site has no label for goes under its id. */
export function dayOf(day: Day, figures: MinfinFigures): MinfinDay {
  const { personnel, ...weapons } = figures.totals;
  const order = personnel === undefined ? weapons : { ...weapons, personnel };
  return {
    date: day.split("-").reverse().join("."),
    lines: Object.entries(order).map(([id, total]) => lineOf(id, total, figures)),
  };
}

function lineOf(
  id: string,
  total: number,
  { increments, prisoners, language = "uk" }: MinfinFigures,
): string {
  const english = language === "en";
  const label = LABELS[id]?.[english ? 1 : 0] ?? id;
  const increment = increments?.[id];
  const added = increment === undefined ? "" : `(${increment < 0 ? "" : "+"}${increment})`;
  if (id !== "personnel") return `${label}&nbsp;&mdash; ${total}${added && ` <small>${added}</small>`}`;
  const people = english ? `aprx. ${total} people` : `близько ${total} осіб`;
  const captured = english ? "POWs" : '<span class="idx-help" title="названих">полонених</span>';
  return `${label}&nbsp;&mdash; ${people}${prisoners === undefined ? "" : `, ${prisoners} ${captured}`} ${added}`;
}

/** The page of a month with these days, in the order in which they are given. */
export function monthPage(days: readonly MinfinDay[]): string {
  if (days.length === 0) return "";
  return `<ul class='see-also'>${days.map(blockOf).join("\n")}</ul>`;
}

function blockOf({ date, lines }: MinfinDay): string {
  const list = `<ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`;
  return `<li class='gold'><span class='black'>${date}</span><div class='casualties'>
<div>${list}</div>
<div><img src='img/1.jpg' border=0 alt=''></div>
</div></li>`;
}

/** Starts a site that lists these days. A month without a day is an empty page; any other path is a 404. */
export async function startMinfin(...days: readonly MinfinDay[]): Promise<FakeMinfin> {
  const listed = new Map(days.map((day) => [day.date, day]));
  const asked: string[] = [];
  let unchanged = 0;
  let fault: Reply | undefined;

  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    response.on("error", () => {});
    const [, year, month] = /^\/month\.php\?month=(\d{4})-(\d{2})$/.exec(path) ?? [];
    if (fault || !month) return (fault ?? status(404))(request, response);
    const page = monthPage(
      newestFirst(listed.values()).filter(({ date }) => date.endsWith(`.${month}.${year}`)),
    );
    const etag = `"${createHash("sha256").update(page).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === etag) {
      unchanged++;
      return response.writeHead(304, { etag }).end();
    }
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8", etag }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    root: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    asked,
    get unchanged() {
      return unchanged;
    },
    put: (day) => void listed.set(day.date, day),
    misbehave(reply) {
      fault = reply;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function newestFirst(days: Iterable<MinfinDay>): MinfinDay[] {
  const key = ({ date }: MinfinDay) => date.split(".").reverse().join("");
  return [...days].sort((a, b) => (key(a) < key(b) ? 1 : -1));
}
