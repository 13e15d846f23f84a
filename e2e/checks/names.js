// How controls, pictures and groups are called.
({ page, WIDGETS, all, squeeze, rendered, seen, ignored, spoken, labelled, nameOf, langOf, tell, focusable }) => {
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
  const fields = () => all(FIELDS).filter(rendered);
  // The tokens of HTML for what a person is asked about themselves (WCAG 1.3.5).
  const TOKENS = new Set(
    (
      "off on name honorific-prefix given-name additional-name family-name honorific-suffix nickname" +
      " username new-password current-password one-time-code organization-title organization street-address country" +
      " country-name postal-code bday sex url photo tel email impp language"
    ).split(" "),
  );
  const OWN = { email: "email", tel: "tel", url: "url" };
  const ABOUT_ONESELF = {
    "e-?mail|courriel|correo": "email",
    "^(your |uw |votre |su )?(full )?(name|naam|nom|nombre)$": "name",
  };
  const folded = (text) =>
    squeeze(text)
      .toLowerCase()
      .replace(/[\p{P}\s]+/gu, " ")
      .trim();

  return {
    // In an attribute a text cannot say its language; here it is an element (WCAG 3.1.2, H-18).
    "attribute-text"() {
      const names = [
        "aria-label",
        "title",
        "placeholder",
        "aria-description",
        "aria-roledescription",
        "aria-valuetext",
      ];
      return names.flatMap((name) =>
        all(`[${name}]`)
          .filter((item) => item.getAttribute(name).trim())
          .map((item) => `${name}=“${item.getAttribute(name)}”: ${tell(item)}`),
      );
    },

    named() {
      const controls = [...new Set([...focusable, ...all(WIDGETS).filter(rendered)])].filter(
        (item) => item.localName !== "main" && (item.tabIndex >= 0 || item.matches(WIDGETS)),
      );
      return controls.filter((item) => !nameOf(item)).map((item) => `without a name: ${tell(item)}`);
    },

    pictures() {
      const images = all("img").filter(
        (item) =>
          !item.hasAttribute("alt") ||
          /\.(svg|png|jpe?g|gif|webp)$/i.test(item.alt) ||
          /^(image|picture|photo|logo|icon)$/i.test(item.alt.trim()),
      );
      const drawn = all("svg").filter(
        (item) => rendered(item) && !ignored(item) && !nameOf(item) && !item.querySelector("a, text, title"),
      );
      const linked = all("a img, button img").filter((item) => !spoken(item.closest("a, button")).trim());
      return [...images, ...drawn, ...linked].map(
        (item) => `a picture that neither speaks nor is silent: ${tell(item)}`,
      );
    },

    // Each field has a name that is seen, as a label or, for groups, as a legend (WCAG 3.3.2).
    "field-labels"() {
      const faults = fields()
        .filter((item) => {
          const labels = [...(item.labels ?? []), ...labelled(item)];
          return !labels.some((label) => seen(label) && squeeze(label.textContent));
        })
        .map((item) => `no label that is seen: ${tell(item)} ${item.name}`);
      const several = (item) => item.form && all(`[name="${item.name}"]`, item.form).length > 1;
      const groups = all("input[type=radio], input[type=checkbox]")
        .filter((item) => rendered(item) && several(item))
        .filter((item) => {
          const group = item.closest("fieldset, [role=group], [role=radiogroup]");
          return !group || !nameOf(group);
        });
      return [...faults, ...groups.map((item) => `one of a group without a name: ${item.name}`)];
    },

    // What is wrong, and what helps, is tied to the field and is read with it (WCAG 3.3.1, 1.3.1).
    "field-help"() {
      const describes = (item) =>
        (item.getAttribute("aria-describedby") ?? "")
          .split(/\s+/)
          .filter(Boolean)
          .map((id) => document.getElementById(id))
          .filter(Boolean);
      const faults = [];
      for (const item of fields().filter((field) => field.getAttribute("aria-invalid") === "true")) {
        if (!describes(item).some((told) => seen(told) && squeeze(told.textContent)))
          faults.push(`wrong, and nothing says why: ${tell(item)} ${item.name}`);
      }
      for (const told of all(".fault, .hint").filter(rendered)) {
        const group = told.closest("fieldset, .field, form");
        if (!squeeze(told.textContent)) faults.push(`says nothing: ${tell(told)}`);
        const tied =
          told.id &&
          [group, ...all("*", group ?? document)].filter(Boolean).some((item) => describes(item).includes(told));
        if (group?.querySelector(FIELDS) && !tied) faults.push(`tied to no field: ${tell(told)}`);
      }
      for (const summary of all(".faults")) {
        if (!summary.querySelector("h2")) faults.push("a summary of faults without a heading");
        if (!summary.hasAttribute("tabindex")) faults.push("a summary of faults that cannot take the focus");
        all("li:not(:has(a[href^='#']))", summary).forEach((item) => faults.push(`leads to no field: ${tell(item)}`));
        for (const link of all("a[href^='#']", summary)) {
          const field = document.getElementById(link.hash.slice(1));
          if (!field?.matches(FIELDS)) faults.push(`leads to no field: ${tell(link)}`);
          else if (field.getAttribute("aria-invalid") !== "true" && field.type !== "radio")
            faults.push(`not marked as wrong: ${field.id}`);
        }
      }
      return faults;
    },

    "label-in-name"() {
      const controls = focusable.filter(
        (item) => item.hasAttribute("aria-labelledby") || item.hasAttribute("aria-label"),
      );
      return controls
        .filter((item) => {
          const label = folded(
            item.labels?.length ? [...item.labels].map((one) => spoken(one)).join(" ") : spoken(item),
          );
          return (
            item.matches("a, button, summary, input, select, textarea") &&
            label &&
            !folded(nameOf(item)).includes(label)
          );
        })
        .map((item) => `the name “${nameOf(item)}” has not what is seen: ${tell(item)}`);
    },

    autocomplete() {
      return fields().flatMap((item) => {
        const given = (item.getAttribute("autocomplete") ?? "").trim().toLowerCase();
        const token = given.split(/\s+/).at(-1);
        if (given && !TOKENS.has(token)) return [`autocomplete=“${given}” says nothing: ${item.name}`];
        const asked =
          OWN[item.type] ??
          Object.entries(ABOUT_ONESELF).find(([words]) => new RegExp(words, "i").test(nameOf(item)))?.[1];
        const personal =
          asked &&
          item.matches("input[type=text], input[type=email], input[type=tel], input[type=url], input:not([type])");
        return personal && token !== asked
          ? [`asks for ${asked}, and does not say autocomplete=${asked}: ${item.name}`]
          : [];
      });
    },

    // All that is read, with its language: `english.py` looks it up in the catalogue.
    texts() {
      const found = [];
      const add = (text, element, where) => {
        if (squeeze(text)) found.push([squeeze(text), langOf(element), where]);
      };
      for (const name of [
        "aria-label",
        "alt",
        "title",
        "placeholder",
        "label",
        "aria-description",
        "aria-roledescription",
        "content",
        "value",
      ]) {
        const from =
          { content: "meta[name=description]", value: "input[type=submit], input[type=button]" }[name] ?? `[${name}]`;
        all(from).forEach((item) => add(item.getAttribute(name), item, name));
      }
      for (const item of all(
        "title, h1, h2, h3, h4, legend, label, caption, th, td, button, summary, option, a, p, li, span, dt, dd, div," +
          " figcaption, text, cite, strong, em",
      )) {
        if (item.closest("script, style, template")) continue;
        const own = [...item.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (own) add(item.textContent, item, item.localName);
        if (own && item.children.length)
          item.childNodes.forEach((node) => {
            if (node.nodeType === Node.TEXT_NODE) add(node.data, item, item.localName);
          });
      }
      add(document.title.split(" – ")[0], document.head.querySelector("title") ?? document.documentElement, "title");
      return found;
    },
  };
};
