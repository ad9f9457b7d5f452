import { setTimeout as pause } from "node:timers/promises";
import type { createUpdates } from "./updates.ts";

/** After how many milliseconds an update is brought again that was not taken; the service waits longer each time. */
const AGAIN_AFTER = 30;

/** One call of the webhook, and how the bot answered; no status where it did not. */
export type Bringing = { readonly update: number; readonly status: number | undefined };

/** Brings updates to a webhook, one after the other, until each is taken. */
export function createBringing(updates: () => ReturnType<typeof createUpdates>) {
  const bringings: Bringing[] = [];
  /** What stands between the service and the bot: it has the certificate, and passes calls on. */
  let proxy: string | undefined;
  let busy = false;
  let closed = false;

  function next() {
    const { url, secret } = updates().webhook();
    const [update] = updates().pending();
    return closed || proxy === undefined || url === "" || update === undefined
      ? undefined
      : { address: new URL(new URL(url).pathname, proxy), url, secret, update };
  }

  async function wake(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let call = next(); call; call = next()) {
      const { address, url, secret, update } = call;
      const status = await fetch(address, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(secret && { "x-telegram-bot-api-secret-token": secret }),
        },
        body: JSON.stringify(update),
      }).then(
        (response) => response.arrayBuffer().then(() => response.status),
        () => undefined,
      );
      bringings.push({ update: update.update_id, status });
      const taken = status !== undefined && status >= 200 && status < 300;
      updates().brought(
        update.update_id,
        taken ? undefined : `Wrong response from the webhook ${url}: ${status}`,
      );
      if (!taken) await pause(AGAIN_AFTER);
    }
    busy = false;
  }

  return {
    bringings,
    wake: () => void wake(),
    /** Lets the calls of the webhook arrive at a server of this machine, whatever its address says. */
    passOnTo(root: string): void {
      proxy = root;
      void wake();
    },
    close(): void {
      closed = true;
    },
  };
}
