// The form of filters: its choices, what is chosen, and the address that says so.
(function () {
  "use strict";
  const { byId, el, events, word } = tawatur;
  const ids = ["type", "grade", "actor", "place", "text", "from", "to", "undated", "aggregate"];
  const field = Object.fromEntries(ids.map((name) => [name, byId("filter-" + name)]));
  const last = Math.max(events.days.length - 1, 0);

  function choices(select, options) {
    const kept = select.value;
    select.replaceChildren(el("option", { value: "" }, word("filter.all")), ...options);
    select.value = kept;
  }

  function counted(name) {
    const counts = new Map();
    for (let i = 0; i < events.n; i++) {
      const codes = name === "actors" ? events.actors(i) : [events.code(name, i)];
      for (const code of codes) counts.set(code, (counts.get(code) || 0) + 1);
    }
    return counts;
  }

  tawatur.fillFilters = function () {
    const types = new Map();
    for (let i = 0; i < events.n; i++) {
      const type = events.get("event_type", i);
      if (!types.has(type)) types.set(type, new Set());
      types.get(type).add(events.get("event_subtype", i));
    }
    const option = (value, label) => el("option", { value, lang: tawatur.languageOf(label) }, label);
    choices(field.type, [...types].map(([type, subtypes]) => el("optgroup", { label: word("type." + type) }, option(type, word("type." + type)),
      ...[...subtypes].filter((one) => one !== type).map((one) => option(one, "· " + word("subtype." + one))))));
    choices(field.grade, tawatur.data.site.grades.map((one) => option(one.grade, word("grade." + one.grade))));
    const named = (name, key, value) => [...counted(name)].filter(([code]) => code >= 0).sort((a, b) => b[1] - a[1]).slice(0, 400)
      .map(([code, number]) => option(value(code), tawatur.either(events.values(key)[code]) + " (" + number + ")"));
    choices(field.actor, named("actors", "actors", (code) => events.values("actors")[code].id));
    choices(field.place, named("place", "place", (code) => events.values("place")[code].id));
    showDays();
  };

  function showDays() {
    for (const side of ["from", "to"]) {
      const shown = tawatur.day(events.days[field[side].value]);
      byId(side + "-day").textContent = shown;
      field[side].setAttribute("aria-valuetext", shown);
    }
  }

  tawatur.chosen = () => ({
    type: field.type.value, grade: field.grade.value, actor: field.actor.value, place: field.place.value, text: field.text.value,
    from: events.days[field.from.value] || "", to: events.days[field.to.value] || "9999", undated: field.undated.checked, aggregate: field.aggregate.checked,
  });

  // Sets fields by name; days may be any days, and become the nearest slider positions inside them.
  tawatur.choose = function (given) {
    if (given.place?.includes(",") && ![...field.place.options].some((one) => one.value === given.place)) {
      const asked = given.place.split(",");
      const names = events.values("place").filter((place) => asked.includes(place.id)).map(tawatur.either);
      field.place.append(el("option", { value: given.place }, names.slice(0, 2).join(", ") + (names.length > 2 ? " +" + (names.length - 2) : "")));
    }
    for (const name of ["type", "grade", "actor", "place", "text"]) if (name in given) field[name].value = given[name];
    for (const name of ["undated", "aggregate"]) if (name in given) field[name].checked = given[name];
    if ("from" in given) field.from.value = Math.max(events.days.findIndex((day) => day >= given.from), 0);
    if ("to" in given) field.to.value = given.to ? Math.max(events.days.findLastIndex((day) => day <= given.to), 0) : last;
    showDays();
  };

  const EVERYTHING = { type: "", grade: "", actor: "", place: "", text: "", from: "", to: "", undated: true, aggregate: true };
  for (const side of ["from", "to"]) {
    field[side].max = last;
    field[side].value = side === "to" ? last : 0;
    field[side].addEventListener("input", function () {
      const [from, to] = [Number(field.from.value), Number(field.to.value)];
      if (from > to) field[side === "from" ? "to" : "from"].value = field[side].value;
      showDays();
    });
  }

  tawatur.whenChosen = function (changed) {
    byId("filters").addEventListener("input", changed);
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filter-reset").addEventListener("click", function () {
      tawatur.choose(EVERYTHING);
      changed();
    });
  };

  tawatur.chosenFromAddress = function () {
    const given = tawatur.address.read();
    const wanted = {};
    for (const name of ["type", "grade", "actor", "place", "text", "from", "to"]) if (given.has(name)) wanted[name] = given.get(name);
    for (const name of ["undated", "aggregate"]) if (given.has(name)) wanted[name] = given.get(name) !== "no";
    tawatur.choose(wanted);
  };

  tawatur.chosenToAddress = function () {
    const now = tawatur.chosen();
    tawatur.address.write({
      type: now.type, grade: now.grade, actor: now.actor, place: now.place, text: now.text,
      from: Number(field.from.value) > 0 ? now.from : "", to: Number(field.to.value) < last ? now.to : "",
      undated: now.undated ? "" : "no", aggregate: now.aggregate ? "" : "no",
    });
  };
})();
