// What deserves a person's eyes first, with buttons that write rows for the decisions file.
(function () {
  "use strict";
  const { el, byId, word, decisions } = tawatur;
  const KINDS = ["conflicts", "weak", "twins", "places"];
  let who = "";

  const place = (one) => tawatur.bdi(tawatur.either({ ar: one.place_name_ar, en: one.place_name_en }));

  function line(event_id, subtype, headline, date, killed) {
    return el("p", {}, tawatur.link("event", event_id, word("subtype." + subtype)), " · ", tawatur.time(date) || word("list.undated"),
      killed ? " · " + word("outcome.killed") + " " + killed.toLocaleString("en-US") : "", tawatur.arabic("span", { class: "sentence", style: "display:block" }, headline));
  }

  function actions(one, basket) {
    const why = el("input", { type: "text", dir: "auto", "aria-label": word("review.why") });
    const value = one.kind === "places" ? el("input", { type: "text", list: "known-places", dir: "ltr", "aria-label": word("review.place") }) : null;
    const button = (key, decision) => el("button", { type: "button", onclick: () => basket.add({ ...decision(), target_id: one.event_id, why: why.value }) }, word("review." + key));
    return el("div", { class: "actions" }, el("label", {}, word("review.why"), why), value ? el("label", {}, word("review.place"), value) : null,
      one.kind === "twins" ? button("merge", () => ({ action: "merge", value: one.other_id })) : null,
      one.kind === "places" ? button("place", () => ({ action: "correct", field: "place_id", value: value.value })) : null,
      ["conflicts", "weak"].includes(one.kind) ? [button("accept", () => ({ action: "accept" })), button("reject", () => ({ action: "reject" }))] : null);
  }

  function caseCard(one, basket) {
    const named = [word("subtype." + one.event_subtype), tawatur.day(one.date_start), tawatur.either({ ar: one.place_name_ar, en: one.place_name_en })].filter(Boolean).join(" · ");
    return el("div", { class: "case", role: "group", "aria-label": named }, line(one.event_id, one.event_subtype, one.headline_ar, one.date_start, one.killed_best),
      el("p", {}, place(one), one.parent_ar ? [" " + word("review.within") + " ", tawatur.bdi(tawatur.either({ ar: one.parent_ar, en: one.parent_en || one.parent_ar }))] : "", " ", tawatur.badge("grade", one.grade), " ", tawatur.badge("verdict", one.corroboration)),
      one.kind === "conflicts" ? el("ul", { class: "verdicts" }, one.conflicts.map((row) => el("li", { class: "conflicting" }, el("strong", {}, word("attribute." + row.attribute)), " ", tawatur.bdi(tawatur.reason(row, "reason"))))) : null,
      one.kind === "twins" ? [el("p", {}, "≟"), line(one.other_id, one.other_subtype, one.other_headline, one.other_date, one.other_killed)] : null,
      actions(one, basket));
  }

  function makeBasket() {
    const text = el("textarea", { readonly: true, id: "rows", "aria-label": word("review.rows") });
    const said = el("span", { role: "status", "aria-live": "polite" });
    const name = el("input", { type: "text", id: "who", dir: "auto", value: who, oninput: (event) => { who = event.target.value; } });
    const show = (message) => { text.value = decisions.text(); said.textContent = message || ""; };
    function download() {
      const file = new Blob([text.value], { type: "text/csv;charset=utf-8" });
      const link = el("a", { href: URL.createObjectURL(file), download: "decisions_rows.csv" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
    async function copy() {
      text.select();
      try { await navigator.clipboard.writeText(text.value); } catch { document.execCommand("copy"); }
      show(word("review.copied"));
    }
    const button = (key, action) => el("button", { type: "button", onclick: action }, word("review." + key));
    show();
    return {
      add(decision) {
        if (!who.trim() || !decision.why.trim() || ("value" in decision && !decision.value.trim())) { said.textContent = word("review.need"); if (!who.trim()) name.focus(); return; }
        const now = new Date();
        const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
        decisions.add({ ...decision, who, decided_on: today });
        show(word("review.added"));
      },
      element: el("section", { class: "basket" }, el("p", {}, el("label", {}, word("review.who") + " ", name), " ", said), text,
        el("p", {}, button("copy", copy), " ", button("download", download), " ", button("clear", () => { decisions.clear(); show(); }), " ", el("span", { class: "help" }, word("review.append")))),
    };
  }

  tawatur.draw(function () {
    const basket = makeBasket();
    const sections = KINDS.map(function (kind) {
      const cases = tawatur.data.review.cases.filter((one) => one.kind === kind);
      return el("section", { id: kind }, el("h2", {}, word("review." + kind) + " (" + cases.length + ")"), cases.length ? cases.map((one) => caseCard(one, basket)) : el("p", {}, word("review.none")));
    });
    const known = el("datalist", { id: "known-places" }, tawatur.data.review.places.map((one) => el("option", { value: one.place_id }, one.name_ar + (one.name_en ? " · " + one.name_en : ""))));
    byId("content").replaceChildren(el("h1", {}, word("review.heading")), el("p", { class: "help" }, word("review.help")), known, ...sections, basket.element);
    document.body.dataset.ready = "yes";
  });
})();
