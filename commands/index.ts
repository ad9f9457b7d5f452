import type { Command } from "../src/core/command.ts";
import { about } from "./about.ts";
import { chart } from "./chart.ts";
import { compare } from "./compare.ts";
import { estimates } from "./estimates.ts";
import { exportArchive } from "./export.ts";
import { forget } from "./forget.ts";
import { help } from "./help.ts";
import { language } from "./language.ts";
import { losses } from "./losses.ts";
import { milestones } from "./milestones.ts";
import { preview } from "./preview.ts";
import { privacy } from "./privacy.ts";
import { records } from "./records.ts";
import { settings } from "./settings.ts";
import { status } from "./status.ts";
import { subscribe } from "./subscribe.ts";
import { unsubscribe } from "./unsubscribe.ts";

/**
 * What people can ask, in the order in which help shows it.
 *
 * To add a command: a file here that exports one, and its name in this list. Its texts get their translations in
 * `src/locales`, under the command's name.
 */
export const commands: readonly Command[] = [
  losses,
  chart,
  compare,
  records,
  milestones,
  exportArchive,
  estimates,
  subscribe,
  settings,
  preview,
  status,
  unsubscribe,
  language,
  forget,
  privacy,
  about,
  help,
];
