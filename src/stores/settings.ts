import { defaultSettings, SubscriptionSettings } from "../core/subscription.ts";

/** Many subscriptions have the same settings, which are then one object; when there are so many, all are forgotten. */
const MOST_KEPT = 10_000;
const known = new Map<string, SubscriptionSettings>();

/** What a setting is that cannot be read. */
const USUAL = defaultSettings("en", "Europe/Kyiv");

/** What stands in the text of settings by which every report is posted by itself. */
export const EVERY_DAY = JSON.stringify({ days: USUAL.days }).slice(1, -1);

/** The settings as they are kept: the same text for the same settings. Throws where they are none. */
export function settingsText(settings: SubscriptionSettings): string {
  return JSON.stringify(SubscriptionSettings.parse(settings));
}

/**
 * The settings of such a text. A setting that another version of the program wrote, and that is unknown or missing here,
 * is the usual one: the others still hold, and one row must not keep everybody from their posts.
 */
export function settingsOf(text: string): SubscriptionSettings {
  const found = known.get(text);
  if (found) return found;
  const settings = read(text);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(text, settings);
  return settings;
}

function read(text: string): SubscriptionSettings {
  const stored = objectOf(text);
  const whole = SubscriptionSettings.safeParse(stored);
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.map(({ path }) => path[0]));
  const right = Object.entries(stored).filter(([name]) => !wrong.has(name));
  return SubscriptionSettings.parse({ ...USUAL, ...Object.fromEntries(right) });
}

function objectOf(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
