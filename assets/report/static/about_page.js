// How to read the report: what it is, grades, verdicts, limits, care for people.
(function () {
  "use strict";
  const { el, byId, word } = tawatur;
  const VERDICTS = ["corroborated", "repeated", "updated", "conflicting", "single_source"];

  tawatur.draw(function () {
    byId("content").replaceChildren(el("h1", {}, word("about.heading")),
      ["what", "read", "origins"].map((key) => el("p", {}, word("about." + key))).reduce((box, one) => (box.append(one), box), el("div", {})),
      el("h2", {}, word("about.grades")),
      el("dl", { class: "facts" }, tawatur.data.site.grades.map((one) => [el("dt", {}, tawatur.badge("grade", one.grade)), el("dd", {}, tawatur.reason(one, "meaning"))])),
      el("h2", {}, word("about.verdicts")),
      el("dl", { class: "facts" }, VERDICTS.map((one) => [el("dt", {}, tawatur.badge("verdict", one)), el("dd", {}, word("meaning." + one))])),
      el("h2", {}, word("about.people")), el("p", {}, word("about.people_text")),
      el("p", { class: "help" }, word("about.map")));
    document.body.dataset.ready = "yes";
  });
})();
