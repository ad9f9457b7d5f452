import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/stores/index.ts";
import { storeContract } from "./contract.ts";

storeContract("sqlite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sqlite-"));
  return {
    open: () => openStore(`file:${join(folder, "losses.db")}`),
    drop: () => rm(folder, { recursive: true, force: true }),
  };
});
