import { FIRST_DAY } from "../../../src/core/day.ts";
import { gather, type Harvest } from "../../../src/core/source.ts";
import { createOrc } from "../../../src/sources/orc.ts";
import { toolsOf } from "../tools.ts";
import { json, type Reply, serve, type Web } from "../web.ts";

/** A row as the file has it. */
export type Row = Readonly<Record<string, unknown>>;

const PATH = "/russian-losses.json";

/** A server whose file is answered so. */
export function serveOrc(reply: Reply): Promise<Web> {
  return serve({ [PATH]: reply });
}

/** What the source makes of a file with these rows. */
export async function fetchOrc(rows: readonly unknown[], since = FIRST_DAY): Promise<Harvest> {
  const web = await serveOrc(json(rows));
  try {
    const source = createOrc(web.root, toolsOf());
    const {
      published: _published,
      address: _address,
      ...harvest
    } = await gather(source, since, AbortSignal.timeout(60_000));
    return harvest;
  } finally {
    await web.close();
  }
}
