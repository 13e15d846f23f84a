"""From end to end by keyboard: each stop once, in order, out of the page at both ends (WCAG 2.1.1, 2.1.2, 2.4.3)."""

from playwright.sync_api import Page

from e2e.checks.page import Faults

MORE = 8
"""So many steps beyond the stops that are expected: into the browser and back again."""
MOST_STOPS = 400
START = """() => {
  const own = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]";
  const seen = item => item.checkVisibility({visibilityProperty: true}) && !item.disabled && !item.closest("[inert]");
  // Of radio buttons with one name, one is a stop: the chosen one, or the first and, backwards, the last.
  const one = item => item.type !== "radio" || item.checked
    || !document.querySelector(`input[type=radio][name="${item.name}"]:checked`);
  const wanted = [...document.querySelectorAll(own)]
    .filter(item => seen(item) && item.tabIndex >= 0 && one(item));
  const log = [];
  window.samenspraakStops = {wanted, log};
  document.addEventListener("focusin", event => log.push(event.target), {capture: true});
  document.activeElement.blur();
  scrollTo(0, 0);
  return wanted.length;
}"""
END = """() => {
  const {wanted, log} = window.samenspraakStops;
  const tell = item => `<${item.localName}${item.id ? `#${item.id}` : ""}> “${item.textContent.trim().slice(0, 40)}”`;
  const group = item => item.type === "radio" ? item.name : item;
  const met = [];
  for (const item of log) {
    if (met.length && met[0] === item) break;
    if (met.at(-1) !== item) met.push(item);
  }
  log.length = 0;
  const stops = new Set(met.map(group));
  const missed = wanted.filter(item => !stops.has(group(item)));
  const expected = wanted.filter(item => stops.has(group(item)));
  const places = met.map(item => expected.findIndex(one => group(one) === group(item))).filter(place => place >= 0);
  return {
    missed: missed.map(tell),
    extra: met.filter(item => !wanted.some(one => group(one) === group(item))).map(tell),
    places, met: met.map(tell), expected: expected.length,
  };
}"""


def judge_keyboard(page: Page) -> Faults:
    """The faults on the way through a page with Tab and back with Shift+Tab, under `tab-forward` and `tab-back`.

    They count if a second way has faults too: now and then a busy browser comes back into the page elsewhere than at
    its end.
    """
    found = _go_through(page)
    return found if found and _go_through(page) else {}


def _go_through(page: Page) -> Faults:
    stops = page.evaluate(START)
    if stops > MOST_STOPS:
        return {"tab-forward": [f"{stops} stops are more than anybody goes through"]}
    found = {}
    for name, key, step in (("tab-forward", "Tab", 1), ("tab-back", "Shift+Tab", -1)):
        for _ in range(stops + MORE):
            page.keyboard.press(key)
        way = page.evaluate(END)
        faults = [f"not reached: {item}" for item in way["missed"]]
        faults += [f"a stop that is none: {item}" for item in way["extra"]]
        turns = [
            place
            for place, following in zip(way["places"], way["places"][1:], strict=False)
            if following - place != step
        ]
        # One turn is right: at the end of the page the browser has the focus, and then begins anew.
        if len(turns) > 1:
            faults += [f"out of order after stop {place + 1} of {way['expected']}" for place in turns[1:]]
        if faults:
            found[name] = faults
    return found
