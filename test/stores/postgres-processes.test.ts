import { after } from "node:test";
import { startPostgres } from "../fakes/postgres.ts";
import { processContract } from "./contract-processes.ts";

const server = await startPostgres();
after(() => server.stop());

processContract("postgres", () => server.create());
