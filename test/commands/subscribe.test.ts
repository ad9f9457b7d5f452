import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Place, Shortfall, Wishes } from "../../src/core/place.ts";
import { defaultSettings, MOST_OF_SERVER } from "../../src/core/subscription.ts";
import { botOf, placeOf, textsOf } from "../reports.ts";
import { MORNING, NEWEST, subscriptionsOf } from "./subscriptions.ts";

describe("/subscribe", () => {
  test("subscribes the channel in which it is asked, in the language of the asker", async (t) => {
    const { ask, store } = await botOf(t);
    const answer = await ask("/subscribe", { language: "uk-UA", place: placeOf() });
    assert.equal(answer.failure, undefined);
    assert.equal(answer.title, "Підписку оформлено");
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 uk full arrival daily"]);
  });

  test("checklist 57: asked twice it changes nothing, and says so", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    assert.equal((await ask("/subscribe", { place })).title, "Subscribed");
    assert.equal((await ask("/subscribe", { place })).title, "Already subscribed");
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full arrival daily"]);
  });

  test("promises the newest report only where it will come", async (t) => {
    const { ask, archive } = await botOf(t, { now: MORNING });
    const place = placeOf();
    const promised = async () =>
      textsOf(await ask("/subscribe", { place })).some((text) =>
        text.includes("within a minute, with the report of"),
      );
    assert.equal(await promised(), false, "the days that are part of the program are never posted");
    archive.add(NEWEST);
    assert.equal(await promised(), true);
    const digest = textsOf(await ask("/subscribe weekly wednesday", { place }));
    assert.ok(
      digest.includes(
        "Next post: within a minute, with the reports from 25 December 2025 to 31 December 2025.",
      ),
      digest.join("\n"),
    );
  });

  test("says with which report the next digest or weekend comes, where that is not the next one", async (t) => {
    const { ask, archive } = await botOf(t, { now: MORNING });
    const next = async (words: string) =>
      textsOf(await ask(`/subscribe ${words}`, { place: placeOf() })).filter((text) =>
        text.startsWith("Next post"),
      );
    const withReportOf = (day: string) => [`Next post: with the report of ${day}.`];
    const withNext = ["Next post: with the next report."];
    // Of nothing newer than what is part of the program nothing is posted: it is as if no report had come.
    assert.deepEqual(await next("days:sunday"), withReportOf("4 January 2026"));
    assert.deepEqual(await next("days:daily"), withNext);
    // A Wednesday.
    archive.add(NEWEST);
    assert.deepEqual(await next("days:sunday"), withReportOf("4 January 2026"));
    assert.deepEqual(await next("days:thursday"), withNext);
    assert.deepEqual(await next("days:monthly"), withNext);
  });

  test("everything can be said at once, in any order and in the words of the asker", async (t) => {
    const { ask, store } = await botOf(t);
    const english =
      "/subscribe uk brief,story after 09:00 zone:Kyiv weekly monday tanks silent:yes quiet:22:00-07:00";
    const ukrainian = "/subscribe дні:щомісяця форма:розповідь час:о 8:30 пояс:Europe/Warsaw мова:польська";
    assert.equal((await ask(english, { place: placeOf() })).failure, undefined);
    const place = placeOf({ channel: "-1002", server: "-1002" });
    assert.equal((await ask(ukrainian, { place, language: "uk" })).failure, undefined);
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 uk brief+story after 09:00 weekly"]);
    assert.deepEqual(await subscriptionsOf(store, "-1002"), ["-1002#1 pl story at 08:30 monthly"]);
    const [first] = await store.subscriptions({ platform: "telegram", channel: "-1001" });
    const { silent, quiet, categories, timeZone } = first?.settings ?? {};
    assert.deepEqual(
      [silent, quiet, categories, timeZone],
      [true, { from: "22:00", to: "07:00" }, ["tanks"], "Europe/Kyiv"],
    );
  });

  test("checklist 57: a second subscription of the channel has a number, and there are limits that it names", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    for (const number of [1, 2, 3, 4, 5])
      assert.equal((await ask(`/subscribe number:${number}`, { place })).title, "Subscribed");
    assert.equal((await subscriptionsOf(store)).length, 5);
    assert.match((await ask("/subscribe number:6", { place })).title, /1 to 5/);
    for (let channel = 2; channel <= 16; channel++)
      await ask("/subscribe", { place: placeOf({ channel: `-1001:${channel}` }) });
    const full = await ask("/subscribe", { place: placeOf({ channel: "-1001:99" }) });
    assert.equal(full.failure, "question");
    assert.match(full.title, /5 subscriptions at most, and a server 20/);
  });

  test("checklist 57: asked without a number it is about the first subscription there is, whatever its number", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    for (const line of ["/subscribe", "/subscribe number:2", "/unsubscribe 1"]) await ask(line, { place });
    assert.equal((await ask("/subscribe", { place })).title, "Already subscribed");
    await ask("/subscribe brief", { place });
    assert.deepEqual(await subscriptionsOf(store), ["-1001#2 en brief arrival daily"]);
  });

  test("another language takes the place of the first, is answered in itself, and is kept when asked again", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    const answer = await ask("/subscribe language:uk", { place });
    assert.equal(answer.title, "Підписку змінено");
    assert.ok(textsOf(answer).includes("Мова: Українська"));
    await ask("/subscribe", { place });
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 uk full arrival daily"]);
  });

  test("a language that is not spoken is refused with those that are", async (t) => {
    const { ask, store } = await botOf(t);
    const answer = await ask("/subscribe language:ja", { place: placeOf() });
    assert.equal(answer.failure, "question");
    assert.match(answer.title, /“ja”.*English.*Українська/);
    assert.deepEqual(await subscriptionsOf(store), []);
  });

  test("checklist 32: where the bot may not post it subscribes nobody and names what it lacks", async (t) => {
    const { ask, store } = await botOf(t);
    const lacking = async () => ["View Channel", "Send Messages"];
    const other = async (channel: string) =>
      channel === "223456789012345678"
        ? placeOf({ channel, lacking: async () => ["Embed Links"] })
        : undefined;
    const answer = await ask("/subscribe", { place: placeOf({ lacking }) });
    assert.equal(
      answer.title,
      "To post in this chat I need View Channel and Send Messages: please grant that, and ask again.",
    );
    const named = await ask("/subscribe", { place: placeOf({ lacking, title: "#news" }) });
    assert.match(named.title, /^To post in #news I need View Channel/);
    const place = placeOf({ other });
    assert.match((await ask("/subscribe channel:223456789012345678", { place })).title, /Embed Links/);
    assert.match(
      (await ask("/subscribe channel:323456789012345678", { place })).title,
      /not a channel of this server/,
    );
    assert.deepEqual(await subscriptionsOf(store), []);
  });

  test("a role that cannot be mentioned is refused, and one that would not hear of it is taken with a word on how to mend that", async (t) => {
    const { ask, store } = await botOf(t);
    const permission = "Mention @everyone, @here, and All Roles";
    const shortfalls = ({ role }: Wishes) =>
      Promise.resolve<Shortfall[]>(
        role === undefined
          ? []
          : [role.endsWith("1") ? { kind: "role", permission } : { kind: "noRole", permission: "" }],
      );
    const place = placeOf({ features: ["role"], title: "#news", shortfalls });
    const refused = await ask("/subscribe role:123456789012345679", { place });
    assert.equal(refused.title, "That role cannot be mentioned: choose another role of this server.");
    assert.deepEqual(await subscriptionsOf(store), []);
    const remark = `The role is named but not notified: let anyone mention it, or grant me ${permission} in #news.`;
    for (const line of ["/subscribe role:123456789012345671", "/subscribe", "/settings", "/status"]) {
      const answer = await ask(line, { place });
      assert.equal(answer.failure, undefined, answer.title);
      assert.ok(textsOf(answer).includes(remark), line);
    }
    assert.ok(!textsOf(await ask("/settings role:no", { place })).includes(remark));
  });

  test("pictures and pins say which permission they need, in which channel", async (t) => {
    const { ask } = await botOf(t);
    const shortfalls = ({ pictures, pin }: Wishes) =>
      Promise.resolve<Shortfall[]>([
        ...(pictures ? [{ kind: "pictures", permission: "Send Photos" } as const] : []),
        ...(pin ? [{ kind: "pin", permission: "Pin Messages" } as const] : []),
      ]);
    const place = placeOf({ title: "Новини", shortfalls });
    assert.equal(
      (await ask("/subscribe pin:yes", { place })).title,
      "To pin posts in Новини I need Pin Messages: please grant that, and ask again.",
    );
    const answer = await ask("/subscribe card", { place, language: "uk" });
    assert.ok(
      textsOf(answer).includes(
        "Дописи надходять без картинок: надайте мені, будь ласка, Send Photos у чаті «Новини».",
      ),
      textsOf(answer).join("\n"),
    );
  });

  test("another channel of the server is subscribed for itself, and in a forum a thread is opened first", async (t) => {
    const { ask, store } = await botOf(t);
    const titles: string[] = [];
    const open = (title: string) => {
      titles.push(title);
      return Promise.resolve("423456789012345678");
    };
    const addressOf = (channel: string) => `https://example.org/${channel}`;
    const opened = async (channels: readonly string[]) => channels.find((channel) => channel.startsWith("4"));
    const other = async (channel: string) =>
      placeOf({ channel, ...(channel.startsWith("3") && { open, opened, addressOf, title: "#forum" }) });
    const place = placeOf({ other });
    await ask("/subscribe channel:223456789012345678", { place });
    const answer = await ask("/subscribe channel:323456789012345678", { place });
    assert.ok(textsOf(answer).includes("The posts go to #forum."));
    const links = [{ text: "#forum", url: "https://example.org/423456789012345678" }];
    assert.deepEqual(answer.links, links);
    // The second time it is the same thread.
    const again = await ask("/subscribe channel:323456789012345678 uk", { place });
    assert.equal(again.title, "Підписку змінено");
    assert.deepEqual(again.links, links);
    assert.equal((await ask("/settings channel:323456789012345678", { place })).title, "Налаштування");
    assert.deepEqual(
      (await subscriptionsOf(store)).map((text) => text.split("#")[0]),
      ["223456789012345678", "423456789012345678"],
    );
    assert.deepEqual(titles, ["Russian combat losses: daily reports"]);
  });

  /** A forum, and the threads that were opened in it. */
  function forum(server = "-1001") {
    const threads: string[] = [];
    const place = placeOf({
      ...{ server, channel: `${server}3`, title: "#forum" },
      opened: async (channels) => channels.find((channel) => threads.includes(channel)),
      async open() {
        // As over a network: what else is asked meanwhile comes between.
        await new Promise((done) => setImmediate(done));
        threads.push(`${server}4${threads.length}`);
        return threads.at(-1) as string;
      },
    });
    return { place, threads };
  }

  test("what is refused in a forum opens no thread there", async (t) => {
    const { ask, store } = await botOf(t);
    const { place, threads } = forum();
    for (const words of ["publish:yes", "role:123456789012345678", "lunch"])
      assert.equal((await ask(`/subscribe ${words}`, { place })).failure, "question", words);
    assert.deepEqual(threads, []);

    const full = forum("-1002");
    const { platform, server } = full.place;
    const settings = defaultSettings("en", "Europe/Kyiv");
    for (let index = 0; index < MOST_OF_SERVER; index++)
      await store.subscribe({ platform, server, channel: `${index}`, number: 1, settings }, MORNING);
    const answer = await ask("/subscribe", { place: full.place });
    assert.deepEqual([answer.failure, full.threads], ["question", []]);
    assert.match(answer.title, /\/unsubscribe/);
    await store.unsubscribe({ platform, channel: "0" });
    assert.equal((await ask("/subscribe", { place: full.place })).title, "Subscribed");
    // What is there already may be changed however many there are.
    assert.equal((await ask("/subscribe uk", { place: full.place })).title, "Підписку змінено");
    assert.equal(full.threads.length, 1);
  });

  test("what two ask in a forum at once opens one thread and makes one subscription", async (t) => {
    const { ask, store } = await botOf(t);
    const { place, threads } = forum();
    const asked = ["1", "2", "3"].map((person) => ask("/subscribe", { place, person }));
    const titles = (await Promise.all(asked)).map(({ title }) => title);
    assert.deepEqual(titles.toSorted(), ["Already subscribed", "Already subscribed", "Subscribed"]);
    assert.equal(threads.length, 1);
    assert.deepEqual(await subscriptionsOf(store), [`${threads[0]}#1 en full arrival daily`]);
  });

  test("what the place knows nothing of is refused", async (t) => {
    const { ask, store } = await botOf(t);
    for (const words of ["role:123456789012345678", "pin:yes", "publish:yes"])
      assert.equal((await ask(`/subscribe ${words}`, { place: placeOf() })).failure, "question");
    assert.deepEqual(await subscriptionsOf(store), []);
    const place = placeOf({ features: ["role", "pin", "publish"] });
    assert.equal(
      (await ask("/subscribe role:123456789012345678 pin:yes publish:yes", { place })).title,
      "Subscribed",
    );
  });
});

test("posts are published only where a channel can be followed, unless somebody does not want that", async (t) => {
  const { ask, store } = await botOf(t);
  const publishes = async (words: string, features: Place["features"]) => {
    await ask(words, { place: placeOf({ features }) });
    const [standing] = await store.subscriptions(placeOf());
    return standing?.settings.publish;
  };
  const asked = [
    await publishes("/subscribe", ["role"]),
    await publishes("/settings form:brief", ["role", "publish"]),
    await publishes("/unsubscribe", ["role", "publish"]),
    await publishes("/subscribe", ["role", "publish"]),
    await publishes("/settings publish:no", ["role", "publish"]),
    await publishes("/subscribe", ["role", "publish"]),
  ];
  assert.deepEqual(asked, [false, false, undefined, true, false, false]);
});
