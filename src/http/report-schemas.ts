import { z } from "@hono/zod-openapi";
import { Attribution, figures, maybeDay, PageAddress, ReportDay, SourceName } from "./schemas.ts";

/** A report as programs read it. */
export const Report = z
  .object({
    date: ReportDay,
    warDay: z.int().describe("The number of the day in the count of the reports: 2022-02-24 is day 1"),
    totals: figures("What had been lost since 2022-02-24", { personnel: 154_830, tanks: 3_432, afvs: 6_714 }),
    increments: figures(
      "What the day added: as published where a source prints it, else the difference to the day before; left out where it is not known for this one day",
      { personnel: 1_060, tanks: 9, afvs: 11 },
    ),
    corrections: figures(
      "What the totals changed by beside the increments, because earlier days were restated",
      { specialEquipment: -83 },
    ),
    source: SourceName.describe("Through which source the report came"),
    url: PageAddress,
    confirmedBy: z.array(SourceName).describe("The other sources that have the same figures"),
  })
  .openapi("Report");

/** A report with whose claim it is, as the answer to a question about one day. */
export const ReportAnswer = z.object({ ...Report.shape, attribution: Attribution }).openapi("ReportAnswer");

/** The reports of a stretch of days. */
export const Reports = z
  .object({
    from: ReportDay,
    to: ReportDay,
    days: z
      .object({ first: maybeDay("The first of all"), newest: maybeDay("The newest of all") })
      .describe("Of which days there are reports at all"),
    reports: z.array(Report).describe("Oldest first. A day without a report is left out"),
    attribution: Attribution,
  })
  .openapi("Reports");
