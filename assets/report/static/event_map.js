// The map: countries and provinces from the basemap, circles of events, moved by hand, wheel or keys.
(function () {
  "use strict";
  const { byId, word } = tawatur;
  const container = byId("map");
  const LEAST = 120, MOST = 60000;
  const here = { lon: 40, lat: 27, scale: 700 };
  let view = null, places = [], circles = [], joinedAt = 0, settled = 0, isFitted = false;

  const upward = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const latitude = (up) => (360 / Math.PI) * (Math.atan(Math.exp(up)) - Math.PI / 4);
  const size = () => [container.clientWidth - 2, container.clientHeight - 2];

  function project(lon, lat) {
    const [width, height] = size();
    return [width / 2 + ((lon - here.lon) * Math.PI / 180) * here.scale, height / 2 - (upward(lat) - upward(here.lat)) * here.scale];
  }

  function spec() {
    const [width, height] = size();
    const points = [{ type: "geopoint", projection: "flat", fields: ["lon", "lat"] }];
    return {
      width, height, padding: 0, autosize: "none",
      signals: [{ name: "lon", value: here.lon }, { name: "lat", value: here.lat }, { name: "scale", value: here.scale }],
      projections: [{ name: "flat", type: "mercator", scale: { signal: "scale" }, center: { signal: "[lon, lat]" }, translate: { signal: "[width / 2, height / 2]" } }],
      data: [
        { name: "countries", values: tawatur.data.basemap.topology, format: { type: "topojson", feature: "countries" } },
        { name: "provinces", values: tawatur.data.basemap.topology, format: { type: "topojson", feature: "provinces" } },
        { name: "circles", values: [], transform: points },
        { name: "slices", values: [], transform: points },
        { name: "names", values: [] },
      ],
      marks: [
        { type: "rect", interactive: false, encode: { update: { x: { value: 0 }, y: { value: 0 }, width: { signal: "width" }, height: { signal: "height" }, fill: { value: "#e3edf4" } } } },
        { type: "shape", interactive: false, from: { data: "countries" }, encode: { update: { fill: { value: "#faf8f3" }, stroke: { value: "#8a8378" }, strokeWidth: { value: 0.8 } } }, transform: [{ type: "geoshape", projection: "flat" }] },
        { type: "shape", interactive: false, from: { data: "provinces" }, encode: { update: { stroke: { value: "#d5cfc2" }, strokeWidth: { value: 0.6 }, opacity: { signal: "scale > 900 ? 1 : 0" } } }, transform: [{ type: "geoshape", projection: "flat" }] },
        { type: "arc", from: { data: "slices" }, encode: { update: { x: { field: "x" }, y: { field: "y" }, startAngle: { field: "from" }, endAngle: { field: "to" }, outerRadius: { field: "radius" }, fill: { field: "colour" }, fillOpacity: { value: 0.85 }, tooltip: { field: "tip" }, cursor: { value: "pointer" } } } },
        { type: "symbol", interactive: false, from: { data: "circles" }, encode: { update: { x: { field: "x" }, y: { field: "y" }, size: { signal: "4 * datum.radius * datum.radius" }, stroke: { value: "#1b1f24" }, strokeWidth: { value: 1 }, strokeDash: { signal: "datum.coarse ? [3, 3] : [1, 0]" } } } },
        { type: "text", interactive: false, from: { data: "names" }, encode: { update: { x: { field: "x" }, y: { field: "y" }, text: { field: "text" }, align: { value: "center" }, baseline: { value: "middle" }, fontSize: { signal: "datum.kind == 'place' ? 12 : 11" }, fill: { signal: "datum.kind == 'place' ? '#1b1f24' : '#8a8378'" } } } },
      ],
    };
  }

  function settle() {
    clearTimeout(settled);
    settled = setTimeout(function () {
      if (view && joinedAt !== here.scale) drawCircles();
      if (view) view.data("names", tawatur.placeNames(circles, project, ...size())).runAsync();
    }, 140);
  }

  function moveTo(lon, lat, scale) {
    here.lon = Math.max(-180, Math.min(180, lon));
    here.lat = Math.max(-80, Math.min(80, lat));
    here.scale = Math.max(LEAST, Math.min(MOST, scale));
    if (!view) return;
    view.data("names", []);
    view.signal("lon", here.lon).signal("lat", here.lat).signal("scale", here.scale).runAsync();
    settle();
  }

  function shift(dx, dy) {
    moveTo(here.lon + (dx / here.scale) * 180 / Math.PI, latitude(upward(here.lat) - dy / here.scale), here.scale);
  }

  function zoom(factor, x, y) {
    const [width, height] = size();
    const [dx, dy] = [(x ?? width / 2) - width / 2, (y ?? height / 2) - height / 2];
    const grown = Math.max(LEAST, Math.min(MOST, here.scale * factor));
    const kept = 1 / here.scale - 1 / grown;
    moveTo(here.lon + dx * kept * 180 / Math.PI, latitude(upward(here.lat) - dy * kept), grown);
  }

  // Places that lie on one another are one circle: which do changes with the scale, not with the place of the window.
  function drawCircles() {
    joinedAt = here.scale;
    const found = tawatur.circles(places, project);
    circles = found.rows;
    view.data("circles", circles.map((one) => ({ lon: one.lon, lat: one.lat, radius: one.radius, coarse: one.coarse })));
    view.data("slices", found.slices);
  }

  // Shows nine circles in ten of each side: one report from another continent must not make the rest a dot.
  function fit() {
    const exact = places.filter((one) => !one.coarse);
    const fitted = exact.length ? exact : places;
    if (!fitted.length) return;
    const span = (values) => { values.sort((a, b) => a - b); const cut = Math.floor(values.length / 20); return [values[cut], values[values.length - 1 - cut]]; };
    const [west, east] = span(fitted.map((one) => one.lon));
    const [south, north] = span(fitted.map((one) => upward(one.lat)));
    const [width, height] = size();
    const scale = Math.min(width / Math.max(((east - west) * Math.PI) / 180, 0.05), height / Math.max(north - south, 0.05)) * 0.8;
    moveTo((west + east) / 2, latitude((south + north) / 2), scale);
  }

  // Draws the given circles; the ground is drawn once for a size and language.
  tawatur.drawMap = async function (sums, isNew) {
    places = sums;
    if (!view || isNew) view = await tawatur.chart(container, spec(), word("map.heading"), "canvas");
    drawCircles();
    if (isNew) view.addEventListener("click", (_event, item) => item?.datum?.key && chosen(item.datum.key));
    await view.runAsync();
    if (!isFitted) { isFitted = true; fit(); }
    settle();
  };

  let chosen = () => {};
  tawatur.whenPlaceChosen = (action) => { chosen = (key) => action(circles.find((one) => one.key === key)); };

  let grip = null;
  container.addEventListener("pointerdown", (event) => { grip = [event.clientX, event.clientY]; });
  window.addEventListener("pointerup", () => { grip = null; });
  window.addEventListener("pointermove", function (event) {
    if (!grip) return;
    shift(grip[0] - event.clientX, grip[1] - event.clientY);
    grip = [event.clientX, event.clientY];
  });
  container.addEventListener("wheel", function (event) {
    event.preventDefault();
    const box = container.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 500), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  const KEYS = { ArrowLeft: () => shift(-60, 0), ArrowRight: () => shift(60, 0), ArrowUp: () => shift(0, -60), ArrowDown: () => shift(0, 60), "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: fit };
  container.addEventListener("keydown", function (event) {
    if (!KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  byId("map-in").addEventListener("click", () => zoom(1.6));
  byId("map-out").addEventListener("click", () => zoom(1 / 1.6));
  byId("map-fit").addEventListener("click", fit);
})();
