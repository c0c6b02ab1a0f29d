// The greatest tolls: chosen by outcome, incidents apart from sums over a period.
(function () {
  "use strict";
  const { el, byId, word, number } = tawatur;
  const SHOWN = 30;
  const chosen = { outcome: "killed", kind: "incidents" };

  function label(toll) {
    const place = tawatur.either({ ar: toll.place_name_ar, en: toll.place_name_en });
    return [toll.date_start, place, word("subtype." + toll.event_subtype), toll.victim_group === "people" ? "" : word("group." + toll.victim_group)].filter(Boolean).join(" · ");
  }

  tawatur.draw(async function () {
    delete document.body.dataset.ready;
    const outcomes = [...new Set(tawatur.data.tolls.map((toll) => toll.outcome))];
    if (!outcomes.includes(chosen.outcome)) chosen.outcome = outcomes[0] || "killed";
    const has = (kind) => tawatur.data.tolls.some((toll) => toll.outcome === chosen.outcome && toll.is_cumulative === (kind === "cumulative"));
    if (!has(chosen.kind) && has("cumulative")) chosen.kind = "cumulative";
    const select = (name, values, words) => el("select", { onchange: (event) => { chosen[name] = event.target.value; show(); } }, values.map((one) => el("option", { value: one, selected: one === chosen[name] }, word(words + one))));
    const chart = el("div", { class: "chart" });
    const table = el("table", { "aria-label": word("toll.table") });
    byId("content").replaceChildren(el("h1", {}, word("tolls.heading")), el("p", { class: "help" }, word("tolls.help")),
      el("p", {}, el("label", {}, word("filter.outcome") + " ", select("outcome", outcomes, "outcome.")), " ", el("label", {}, word("filter.kind") + " ", select("kind", ["incidents", "cumulative"], "tolls."))),
      chart, el("h2", {}, word("toll.table")), el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": word("toll.table") }, table));

    async function show() {
      const colours = tawatur.gradeColours();
      const tolls = tawatur.data.tolls.filter((toll) => toll.outcome === chosen.outcome && toll.is_cumulative === (chosen.kind === "cumulative")).slice(0, SHOWN);
      const head = ["list.date", "list.event", "list.place"].map((key) => el("th", { scope: "col" }, word(key)))
        .concat(["toll.low", "toll.best", "toll.high"].map((key) => el("th", { scope: "col", class: "number" }, word(key))), el("th", { scope: "col" }, word("list.grade")));
      table.replaceChildren(el("thead", {}, el("tr", {}, head)), el("tbody", {}, tolls.map((toll) => el("tr", {}, el("td", { class: "day" }, tawatur.time(toll.date_start)),
        el("td", {}, tawatur.link("event", toll.event_id, word("subtype." + toll.event_subtype)), " · " + word("group." + toll.victim_group), toll.victim_side ? [" · ", tawatur.bdi(tawatur.either(toll.victim_side))] : "", tawatur.arabic("div", {}, toll.headline_ar)),
        el("td", {}, tawatur.bdi(tawatur.either({ ar: toll.place_name_ar, en: toll.place_name_en }))),
        [toll.count_low, toll.count_best, toll.count_high].map((count) => el("td", { class: "number" }, count === null ? word("toll.open") : number(count))),
        el("td", {}, tawatur.badge("grade", toll.grade), " ", tawatur.badge("verdict", toll.corroboration))))));
      chart.hidden = !tolls.length;
      if (tolls.length) await tawatur.rangeChart(chart, tolls.map((toll) => ({
        label: label(toll), low: toll.count_low, best: toll.count_best, high: toll.count_high, colour: colours[toll.grade],
        tip: label(toll) + "\n" + tawatur.range(toll) + "\n" + word("grade." + toll.grade), link: "event.html#" + new URLSearchParams({ id: toll.event_id, lang: tawatur.language }),
      })), word("tolls.heading"));
      document.body.dataset.ready = "yes";
    }
    await show();
  });
})();
