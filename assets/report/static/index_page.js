// The first page: filters, and map, timeline and list of what they let through.
(function () {
  "use strict";
  const { events, byId, el, word } = tawatur;
  let pending = 0;

  function update(isNew) {
    const shown = tawatur.fitting(tawatur.chosen());
    const sums = tawatur.placeSums(shown);
    byId("shown").textContent = shown.length.toLocaleString("en-US") + " " + word("filter.of") + " " + events.n.toLocaleString("en-US") + " " + word("filter.shown");
    byId("unplaced").textContent = sums.unplaced ? sums.unplaced.toLocaleString("en-US") + " " + word("map.unplaced") : "";
    tawatur.drawList(shown);
    document.body.dataset.ready = "";
    Promise.all([
      tawatur.drawMap(sums.places, isNew),
      tawatur.drawTimeline(shown, function (from, to) { tawatur.choose({ from, to, undated: false }); changed(); }),
    ]).then(() => { document.body.dataset.ready = "yes"; });
  }

  function changed() {
    tawatur.chosenToAddress();
    clearTimeout(pending);
    pending = setTimeout(update, 80);
  }

  tawatur.whenPlaceChosen(function (circle) {
    const ids = [...circle.ids].sort().join(",");
    tawatur.choose({ place: byId("filter-place").value === ids ? "" : ids });
    changed();
  });
  tawatur.whenChosen(changed);
  tawatur.draw(function () {
    tawatur.fillFilters();
    tawatur.chosenFromAddress();
    byId("grades").replaceChildren(...tawatur.data.site.grades.map((one) =>
      el("li", { class: "tone-" + one.grade }, el("span", { class: "swatch", style: "background:var(--" + one.grade + ")" }), word("grade." + one.grade))));
    update(true);
  });
  let resized = 0;
  window.addEventListener("resize", function () {
    clearTimeout(resized);
    resized = setTimeout(() => update(true), 200);
  });
})();
