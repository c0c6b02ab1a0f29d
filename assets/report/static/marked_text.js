// A text with marks: spans may overlap, and count code points as the tables do, not the halves that JavaScript counts.
(function () {
  "use strict";
  const { el } = tawatur;

  // marks: {start, end, kind, link, label}. Returns nodes: text, and a mark for each stretch with what stands on it.
  tawatur.marked = function (text, marks) {
    const letters = Array.from(text);
    const cuts = new Set([0, letters.length]);
    for (const mark of marks) { cuts.add(Math.max(0, mark.start)); cuts.add(Math.min(letters.length, mark.end)); }
    const order = [...cuts].sort((a, b) => a - b);
    const nodes = [];
    for (let i = 0; i + 1 < order.length; i++) {
      const words = letters.slice(order[i], order[i + 1]).join("");
      const on = marks.filter((mark) => mark.start <= order[i] && order[i + 1] <= mark.end);
      if (!on.length) { nodes.push(words); continue; }
      const shortest = on.filter((mark) => mark.link).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      const title = [...new Set(on.map((mark) => mark.label))].join(" · ");
      nodes.push(el("mark", { class: [...new Set(on.map((mark) => mark.kind))].join(" "), title }, shortest ? el("a", { href: shortest.link }, words) : words));
    }
    return nodes;
  };

  tawatur.markKey = () => el("p", { class: "key" }, ["claim", "count", "party"].map((kind) => el("mark", { class: kind }, tawatur.word("mark." + kind))));
  tawatur.markLabel = (mark) => tawatur.word({ claim: "subtype.", count: "outcome.", party: "role." }[mark.kind] + mark.told);
})();
