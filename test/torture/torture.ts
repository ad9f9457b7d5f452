import { randomInt } from "node:crypto";
import { killAgain } from "../delivery/killing.ts";

// Kills the program a hundred times while it posts to five hundred channels of each network, and prints what came of it.
// It ends with 1 where anything was lost or came twice, or where more is unknown than was in flight.
const CHANNELS = 500;
const KILLS = 100;

const seed = Number(process.env["KILL_SEED"] ?? randomInt(2 ** 31));
const closers: (() => unknown)[] = [];
const print = (line: string) => process.stdout.write(`${line}\n`);
print(`KILL_SEED=${seed}`);
try {
  const after = (close: unknown) => void closers.push(close as () => unknown);
  const { discord, telegram } = await killAgain(
    { after },
    { channels: CHANNELS, kills: KILLS, seed, overHttp: true, tell: print },
  );
  for (const [network, toll] of Object.entries({ discord, telegram })) {
    const { delivered, lost, twice, unknown, inFlight, mostInFlight, ahead } = toll;
    print(
      `${network}: delivered ${delivered}, lost ${lost}, twice ${twice}, unknown ${unknown} (in flight at the kills: ${inFlight}, at most ${mostInFlight} at once; claimed and not begun: ${ahead})`,
    );
    const isExplained = unknown <= inFlight + ahead && delivered + unknown === CHANNELS;
    if (lost > 0 || twice > 0 || !isExplained) process.exitCode = 1;
  }
} finally {
  for (const close of closers.toReversed()) await close();
}
