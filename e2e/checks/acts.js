// What happens unasked: nothing may, where a pointer only goes down, a single key is hit, or a field is filled in. Events
// are made up here, and whatever they would lead to is stopped.
({ all, rendered, tell, tabbable }) => {
  const KEYS = [..."abcdefghijklmnopqrstuvwxyz0123456789/?.,"];
  const ACTS = ["click", "submit"];

  const said = () => document.querySelector("[role=status]")?.textContent;

  // What of these events is followed by an act, by words in the status, or takes the focus away.
  const followed = (target, events) => {
    const before = document.activeElement;
    const words = said();
    let acted = "";
    const note = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      acted = event.type;
    };
    ACTS.forEach((name) => addEventListener(name, note, { capture: true }));
    events.forEach((event) => target.dispatchEvent(event));
    ACTS.forEach((name) => removeEventListener(name, note, { capture: true }));
    if (said() !== words) {
      acted ||= "something is said";
    }
    if (document.activeElement !== before) {
      acted ||= "the focus moves";
      document.activeElement.blur();
      before.focus({ preventScroll: true });
    }
    return acted;
  };
  const made = (Kind, names, more = {}) => names.map((name) => new Kind(name, { bubbles: true, cancelable: true, ...more }));

  return {
    "pointer-cancel"() {
      return tabbable
        .map((item) => [item, followed(item, made(PointerEvent, ["pointerdown", "mousedown"], { isPrimary: true }))])
        .filter(([, act]) => act)
        .map(([item, act]) => `${act} when the pointer goes down: ${tell(item)}`);
    },

    "single-keys"() {
      return KEYS.map((key) => [key, followed(document.body, made(KeyboardEvent, ["keydown", "keypress", "keyup"], { key }))])
        .filter(([, act]) => act)
        .map(([key, act]) => `${act} at the key ${key}`);
    },

    "on-input"() {
      return all("select, input:not([type=hidden]), textarea")
        .filter(rendered)
        .map((item) => [item, followed(item, made(Event, ["input", "change"]))])
        .filter(([, act]) => act)
        .map(([item, act]) => `${act} when something is chosen: ${tell(item)}`);
    },
  };
};
