// Outlets against outlets, sources, and agreement beyond chance.
(function () {
  "use strict";
  const { el, byId, word, number } = tawatur;
  const data = tawatur.data.outlets;
  const pairs = new Map(data.pairs.map((row) => [row.one + "\n" + row.other, row]));
  const pairOf = (a, b) => pairs.get(a + "\n" + b) || pairs.get(b + "\n" + a);
  const name = (outlet) => (outlet === "?" ? word("article.unnamed") : outlet);

  // From white (nothing agrees) to blue (all agrees); dark words stay readable on both.
  const shade = (share) => "rgb(" + [255, 255, 255].map((full, i) => Math.round(full + ([120, 187, 235][i] - full) * share)).join(" ") + ")";

  function cell(row, isOwn) {
    if (!row) return el("td", { class: isOwn ? "own" : "" }, el("span", { class: "sr" }, word("outlets.none")));
    const share = row.n_compared ? row.n_agree / row.n_compared : null;
    return el("td", { class: [isOwn ? "own" : "", row.n_copied ? "copied" : ""].join(" "), style: share === null ? null : "background-color:" + shade(share) },
      share === null ? "–" : el("strong", {}, tawatur.figures(Math.round(share * 100) + " %")),
      row.n_compared ? el("span", { class: "small" }, number(row.n_compared) + " " + word("outlets.compared")) : null,
      el("span", { class: "small" }, tawatur.pair(number(row.n_copied), number(row.n_pairs)), " " + word("outlets.copied")));
  }

  tawatur.draw(function () {
    const head = el("tr", {}, el("td", {}), data.outlets.map((one) => el("th", { scope: "col" }, tawatur.bdi(name(one)))));
    const rows = data.outlets.map((one) => el("tr", {}, el("th", { scope: "row" }, tawatur.bdi(name(one))), data.outlets.map((other) => cell(pairOf(one, other), one === other))));
    const counts = ["n_events", "n_first", "n_corroborated", "n_contradicted", "n_corrected_itself"];
    const titles = ["events", "first", "corroborated", "contradicted", "corrected"];
    byId("content").replaceChildren(el("h1", {}, word("outlets.heading")), el("p", { class: "help" }, word("outlets.help")),
      data.n_outlets > data.outlets.length ? el("p", { class: "help" }, word("outlets.rest") + " " + data.n_outlets) : "",
      tawatur.table(word("outlets.heading"), { class: "matrix" }, el("thead", {}, head), el("tbody", {}, rows)),
      el("h2", {}, word("outlets.alpha")),
      tawatur.table(word("outlets.alpha"), {}, el("tbody", {}, data.alpha.map((one) => el("tr", {}, el("th", { scope: "row" }, word("attribute." + one.attribute)), el("td", { class: "number" }, el("bdi", { dir: "ltr" }, one.alpha === null ? "–" : one.alpha.toFixed(2))),
        el("td", {}, tawatur.reason(one, "meaning")), el("td", { class: "number" }, "n = " + number(one.n_units)))))),
      el("h2", {}, word("outlets.sources")),
      tawatur.table(word("outlets.sources"), {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, word("source.name")), titles.map((key) => el("th", { scope: "col", class: "number" }, word("source." + key))))),
        el("tbody", {}, data.sources.map((one) => el("tr", {}, el("th", { scope: "row" }, tawatur.bdi(tawatur.either(one.name))), counts.map((key) => el("td", { class: "number" }, number(one[key]))))))));
    document.body.dataset.ready = "yes";
  });
})();
