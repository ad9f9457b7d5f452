// What a page does by itself: it asks without leaving, completes what is typed, hears of new reports, and copies.

const talk = document.getElementById("talk");
if (talk) converse(talk);
for (const button of document.querySelectorAll("button[data-copy]")) offerCopy(button);

/** A conversation: questions are answered below each other, buttons in the place of their message. */
function converse(log) {
  const form = document.getElementById("ask");
  const line = document.getElementById("line");
  const { lang } = document.documentElement;
  /** Where something of the server is, under whatever path the pages are. */
  const at = (name) => new URL(name, form.action);

  /** The message in an answer of the server. */
  function messageIn(markup) {
    const holder = document.createElement("template");
    holder.innerHTML = markup;
    return holder.content.querySelector("article");
  }

  async function ask(fields) {
    log.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(at("ask"), {
        method: "POST",
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(60_000),
      });
      if (answer.status !== 200) return undefined;
      forgetFailure();
      return messageIn(await answer.text());
    } catch {
      return undefined;
    } finally {
      log.removeAttribute("aria-busy");
    }
  }

  function add(message) {
    log.append(message);
    message.scrollIntoView({ block: "nearest" });
  }

  function tellFailure() {
    forgetFailure();
    const note = document.createElement("p");
    note.className = "refusal failed";
    note.textContent = log.dataset.failed;
    add(note);
  }

  function forgetFailure() {
    log.querySelector(".failed")?.remove();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = line.value.trim();
    if (!text) return;
    const message = await ask({ lang, line: text });
    if (!message) return tellFailure();
    add(message);
    line.value = "";
    line.focus();
  });

  document.addEventListener("submit", async (event) => {
    const pressed = event.submitter;
    if (!event.target.matches("form.buttons") || !pressed) return;
    event.preventDefault();
    const message = await ask({ lang, [pressed.name]: pressed.value });
    if (!message) return tellFailure();
    const old = pressed.closest("article");
    if (!old) return add(message);
    // Whoever looks at it as Discord shows it goes on so.
    const view = old.querySelector(".views input:checked")?.value;
    old.replaceWith(message);
    const same = message.querySelector(`.views input[value="${view}"]`);
    if (same) same.checked = true;
    message.querySelector(".view:not([hidden]) button")?.focus({ preventScroll: true });
  });

  listen({
    log,
    addressOf: (since) => at(`live?${new URLSearchParams({ lang, since })}`),
    post(markup) {
      const message = messageIn(markup);
      if (!message) return;
      const mark = document.createElement("p");
      mark.className = "asked";
      mark.textContent = log.dataset.posted;
      message.prepend(mark);
      add(message);
    },
    edit(markup) {
      const message = messageIn(markup);
      if (message) document.getElementById(message.id)?.replaceWith(message);
    },
  });

  complete(line, document.getElementById("completions"), (typed) =>
    at(`suggest?${new URLSearchParams({ lang, line: typed })}`),
  );
}

/**
 * Hears of new reports for as long as the page is seen, and of those that came meanwhile when it is seen again: pages that
 * nobody looks at would take all the connections that a browser makes to one server. That it cannot hear is said.
 */
function listen({ log, addressOf, post, edit }) {
  const note = document.getElementById("unheard");
  let { since } = log.dataset;
  let stream;
  let again;
  let wait = 1_000;

  function open() {
    const mine = new EventSource(addressOf(since));
    stream = mine;
    mine.addEventListener("open", () => {
      wait = 1_000;
      note.textContent = "";
      log.setAttribute("data-live", "");
    });
    for (const [event, show] of Object.entries({ post, edit }))
      mine.addEventListener(event, ({ data, lastEventId }) => {
        since = lastEventId;
        show(data);
      });
    mine.addEventListener("error", () => {
      close();
      note.textContent = log.dataset.unheard;
      // Not all pages at the same moment, and less and less often.
      again = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, 60_000);
    });
  }

  function close() {
    clearTimeout(again);
    stream?.close();
    stream = undefined;
    log.removeAttribute("data-live");
  }

  function look() {
    close();
    if (!document.hidden) open();
  }

  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", close);
  addEventListener("pageshow", ({ persisted }) => persisted && look());
  look();
}

/** Completion as the ARIA Authoring Practices describe it: the focus stays in the line, arrows choose from the list. */
function complete(line, list, addressOf) {
  let asked = 0;
  let chosen = -1;

  function close() {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    line.setAttribute("aria-expanded", "false");
    line.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    for (const [place, option] of options.entries())
      option.setAttribute("aria-selected", String(place === chosen));
    options[chosen].scrollIntoView({ block: "nearest" });
    line.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function take(option) {
    line.value = option.dataset.line;
    line.focus();
    void suggest();
  }

  function show(found) {
    if (found.length === 0) return close();
    // A list may come in after an arrow was pressed in the one before it: what was chosen there stays chosen.
    const before = list.children[chosen]?.dataset.line;
    list.replaceChildren(
      ...found.map(({ name, line: whole }, index) => {
        const option = document.createElement("li");
        option.id = `completion-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = name;
        option.dataset.line = whole;
        return option;
      }),
    );
    chosen = -1;
    line.removeAttribute("aria-activedescendant");
    list.hidden = false;
    line.setAttribute("aria-expanded", "true");
    const kept = found.findIndex(({ line: whole }) => whole === before);
    if (kept >= 0) choose(kept);
  }

  async function suggest() {
    const mine = ++asked;
    try {
      const answer = await fetch(addressOf(line.value));
      const found = answer.ok ? await answer.json() : [];
      // What was typed since then has a list of its own.
      if (mine === asked && document.activeElement === line) show(found);
    } catch {
      close();
    }
  }

  line.addEventListener("input", suggest);
  line.addEventListener("blur", () => {
    asked++;
    close();
  });
  line.form.addEventListener("submit", () => {
    asked++;
    close();
  });
  list.addEventListener("pointerdown", (event) => {
    // The line must not lose the focus, or the list would close before the choice.
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) take(option);
  });
  line.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        void suggest();
      }
      return;
    }
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}

/** A button that copies what another element says, where the browser can. */
function offerCopy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 2_000);
  });
}
