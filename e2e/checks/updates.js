// What happens while a part of a page is replaced. `begin` notes what is there, `end` says what is wrong afterwards.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const MOST_WORDS = 12;

  // Without what htmx and the scripts add.
  const markup = (part) => {
    const copy = part?.cloneNode(true);
    for (const item of copy ? [copy, ...all("*", copy)] : []) {
      ["data-htmx-powered", "aria-busy"].forEach((name) => item.removeAttribute(name));
    }
    return squeeze(copy?.outerHTML);
  };

  // What a whole page at the same address must have in common with the one that was changed in part.
  const state = (root, url) => {
    const links = (selector) =>
      all(selector, root)
        .map((link) => `${link.hreflang ?? ""} ${new URL(link.getAttribute("href"), url).href}`)
        .join("\n");
    return {
      title: squeeze(root.title),
      language: `${root.documentElement.lang} ${root.documentElement.dir}`,
      heading: squeeze(root.querySelector("h1")?.textContent),
      results: markup(root.querySelector("#results")),
      "frame of the map": squeeze(root.querySelector("#map-frame")?.textContent),
      "language links": links("nav a[hreflang]"),
      "addresses in the head": links("head link[rel=canonical], head link[rel=alternate]"),
      "way back from an answer": all("input[name=page]", root)
        .map((field) => field.getAttribute("value"))
        .join(),
    };
  };

  const own = {
    begin(replaced) {
      const status = document.querySelector("[role=status]");
      own.before = {
        status,
        heard: [],
        others: [],
        ended: 0,
        pending: 0,
        title: document.title,
        url: location.href,
        part: all(replaced)
          .map((part) => part.innerHTML)
          .join(),
        replaced,
        ids: new Map(
          all("[id]")
            .filter((item) => !item.closest(replaced))
            .map((item) => [item.id, item]),
        ),
        lang: document.documentElement.lang,
        focus: document.activeElement,
      };
      const { before } = own;
      const said = (record) =>
        [...record.addedNodes, ...(record.type === "characterData" ? [record.target] : [])]
          .map((node) => squeeze(node.textContent))
          .join(" ")
          .trim();
      own.observer?.disconnect();
      own.observer = new MutationObserver((records) => {
        for (const record of records) {
          const target = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
          if (!said(record)) continue;
          if (status?.contains(target)) before.heard.push(said(record));
          else if (target?.closest("[aria-live]:not([aria-live=off]), [role=alert], [role=status], [role=log]"))
            before.others.push(said(record));
        }
      });
      own.observer.observe(document.body, { childList: true, characterData: true, subtree: true });
      own.listening ??= ["before", "finally"].map((when) =>
        document.addEventListener(`htmx:${when}:request`, () => {
          own.before.pending += when === "before" ? 1 : -1;
          own.before.ended += when === "finally" ? 1 : 0;
        }),
      );
    },

    // A list that follows is hidden for a moment.
    done: () => own.before.ended > 0 && own.before.pending === 0 && !document.querySelector("select[aria-hidden]"),

    async end({ focus, counts, whole: isWhole, moves }) {
      const { before } = own;
      const faults = {
        "update-done": [],
        "update-status": [],
        "update-focus": [],
        "update-ids": [],
        "update-whole": [],
        "update-busy": [],
      };
      const note = (name, words) => faults[name].push(words);
      if (
        all(before.replaced)
          .map((part) => part.innerHTML)
          .join() === before.part
      )
        note("update-done", "nothing was replaced");
      const status = document.querySelector("[role=status]");
      if (!status || status !== before.status) note("update-status", "the status is not the same element as before");
      if (before.heard.length !== 1)
        note("update-status", `${before.heard.length} messages: ${before.heard.join(" / ")}`);
      before.others.forEach((words) => note("update-status", `said beside the status: ${words}`));
      for (const words of before.heard) {
        if (words.split(" ").length > MOST_WORDS) note("update-status", `more than ${MOST_WORDS} words: ${words}`);
        const count = squeeze(document.querySelector("#results-heading")?.textContent)
          .match(/\d[\d.,\s\u00a0\u202f]*/)?.[0]
          ?.trim();
        if (counts && count && !words.includes(count))
          note("update-status", `does not say how many (${count}): ${words}`);
      }

      const active = document.activeElement;
      const used = before.focus?.id ?? "";
      const wanted = focus ?? used;
      if (!active || active === document.body) note("update-focus", "the focus is lost");
      else if (wanted && active.id !== wanted)
        note("update-focus", `the focus is on “${active.id || active.localName}”, not on “${wanted}”`);
      else {
        const box = active.getBoundingClientRect();
        if (!active.checkVisibility() || box.bottom <= 0 || box.top >= innerHeight)
          note("update-focus", `what has the focus is not in view: ${active.id}`);
        if (active.matches(":focus-visible") && getComputedStyle(active).outlineStyle === "none")
          note("update-focus", `the focus is not seen: ${active.id}`);
      }

      for (const [id, element] of before.ids) {
        const now = document.getElementById(id);
        if (now && now !== element) note("update-ids", `${id} is another element now`);
        if (!now && document.contains(element)) note("update-ids", `${id} has lost its id`);
      }
      const now = new Set(all("[id]").map((item) => item.id));
      if (used && !now.has(used) && !moves) note("update-ids", `what had the focus is gone: ${used}`);
      if (used && now.has(used) && moves && !before.focus.isConnected)
        note("update-ids", `what had the focus is another element now: ${used}`);
      all("[id]")
        .filter((item, _place, list) => list.find((one) => one.id === item.id) !== item)
        .forEach((item) => note("update-ids", `two times the id ${item.id}`));

      if (document.documentElement.lang !== before.lang) note("update-whole", "the page has another language now");
      try {
        const answer = await fetch(location.href.split("#")[0], { headers: { Accept: "text/html" } });
        const whole = state(new DOMParser().parseFromString(await answer.text(), "text/html"), location.href);
        const here = state(document, location.href);
        for (const [what, words] of Object.entries(whole)) {
          if (words !== here[what] && isWhole)
            note("update-whole", `${what}: “${here[what].slice(0, 200)}”, whole “${words.slice(0, 99)}”`);
        }
      } catch (error) {
        note("update-whole", `the whole page cannot be had: ${error.message}`);
      }
      all("[aria-busy=true]").forEach((item) => note("update-busy", `still busy: ${item.id}`));
      all("#results-busy, #results-failed")
        .filter((item) => item.checkVisibility())
        .forEach((item) => note("update-busy", `still told: ${squeeze(item.textContent)}`));
      own.observer.disconnect();
      return faults;
    },
  };
  return own;
})();
