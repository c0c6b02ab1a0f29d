// The page of one event, found by the id in its address.
(function () {
  "use strict";
  const { el, byId, word, number, fact } = tawatur;
  const AGREED = ["corroborated", "repeated", "single_source"];

  function heading(event) {
    const place = { ar: event.place_name_ar, en: event.place_name_en || event.place_name_ar };
    const where = event.place_name_ar ? [tawatur.bdi(tawatur.either(place)), event.country && !tawatur.isRtl() ? ", " + event.country : "", " · " + word("precision." + event.geo_precision)] : "–";
    return [
      el("h1", {}, word("subtype." + event.event_subtype), event.place_name_ar ? [" · ", tawatur.bdi(tawatur.either(place))] : ""),
      tawatur.arabic("p", { class: "sentence lead" }, event.headline_ar),
      el("dl", { class: "facts" },
        fact("event.grade", tawatur.badge("grade", event.grade), " ", tawatur.bdi(tawatur.reason(event, "grade_reason"))),
        fact("event.verdict", tawatur.badge("verdict", event.corroboration), " ", word("meaning." + event.corroboration)),
        fact("event.copies", number(event.n_origins) + " · " + word("event.in") + " " + number(event.n_articles) + " " + word("event.articles") + " " + word("event.of") + " " + number(event.n_outlets) + " " + word("event.outlets")),
        fact("event.status", word("status." + event.status), event.is_aggregate ? " · " + word("event.aggregate") : ""),
        fact("event.date", tawatur.period(event.date_start, event.date_end)),
        fact("event.place", where),
        event.part_of_event_id ? fact("event.parts", tawatur.link("event", event.part_of_event_id, event.part_of_event_id)) : null,
        fact("event.codes", tawatur.bdi([event.acled_event_type, event.acled_sub_event_type, event.plover_event_type].filter(Boolean).join(" · ") || "–"))),
    ];
  }

  function parties(event) {
    if (!event.participants.length) return null;
    const items = event.participants.map((one) => el("li", {}, tawatur.bdi(tawatur.either(one.name)), " · " + word("role." + one.role) + " · ", tawatur.pair(number(one.n_origins), number(one.n_articles)), " " + word("list.origins")));
    return el("section", {}, el("h2", {}, word("event.parties")), el("ul", {}, items));
  }

  function told(row) {
    const known = row.told;
    if (known.name) return [tawatur.bdi(tawatur.either(known.name)), " · " + word("role." + known.role)];
    if (known.outcome) return [word("outcome." + known.outcome) + " · " + word("group." + known.group), known.rest.map((one) => [" · ", tawatur.bdi(typeof one === "string" ? one : tawatur.either(one))])];
    return [];
  }

  function verdicts(rows, key) {
    if (!rows.length) return null;
    return el("section", {}, el("h2", {}, word(key)), el("ul", { class: "verdicts" }, rows.map((row) =>
      el("li", { class: row.verdict }, el("strong", {}, word("attribute." + row.attribute)), told(row).length ? [" · ", told(row)] : "", " ",
        tawatur.badge("verdict", row.verdict), el("div", {}, tawatur.bdi(tawatur.reason(row, "reason")))))));
  }

  function tollSection(toll, charts) {
    const name = word("outcome." + toll.outcome) + " · " + word("group." + toll.victim_group);
    const chart = el("div", { class: "chart" });
    if (toll.steps.some((step) => step.count_best !== null)) charts.push(() => tawatur.rangeChart(chart, tawatur.tollHistoryRows(toll), name));
    const head = ["day", "source", "outlet", "words", "low", "best", "high"].map((one) => el("th", { scope: "col" }, word("toll." + one)));
    const rows = toll.steps.map((step) => el("tr", {}, el("td", { class: "day" }, tawatur.time(step.published_on)), el("td", {}, tawatur.bdi(tawatur.either(step.origin))),
      el("td", {}, tawatur.link("article", step.article_id, tawatur.bdi(step.outlet || word("article.unnamed")))),
      el("td", {}, tawatur.arabic("span", {}, step.quote), step.is_revision ? " · " + word("toll.revises") : step.is_repeat ? " · " + word("toll.repeats") : ""),
      [step.count_low, step.count_best, step.count_high].map((count) => el("td", { class: "number" }, number(count)))));
    const rule = tawatur.data.site.rules[toll.reconciled_by];
    return el("section", {}, el("h3", {}, name, toll.victim_side ? [" · ", tawatur.bdi(tawatur.either(toll.victim_side))] : "", toll.is_cumulative ? " · " + word("tolls.cumulative") : "", " ",
      tawatur.figures(tawatur.range(toll)), " ", tawatur.badge("verdict", toll.corroboration)),
      rule ? el("p", { class: "help" }, tawatur.reason(rule, "meaning")) : null, chart,
      tawatur.table(name, {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
  }

  function papers(event) {
    const byArticle = new Map();
    for (const claim of event.claims) {
      if (!byArticle.has(claim.article_id)) byArticle.set(claim.article_id, []);
      byArticle.get(claim.article_id).push(claim);
    }
    return el("section", {}, el("h2", {}, word("event.claims")), el("p", { class: "help" }, word("event.claims_help")), tawatur.markKey(),
      el("div", { class: "papers" }, [...byArticle].map(([article, claims]) => el("div", { class: "paper" },
        el("h3", {}, tawatur.link("article", article, tawatur.bdi(claims[0].outlet || word("article.unnamed"))), " · ", tawatur.time(claims[0].published_on)),
        claims.map(tawatur.claimCard)))));
  }

  async function page() {
    const content = byId("content");
    delete document.body.dataset.ready;
    const id = tawatur.address.read().get("id") || "";
    const event = await tawatur.loadOne("event", id);
    if (!event) {
      const moved = id && (await tawatur.load("replaced"))?.[id];
      content.replaceChildren(el("h1", {}, word("event.heading")), el("p", {}, moved ? [word("event.moved") + " ", tawatur.link("event", moved, moved)] : word(id ? "event.missing" : "event.choose")));
      document.body.dataset.ready = "yes";
      return;
    }
    const charts = [];
    const differing = event.agreement.filter((row) => !AGREED.includes(row.verdict));
    content.replaceChildren(...[heading(event), verdicts(differing, "event.differ"), papers(event),
      event.tolls.length ? el("section", {}, el("h2", {}, word("event.tolls")), event.tolls.map((toll) => tollSection(toll, charts))) : null,
      parties(event), verdicts(event.agreement.filter((row) => AGREED.includes(row.verdict)), "event.same")].flat().filter(Boolean));
    await Promise.all(charts.map((draw) => draw()));
    for (const one of content.querySelectorAll(".chart:empty")) one.remove();
    document.title = word("subtype." + event.event_subtype) + " · " + event.headline_ar.slice(0, 60);
    document.body.dataset.ready = "yes";
  }
  tawatur.draw(page);
})();
