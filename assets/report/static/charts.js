// Drawing a Vega chart: no eval, no loading, tooltips as plain text. What a chart shows stands in its own file.
(function () {
  "use strict";
  const { el } = tawatur;
  const tip = el("div", { class: "tip", hidden: true, role: "presentation" });
  document.body.append(tip);

  function showTip(_handler, event, _item, value) {
    tip.hidden = !value;
    if (!value) return;
    tip.textContent = String(value);
    tip.dir = "auto";
    const box = tip.getBoundingClientRect();
    tip.style.left = Math.max(0, Math.min(event.clientX + 12, innerWidth - box.width - 8)) + "px";
    tip.style.top = Math.max(0, Math.min(event.clientY + 14, innerHeight - box.height - 8)) + "px";
  }

  tawatur.gradeColours = function () {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(tawatur.data.site.grades.map((one) => [one.grade, style.getPropertyValue("--" + one.grade).trim()]));
  };

  const FONT = 'system-ui, "Noto Sans Arabic", Tahoma, sans-serif';
  const CONFIG = {
    axis: { labelFont: FONT, titleFont: FONT, labelFontSize: 12, titleFontSize: 12, labelColor: "#1b1f24", grid: true, gridColor: "#eaeef2", domainColor: "#8c959f", tickColor: "#8c959f" },
    text: { font: FONT },
  };
  const drawn = new Map();

  tawatur.chart = async function (container, spec, label, renderer = "svg") {
    const turn = (drawn.get(container)?.turn || 0) + 1;
    drawn.get(container)?.view?.finalize();
    drawn.set(container, { turn });
    container.setAttribute("aria-label", label);
    const inner = el("div", {});
    container.replaceChildren(inner);
    const full = { $schema: "https://vega.github.io/schema/vega/v6.json", background: "transparent", padding: 4, description: label, ...spec };
    const result = await vegaEmbed(inner, full, {
      mode: "vega", actions: false, ast: true, renderer, config: CONFIG, tooltip: (...given) => showTip(...given),
      loader: { load: () => Promise.reject(new Error("nothing is loaded")), sanitize: () => Promise.reject(new Error("no links")) },
    });
    if (drawn.get(container).turn === turn) drawn.set(container, { turn, view: result.view });
    return result.view;
  };
})();
