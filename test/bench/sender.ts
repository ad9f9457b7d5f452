import { once } from "node:events";
import { hearNothing } from "../told.ts";
import { bareLoop, broadcast, LIFTED, type Network } from "./broadcast.ts";

/** What a process of its own is to send: a broadcast of ours, or the bare loop. */
export interface Sending {
  readonly to: Network;
  readonly ours: boolean;
  readonly inFlight: number;
}

// What it took is told to whoever began the process: the most memory that it had, in MB.
hearNothing();
const [{ to, ours, inFlight }] = (await once(process, "message")) as [Sending];
if (ours) await broadcast(to, { rate: LIFTED, inFlight });
else await bareLoop(to, inFlight);
process.send?.((process.resourceUsage().maxRSS * 1_024) / 1e6, () => process.exit(0));
