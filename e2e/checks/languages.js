// In which language things are said. `page.language` is the one of the address.
({ page, all, squeeze, rendered, langOf, blockOf, tell }) => {
  // Frequent words that only one of the languages has.
  const FREQUENT = {
    en: "the and that with are this from by it be not have which was for their its you your what",
    nl: "het een van dat op voor met niet zijn die aan door bij ook naar worden wordt deze dit uit hun er je wat",
    fr: "le les des du et est une dans pour qui avec par sur pas au aux ce cette sont il elle vous votre",
    es: "el los las del una por con para su sus al como más y se lo esta este sin usted",
  };
  const LANGUAGES = Object.keys(FREQUENT);
  const known = new Map(LANGUAGES.flatMap((locale) => FREQUENT[locale].split(" ").map((word) => [word, locale])));
  const LEAST = 3;

  const written = (text) => {
    const counts = Object.fromEntries(LANGUAGES.map((locale) => [locale, 0]));
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      if (known.has(word)) counts[known.get(word)] += 1;
    }
    return counts;
  };

  return {
    "page-language"() {
      const { lang, dir } = document.documentElement;
      const faults = page.language && lang !== page.language ? [`the page is marked “${lang}”, its address says “${page.language}”`] : [];
      if (!lang) faults.push("the page does not say its language");
      const from = new Intl.Locale(lang || "en").textInfo?.direction ?? (lang.startsWith("ar") ? "rtl" : "ltr");
      if (dir !== from) faults.push(`the page is marked dir=${dir}, and ${lang} is written ${from}`);
      const other = all("[dir]").filter((item) => item !== document.documentElement && !/^(ltr|rtl|auto)$/.test(item.dir));
      return [...faults, ...other.map((item) => `no direction: ${tell(item)}`)];
    },

    "known-languages"() {
      return all("[lang]").filter((item) => {
        try {
          return !item.lang || !new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(item.lang);
        } catch {
          return true;
        }
      }).map((item) => `lang=“${item.lang}” is no language: ${tell(item)}`);
    },

    // Whatever is written in another language than it is marked with, as far as frequent words tell (WCAG 3.1.1, 3.1.2).
    "parts-language"() {
      const texts = new Map();
      const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest("script, style, template, code, option, textarea")) continue;
        const lang = langOf(element);
        const block = rendered(element) ? blockOf(element) : element;
        if (!texts.has(block)) texts.set(block, {});
        texts.get(block)[lang] = `${texts.get(block)[lang] ?? ""} ${node.data}`;
      }
      const faults = [];
      for (const [block, byLang] of texts) {
        for (const [lang, text] of Object.entries(byLang)) {
          if (!LANGUAGES.includes(lang)) continue;
          const counts = written(text);
          const [best] = LANGUAGES.toSorted((one, other) => counts[other] - counts[one]);
          if (best !== lang && counts[best] >= LEAST && counts[best] > 2 * counts[lang]) {
            faults.push(`marked “${lang}”, and written in “${best}”: ${tell(block)}`);
          }
        }
      }
      return faults;
    },

    // Links to this page in other languages: each in its own, the one of the page marked.
    "language-switch"() {
      const links = all("nav a[hreflang]");
      const faults = links.filter((link) => link.lang !== link.hreflang).map((link) => `not marked as its language: ${tell(link)}`);
      links.filter((link) => new URL(link.href).pathname.split("/")[1] !== link.hreflang)
        .forEach((link) => faults.push(`leads to another language than it says: ${tell(link)}`));
      links.filter((link) => {
        const own = new Intl.DisplayNames(link.hreflang, { type: "language", fallback: "none" }).of(link.hreflang);
        return own && own.toLowerCase() !== squeeze(link.textContent).toLowerCase();
      }).forEach((link) => faults.push(`not called as in its own language: ${tell(link)}`));
      const current = links.filter((link) => link.hasAttribute("aria-current")).map((link) => link.hreflang);
      if (links.length && current.join() !== document.documentElement.lang) faults.push(`marked as the present one: ${current}`);
      links.filter((link) => [...link.attributes].some(({ name }) => /hx-/.test(name)))
        .forEach((link) => faults.push(`fetched by script, so that the document keeps its language: ${tell(link)}`));
      return faults;
    },

    // The addresses of this page in other languages lead where the language links do.
    "alternates"() {
      const here = (link) => { const url = new URL(link.href); return url.pathname + url.search; };
      const alternates = new Map(all("head link[rel=alternate][hreflang]").map((link) => [link.hreflang, here(link)]));
      if (!alternates.size) return [];
      return all("nav a[hreflang]").filter((link) => alternates.get(link.hreflang) !== here(link))
        .map((link) => `not what the head says (${alternates.get(link.hreflang)}): ${tell(link)}`);
    },
  };
}
