import { hearNothing } from "../told.ts";
import { measureCore } from "./core.ts";
import { measureDelivery } from "./delivery.ts";
import { measureDiscord } from "./discord.ts";
import { measureDrawing } from "./drawing.ts";
import { tableOf } from "./figures.ts";
import { measureHttp } from "./http.ts";
import { measurePages } from "./page.ts";
import { measurePictures } from "./pictures.ts";
import { measureProcess } from "./process.ts";
import { measureTelegram } from "./telegram.ts";

hearNothing();

// How fast the bot answers, beside a baseline in the same run. Machines are noisy: this prints, and no test asserts times.
const comparisons = [
  ...(await measureTelegram()),
  ...(await measureDiscord()),
  ...(await measureDelivery()),
  ...(await measureCore()),
  ...(await measurePages()),
  ...(await measurePictures()),
  ...(await measureHttp()),
  ...(await measureDrawing()),
];
comparisons.push(...(await measureProcess()));
process.stdout.write(tableOf(comparisons));
