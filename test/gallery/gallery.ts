import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { SIZES, THEMES } from "../../src/core/picture.ts";
import { createLog } from "../../src/lib/log.ts";
import { locales } from "../../src/locales/index.ts";
import { createPictures } from "../../src/pictures/pictures.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { openStore } from "../../src/stores/index.ts";
import { HISTORY } from "../bench/history.ts";
import { archiveOf } from "../reports.ts";
import { askerOver, QUESTIONS } from "./scenes.ts";

// Writes every picture in every language, size and theme, and a page that shows them:
// npm run gallery -- [folder] [database such as file:data/losses.db]
const [folder = "gallery", database] = process.argv.slice(2);
const log = createLog({ level: "warn", secrets: [], readable: true, output: process.stderr });
const pictures = createPictures({ locales, cores: availableParallelism(), log });

const archives = {
  history: database ? await archiveIn(database) : archiveOf(...HISTORY),
  embedded: archiveOf(...EMBEDDED),
  day: archiveOf(...EMBEDDED.slice(-1)),
  nothing: archiveOf(),
};

async function archiveIn(url: string) {
  const store = await openStore(url);
  const archive = archiveOf(...EMBEDDED);
  archive.take(await store.reports());
  await store.close();
  return archive;
}

const page: string[] = [];
await mkdir(folder, { recursive: true });
for (const { tag, name } of locales) {
  page.push(`<h1>${name}</h1>`);
  for (const [history, archive] of Object.entries(archives)) {
    const answer = askerOver(archive, tag);
    for (const [index, question] of QUESTIONS.entries()) {
      page.push(`<h2>${question} (${history})</h2>`);
      for (const size of SIZES)
        for (const theme of THEMES) {
          const { picture, title } = await answer(`${question} ${size} ${theme}`);
          if (!picture) {
            page.push(`<p>${title}</p>`);
            continue;
          }
          const { png, alt } = await pictures.draw(picture);
          const file = `${tag}-${history}-${index}-${size}-${theme}.png`;
          await writeFile(join(folder, file), png);
          page.push(`<img src="${file}" alt="${alt.replaceAll('"', "&quot;")}" width="400" loading="lazy">`);
        }
    }
  }
  process.stdout.write(`${name}\n`);
}
await writeFile(
  join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>body{font:16px sans-serif;margin:2em}img{margin:4px}</style>${page.join("\n")}`,
);
process.stdout.write(`Everything is in ${folder}: open index.html.\n`);
