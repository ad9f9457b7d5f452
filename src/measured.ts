import type { Bot } from "./core/bot.ts";
import type { Metrics } from "./lib/metrics.ts";

/** What is asked under a name that no command has. */
const UNKNOWN = "unknown";
/** How an answer ended, by whose failure it is. */
const OUTCOMES = { none: "answered", question: "refused", bot: "failed" } as const;

/** A bot whose answers on a network are measured. */
export function measured(bot: Bot, platform: string, metrics: Pick<Metrics, "answers">): Bot {
  const names = new Set(bot.commands.map(({ name }) => name));
  return {
    ...bot,
    async answer(request) {
      const began = performance.now();
      const message = await bot.answer(request);
      // People may type anything, and every name would be kept for good.
      const command = names.has(request.command) ? request.command : UNKNOWN;
      const outcome = OUTCOMES[message.failure ?? "none"];
      metrics.answers.labels(platform, command, outcome).observe((performance.now() - began) / 1_000);
      return message;
    },
  };
}
