// The list of events, some at a time: what the map shows, for whoever reads instead of looking.
(function () {
  "use strict";
  const { events, byId, el, word, number } = tawatur;
  const STEP = 100;
  let listed = [], length = STEP;

  function row(i) {
    const place = events.place(i);
    const subtype = word("subtype." + events.get("event_subtype", i));
    return el("tr", {},
      el("td", { class: "day" }, tawatur.period(events.get("date_start", i), events.get("date_end", i))),
      el("td", {}, tawatur.link("event", events.id(i), subtype), events.get("is_aggregate", i) ? " · " + word("event.aggregate") : "",
        tawatur.arabic("div", {}, events.get("headline", i))),
      el("td", {}, place ? tawatur.bdi(tawatur.either(place)) : "–"),
      el("td", { class: "number" }, tawatur.pair(number(events.get("killed_best", i)), number(events.get("injured_best", i)))),
      el("td", { class: "number" }, tawatur.pair(number(events.get("n_origins", i)), number(events.get("n_articles", i)))),
      el("td", {}, tawatur.badge("grade", events.get("grade", i)), " ", tawatur.badge("verdict", events.get("corroboration", i))));
  }

  tawatur.drawList = function (shown) {
    listed = shown;
    length = STEP;
    fill();
  };

  function fill() {
    const head = ["date", "event", "place", "toll", "origins", "grade"].map((name) => el("th", { scope: "col" }, word("list." + name)));
    const body = listed.length ? listed.slice(0, length).map(row) : el("tr", {}, el("td", { colspan: 6 }, word("list.none")));
    byId("list").replaceChildren(el("thead", {}, el("tr", {}, head)), el("tbody", {}, body));
    byId("more").hidden = listed.length <= length;
    // on paper nobody can ask for more, so the page says how far the list goes
    byId("list-part").textContent = listed.length > length ? word("list.part") + " " + number(length) + " / " + number(listed.length) : "";
  }

  byId("more").addEventListener("click", function () {
    const first = length;
    length += STEP;
    fill();
    byId("list").querySelectorAll("tbody tr")[first]?.querySelector("a")?.focus();
  });
})();
