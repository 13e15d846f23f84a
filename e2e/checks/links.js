// Where links lead, and whether their words say so.
({ page, all, squeeze, rendered, seen, nameOf, tell, tabbable }) => {
  // What says nothing by itself, in the languages of the site (WCAG 2.4.9).
  const VAGUE = new Set(
    (
      "here|click here|click|more|read more|link|this link|this|this page|page|details|info|continue|go|see" +
      "|hier|klik hier|klik|meer|lees meer|lees verder|verder|deze link|deze pagina|pagina" +
      "|ici|cliquez ici|cliquer ici|plus|en savoir plus|lire la suite|suite|voir|lien|ce lien|cette page" +
      "|aquí|haga clic aquí|clic aquí|más|leer más|ver más|enlace|este enlace|esta página|página|ver"
    ).split("|"),
  );
  const links = () => all("a[href], area[href], svg a").filter(rendered);
  // From which page one comes to a form is no other place.
  const address = (link) => {
    const there = new URL(link.getAttribute("href"), location);
    there.searchParams.delete("page");
    return there.href;
  };
  // A place on another page is that page.
  const placeOf = (link) => {
    const there = address(link);
    return there.split("#")[0] === location.href.split("#")[0] ? there : there.split("#")[0];
  };
  const LINES = "li, p, td, dd";

  return {
    "link-purpose"() {
      return links().flatMap((link) => {
        const name = nameOf(link);
        const bare = name
          .toLowerCase()
          .replace(/[\s.…»›>→:!]+$/u, "")
          .replace(/^[\s«‹<←]+/u, "");
        if (!name) return [`a link without words: ${tell(link)}`];
        if (VAGUE.has(bare)) return [`“${name}” does not say where it leads: ${tell(link)}`];
        if (/^(https?:\/\/|www\.|\/)\S+$/i.test(name)) return [`an address instead of words: ${tell(link)}`];
        return /^[\p{P}\p{S}\d\s]+$/u.test(name) && !/\d/.test(name) ? [`signs instead of words: ${tell(link)}`] : [];
      });
    },

    // The same words lead to the same place. Not the contrary: a sentence names a subject as it must.
    "link-difference"() {
      const places = new Map();
      const faults = [];
      for (const link of links()) {
        const name = nameOf(link).toLowerCase();
        const there = places.get(name);
        if (there === undefined) places.set(name, placeOf(link));
        else if (there !== placeOf(link)) faults.push(`“${name}” leads to ${there} and to ${placeOf(link)}`);
      }
      return faults;
    },

    // The same place twice in one entry is a stop too many, and said twice.
    "link-twice"() {
      return all(LINES).flatMap((line) => {
        const inside = [...line.children].filter((item) => item.matches("a[href]") && rendered(item));
        const twice = inside.filter((link, place) => place && address(inside[place - 1]) === address(link));
        return twice.map((link) => `beside another link to the same place: ${tell(link)}`);
      });
    },

    "link-targets"() {
      return all("a[href^='#']")
        .filter((link) => link.hash && !document.getElementById(decodeURIComponent(link.hash.slice(1))))
        .map((link) => `leads to nothing on this page: ${tell(link)}`);
    },

    "skip-link"() {
      const first = tabbable[0];
      if (!first?.matches("a[href^='#']")) return [`the first stop is no skip link: ${first && tell(first)}`];
      const target = document.getElementById(first.hash.slice(1));
      if (!target) return ["the skip link leads nowhere"];
      const faults = target.closest("main") ? [] : ["the skip link does not lead to the content"];
      return target.hasAttribute("tabindex")
        ? faults
        : [...faults, "what the skip link leads to cannot take the focus"];
    },

    "new-window"() {
      const opens = all("a[target], area[target], form[target], base[target]").filter(
        (item) => !/^_self$/i.test(item.target),
      );
      return opens.map((item) => `opens another window: ${tell(item)}`);
    },

    // In nothing but name a link or button: without an address, or made to look like one.
    "real-controls"() {
      const dead = all("a").filter((link) => rendered(link) && !link.hasAttribute("href") && !link.id);
      const script = all("a[href^='javascript:'], a[href='#']");
      const bare = all("form button:not([type=submit], [type=reset], [type=button])").filter((item) =>
        item.hasAttribute("type"),
      );
      const nested = all("a a, a button, button a, button button, label button, summary a, summary button");
      return [...dead, ...script, ...bare, ...nested].map((item) => `no real link or button: ${tell(item)}`);
    },

    // Where one is (WCAG 2.4.8): the page itself is marked in each navigation that has it, in the menu the part of the
    // site that it belongs to, and in the way from the home page its last step.
    current() {
      const here = location.pathname + location.search;
      const unmarked = (link) => rendered(link) && link.origin === location.origin && !link.hasAttribute("aria-current");
      const own = all("nav:not(.language-switch) a[href]")
        .filter((link) => unmarked(link) && link.pathname + link.search === here && !link.hash)
        .map((link) => `the page one is on is not marked: ${tell(link)}`);
      const parts = all("header nav:not(.language-switch) a[href]")
        .filter((link) => unmarked(link) && location.pathname.startsWith(`${link.pathname}/`))
        .map((link) => `the part one is in is not marked: ${tell(link)}`);
      const steps = all("nav ol > li:last-child:not(:has(a), [aria-current=page])")
        .filter(rendered)
        .map((step) => `the last step is not marked: ${tell(step)}`);
      return [...own, ...parts, ...steps];
    },
  };
};
