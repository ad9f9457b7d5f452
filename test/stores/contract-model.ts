import assert from "node:assert/strict";
import fc from "fast-check";
import type { Claim, Outcome } from "../../src/core/outbox.ts";
import type { Store } from "../../src/core/store.ts";
import {
  at,
  broadcast,
  type Check,
  claimAt,
  failed,
  LEASE,
  owed,
  SENT,
  START,
  settleAt,
  subscription,
  WORTH,
} from "./contract-words.ts";

/** What may happen, in any order: to one of four channels, by one of two processes. */
const step = fc.record({
  does: fc.constantFrom(
    ...(["enrol", "enrol", "claim", "claim", "settle", "settle"] as const),
    ...(["die", "sweep", "set", "set", "off", "on", "wait"] as const),
  ),
  // Most befalls one of them, as little would if it were spread.
  channel: fc.constantFrom("1", "1", "1", "2", "3", "4"),
  by: fc.constantFrom(0, 1),
  ends: fc.constantFrom<"sent" | "later" | "forbidden" | "unknown">(
    "sent",
    "later",
    "later",
    "forbidden",
    "unknown",
  ),
  silent: fc.boolean(),
  form: fc.constantFrom("full", "full", "brief"),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * What the network saw of one channel's post. It takes a message for the same as one of before, in the same form, for so long
 * after the first of them; `0` is a network that takes none.
 */
class Run {
  now = 0;
  readonly tries = new Map<string, { readonly at: number; readonly form: string }[]>();
  /** The form in which each channel wants its post; in full where it said nothing. */
  readonly forms = new Map<string, string>();
  readonly under = new Map<string, Claim>();
  readonly stores: readonly Store[];
  readonly repeatable: number;

  constructor(stores: readonly Store[], repeatable: number) {
    this.stores = stores;
    this.repeatable = repeatable;
  }

  async take({ does, channel, by, ends, silent, form }: Step): Promise<void> {
    const store = this.stores[by] as Store;
    const wanted = this.forms.get(channel) ?? "full";
    const one = subscription(channel, { silent, forms: [form] });
    this.now += 1_000;
    switch (does) {
      case "enrol":
        return store.outbox.enrol(broadcast(), [owed(one, { form: wanted })]);
      case "claim":
        for (const claim of await claimAt(store, this.now, { repeatable: this.repeatable, most: 2 }))
          this.begin(claim);
        return;
      case "settle": {
        const claim = this.under.get(channel);
        if (claim) await this.settle(store, claim, ends);
        return;
      }
      case "die":
        this.under.delete(channel);
        return;
      case "sweep":
        await store.outbox.sweep("telegram", at(this.now, this.repeatable));
        return;
      case "set":
        await store.subscribe(one, START + this.now);
        this.forms.set(channel, form);
        return;
      case "off":
        await store.switchOff(one, { cause: "removed", reason: "blocked" }, START + this.now);
        return;
      case "on":
        await store.switchOn({ platform: "telegram", server: channel }, START + this.now, START);
        return;
      case "wait":
        this.now += LEASE;
    }
  }

  /** A claim is a try: the network may have it from now on. */
  begin(claim: Claim): void {
    const tries = this.tries.get(claim.channel) ?? [];
    const [first] = tries;
    if (first !== undefined)
      assert.ok(
        claim.form === first.form && this.now - first.at < this.repeatable,
        `${claim.channel} was posted twice`,
      );
    tries.push({ at: this.now, form: claim.form });
    this.tries.set(claim.channel, tries);
    this.under.set(claim.channel, claim);
  }

  /** What certainly did not arrive is no try; what arrived was the only one, or was recognised. */
  async settle(store: Store, claim: Claim, ends: Step["ends"]): Promise<void> {
    this.under.delete(claim.channel);
    const outcome: Outcome =
      ends === "sent"
        ? SENT
        : ends === "later"
          ? { kind: "later", from: START + this.now + 1, reason: "busy" }
          : ends === "unknown"
            ? { kind: "unknown", reason: "broke" }
            : failed("forbidden");
    await settleAt(store, this.now, claim, outcome);
    if (ends === "later" || ends === "forbidden") this.tries.get(claim.channel)?.pop();
    // Of what arrived, or may have, no other try may follow: as if the window were over.
    else this.tries.set(claim.channel, [{ at: Number.NEGATIVE_INFINITY, form: claim.form }]);
  }
}

/** What holds whatever happens in whatever order. */
export function modelContract(check: Check, numRuns: number): void {
  for (const repeatable of [0, 3 * LEASE])
    check(
      `whatever happens in whatever order, nothing is posted twice and nothing is lost, ${repeatable ? "where repetitions are recognised" : "where none are"}`,
      async (first, more) => {
        const stores = [first, await more()];
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
            for (const channel of ["1", "2", "3", "4"]) {
              await first.forget({ platform: "telegram", server: channel });
              await first.subscribe(subscription(channel), START);
            }
            const run = new Run(stores, repeatable);
            for (const each of steps) await run.take(each);
            await finish(run, first);
          }),
          { numRuns },
        );
      },
    );
}

/** In the end whoever is subscribed is owed the post, and has it, may have it, or the network said that it cannot. */
async function finish(run: Run, store: Store): Promise<void> {
  for (const channel of ["1", "2", "3", "4"]) {
    await store.subscribe(subscription(channel, { pin: true }), START + run.now);
    await store.outbox.enrol(broadcast(), [owed(subscription(channel))]);
  }
  // No wait is longer than the day, and what is not tried by then never is.
  run.now += 2 * LEASE;
  assert.ok(run.now < WORTH);
  for (const claim of await claimAt(store, run.now, { repeatable: run.repeatable })) {
    run.begin(claim);
    await run.settle(store, claim, "sent");
  }
  await store.outbox.sweep("telegram", at(run.now + run.repeatable + LEASE, run.repeatable));
  const { sent = 0, unknown = 0, failed: refused = 0, ...others } = await store.outbox.counts("telegram");
  assert.deepEqual(others, {});
  // What was refused in a form that is not wanted any more stays beside what came in another.
  assert.ok(sent + unknown + refused >= 4);
  for (const channel of ["1", "2", "3", "4"])
    assert.ok(run.tries.has(channel), `nothing was ever posted to ${channel}`);
}
