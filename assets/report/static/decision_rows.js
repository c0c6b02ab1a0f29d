// Rows for review/decisions.csv: gathered, kept between visits, written as CSV.
(function () {
  "use strict";
  const KEPT = "tawatur-decisions";
  const quoted = (cell) => (/[",\n\r]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell);

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; }
  }
  const rows = kept().filter((row) => row && typeof row === "object");
  const keep = () => { try { localStorage.setItem(KEPT, JSON.stringify(rows)); } catch { /* then they live as long as the page */ } };

  tawatur.decisions = {
    count: () => rows.length,
    // A later decision on the same thing takes the place of the earlier one.
    add(decision) {
      const same = (row) => ["action", "target_id", "field"].every((name) => (row[name] || "") === (decision[name] || ""));
      const at = rows.findIndex(same);
      if (at >= 0) rows.splice(at, 1);
      rows.push(decision);
      keep();
    },
    clear() { rows.length = 0; keep(); },
    // Without a header: the rows go to the end of a file that has one.
    text: () => rows.map((row) => tawatur.data.site.decision_columns.map((name) => quoted((row[name] || "").replace(/\s+/g, " ").trim())).join(",") + "\n").join(""),
  };
})();
