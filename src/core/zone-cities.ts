import { phrases, type Voice } from "./locale.ts";
import { zoneName, zoneNamed } from "./zone-names.ts";

/**
 * The zones that have a button, each by the city that names it, in the order in which they are shown: that of the reports first,
 * then from east to west.
 *
 * To add one: a line here, and in the locales; `zone-names.ts` must understand what is shown. @public
 */
export const zoneCityWords = phrases("zoneCity", {
  "Europe/Kyiv": "Kyiv",
  "Europe/Vilnius": "Vilnius",
  "Europe/Riga": "Riga",
  "Europe/Tallinn": "Tallinn",
  "Europe/Warsaw": "Warsaw",
  "Europe/Prague": "Prague",
  "Europe/Berlin": "Berlin",
  "Europe/Rome": "Rome",
  "Europe/Paris": "Paris",
  "Europe/Madrid": "Madrid",
  "Europe/London": "London",
  "Etc/UTC": "UTC",
  "America/New_York": "New York",
  "America/Toronto": "Toronto",
  "America/Chicago": "Chicago",
  "America/Denver": "Denver",
  "America/Los_Angeles": "Los Angeles",
  "Australia/Sydney": "Sydney",
});

type Usual = keyof typeof zoneCityWords.english & string;
const USUAL = Object.keys(zoneCityWords.english) as Usual[];

/** The zones to choose from: the usual ones, and a listed one where that is none of them. */
export function zonesWith(listed: string): string[] {
  return [...new Set([...USUAL, listed])];
}

/** A zone by the name that the list of zones has it by: there are older ones. */
export function listedZone(zone: string): string {
  return zoneNamed(zone) ?? zone;
}

/** A zone by its city alone, in a language: `Kyiv`, `Buenos Aires`, `UTC+2`. */
export function zoneCity(voice: Voice, zone: string): string {
  const listed = listedZone(zone);
  const usual = USUAL.find((one) => one === listed);
  return usual === undefined ? (zoneName(listed).split("/").at(-1) ?? zone) : voice.say(zoneCityWords, usual);
}
