// The question on cookies where htmx sends it. What htmx cannot do, the form does by itself, as it does without scripts:
// so every failure is told, by a page of this site or by the browser.
"use strict";

const isQuestion = (ctx) => ctx?.target?.id === "consent";

// Neither another page of this site nor one of the network's own may take the place of the question.
const isKept = (ctx) => ctx.response.raw.ok
  && new URL(ctx.response.raw.url).pathname.endsWith("/consent/kept")
  && ctx.text.includes('id="choice-kept"');

function sendPlainly({ form, body }) {
  const answer = document.createElement("input");
  answer.type = "hidden";
  answer.name = "answer";
  answer.value = body.get("answer");
  form.append(answer);
  form.submit();
}

document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  if (isQuestion(ctx) && !isKept(ctx)) {
    event.preventDefault();
    sendPlainly(ctx.request);
  }
});

document.addEventListener("htmx:error", (event) => {
  const { ctx } = event.detail;
  if (isQuestion(ctx)) {
    sendPlainly(ctx.request);
  }
});
