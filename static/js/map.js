// A name that appears on the map may lie over other countries: Escape hides it, until its country is left (WCAG 1.4.13).
"use strict";

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") {
    for (const country of document.querySelectorAll(".world a:is(:hover, :focus-visible)")) {
      country.classList.add("quiet");
      for (const leaving of ["blur", "pointerleave"]) {
        country.addEventListener(leaving, () => country.classList.remove("quiet"), { once: true });
      }
    }
  }
});
