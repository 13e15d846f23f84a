// In which order things are read and reached, and that all that is operated is reached.
({ WIDGETS, all, squeeze, rendered, seen, clipped, dirOf, tell, tabbable }) => {
  // The places of stops that follow each other. Where a place is geography, it is no order: names on the map, and seats
  // around the table of the picture, whose order is told by the list of connections below.
  const ordered = (items) => {
    const faults = [];
    const free = items.filter((item) => seen(item) && !item.closest(".map, .picture"));
    free.forEach((item, place) => {
      const next = free[place + 1];
      if (!next || item.contains(next)) return;
      const [one, other] = [item.getClientRects()[0], next.getClientRects()[0]];
      if (!one || !other) return;
      const beside = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const level = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const rtl = dirOf(item.parentElement) === "rtl";
      const back = rtl ? other.left >= one.right - 1 : other.right <= one.left + 1;
      if (other.bottom <= one.top + 1 && beside > Math.min(one.width, other.width) / 4)
        faults.push(`above what comes before it: ${tell(next)}`);
      else if (level > Math.min(one.height, other.height) / 2 && back)
        faults.push(`beside what comes before it, on the wrong side: ${tell(next)}`);
    });
    return faults;
  };

  return {
    "focus-order"() {
      const positive = all("[tabindex]")
        .filter((item) => item.tabIndex > 0)
        .map((item) => `tabindex=${item.tabIndex}: ${tell(item)}`);
      return [...positive, ...ordered(tabbable)];
    },

    // Words stand in the order in which they are read out (WCAG 1.3.2).
    "reading-order"() {
      const blocks = all(
        "h1, h2, h3, h4, p, li, dt, dd, caption, summary, label, legend, button, select, input:not([type=hidden])",
      ).filter((item) => rendered(item) && squeeze(item.textContent || item.name));
      const moved = all("body *")
        .filter((item) => {
          const style = getComputedStyle(item);
          return (
            style.order !== "0" || (/flex/.test(style.display) && /reverse/.test(style.flexDirection + style.flexWrap))
          );
        })
        .map((item) => `put out of its order: ${tell(item)}`);
      return [...moved, ...ordered(blocks)];
    },

    reachable() {
      const own = "a[href], button, input:not([type=hidden]), select, textarea, summary";
      const skipped = all(own).filter(
        (item) => rendered(item) && !item.disabled && item.tabIndex < 0 && !/\bradio\b/.test(item.type),
      );
      const fake = all(WIDGETS).filter((item) => rendered(item) && item.tabIndex < 0 && !item.matches("option"));
      const silent = all("[aria-hidden=true]").flatMap((item) => tabbable.filter((one) => item.contains(one)));
      const unseen = tabbable.filter((item) => clipped(item) && !item.matches(".skip-link, input"));
      const disabled = all("button:disabled, input:disabled, select:disabled, [inert]");
      const grabbed = all("[autofocus]").filter((item) => !item.matches("#choice-kept, .faults"));
      return [
        ...[...skipped, ...fake].map((item) => `not reached by keyboard: ${tell(item)}`),
        ...[...silent, ...unseen].map((item) => `has the focus and is not there: ${tell(item)}`),
        ...disabled.map((item) => `cannot be used, and does not say why: ${tell(item)}`),
        ...grabbed.map((item) => `takes the focus by itself: ${tell(item)}`),
        ...all("[accesskey]").map((item) => `has a key of its own: ${tell(item)}`),
      ];
    },
  };
};
