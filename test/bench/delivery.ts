import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bareLoop, broadcast, LIFTED, type Network } from "./broadcast.ts";
import type { Comparison } from "./figures.ts";
import type { Sending } from "./sender.ts";
import type { Received, Wanted } from "./service.ts";

/**
 * How long the services take to answer a post, in milliseconds, and how many posts both sides have under way: with fewer it would
 * be their number that bounds what arrives in a second.
 */
const DELAY = 40;
const IN_FLIGHT = 120;
/** What the program may take with very many subscriptions, in MB. */
const MOST_MEMORY = 300;
/** How the program is run once it has started, by src/start.js: memory before speed. */
const FLAGS = ["--max-semi-space-size=1", "--heap-growing-percent=20", "--optimize-for-size"];
const LIBRARIES = { MALLOC_TRIM_THRESHOLD_: "131072", MALLOC_ARENA_MAX: "2" };
/** What the faster of two other bots sent a second with no pace of its own, and how often that is to be beaten. */
const OTHERS = 720;
const TIMES_OTHERS = 3;

const NETWORKS = ["discord", "telegram"] as const;
type Name = (typeof NETWORKS)[number];

/** The time to the last of many channels, beside a bare loop on the same library and beside what the rate allows. */
export async function measureDelivery(): Promise<Comparison[]> {
  const found: Comparison[] = [];
  for (const network of NETWORKS) {
    for (const channels of [1_000, 10_000]) found.push(...(await beside(network, channels)));
    found.push(...(await withLimits(network)));
  }
  return found;
}

async function beside(network: Name, channels: number): Promise<Comparison[]> {
  const service = await startService({ network, channels, delay: DELAY });
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    const arrived: Received[] = [];
    // By turns, so that whatever else the machine does strikes both; the first round warms up.
    const rounds = channels > 1_000 ? 6 : 16;
    for (let round = 0; round < rounds; round++) {
      const our = await broadcast(service, { rate: LIFTED, inFlight: IN_FLIGHT });
      arrived.push(await service.received());
      const their = await bareLoop(service, IN_FLIGHT);
      await service.check();
      await pause(100);
      if (round > 0) ours.push(our);
      if (round > 0) bare.push(their);
    }
    const best = Math.min(...ours);
    const memory = await memoryOf(service, true);
    arrived.push(await service.received());
    const bareMemory = await memoryOf(service, false);
    await service.check();
    return [
      {
        what: `${channels} channels of ${network}, no limits, to the last`,
        ours: best,
        baseline: Math.min(...bare),
        unit: "s",
        wanted: { most: 1.25 },
      },
      {
        what: `… posts a second beside ${TIMES_OTHERS} times another bot`,
        ours: channels / best,
        baseline: OTHERS * TIMES_OTHERS,
        unit: "/s",
        wanted: { least: 1 },
      },
      {
        what: "… delivered in all rounds",
        ours: sumOf(arrived.map(({ once }) => once)),
        baseline: arrived.length * channels,
        unit: "posts",
        wanted: { least: 1 },
      },
      {
        what: "… lost, or brought twice",
        ours: sumOf(arrived.map(({ none, more }) => none + more)),
        baseline: arrived.length * channels,
        unit: "posts",
        wanted: { most: 0 },
      },
      {
        what: "… most memory of a process that does it once, beside what is wanted",
        ours: memory,
        baseline: MOST_MEMORY,
        unit: "MB",
        wanted: { most: 1 },
      },
      {
        what: "… beside one with the bare loop",
        ours: memory,
        baseline: bareMemory,
        unit: "MB",
        wanted: { most: 2 },
      },
    ];
  } finally {
    service.stop();
  }
}

/** The most memory of a process that sends to all channels once, in MB. */
async function memoryOf(service: Service, ours: boolean): Promise<number> {
  const { network, root, token, channels, servers } = service;
  const sending: Sending = { to: { network, root, token, channels, servers }, ours, inFlight: IN_FLIGHT };
  const env = { ...process.env, ...LIBRARIES };
  const child = fork(join(import.meta.dirname, "sender.ts"), { execArgv: FLAGS, env });
  child.send(sending);
  const failed = once(child, "exit").then(() => {
    throw new Error(
      `A process that was to send to ${network} ended before it had done so: see what it printed.`,
    );
  });
  const [memory] = (await Promise.race([once(child, "message"), failed])) as [number];
  return memory;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

async function withLimits(network: Name): Promise<Comparison[]> {
  const rate = network === "discord" ? 40 : 25;
  const channels = 12 * rate;
  const service = await startService({ network, channels, delay: DELAY });
  try {
    const took = await broadcast(service, { rate, inFlight: rate });
    const { mostInASecond } = await service.check();
    const name = `${channels} channels of ${network} at ${rate} a second`;
    return [
      {
        what: `${name}, to the last`,
        ours: took,
        baseline: channels / rate,
        unit: "s",
        wanted: { most: 1.05 },
      },
      {
        what: "… the most in any second",
        ours: mostInASecond,
        baseline: rate,
        unit: "posts",
        wanted: { most: 1 },
      },
    ];
  } finally {
    service.stop();
  }
}

interface Service extends Network {
  /** What came since the last time. */
  received(): Promise<Received>;
  /** The same; throws where anything is missing or came twice. */
  check(): Promise<Received>;
  stop(): void;
}

async function startService(wanted: Wanted): Promise<Service> {
  const child: ChildProcess = fork(join(import.meta.dirname, "service.ts"), [JSON.stringify(wanted)]);
  const [listening] = (await once(child, "message")) as [Network];
  async function received(): Promise<Received> {
    child.send("count");
    const [counted] = (await once(child, "message")) as [Received];
    return counted;
  }
  return {
    ...listening,
    network: wanted.network,
    received,
    async check() {
      const counted = await received();
      const { once: arrived, none, more } = counted;
      if (none + more > 0)
        throw new Error(`${wanted.network}: delivered ${arrived}, lost ${none}, twice ${more}`);
      return counted;
    },
    stop: () => void child.kill(),
  };
}
