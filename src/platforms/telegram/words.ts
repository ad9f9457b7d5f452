import { phrases } from "../../core/locale.ts";

/** What only Telegram makes the bot say. */
export const telegramWords = phrases("telegram", {
  notYours: "Only whoever asked can use these buttons: ask for yourself with /{command}.",
  writeFirst: "I answer that in private only: write to me there first, then ask again here.",
  unnamed: "I answer that in private only, and Telegram does not tell me who you are: press the button.",
  closed: "I may not answer in {chat}: an administrator has to grant me {permissions} there.",
  refused: "Telegram does not let me answer in {chat}.",
  show: "Answer me in private",
  answered: "I have answered you in private.",
});
