import { AsyncLocalStorage } from "node:async_hooks";

const works = new AsyncLocalStorage<() => void>();

/**
 * Does work, and resolves as soon as nothing more is to be expected of it at once: when it is over, or when it has said with
 * `takesLong` that it goes on to something that takes long. What the work fails with is the business of whoever made it.
 */
export async function atOnce(work: () => Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  works.run(resolve, work).then(
    () => resolve(),
    () => resolve(),
  );
  await promise;
}

/** Says that what is being done will take long from here on, so that nobody waits for it who only waits for what is quick. */
export function takesLong(): void {
  works.getStore()?.();
}
