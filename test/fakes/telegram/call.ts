import type { FakeTelegram } from "./telegram.ts";

/** What the service answers, with the HTTP status beside it. */
export type Reply = {
  status: number;
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: Record<string, number>;
};

/** Calls a method without any client in between. */
export async function call(
  telegram: FakeTelegram,
  method: string,
  payload: object = {},
  token = telegram.token,
): Promise<Reply> {
  const response = await fetch(`${telegram.root}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  return { ...((await response.json()) as Omit<Reply, "status">), status: response.status };
}
