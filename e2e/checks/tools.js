// What the checks share: what is seen, how things are called, in which language they are said.
(page) => {
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe,"
    + " audio[controls], video[controls], [tabindex], [contenteditable=''], [contenteditable=true]";
  const WIDGETS = "[role=button], [role=link], [role=checkbox], [role=switch], [role=radio], [role=tab], [role=option],"
    + " [role=menuitem], [role=combobox], [role=slider], [role=textbox], [role=searchbox], [onclick]";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const rendered = (element) => element.checkVisibility({ visibilityProperty: true });
  // Read out, but not seen: cut to nothing.
  const clipped = (element) => {
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.clipPath.startsWith("inset(50%") || style.clip === "rect(0px, 0px, 0px, 0px)") return true;
    }
    return false;
  };
  const seen = (element) => rendered(element) && !clipped(element);
  const ignored = (element) => Boolean(element.closest("[aria-hidden=true]"));
  const langOf = (element) => element.closest("[lang]")?.lang ?? "";
  const dirOf = (element) => getComputedStyle(element).direction;

  // The words of an element as they are read: without what is hidden, with what stands for pictures.
  const spoken = (element, hidden = false) => {
    let text = "";
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") continue;
      if (["script", "style", "template"].includes(node.localName) || (!hidden && !rendered(node))) continue;
      const said = node.getAttribute("aria-label") ?? (node.localName === "img" ? node.alt : null);
      const block = !/inline|contents/.test(getComputedStyle(node).display);
      text += `${block ? " " : ""}${said ?? spoken(node, hidden)}${block ? " " : ""}`;
    }
    return text;
  };
  const labelled = (element) => (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)).filter(Boolean);
  // The accessible name (accname-1.2, for the elements of this site).
  const nameOf = (element) => {
    const parts = labelled(element);
    if (parts.length) return squeeze(parts.map((part) => spoken(part, true)).join(" "));
    if (element.getAttribute("aria-label")?.trim()) return squeeze(element.getAttribute("aria-label"));
    if (element.localName === "img" || element.type === "image") return squeeze(element.alt);
    if (["submit", "reset", "button"].includes(element.type) && element.localName === "input") return element.value;
    if (element.labels?.length) return squeeze([...element.labels].map((label) => spoken(label)).join(" "));
    if (element.matches("svg a")) {
      const titles = [...element.querySelectorAll("title")].map((title) => title.textContent);
      return squeeze(titles.join(" ") || element.textContent);
    }
    const own = { fieldset: "legend", table: "caption", figure: "figcaption", svg: "title" }[element.localName];
    if (own) return squeeze(element.querySelector(`:scope > ${own}`)?.textContent);
    const byContent = element.matches("a, button, summary, h1, h2, h3, h4, h5, h6, label, legend, caption, th, option")
      || element.matches(WIDGETS);
    return squeeze(byContent ? spoken(element) : "") || squeeze(element.getAttribute("title"));
  };

  const tell = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const kind = element.getAttribute("class") ? `.${element.getAttribute("class").trim().split(/\s+/)[0]}` : "";
    const where = element.getAttribute("href") ? ` ${element.getAttribute("href").slice(0, 50)}` : "";
    return `<${element.localName}${id}${kind}${where}> “${squeeze(element.textContent).slice(0, 40)}”`;
  };

  const focusable = all(FOCUSABLE).filter((item) => !item.disabled && rendered(item) && !item.closest("[inert]"));
  return {
    page, WIDGETS, all, squeeze, rendered, clipped, seen, ignored, langOf, dirOf, spoken, labelled, nameOf, tell,
    focusable, tabbable: focusable.filter((item) => item.tabIndex >= 0),
    blockOf: (node) => {
      let block = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      while (getComputedStyle(block).display.startsWith("inline") && block.parentElement) block = block.parentElement;
      return block;
    },
  };
}
