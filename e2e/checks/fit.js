// Whether all words have room, and stand apart.
({ all, squeeze, clipped }) => {
  const name = (element) => `${element.localName}.${element.className} ${squeeze(element.textContent).slice(0, 40)}`;
  return {
    // Nothing asks for scrolling in two directions (WCAG 1.4.10), and no words are cut off (WCAG 1.4.4, 1.4.12).
    fits() {
      const root = document.scrollingElement;
      const inside = (element) => element.closest(".table-scroll, .visually-hidden, .skip-link, [hidden]");
      const elements = all("body *").filter((element) => !inside(element));
      const wide =
        root.scrollWidth > innerWidth
          ? [
              `${root.scrollWidth - innerWidth} px too wide`,
              ...elements.filter((item) => item.getBoundingClientRect().right > innerWidth + 0.5).map(name),
            ]
          : [];
      const cut = elements.filter((item) => {
        const style = getComputedStyle(item);
        return (
          style.overflow !== "visible" &&
          style.clipPath === "none" &&
          !item.matches("input, textarea") &&
          (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1)
        );
      });
      return [...wide, ...cut.map((item) => `cut off: ${name(item)}`)];
    },

    // No words lie over others: the boxes of lines of text, two by two.
    apart() {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const lines = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest("svg, option") || !element.checkVisibility() || clipped(element))
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) lines.push({ box, words: squeeze(node.data).slice(0, 40) });
      }
      lines.sort((one, other) => one.box.top - other.box.top);
      const faults = [];
      lines.forEach(({ box, words }, place) => {
        // Lines may touch, since accents and tails need less than their line is high.
        const least = box.height * 0.35;
        for (let next = place + 1; next < lines.length && lines[next].box.top < box.bottom; next++) {
          const other = lines[next].box;
          const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
          const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
          if (wide > 2 && high > least) faults.push(`${words} / ${lines[next].words}`);
        }
      });
      return faults;
    },
  };
};
