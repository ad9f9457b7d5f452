import { after } from "node:test";
import { openStore } from "../../src/stores/index.ts";
import { startPostgres } from "../fakes/postgres.ts";
import { storeContract } from "./contract.ts";

const server = await startPostgres();
after(() => server.stop());

const address = await server.create();

storeContract(
  "postgres",
  () => Promise.resolve({ open: () => openStore(address), drop: () => server.empty(address) }),
  { runs: 8 },
);
