import { AsyncLocalStorage } from "node:async_hooks";

const fences = new AsyncLocalStorage<() => boolean>();

/**
 * Does work that may reach a network only while something holds: the right to send something, which runs out. The work asks
 * again with `mayPass` at the last moment at which it can, whatever it had to wait for, or however long the process was
 * frozen, before.
 */
export function fenced<T>(holds: () => boolean, work: () => Promise<T>): Promise<T> {
  return fences.run(holds, work);
}

/** Whether what is being done may reach its network at this moment; what is in no fence always may. */
export function mayPass(): boolean {
  return fences.getStore()?.() ?? true;
}

/** Does work that follows what was sent, such as pinning it: it does no harm whenever it is done. */
export function unfenced<T>(work: () => Promise<T>): Promise<T> {
  return fences.exit(work);
}
