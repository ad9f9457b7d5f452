import { z } from "zod";
import type { Option } from "./option.ts";
import { fitting, timeOptionWords } from "./option-times.ts";
import { isTimeZone } from "./time-zone.ts";
import { ZONES, zoneName, zoneNamed } from "./zone-names.ts";

/** A time zone: by a city or what else people call it, by its name in the IANA list, or by its distance from UTC. */
export const zoneOption: Option<string> = {
  schema: () =>
    z.string().transform((text, issues) => {
      const wanted = text.trim();
      const found = zoneNamed(wanted) ?? (wanted.includes("/") && isTimeZone(wanted) ? wanted : undefined);
      if (!found) issues.addIssue("no time zone");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "zone"),
  resembles: (text) => /^[A-Za-z]+\/[A-Za-z_]+$|^(?:utc|gmt)[+-]/i.test(text),
  suggest(typed) {
    const meant = typed.trim() ? zoneNamed(typed) : undefined;
    const listed = fitting(
      ZONES.map((zone) => ({ name: zoneName(zone), value: zone })),
      typed,
    );
    if (!meant) return listed;
    const others = listed.filter(({ value }) => value !== meant);
    return [{ name: zoneName(meant), value: meant }, ...others.slice(0, MOST_OTHERS)];
  },
};

/** With what is meant they are as many as a network takes at the most (Discord documentation, autocomplete). */
const MOST_OTHERS = 24;
