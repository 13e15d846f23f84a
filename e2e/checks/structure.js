// How a page is built: headings, landmarks, ids, tables, the one status.
({ page, all, squeeze, rendered, seen, ignored, nameOf, labelled, tell }) => {
  const headings = () => all("h1, h2, h3, h4, h5, h6, [role=heading]").filter((item) => rendered(item) && !ignored(item));
  const level = (item) => Number(item.getAttribute("aria-level") ?? item.localName.slice(1));
  const NAMED = "nav, aside, form[aria-labelledby], form[role=search], [role=search], [role=region], [role=navigation],"
    + " section[aria-labelledby], section[aria-label]";
  const role = (item) => item.getAttribute("role")
    ?? { nav: "navigation", aside: "complementary", section: "region" }[item.localName] ?? item.localName;
  const top = (item) => !item.closest("main, article, section, aside, nav");

  return {
    "heading-1"() {
      const first = headings().filter((item) => level(item) === 1);
      const inside = first.filter((item) => item.closest("main"));
      return first.length === 1 && inside.length === 1 ? [] : [`${first.length} headings of level 1, ${inside.length} in main`];
    },

    "heading-levels"() {
      let before = 0;
      return headings().flatMap((item) => {
        const now = level(item);
        const faults = now > before + 1 ? [`level ${now} after level ${before}: ${tell(item)}`] : [];
        before = now;
        return nameOf(item) ? faults : [...faults, `a heading without words: ${tell(item)}`];
      });
    },

    // A part of the content has a heading of level 2, and a part of a part one that is a level deeper (WCAG 1.3.1).
    "heading-depth"() {
      const own = (section) => headings().find((item) => item.closest("section") === section);
      return all("main section").filter((section) => rendered(section) && own(section)).flatMap((section) => {
        const around = section.parentElement.closest("section");
        const above = around && own(around) ? level(own(around)) : 1;
        const now = level(own(section));
        return now === above + 1 ? [] : [`level ${now} in a part of level ${above}: ${tell(own(section))}`];
      });
    },

    // Sections say what they are about: a heading is their first words (WCAG 1.3.1, 2.4.10).
    "section-headings"() {
      return all("main section").filter((item) => rendered(item) && !labelled(item).length
        && !item.querySelector("h2, h3, h4, h5, h6")).map((item) => `a section without a heading: ${tell(item)}`);
    },

    "title"() {
      const [first, ...rest] = document.title.split(" – ");
      const heading = squeeze(document.querySelector("h1")?.textContent);
      if (!first.trim() || rest.at(-1) !== "Samenspraak") return [`no title before the name of the site: ${document.title}`];
      const same = squeeze(document.title).startsWith(heading) || heading.startsWith(squeeze(first));
      return same ? [] : [`the title “${document.title}” does not begin with the heading “${heading}”`];
    },

    "landmarks"() {
      const faults = [];
      for (const [what, selector] of Object.entries({
        main: "main, [role=main]", banner: "header, [role=banner]", contentinfo: "footer, [role=contentinfo]",
      })) {
        const there = all(selector).filter((item) => rendered(item) && (what === "main" || top(item)));
        if (there.length !== 1) faults.push(`${there.length} times ${what}`);
      }
      const names = new Map();
      for (const item of all(NAMED).filter(rendered)) {
        const name = `${role(item)} “${nameOf(item)}”`;
        if (!nameOf(item)) faults.push(`${role(item)} without a name: ${tell(item)}`);
        else if (names.has(name)) faults.push(`two times ${name}`);
        names.set(name, item);
      }
      return faults;
    },

    // Whatever is read stands in a landmark; so it can be found, and skipped.
    "outside-landmarks"() {
      const inside = "main, header, footer, nav, aside, section[aria-labelledby], section[aria-label], form[role=search],"
        + " [role=status], [role=region], .skip-link, script, style, template";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const faults = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (node.data.trim() && !element.closest(inside) && rendered(element)) faults.push(tell(element));
      }
      return faults;
    },

    "ids"() {
      const counts = new Map();
      all("[id]").forEach((item) => counts.set(item.id, (counts.get(item.id) ?? 0) + 1));
      const twice = [...counts].filter(([, count]) => count > 1).map(([id, count]) => `${count} times the id ${id}`);
      const lists = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details",
        "aria-errormessage", "aria-activedescendant", "headers"];
      const wanted = [
        ...lists.flatMap((name) => all(`[${name}]`).flatMap((item) =>
          item.getAttribute(name).split(/\s+/).filter(Boolean).map((id) => [name, id, item]))),
        ...all("label[for]").map((item) => ["for", item.htmlFor, item]),
        ...all("button[form], input[form], select[form]").map((item) => ["form", item.getAttribute("form"), item]),
      ];
      const lost = wanted.filter(([, id]) => !counts.has(id)).map(([name, id, item]) => `${name} of ${tell(item)}: no ${id}`);
      const empty = lists.flatMap((name) => all(`[${name}]`).filter((item) => !item.getAttribute(name).trim())
        .map((item) => `${name} of ${tell(item)} names nothing`));
      return [...twice, ...lost, ...empty];
    },

    "tables"() {
      return all("table").filter(rendered).flatMap((table) => {
        const faults = [];
        if (!squeeze(table.caption?.textContent)) faults.push("no caption");
        if (/^(presentation|none)$/.test(table.getAttribute("role") ?? "")) faults.push("not read as a table");
        const heads = all("th", table);
        if (!heads.some((head) => head.scope === "col")) faults.push("no head of a column");
        heads.filter((head) => !["col", "row", "colgroup", "rowgroup"].includes(head.scope))
          .forEach((head) => faults.push(`a head without scope: ${tell(head)}`));
        all("tbody tr", table).filter((row) => !row.querySelector("th"))
          .forEach((row) => faults.push(`a row without a head: ${tell(row)}`));
        const width = Math.max(0, ...[...table.rows].map((row) => row.cells.length));
        const lone = heads.filter((head) => !squeeze(head.textContent) && width > 1);
        lone.forEach(() => faults.push("a head without words"));
        const sorted = all("[aria-sort]", table).length;
        if (sorted > 1) faults.push("sorted by more than one column");
        return faults.map((fault) => `${tell(table)}: ${fault}`);
      });
    },

    // What can be scrolled sideways is a region with a name, and can have the focus (WCAG 2.1.1).
    "scroll-regions"() {
      return all("body *").filter((item) => {
        const style = getComputedStyle(item);
        return /auto|scroll/.test(style.overflowX + style.overflowY) && !item.matches("textarea, select, input");
      }).filter((item) => item.tabIndex < 0 || !nameOf(item) || !item.getAttribute("role"))
        .map((item) => `can be scrolled, and has no name, role or focus: ${tell(item)}`);
    },

    "status"() {
      const there = all("[role=status]");
      const others = all("[aria-live]:not([aria-live=off]), [role=alert], [role=log], [role=timer], output")
        .filter((item) => !there.includes(item));
      const faults = others.map((item) => `speaks by itself beside the status: ${tell(item)}`);
      if (there.length !== 1) return [...faults, `${there.length} elements with role=status`];
      const [status] = there;
      if (!rendered(status) || ignored(status)) faults.push("the status is hidden from screen readers");
      if (status.closest("main, form, nav")) faults.push("the status is inside of what is replaced");
      if (/^(assertive|off)$/.test(status.getAttribute("aria-live") ?? "")) faults.push("the status is not polite");
      const words = squeeze(status.textContent).split(" ").length;
      return words > 12 ? [...faults, `the status has ${words} words`] : faults;
    },

    "busy"() {
      return all("[aria-busy=true]").filter(() => document.documentElement.dataset.pending !== "1")
        .filter((item) => !all(".busy").some(rendered)).map((item) => `busy without end: ${tell(item)}`);
    },

    // A list is said to be one: Safari needs a marker that is not `none`, and a role that nobody took away.
    "lists"() {
      const wrong = all("ul, ol").filter((list) => rendered(list)
        && (/^(presentation|none)$/.test(list.getAttribute("role") ?? "")
          || [...list.children].some((item) => !["li", "script", "template"].includes(item.localName))));
      const alone = all("li").filter((item) => !["ul", "ol", "menu"].includes(item.parentElement.localName));
      const signs = all("p, div, td, dd").filter((item) => rendered(item) && item.querySelector(":scope > br")
        && item.innerText.split("\n").filter((line) => /^\s*([•·▪‣*–-]|\d+[.)])\s/.test(line)).length > 1);
      return [...wrong, ...alone, ...signs].map((item) => `no list, or not only entries in it: ${tell(item)}`);
    },
  };
}
