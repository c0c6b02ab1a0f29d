// The index of events as columns: reading it, and which events fit the filters.
(function () {
  "use strict";
  const index = tawatur.data.events;
  const n = index.event_id.length;
  const coded = (name, i) => index[name].values[index[name].rows[i]];

  tawatur.events = {
    n,
    id: (i) => index.event_id[i],
    get: (name, i) => (index[name].rows ? coded(name, i) : index[name][i]),
    code: (name, i) => index[name].rows[i],
    values: (name) => index[name].values,
    place: (i) => (index.place.rows[i] < 0 ? null : index.place.values[index.place.rows[i]]),
    actors: (i) => index.actors.rows[i],
    // Positions of the time sliders: the days on which anything began, since news comes in clusters years apart.
    days: [...new Set(index.date_start.filter(Boolean))].sort(),
  };

  let folded;
  const words = () => (folded ||= index.headline.map(tawatur.fold));

  // Returns the numbers of the events that fit; "" stands for any.
  tawatur.fitting = function (filter) {
    const found = [];
    const asked = tawatur.fold(filter.text).split(/\s+/).filter(Boolean);
    const type = index.event_type.values.indexOf(filter.type);
    const subtype = index.event_subtype.values.indexOf(filter.type);
    const grade = index.grade.values.indexOf(filter.grade);
    const asPlaces = filter.place.split(",");
    const places = new Set(index.place.values.flatMap((one, code) => (asPlaces.includes(one.id) ? [code] : [])));
    const actor = index.actors.values.findIndex((one) => one.id === filter.actor);
    for (let i = 0; i < n; i++) {
      if (filter.type && index.event_type.rows[i] !== type && index.event_subtype.rows[i] !== subtype) continue;
      if (filter.grade && index.grade.rows[i] !== grade) continue;
      if (filter.actor && !index.actors.rows[i].includes(actor)) continue;
      if (filter.place && !places.has(index.place.rows[i])) continue;
      if (!filter.aggregate && index.is_aggregate[i]) continue;
      const start = index.date_start[i];
      if (!start ? !filter.undated : start > filter.to || (index.date_end[i] || start) < filter.from) continue;
      if (asked.length && !asked.every((word) => words()[i].includes(word))) continue;
      found.push(i);
    }
    return found;
  };
})();
