import type { CommandBook } from "./commands.ts";
import { describeApplication, describeBot, type Identity } from "./documents.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Gateway } from "./gateway.ts";
import type { Places } from "./places.ts";
import { refuse } from "./refusals.ts";
import type { Call, Route } from "./replies.ts";

/** What these routes need of the rest of the fake. */
export interface ApplicationParts {
  readonly identity: Identity;
  readonly places: Places;
  readonly book: CommandBook;
  readonly endpoint: Endpoint;
  /** How many shards are recommended. */
  readonly shards: number;
  gateway(): Gateway;
  gatewayUrl(): string;
}

/** The routes about the bot itself, its commands and the way to the gateway. */
export function listApplicationRoutes(parts: ApplicationParts): readonly Route[] {
  const { identity, places, book, endpoint } = parts;
  const describe = () => ({
    status: 200,
    body: {
      ...describeApplication(identity),
      verify_key: endpoint.publicKey,
      interactions_endpoint_url: endpoint.address ?? null,
    },
  });

  function scope({ params }: Call): string | undefined {
    if (params["applicationId"] !== identity.applicationId) throw refuse(20012);
    const { guildId } = params;
    if (guildId !== undefined && places.guilds.get(guildId)?.member !== true) throw refuse(50001);
    return guildId;
  }

  function commandRoutes(path: string): Route[] {
    const find = (call: Call) => {
      const command = book.list(scope(call)).find(({ id }) => id === call.params["commandId"]);
      if (command === undefined) throw refuse(10063);
      return command;
    };
    return [
      { method: "GET", path, run: (call) => ({ status: 200, body: book.list(scope(call)) }) },
      { method: "PUT", path, run: (call) => ({ status: 200, body: book.publish(call.body, scope(call)) }) },
      { method: "GET", path: `${path}/:commandId`, run: (call) => ({ status: 200, body: find(call) }) },
    ];
  }

  return [
    { method: "GET", path: "/users/@me", run: () => ({ status: 200, body: describeBot(identity) }) },
    { method: "GET", path: "/applications/@me", run: describe },
    { method: "GET", path: "/oauth2/applications/@me", run: describe },
    ...commandRoutes("/applications/:applicationId/commands"),
    ...commandRoutes("/applications/:applicationId/guilds/:guildId/commands"),
    {
      method: "GET",
      path: "/gateway",
      open: true,
      run: () => ({ status: 200, body: { url: parts.gatewayUrl() } }),
    },
    {
      method: "GET",
      path: "/gateway/bot",
      run: () => ({
        status: 200,
        body: {
          url: parts.gatewayUrl(),
          shards: parts.shards,
          session_start_limit: {
            total: 1000,
            remaining: parts.gateway().startsLeft,
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        },
      }),
    },
  ];
}
