// Sizes: of targets, of lines, of the page; and what moves.
({ all, squeeze, rendered, clipped, seen, nameOf, blockOf, tell, tabbable }) => {
  const LEAST = 24; // CSS pixels (WCAG 2.5.8)
  const ALONE = 44; // CSS pixels (WCAG 2.5.5)
  const SIGNS = 85; // letters of a line: 80 (WCAG 1.4.8), and how much their widths differ
  const SLACK = 0.5;

  // A control with a label is as large as both together; a link is as large as the one of its lines that is met first.
  const box = (item) => {
    const boxes = [item, ...(item.matches("input[type=checkbox], input[type=radio]") ? (item.labels ?? []) : [])].map(
      (one) => one.getBoundingClientRect(),
    );
    const left = Math.min(...boxes.map((one) => one.left));
    const top = Math.min(...boxes.map((one) => one.top));
    return {
      left,
      top,
      width: Math.max(...boxes.map((one) => one.right)) - left,
      height: Math.max(...boxes.map((one) => one.bottom)) - top,
    };
  };
  // A link is in a sentence if its block says something besides links: a letter outside of any.
  const inSentence = (link) => {
    const style = getComputedStyle(link);
    if (!link.matches("a") || link.closest("svg") || style.display !== "inline") return false;
    const outside = blockOf(link).cloneNode(true);
    outside.querySelectorAll("a, .visually-hidden, [hidden]").forEach((one) => one.remove());
    return (
      /\p{L}|\d/u.test(outside.textContent) ||
      (blockOf(link).querySelectorAll("a").length > 1 && /,/.test(outside.textContent))
    );
  };
  const targets = () =>
    tabbable
      .filter((item) => seen(item) && !item.matches("[role=region], main, iframe") && !inSentence(item))
      .map((item) => ({ item, ...box(item) }));
  const near = (one, other) => {
    const [x, y] = [one.left + one.width / 2, one.top + one.height / 2];
    const dx = Math.max(other.left - x, 0, x - other.left - other.width);
    const dy = Math.max(other.top - y, 0, y - other.top - other.height);
    const small = other.width < LEAST || other.height < LEAST;
    const between = Math.hypot(other.left + other.width / 2 - x, other.top + other.height / 2 - y);
    return Math.hypot(dx, dy) < LEAST / 2 - SLACK || (small && between < LEAST - SLACK);
  };
  const size = ({ width, height }) => `${width.toFixed(0)} × ${height.toFixed(0)} px`;

  // Names on the map stand where their countries lie, which is what a map is for: the exception of 2.5.8 and 2.5.5. The
  // lists of the site have them in full size.
  const placed = (item) => item.matches("svg.world a");

  return {
    // Smaller ones need so much room that a circle of 24 px around each touches no other.
    "targets-24"() {
      const there = targets().filter(({ item }) => !placed(item));
      return there
        .filter((one) => one.width < LEAST - SLACK || one.height < LEAST - SLACK)
        .filter((one) =>
          there.some(
            (other) =>
              other !== one && !one.item.contains(other.item) && !other.item.contains(one.item) && near(one, other),
          ),
        )
        .map((one) => `${size(one)}: ${tell(one.item)}`);
    },

    // Buttons, fields and links outside of sentences.
    "targets-44"() {
      return targets()
        .filter(({ item }) => !placed(item))
        .filter((one) => one.width < ALONE - SLACK || one.height < ALONE - SLACK)
        .map((one) => `${size(one)}: ${tell(one.item)}`);
    },

    // Paragraphs as they are read best (WCAG 1.4.8). The reader decides how long a line is, since text wraps
    // (technique C20).
    paragraphs() {
      // How many letters its longest line has, were they all of one width.
      const longest = (item) => {
        const range = document.createRange();
        const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
        const lines = new Map();
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          range.selectNodeContents(node);
          for (const { bottom, width } of range.getClientRects()) {
            const line = Math.round(bottom / 8);
            lines.set(line, (lines.get(line) ?? 0) + width);
          }
        }
        const whole = [...lines.values()].reduce((sum, width) => sum + width, 0);
        return (squeeze(item.textContent).length * Math.max(...lines.values())) / whole;
      };
      // Not of items that hold a list: its own items are looked at, and stand side by side where there is room.
      return all("main p, main li:not(:has(li))")
        .filter((item) => seen(item) && squeeze(item.textContent).length > 160)
        .flatMap((item) => {
          const style = getComputedStyle(item);
          const faults = [];
          if (style.textAlign === "justify") faults.push("justified");
          if (parseFloat(style.lineHeight) < 1.5 * parseFloat(style.fontSize) - 1)
            faults.push(`lines of ${style.lineHeight} for letters of ${style.fontSize}`);
          const signs = longest(item);
          if (signs > SIGNS) faults.push(`${signs.toFixed(0)} signs in a line`);
          return faults.map((fault) => `${fault}: ${tell(item)}`);
        });
    },

    // Nothing moves by itself; for those who want less movement nothing moves at all (WCAG 2.2.2, 2.3.3).
    movement() {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const running = document
        .getAnimations()
        .filter((one) => one.playState === "running")
        .filter((one) => calm || one.effect?.getComputedTiming().endTime > 5000)
        .map((one) => `moves: ${one.effect?.target && tell(one.effect.target)}`);
      const scroll = getComputedStyle(document.documentElement).scrollBehavior;
      if (!calm) return running;
      const timed = all("*")
        .filter((item) => {
          const style = getComputedStyle(item);
          const longest = (list) => Math.max(...list.split(",").map(parseFloat));
          return (
            longest(style.transitionDuration) > 0.01 ||
            (style.animationName !== "none" && longest(style.animationDuration) > 0.01)
          );
        })
        .map((item) => `would move: ${tell(item)}`);
      return [...running, ...timed, ...(scroll === "smooth" ? ["the page glides when it scrolls"] : [])];
    },

    zoom() {
      const viewport = document.querySelector("meta[name=viewport]")?.content ?? "";
      const fixed = /user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[0-4](\.|\b)/.test(viewport);
      const later = all("meta[http-equiv=refresh i]").map(() => "the page goes on by itself");
      const turned = [document.documentElement, document.body].some(
        (item) => getComputedStyle(item).rotate !== "none" || getComputedStyle(item).transform !== "none",
      );
      return [
        ...(fixed ? [`cannot be enlarged: ${viewport}`] : []),
        ...(/width=device-width/.test(viewport) ? [] : ["the width of the device is not used"]),
        ...later,
        ...(turned ? ["turned or scaled as a whole"] : []),
      ];
    },

    // On paper: nothing to operate, where the page is, and where its links to other websites lead.
    print() {
      if (!matchMedia("print").matches) return [];
      const left = all("nav, form, button, .consent, .skip-link, .downloads")
        .filter(rendered)
        .map((item) => `printed: ${tell(item)}`);
      const after = (item) => getComputedStyle(item, "::after").content;
      const canonical = document.querySelector("head > link[rel=canonical]");
      if (canonical && !(rendered(canonical) && /attr\(href\)|https?:/.test(after(canonical))))
        left.push("the address of the page is not printed");
      all("main a[rel~=external]")
        .filter((item) => rendered(item) && !/attr\(href\)|https?:/.test(after(item)))
        .forEach((item) => left.push(`its address is not printed: ${tell(item)}`));
      const cut = all("main *").filter(
        (item) =>
          rendered(item) &&
          !clipped(item) &&
          /auto|scroll|hidden/.test(getComputedStyle(item).overflowX) &&
          item.scrollWidth > item.clientWidth + 1,
      );
      if (!rendered(document.querySelector("h1") ?? document.body)) left.push("the heading is not printed");
      return [...left, ...cut.map((item) => `cut off on paper: ${tell(item)}`)];
    },
  };
};
