import assert from "node:assert/strict";
import { test } from "node:test";
import { attributionOf } from "../../src/core/attribution.ts";
import { archiveOf, english, reportOf, sources, ukrainian } from "../reports.ts";

const archive = archiveOf(
  reportOf("2024-05-01", { personnel: 1_000 }),
  reportOf("2024-05-02", { personnel: 1_100 }),
  reportOf("2024-05-02", { personnel: 1_100, tanks: 12 }, { source: "embedded" }),
);

test("one source is named with its page", () => {
  const parts = { archive, voice: english, sources };
  assert.deepEqual(attributionOf(parts, ["2024-05-01"], "1 May 2024"), {
    text: "Source: General Staff of the Armed Forces of Ukraine, as given by the data set of PetroIvaniuk, 1 May 2024",
    url: "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
  });
});

test("several are named once each, those of filled categories too, and lead nowhere", () => {
  const days = ["2024-05-01", "2024-05-02", "2024-05-03"] as const;
  const parts = { archive, voice: ukrainian, sources };
  assert.deepEqual(attributionOf(parts, days, "травень"), {
    text: "Джерело: Генеральний штаб ЗСУ, через набір даних PetroIvaniuk і публікації в пресі 2022 і 2023 років, травень",
  });
});
