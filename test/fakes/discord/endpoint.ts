import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Fields } from "./form.ts";

/** A call of the bot's endpoint, and how it was answered; no status where it was not. */
export interface EndpointCall {
  readonly body: Fields;
  readonly status: number | undefined;
  readonly answer: unknown;
}

/** How a call is signed when it is not as it should be. */
export interface Signing {
  /** Another key than the application's. */
  readonly key?: KeyObject;
  /** The time that it tells, in epoch seconds. */
  readonly timestamp?: number;
}

/** The endpoint to which Discord brings what people do, where one is set; it is asked beforehand whether it is there. */
export function createEndpoint() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const calls: EndpointCall[] = [];
  let address: string | undefined;

  /** The headers with which Discord brings a body. */
  function sealed(body: string, { key = privateKey, timestamp }: Signing = {}): Record<string, string> {
    const time = String(timestamp ?? Math.floor(Date.now() / 1000));
    return {
      "content-type": "application/json",
      "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
      "x-signature-timestamp": time,
      "x-signature-ed25519": sign(null, Buffer.from(time + body), key).toString("hex"),
    };
  }

  async function bring(document: Fields): Promise<EndpointCall> {
    const body = JSON.stringify(document);
    const call = await fetch(address as string, { method: "POST", headers: sealed(body), body }).then(
      async (response) => {
        const text = await response.text();
        return {
          body: document,
          status: response.status,
          answer: text === "" ? undefined : JSON.parse(text),
        };
      },
      () => ({ body: document, status: undefined, answer: undefined }),
    );
    calls.push(call);
    return call;
  }

  return {
    /** The key by which calls are known, in hexadecimal digits. */
    publicKey: publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"),
    calls: calls as readonly EndpointCall[],
    sealed,
    bring,
    get address() {
      return address;
    },
    /** Enters an endpoint, as its owner does in the portal; refused where it does not answer Discord's PING as it should. */
    async enter(url: string): Promise<void> {
      address = url;
      const { status, answer } = await bring({
        id: "1",
        application_id: "1",
        type: 1,
        token: "ping",
        version: 1,
      });
      if (status === 200 && (answer as { type?: number } | undefined)?.type === 1) return;
      address = undefined;
      throw new Error(
        `interactions_endpoint_url: The specified interactions endpoint url could not be verified (${status}).`,
      );
    },
  };
}

/** The endpoint of an application. */
export type Endpoint = ReturnType<typeof createEndpoint>;
