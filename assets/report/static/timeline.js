// The timeline: events of each day, month or year, stacked by grade.
(function () {
  "use strict";
  const { events, byId, word } = tawatur;
  const container = byId("timeline");
  const grades = tawatur.data.site.grades.map((one) => one.grade);
  const DAY = 86400000;

  function unitOf(days) {
    const span = days.length ? (Date.parse(days[days.length - 1]) - Date.parse(days[0])) / DAY : 0;
    return span <= 92 ? "day" : span <= 366 * 12 ? "month" : "year";
  }

  const LENGTH = { day: 10, month: 7, year: 4 };
  const firstOf = (key) => key + "-01-01".slice(key.length - 4);
  function lastOf(key, unit) {
    if (unit === "day") return key;
    const [year, month] = key.split("-").map(Number);
    return unit === "year" ? key + "-12-31" : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  }
  // A day is drawn as wide as its unit.
  function after(key, unit) {
    const [year, month, day] = key.split("-").map(Number);
    return unit === "year" ? Date.UTC(year + 1, 0, 1) : unit === "month" ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
  }

  function bars(shown) {
    const days = shown.map((i) => events.get("date_start", i)).filter(Boolean).sort();
    const unit = unitOf(days);
    const counts = new Map();
    for (const i of shown) {
      const day = events.get("date_start", i);
      if (!day) continue;
      const key = day.slice(0, LENGTH[unit]);
      if (!counts.has(key)) counts.set(key, {});
      const grade = events.get("grade", i);
      counts.get(key)[grade] = (counts.get(key)[grade] || 0) + 1;
    }
    const colours = tawatur.gradeColours();
    const rows = [];
    for (const [key, byGrade] of counts) {
      let low = 0;
      for (const grade of grades.filter((one) => byGrade[one])) {
        const tip = (unit === "day" ? tawatur.day(key) : key) + "\n" + word("grade." + grade) + " " + byGrade[grade];
        rows.push({ from: Date.parse(firstOf(key)), to: after(key, unit), low, high: low + byGrade[grade], colour: colours[grade], tip, key, unit });
        low += byGrade[grade];
      }
    }
    return rows;
  }

  tawatur.drawTimeline = async function (shown, pick) {
    const rtl = tawatur.isRtl();
    const across = rtl ? [{ signal: "width" }, 0] : [0, { signal: "width" }];
    const rows = bars(shown);
    const top = Math.max(1, ...rows.map((row) => row.high));
    const view = await tawatur.chart(container, {
      width: container.clientWidth - 2, height: container.clientHeight - 4, autosize: { type: "fit", contains: "padding" },
      data: [{ name: "bars", values: rows }],
      scales: [
        { name: "x", type: "utc", domain: { fields: [{ data: "bars", field: "from" }, { data: "bars", field: "to" }] }, range: across },
        { name: "y", type: "linear", domain: { data: "bars", field: "high" }, range: "height", nice: true, zero: true },
      ],
      axes: [
        { orient: "bottom", scale: "x", grid: false, labelOverlap: true, tickCount: 6, format: { year: "%Y", quarter: "%Y-%m", month: "%Y-%m", week: "%m-%d", date: "%m-%d", day: "%m-%d" } },
        { orient: rtl ? "right" : "left", scale: "y", tickCount: Math.min(top, 8), format: "d" },
      ],
      marks: [{ type: "rect", from: { data: "bars" }, encode: { update: {
        x: { signal: "min(scale('x', datum.from), scale('x', datum.to))" }, width: { signal: "max(2, abs(scale('x', datum.to) - scale('x', datum.from)) - 1)" },
        y: { scale: "y", field: "high" }, y2: { scale: "y", field: "low" }, fill: { field: "colour" }, tooltip: { field: "tip" }, cursor: { value: "pointer" } } } }],
    }, word("time.heading"));
    view.addEventListener("click", (_event, item) => item?.datum?.key && pick(firstOf(item.datum.key), lastOf(item.datum.key, item.datum.unit)));
  };
})();
