import { phrases } from "../../core/locale.ts";

/** What only Telegram makes the bot say. */
export const telegramWords = phrases("telegram", {
  notYours: "Only whoever asked can use these buttons: ask for yourself with /losses.",
});
