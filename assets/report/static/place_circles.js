// Events summed up by place for the map: a circle for each place, a slice for each grade, and the names that fit beside them.
(function () {
  "use strict";
  const { events } = tawatur;
  const countries = new Map(tawatur.data.basemap.countries.filter((one) => one.code).map((one) => [one.code, one]));
  const grades = tawatur.data.site.grades.map((one) => one.grade);
  const LARGEST = 24, SMALLEST = 5, NEAR = 24;

  // A place without a point of its own stands at its country, among what is known no closer.
  function point(place) {
    if (place.lat !== null) return { key: place.id, lat: place.lat, lon: place.lon, name: place, coarse: place.precision === 3, id: place.id };
    const country = countries.get(place.country);
    return country ? { key: "in " + country.code, lat: country.lat, lon: country.lon, name: country, coarse: true, id: place.id } : null;
  }

  // Sums the shown events up by place.
  tawatur.placeSums = function (shown) {
    const sums = new Map();
    let unplaced = 0;
    for (const i of shown) {
      const place = events.place(i);
      const at = place && point(place);
      if (!at) { unplaced += 1; continue; }
      if (!sums.has(at.key)) sums.set(at.key, { ...at, n: 0, byGrade: {}, ids: new Set() });
      const sum = sums.get(at.key);
      sum.n += 1;
      sum.ids.add(at.id);
      const grade = events.get("grade", i);
      sum.byGrade[grade] = (sum.byGrade[grade] || 0) + 1;
    }
    return { places: [...sums.values()].sort((a, b) => b.n - a.n), unplaced };
  };

  // Joins places that would lie on one another at this scale to the one with most events.
  function joined(places, project) {
    const groups = [];
    for (const place of places) {
      const [x, y] = project(place.lon, place.lat);
      const near = groups.find((group) => group.coarse === place.coarse && Math.abs(group.x - x) < NEAR && Math.abs(group.y - y) < NEAR);
      if (!near) { groups.push({ ...place, x, y, byGrade: { ...place.byGrade }, ids: new Set(place.ids), others: 0 }); continue; }
      near.n += place.n;
      near.others += 1;
      for (const id of place.ids) near.ids.add(id);
      for (const [grade, number] of Object.entries(place.byGrade)) near.byGrade[grade] = (near.byGrade[grade] || 0) + number;
    }
    return groups.sort((a, b) => b.n - a.n);
  }

  // Returns the circles of a scale, and their slices by grade.
  tawatur.circles = function (places, project) {
    const rows = joined(places, project);
    const most = rows.length ? rows[0].n : 1;
    const colours = tawatur.gradeColours();
    const slices = [];
    for (const circle of rows) {
      circle.radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((circle.n - 1) / Math.max(most - 1, 20));
      const told = grades.filter((grade) => circle.byGrade[grade]);
      const others = circle.others ? " +" + circle.others : "";
      circle.tip = tawatur.either(circle.name) + others + " · " + circle.n + "\n" + told.map((grade) => tawatur.word("grade." + grade) + " " + circle.byGrade[grade]).join("\n");
      let from = 0;
      for (const grade of told) {
        const to = from + (2 * Math.PI * circle.byGrade[grade]) / circle.n;
        slices.push({ lat: circle.lat, lon: circle.lon, radius: circle.radius, from, to, colour: colours[grade], tip: circle.tip, key: circle.key });
        from = to;
      }
    }
    return { rows, slices };
  };

  // Names with room for them: the places with most events first, then countries; one that would touch another is left out.
  tawatur.placeNames = function (circles, project, width, height) {
    const taken = circles.slice(0, 60).map((one) => { const [x, y] = project(one.lon, one.lat); return [x - one.radius, y - one.radius, x + one.radius, y + one.radius]; });
    const names = [];
    const free = ([a, b, c, d]) => a > 0 && b > 0 && c < width && d < height && taken.every(([e, f, g, h]) => c < e || a > g || d < f || b > h);
    const tryName = function (text, x, y, dy, kind) {
      const half = text.length * 3.4 + 3;
      const box = [x - half, y + dy - 8, x + half, y + dy + 8];
      if (!free(box)) return;
      taken.push(box);
      names.push({ text, x, y: y + dy, kind });
    };
    for (const one of circles.slice(0, 80)) {
      const [x, y] = project(one.lon, one.lat);
      const before = names.length;
      tryName(tawatur.either(one.name), x, y, one.radius + 9, "place");
      if (names.length === before) tryName(tawatur.either(one.name), x, y, -one.radius - 9, "place");
    }
    for (const one of tawatur.data.basemap.countries) {
      const [x, y] = project(one.lon, one.lat);
      tryName(tawatur.either(one), x, y, 0, "country");
    }
    return names;
  };
})();
