import { after } from "node:test";
import { startPostgres } from "../fakes/postgres.ts";
import { databasesOf, useDatabases } from "./databases.ts";

// What holds for delivery on SQLite holds on PostgreSQL: these are the same tests.
const server = await startPostgres();
after(() => server.stop());

useDatabases(databasesOf(server));

await import("./death.test.ts");
await import("./posting.test.ts");
await import("./corrections.test.ts");
await import("./overdue.test.ts");
await import("./frozen.test.ts");
await import("./canary.test.ts");
await import("./posting-failures.test.ts");
await import("./posting-networks.test.ts");
await import("./weekend.test.ts");
await import("./settling.test.ts");
