import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** The addresses that are not on the open internet (RFC 6890): this machine, local networks, links, and the like. */
const closed = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  closed.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["ff00::", 8],
] as const)
  closed.addSubnet(network, prefix, "ipv6");

/** Whether an IP address is one that the open internet cannot have. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return closed.check(address, "ipv4");
  return family === 6 && closed.check(address, "ipv6");
}

/** Finds a host's addresses and fails where one of them is private: a name may lead anywhere. */
export const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, "");
    const hidden = found.find(({ address }) => isPrivate(address));
    if (hidden) return done(new Error("it leads to a private address"), "");
    if (options.all) return done(null, found);
    const [first] = found;
    return done(null, first?.address ?? "", first?.family);
  });
};
