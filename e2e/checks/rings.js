// What is seen around an element that has the focus: rings, their colours, and what is behind them.
() => {
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
  const luminance = ([red, green, blue]) =>
    [red, green, blue]
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  // Of a colour, as far as it covers what is under it.
  const contrast = (one, under) => {
    const shown = under.slice(0, 3).map((value, place) => (one[place] * one[3] + value * (255 - one[3])) / 255);
    const [low, high] = [luminance(shown), luminance(under)].sort((a, b) => a - b);
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
    if (style.outlineStyle !== "none" && width)
      found.push({ width, out: width + parseFloat(style.outlineOffset), colour: style.outlineColor });
    for (const [, colour, x, y, blur, spread] of style.boxShadow.matchAll(
      /([a-z-]+\([^)]*\)|#\w+)\s+(\S+)px\s+(\S+)px\s+(\S+)px\s+(\S+)px(?! inset)/g,
    )) {
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
    return stroke === "none" || strokeOpacity === "0"
      ? []
      : [{ width: parseFloat(strokeWidth) * scale, out: 0, colour: stroke, drawn: true }];
  };
  return { paint, contrast, ground, rings, discs };
};
