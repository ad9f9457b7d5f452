import { phrases } from "../../core/locale.ts";

/** What stands on every page. @public */
export const pageWords = phrases("page", {
  name: "Russian combat losses",
  skip: "To the content",
  pages: "Pages",
  conversation: "Ask",
  newest: "Newest report",
  preview: "Set up",
  languages: "Language",
  claim:
    "The figures are one side’s claim. Losses of personnel are killed and wounded together and are not called deaths.",
  feed: "Feed",
  data: "Data (JSON)",
  lost: "There is no such page",
  lostWhat: "Pages are named by a day, a month or a category, such as {day}, {month} or {category}.",
  noReport: "There is no report of {span}",
  nearest: "The nearest reports:",
  noReports: "There is no report yet. It is shown here as soon as one has come.",
});

/** The words of the pages of days, months and categories. @public */
export const reportWords = phrases("reportPage", {
  category: "Category",
  total: "Total",
  loss: "That day",
  lossOfMonth: "That month",
  week: "Mean of 7 days before",
  month: "Mean of 30 days before",
  mean: "Mean a day",
  peak: "Highest day",
  monthBefore: "Month before",
  figures: "All categories",
  remarks: "Worth knowing",
  course: "Course",
  chartTable: "The chart as a table",
  day: "Day",
  aDay: "Loss",
  mean7: "Mean of 7 days",
  story: "As a report",
  source: "Where the figures come from",
  neighbours: "Before and after",
  monthName: "Month",
  days: "Days of the month",
  months: "Months",
  records: "Highest days",
  otherCategories: "Other categories",
  ask: "Ask about it",
  share: "The card of it, as a picture",
  goesOn: "{figure}, not all days",
});

/** The words of the conversation. @public */
export const talkWords = phrases("talk", {
  title: "Ask about Russian combat losses",
  description:
    "The same questions as on Discord and Telegram, with the same answers. A new report appears here by itself.",
  log: "Conversation",
  question: "Question",
  send: "Ask",
  completions: "What the question may go on with",
  keys: "Arrow keys choose from the list, Tab or Enter takes what is chosen, Escape closes it.",
  shownAs: "Shown as",
  here: "Here",
  failed: "That did not arrive: try again in a few seconds.",
  posted: "New report",
  unheard:
    "There is no connection just now, so new reports do not appear by themselves. It is being tried again.",
});

/** The words of the preview. @public */
export const previewWords = phrases("previewPage", {
  title: "Set up the daily post",
  description:
    "Choose what a channel is to get, see its posts as Discord and Telegram will show them, and copy the command that sets it up.",
  language: "Language of the posts",
  days: "Days",
  time: "Time",
  day: "As on the day",
  forms: "Forms",
  categories: "Categories",
  allCategories: "All of them where none is chosen.",
  show: "Show the posts",
  command: "The command",
  where:
    "Write it in the channel that is to get the posts, on Discord or Telegram alike. An administrator there has to do it.",
  copy: "Copy",
  copied: "Copied",
  posts: "The posts of {day}",
  noPost: "With these settings that day alone makes no post: choose another day.",
});
