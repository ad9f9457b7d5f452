import type { Command } from "../src/core/command.ts";
import { about } from "./about.ts";
import { estimates } from "./estimates.ts";
import { help } from "./help.ts";
import { losses } from "./losses.ts";
import { status } from "./status.ts";
import { subscribe } from "./subscribe.ts";
import { unsubscribe } from "./unsubscribe.ts";

/**
 * What people can ask, in the order in which help shows it.
 *
 * To add a command: a file here that exports one, and its name in this list. Its texts get their translations in
 * `src/locales`, under the command's name.
 */
export const commands: readonly Command[] = [losses, estimates, subscribe, unsubscribe, status, about, help];
