// Where the focus goes, and whether it is seen there. Each element gets the focus in turn; afterwards all is as it was.
({ WIDGETS, all, squeeze, rendered, seen, clipped, ignored, dirOf, nameOf, tell, focusable, tabbable }) => {
  const THICK = 2; // CSS pixels of a ring (WCAG 2.4.13)
  const CONTRAST = 3;
  const forced = matchMedia("(forced-colors: active)").matches;

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paints = new Map();
  const paint = (colour) => {
    if (!paints.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      paints.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return paints.get(colour);
  };
  const luminance = ([red, green, blue]) => [red, green, blue].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What is behind a ring, which lies outside of the element.
  const ground = (element) => {
    for (let one = element.parentElement; one; one = one.parentElement) {
      const colour = paint(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return paint("Canvas");
  };
  const rings = (style) => {
    const found = [];
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle !== "none" && width) found.push({ width, out: width + parseFloat(style.outlineOffset), colour: style.outlineColor });
    for (const [, colour, x, y, blur, spread] of style.boxShadow.matchAll(/([a-z-]+\([^)]*\)|#\w+)\s+(\S+)px\s+(\S+)px\s+(\S+)px\s+(\S+)px(?! inset)/g)) {
      if (![x, y, blur].some(Number) && spread > 0) found.push({ width: Number(spread), out: Number(spread), colour });
    }
    return found;
  };
  // In a drawing the edge of a disc is the ring: as thick as it is painted.
  const discs = (element) => {
    const disc = element.matches("svg a") && element.querySelector("circle");
    if (!disc) return [];
    const { stroke, strokeWidth, vectorEffect, strokeOpacity } = getComputedStyle(disc);
    const scale = vectorEffect === "non-scaling-stroke" ? 1 : disc.getScreenCTM().a;
    return stroke === "none" || strokeOpacity === "0" ? [] : [{ width: parseFloat(strokeWidth) * scale, out: 0, colour: stroke, drawn: true }];
  };
  const inset = (box, by) => ({ left: box.left + by, top: box.top + by, right: box.right - by, bottom: box.bottom - by });
  const over = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const related = (one, other) => one.contains(other) || other.contains(one);

  // Where a drawing can be clicked, though nothing is painted there.
  const clear = ["none", "transparent", "rgba(0, 0, 0, 0)"];
  const unpainted = (one) => {
    const { fill, stroke, opacity } = getComputedStyle(one);
    return one.closest("svg") && one.localName !== "svg" && (opacity < 0.5 || (clear.includes(fill) && clear.includes(stroke)));
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
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "it is out of view";
    if (box.height < room && (box.top < -1 || box.bottom > innerHeight + 1)) return "it is in view in part only";
    const { left, top, right, bottom } = inset(box, Math.min(3, box.width / 3, box.height / 3));
    const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
    const corners = [[left, top], [right, top], [left, bottom], [right, bottom], [midX, midY]];
    // On the map dots may lie close: of the ring around one, three quarters must be seen (WCAG 2.4.11 asks for a part).
    const radius = box.width / 2 - 1;
    const around = [0, 1, 2, 3, 4, 5, 6, 7].map((part) => part * Math.PI / 4)
      .map((angle) => [midX + radius * Math.cos(angle), midY + radius * Math.sin(angle)]);
    const under = [];
    for (const [x, y] of shape ? around : corners) {
      const found = document.elementsFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1))
        .find((one) => !unpainted(one));
      if (found && !related(found, element) && ![...element.labels ?? []].some((label) => label.contains(found))) under.push(found);
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
      if (one === document.body || style.overflowX === "visible" && style.overflowY === "visible") continue;
      const edge = one.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1) return one;
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
      if (document.activeElement !== element) continue;
      const style = getComputedStyle(element);
      const now = [...rings(style), ...discs(element)];
      const behind = ground(element);
      const clear = now.filter((ring) => ring.width >= THICK && !was.includes(JSON.stringify(ring)) && contrast(paint(ring.colour), behind) >= CONTRAST);
      const told = now.map((ring) => `${ring.width} px, ${contrast(paint(ring.colour), behind).toFixed(1)}:1`).join(" and ") || "no ring";
      if (!clear.length) measured.faint.push(`${told}: ${tell(element)}`);
      else if (clear.every((ring) => !ring.drawn && cut(element, ring))) measured.faint.push(`its ring is cut off by ${tell(cut(element, clear[0]))}: ${tell(element)}`);
      else if (style.opacity < 0.5) measured.faint.push(`opacity ${style.opacity}: ${tell(element)}`);
      const lies = covered(element);
      if (lies) measured.covered.push(`${lies}: ${tell(element)}`);
    }
    document.activeElement.blur();
    if (before && before !== document.body) before.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
    return measured;
  };

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
      if (other.bottom <= one.top + 1 && beside > Math.min(one.width, other.width) / 4) faults.push(`above what comes before it: ${tell(next)}`);
      else if (level > Math.min(one.height, other.height) / 2 && back) faults.push(`beside what comes before it, on the wrong side: ${tell(next)}`);
    });
    return faults;
  };

  return {
    "focus-visible": () => measure().faint,
    "focus-covered": () => measure().covered,

    "focus-order"() {
      const positive = all("[tabindex]").filter((item) => item.tabIndex > 0).map((item) => `tabindex=${item.tabIndex}: ${tell(item)}`);
      return [...positive, ...ordered(tabbable)];
    },

    // Words stand in the order in which they are read out (WCAG 1.3.2).
    "reading-order"() {
      const blocks = all("h1, h2, h3, h4, p, li, dt, dd, caption, summary, label, legend, button, select, input:not([type=hidden])")
        .filter((item) => rendered(item) && squeeze(item.textContent || item.name));
      const moved = all("body *").filter((item) => {
        const style = getComputedStyle(item);
        return style.order !== "0" || (/flex/.test(style.display) && /reverse/.test(style.flexDirection + style.flexWrap));
      }).map((item) => `put out of its order: ${tell(item)}`);
      return [...moved, ...ordered(blocks)];
    },

    "reachable"() {
      const own = "a[href], button, input:not([type=hidden]), select, textarea, summary";
      const skipped = all(own).filter((item) => rendered(item) && !item.disabled && item.tabIndex < 0 && !/\bradio\b/.test(item.type));
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

    // The shape of a field or button is seen: its edge, or what fills it, has 3:1 on what is around (WCAG 1.4.11). Boxes
    // to tick as the browser draws them are its own matter.
    "control-edges"() {
      const own = (item, style) => /checkbox|radio/.test(item.type) && style.appearance !== "none";
      return all("button, select, textarea, input:not([type=hidden], [type=file])").filter(seen).filter((item) => {
        const style = getComputedStyle(item);
        const edged = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1;
        const shapes = [style.backgroundColor, ...(edged ? [style.borderTopColor] : [])].map(paint);
        return !own(item, style) && !shapes.some((shape) => shape[3] === 255 && contrast(shape, ground(item)) >= CONTRAST);
      }).map((item) => `hardly seen: ${tell(item)}`);
    },

    // Forced colours leave outlines and borders, and take shadows and grounds away.
    "forced-colours"() {
      if (!forced) return [];
      const faults = all("body *:not(svg, svg *)").filter((item) => getComputedStyle(item).forcedColorAdjust === "none" && rendered(item))
        .map((item) => `keeps its own colours: ${tell(item)}`);
      const edge = (style) => style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1;
      all("button, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])").filter(rendered)
        .filter((item) => !edge(getComputedStyle(item))).forEach((item) => faults.push(`has no edge: ${tell(item)}`));
      const looks = (item) => {
        const [style, after, before] = [getComputedStyle(item), getComputedStyle(item, "::after"), getComputedStyle(item, "::before")];
        const drawn = (part) => part.content !== "none" && [part.content, part.borderTopStyle, part.borderTopWidth, part.borderBottomWidth, part.display].join();
        return [style.fontWeight, style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness, style.borderBottomWidth, style.borderTopWidth,
          style.borderBottomStyle, style.outlineStyle, drawn(after), drawn(before)].join("|");
      };
      for (const item of all("nav a[aria-current], .views [aria-current], .map-regions [aria-current]").filter(seen)) {
        const other = [...item.closest("nav, ul, p").querySelectorAll("a:not([aria-current])")].find(seen);
        if (other && looks(other) === looks(item)) faults.push(`looks like what is not current: ${tell(item)}`);
      }
      return faults;
    },
  };
}
