// Bars from low to high with a mark at best: for the greatest tolls, and for what each source said about one of them.
(function () {
  "use strict";
  const { word, number } = tawatur;
  const ROW = 26;

  // "20", "20+" where no upper bound is known, "20 – 23 – 40" for low, best and high.
  tawatur.range = function (row) {
    if (row.count_best === null) return "–";
    if (row.count_low === row.count_best && row.count_high === row.count_best) return number(row.count_best);
    if (row.count_low === row.count_best && row.count_high === null) return number(row.count_best) + "+";
    return number(row.count_low) + " – " + number(row.count_best) + " – " + (row.count_high === null ? "…" : number(row.count_high));
  };

  // Labels are looked up by row: a scale would name equal ones once, and shift the rest.
  // rows: {label, low, best, high (null: no upper bound), colour, tip, link}; the first row on top.
  tawatur.rangeChart = async function (container, rows, label) {
    const rtl = tawatur.isRtl();
    const known = rows.filter((row) => row.best !== null).map((row, i) => ({ ...row, i }));
    const top = Math.max(...known.map((row) => Math.max(row.high ?? 0, row.best, row.low ?? 0)), 1);
    const values = known.map((row) => ({ ...row, low: row.low ?? row.best, open: row.high === null, high: row.high ?? Math.max(row.best, row.low ?? 0) * 1.25 + 0.5 }));
    const across = rtl ? [{ signal: "width" }, 0] : [0, { signal: "width" }];
    container.style.height = known.length * ROW + 46 + "px";
    const y = { scale: "y", field: "i", band: 0.5 };
    const view = await tawatur.chart(container, {
      width: container.clientWidth - 2, height: known.length * ROW + 36, autosize: { type: "fit", contains: "padding" },
      data: [{ name: "rows", values }],
      scales: [
        { name: "x", type: "symlog", constant: 5, domain: [0, top * 1.3], range: across },
        { name: "y", type: "band", domain: { data: "rows", field: "i" }, range: "height", padding: 0.3 },
      ],
      axes: [
        { orient: "bottom", scale: "x", values: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000, 100000, 1000000].filter((one) => one <= top * 1.3), labelOverlap: true, format: ",d" },
        { orient: rtl ? "right" : "left", scale: "y", grid: false, ticks: false, domain: false, encode: { labels: { update: { text: { signal: "data('rows')[datum.value].label" }, limit: { value: Math.min(340, container.clientWidth * 0.45) } } } } },
      ],
      marks: [
        { type: "rule", from: { data: "rows" }, encode: { update: { x: { scale: "x", field: "low" }, x2: { scale: "x", field: "high" }, y, stroke: { field: "colour" }, strokeWidth: { value: 7 }, strokeCap: { value: "butt" }, opacity: { value: 0.45 }, tooltip: { field: "tip" } } } },
        { type: "symbol", from: { data: "rows" }, encode: { update: { x: { scale: "x", field: "best" }, y, shape: { value: "diamond" }, size: { value: 110 }, fill: { field: "colour" }, stroke: { value: "#1b1f24" }, tooltip: { field: "tip" }, cursor: { signal: "datum.link ? 'pointer' : 'default'" } } } },
        { type: "text", from: { data: "rows" }, encode: { update: { x: { scale: "x", field: "high" }, y, dx: { value: rtl ? -4 : 4 }, text: { signal: `datum.open ? '${rtl ? "◂" : "▸"}' : ''` }, align: { value: rtl ? "right" : "left" }, baseline: { value: "middle" }, fontSize: { value: 15 }, fill: { field: "colour" } } } },
      ],
    }, label);
    view.addEventListener("click", (_event, item) => { if (item?.datum?.link) location.href = item.datum.link; });
    return view;
  };

  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#6a3d9a", "#7f7f7f"];

  // What stands, then each source's figures in the order they were printed, one colour for each origin.
  tawatur.tollHistoryRows = function (toll) {
    const origins = [...new Set(toll.steps.map((step) => tawatur.either(step.origin)))];
    const tip = (row, head) => head + "\n" + tawatur.range(row);
    const stands = { label: "▣ " + word("toll.best"), low: toll.count_low, best: toll.count_best, high: toll.count_high, colour: "#1b1f24", tip: tip(toll, word("toll.best")) };
    return [stands, ...toll.steps.map(function (step) {
      const said = tawatur.either(step.origin);
      const told = (step.published_on || "") + " · " + said + (step.outlet && step.outlet !== said ? " · " + step.outlet : "");
      return { label: told, low: step.count_low, best: step.count_best, high: step.count_high, colour: COLOURS[origins.indexOf(said) % COLOURS.length], tip: tip(step, told) };
    })];
  };
})();
