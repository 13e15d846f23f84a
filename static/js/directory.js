// What htmx leaves open when it replaces the results of a list: the place of the reader, and what to do on failure.
"use strict";

const SLOW = 2000; // milliseconds after which a screen reader is told too that a request is on its way

const AWAY = 1000; // milliseconds in which browsers tell a screen reader what has changed

const byId = (id) => document.getElementById(id);
const say = (words) => { byId("site-status").textContent = words; };

// The question on cookies is sent by htmx too: only what is about the results is answered here.
function listen(name, act) {
  document.addEventListener(name, (event) => {
    if (event.detail.ctx?.target?.id === "results") {
      act(event, event.detail.ctx);
    }
  });
}

// Requests on their way: a newer one ends an older one, which is told only after the newer has begun.
let pending = 0;
let slow;

function count(change) {
  pending += change;
  byId("results").setAttribute("aria-busy", String(pending > 0));
  byId("results-busy").hidden = pending === 0;
  clearTimeout(slow);
  if (pending > 0) {
    slow = setTimeout(() => say(byId("results-busy").textContent), SLOW);
  }
}

// Notices stand where the reader is: below the form, or below the links to other pages.
function notify(place) {
  const notices = byId("results-notices");
  // Moving an element takes the focus from what is in it.
  if (notices.parentElement !== place) {
    place.append(notices);
  }
}

// In words, with a link that asks for the same once more; the one status element says it too.
function failed(address, chooses) {
  const retry = byId("results-retry");
  retry.setAttribute("href", `${address}#results-heading`);
  retry.setAttribute("data-hx-get", address);
  if (chooses) {
    retry.dataset.chooses = chooses;
  } else {
    delete retry.dataset.chooses;
  }
  byId("results-failed").hidden = false;
  byId("results-failed").scrollIntoView({ block: "nearest" });
  say(byId("results-failed-text").textContent);
}

// A screen reader goes after a list whose choice changes, and leaves the link where the reader is: so the list is hidden
// from it meanwhile.
function choose(list, value) {
  if (document.activeElement !== list) {
    list.setAttribute("aria-hidden", "true");
    setTimeout(() => list.removeAttribute("aria-hidden"), AWAY);
  }
  list.value = value ?? list.options[0].value;
}

listen("htmx:before:request", (_event, ctx) => {
  // From a link among the results: the reader goes on to others. From the form and the map: the reader stays there.
  ctx.fromMap = Boolean(ctx.sourceElement.closest("#map-frame"));
  ctx.fromLink = ctx.sourceElement.matches("a") && !ctx.fromMap;
  ctx.chooses = ctx.fromMap ? "region" : ctx.sourceElement.dataset.chooses;
  notify(ctx.sourceElement.closest("form, .map-regions, .views, #results nav") ?? byId("found"));
  // The same words set once more are no change, and would not be said: as many results as before are told too.
  say("");
  count(1);
});

listen("htmx:after:request", (event, ctx) => {
  // Whatever did not come from this site's list (an error, a page of the network's own) must not take its place.
  if (!ctx.response.raw.ok || !ctx.hx.pushurl) {
    event.preventDefault();
    failed(ctx.request.action, ctx.chooses);
  }
});

listen("htmx:error", (_event, ctx) => failed(ctx.request.action, ctx.chooses));

// The links to other pages go with the old results: the notices must not go with them.
listen("htmx:before:swap", () => {
  byId("results-failed").hidden = true;
  notify(byId("found"));
});

// The same once more is no new place to go back to.
document.addEventListener("htmx:before:history:update", (event) => {
  const { history } = event.detail;
  if (history.path === location.pathname + location.search) {
    history.type = "replace";
  }
});

listen("htmx:after:swap", (_event, ctx) => {
  const head = new DOMParser().parseFromString(ctx.text, "text/html").head;
  for (const selector of ["link[rel=canonical]", "link[rel=alternate]"]) {
    const fresh = [...head.querySelectorAll(selector)];
    document.head.querySelectorAll(selector).forEach((link, place) => link.replaceWith(fresh[place]));
  }
  // Whoever answers or withdraws now comes back to what is shown now.
  document.querySelectorAll("input[name=page]").forEach((field) => { field.value = ctx.hx.pushurl; });
  // The form follows a link that chose a region or a view; nothing else in it is lost.
  if (ctx.chooses) {
    choose(byId(`filter-${ctx.chooses}`), new URL(ctx.hx.pushurl, location).searchParams.get(ctx.chooses));
  }
  byId("filter-q").setAttribute("aria-invalid", String(Boolean(byId("left-out-q"))));
  if (ctx.fromLink) {
    byId("results-heading").focus();
  }
});

listen("htmx:finally:request", () => count(-1));
