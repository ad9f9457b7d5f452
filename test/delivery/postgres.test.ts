import { after } from "node:test";
import { startPostgres } from "../fakes/postgres.ts";
import { sharedDatabasesOf, useDatabases } from "./databases.ts";

// What holds for delivery on SQLite holds on PostgreSQL: these are the same tests.
const server = await startPostgres();
after(() => server.stop());

useDatabases(sharedDatabasesOf(server));

await import("./death.test.ts");
await import("./posting.test.ts");
await import("./corrections.test.ts");
await import("./overdue.test.ts");
await import("./frozen.test.ts");
await import("./canary.test.ts");
await import("./posting-failures.test.ts");
await import("./posting-networks.test.ts");
await import("./weekend.test.ts");
await import("./changes.test.ts");
await import("./enrolment.test.ts");
await import("./settling.test.ts");
await import("./ending.test.ts");
await import("./outage.test.ts");
await import("./places.test.ts");
await import("./limits.test.ts");
await import("./status.test.ts");
await import("./jitter.test.ts");
await import("./operator.test.ts");
await import("./round.test.ts");
await import("./upkeep.test.ts");
await import("./servers.test.ts");
await import("./answering.test.ts");
