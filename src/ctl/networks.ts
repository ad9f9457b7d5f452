import { Refusal } from "../core/message.ts";

/** Where the networks can be named. */
export interface Named {
  readonly networks: readonly { readonly name: string }[];
}

/** The names of the network that is meant, or of all. Throws a `Refusal` where there is no such network. */
export function networksOf({ networks }: Named, network: string | undefined): string[] {
  const names = networks.map(({ name }) => name);
  if (network === undefined || network === "all") return names;
  if (names.includes(network)) return [network];
  throw new Refusal(`There is no network ${network}: name one of ${names.join(", ")}, or all for every one.`);
}
