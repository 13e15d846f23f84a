// Whether the focus is seen where it is. Each element gets it in turn; afterwards all is as it was.
({ all, rendered, seen, tell, focusable, paint, contrast, ground, rings, discs }) => {
  const THICK = 2; // CSS pixels of a ring (WCAG 2.4.13)
  const CONTRAST = 3;
  const forced = matchMedia("(forced-colors: active)").matches;

  const inset = (box, by) => ({
    left: box.left + by,
    top: box.top + by,
    right: box.right - by,
    bottom: box.bottom - by,
  });
  const over = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const related = (one, other) => one.contains(other) || other.contains(one);

  // Where a drawing can be clicked, though nothing is painted there, or nothing that hides what is beneath.
  const clear = ["none", "transparent", "rgba(0, 0, 0, 0)"];
  const unpainted = (one) => {
    const { fill, fillOpacity, stroke, strokeWidth, opacity } = getComputedStyle(one);
    const empty = clear.includes(fill) || fillOpacity < 0.5;
    const thin = clear.includes(stroke) || parseFloat(strokeWidth) <= 1;
    return one.closest("svg") && one.localName !== "svg" && (opacity < 0.5 || (empty && thin));
  };
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room = innerHeight - (parseFloat(scrollPaddingTop) || 0) - (parseFloat(scrollPaddingBottom) || 0);

  // What stays in its place while the page moves under it.
  const floating = all("body *").filter((item) => /fixed|sticky/.test(getComputedStyle(item).position) && seen(item));
  const covered = (element) => {
    // A link in a drawing is where its shapes are, not in the whole of its box.
    const shape = element.matches("svg a") && element.querySelector("circle");
    const boxes = [...(shape || element).getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (!boxes.length) return "it has no size";
    const [box] = boxes;
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
      return "it is out of view";
    const inView = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    if (inView < 0.9 * Math.min(box.height, room)) return "it is in view in part only";
    const { left, top, right, bottom } = inset(box, Math.min(3, box.width / 3, box.height / 3));
    const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
    const corners = [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
      [midX, midY],
    ];
    // On the map dots may lie close: of the ring around one, three quarters must be seen (WCAG 2.4.11 asks for a part).
    const radius = box.width / 2 - 1;
    const around = [0, 1, 2, 3, 4, 5, 6, 7]
      .map((part) => (part * Math.PI) / 4)
      .map((angle) => [midX + radius * Math.cos(angle), midY + radius * Math.sin(angle)]);
    const under = [];
    for (const [x, y] of shape ? around : corners) {
      const found = document
        .elementsFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1))
        .find((one) => !unpainted(one));
      if (found && !related(found, element) && ![...(element.labels ?? [])].some((label) => label.contains(found)))
        under.push(found);
    }
    if (under.length > (shape ? around.length / 4 : 0)) return `under ${tell(under[0])}`;
    const above = floating.find((item) => !related(item, element) && over(item.getBoundingClientRect(), box));
    return above ? `under ${tell(above)}` : "";
  };
  // Whether an ancestor cuts the ring off.
  const cut = (element, ring) => {
    const box = inset(element.getBoundingClientRect(), -(ring.out - ring.width + THICK));
    for (let one = element.parentElement; one && one !== document.documentElement; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (one === document.body || (style.overflowX === "visible" && style.overflowY === "visible")) continue;
      const edge = one.getBoundingClientRect();
      if (
        box.left < edge.left - 1 ||
        box.right > edge.right + 1 ||
        box.top < edge.top - 1 ||
        box.bottom > edge.bottom + 1
      )
        return one;
    }
    return null;
  };

  let measured;
  const measure = () => {
    if (measured) return measured;
    measured = { faint: [], covered: [] };
    const [before, x, y] = [document.activeElement, scrollX, scrollY];
    for (const element of focusable.filter((item) => item.localName !== "main" && !item.closest("svg[hidden]"))) {
      element.blur();
      const was = JSON.stringify([...rings(getComputedStyle(element)), ...discs(element)]);
      element.focus({ focusVisible: true });
      if (document.activeElement !== element) {
        measured.faint.push(`does not keep the focus: ${tell(element)}`);
        continue;
      }
      const style = getComputedStyle(element);
      const now = [...rings(style), ...discs(element)];
      const behind = ground(element);
      const clear = now.filter(
        (ring) =>
          ring.width >= THICK &&
          !was.includes(JSON.stringify(ring)) &&
          contrast(paint(ring.colour), behind) >= CONTRAST,
      );
      const told =
        now.map((ring) => `${ring.width} px, ${contrast(paint(ring.colour), behind).toFixed(1)}:1`).join(" and ") ||
        "no ring";
      if (!clear.length) measured.faint.push(`${told}: ${tell(element)}`);
      else if (clear.every((ring) => !ring.drawn && cut(element, ring)))
        measured.faint.push(`its ring is cut off by ${tell(cut(element, clear[0]))}: ${tell(element)}`);
      else if (style.opacity < 0.5) measured.faint.push(`opacity ${style.opacity}: ${tell(element)}`);
      const lies = covered(element);
      if (lies) measured.covered.push(`${lies}: ${tell(element)}`);
    }
    document.activeElement.blur();
    if (before && before !== document.body) before.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
    return measured;
  };

  return {
    "focus-visible": () => measure().faint,
    "focus-covered": () => measure().covered,

    // The shape of a field or button is seen: its edge, or what fills it, has 3:1 on what is around (WCAG 1.4.11). Boxes
    // to tick as the browser draws them are its own matter.
    "control-edges"() {
      const own = (item, style) => /checkbox|radio/.test(item.type) && style.appearance !== "none";
      return all("button, select, textarea, input:not([type=hidden], [type=file])").filter(seen).filter((item) => {
        const style = getComputedStyle(item);
        const edged = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1;
        const shapes = [style.backgroundColor, ...(edged ? [style.borderTopColor] : [])].map(paint);
        const clear = (shape) => contrast(shape, ground(item)) >= CONTRAST;
        return !own(item, style) && !shapes.some(clear);
      }).map((item) => `hardly seen: ${tell(item)}`);
    },

    // Forced colours leave outlines and borders, and take shadows and grounds away.
    "forced-colours"() {
      if (!forced) return [];
      const faults = all("body *:not(svg, svg *)")
        .filter((item) => getComputedStyle(item).forcedColorAdjust === "none" && rendered(item))
        .map((item) => `keeps its own colours: ${tell(item)}`);
      const edge = (style) => style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1;
      all("button, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])")
        .filter(rendered)
        .filter((item) => !edge(getComputedStyle(item)))
        .forEach((item) => faults.push(`has no edge: ${tell(item)}`));
      const looks = (item) => {
        const [style, after, before] = [
          getComputedStyle(item),
          getComputedStyle(item, "::after"),
          getComputedStyle(item, "::before"),
        ];
        const drawn = (part) => part.content !== "none" &&
          [part.content, part.borderTopStyle, part.borderTopWidth, part.borderBottomWidth, part.display].join();
        return [
          style.fontWeight,
          style.textDecorationLine,
          style.textDecorationStyle,
          style.textDecorationThickness,
          style.borderBottomWidth,
          style.borderTopWidth,
          style.borderBottomStyle,
          style.outlineStyle,
          drawn(after),
          drawn(before),
        ].join("|");
      };
      for (const item of all("nav a[aria-current], .views [aria-current], .map-regions [aria-current]").filter(seen)) {
        const other = [...item.closest("nav, ul, p").querySelectorAll("a:not([aria-current])")].find(seen);
        if (other && looks(other) === looks(item)) faults.push(`looks like what is not current: ${tell(item)}`);
      }
      return faults;
    },
  };
};
