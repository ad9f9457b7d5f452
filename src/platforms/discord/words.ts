import { phrases } from "../../core/locale.ts";

/** What only Discord's people are told. */
export const discordWords = phrases("discord", {
  notYours: "Only whoever asked can use these buttons: ask for yourself with /{command}.",
});
