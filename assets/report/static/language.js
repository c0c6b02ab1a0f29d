// The language of the interface: words, names, days, numbers, and the switch.
(function () {
  "use strict";
  const { el, byId, address } = tawatur;
  const listeners = [];
  const OTHER = { en: "ar", ar: "en" };

  function chosen() {
    const given = address.read().get("lang");
    if (given in OTHER) return given;
    try {
      const kept = localStorage.getItem("tawatur-language");
      if (kept in OTHER) return kept;
    } catch { /* a browser may refuse storage to files */ }
    return (navigator.language || "en").startsWith("ar") ? "ar" : "en";
  }

  tawatur.language = chosen();
  tawatur.isRtl = () => tawatur.language === "ar";
  tawatur.word = (key) => (tawatur.data.words[key] || [key, key])[tawatur.isRtl() ? 1 : 0];
  // A name is {ar, en}, or the pair [ar, en].
  tawatur.either = (value) => (Array.isArray(value) ? value[tawatur.isRtl() ? 0 : 1] : value ? value[tawatur.language] || value.ar : "");
  tawatur.reason = (row, name) => row[name + "_" + tawatur.language];
  tawatur.number = (value) => (value === null || value === undefined ? "–" : value.toLocaleString("en-US"));
  // Figures keep their order in a line that runs from right to left.
  tawatur.figures = (text) => el("bdi", { dir: "ltr" }, text);
  // Two figures in the order of the reader, as their heading names them.
  tawatur.pair = (first, second) => [tawatur.figures(first), " / ", tawatur.figures(second)];
  // Names and quotes may run either way, whatever runs around them.
  tawatur.bdi = (text, attributes) => el("bdi", { dir: "auto", lang: tawatur.languageOf(text), ...attributes }, text || "");
  // A voice reads a name in the language of its letters, whatever the interface speaks; digits alone have none.
  tawatur.languageOf = function (text) {
    const first = /\p{L}/u.exec(text || "");
    return first && (/[\u0600-\u06ff]/.test(first[0]) ? "ar" : "en");
  };
  // A table that may be wider than the page: it scrolls by keys too, and says its name where a key has led into it.
  tawatur.table = (name, attributes, ...parts) => el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": name },
    el("table", attributes, el("caption", { class: "sr" }, name), ...parts));
  tawatur.arabic = (tag, attributes, ...children) => el(tag, { lang: "ar", dir: "rtl", ...attributes }, ...children);

  tawatur.day = function (iso) {
    if (!iso) return "";
    const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
    const when = new Date(Date.UTC(year, month - 1, day));
    return new Intl.DateTimeFormat(tawatur.isRtl() ? "ar-u-nu-latn-ca-gregory" : "en-GB", { day: "numeric", month: tawatur.isRtl() ? "long" : "short", year: "numeric", timeZone: "UTC" }).format(when);
  };
  tawatur.time = (iso) => (iso ? el("time", { datetime: iso, class: "day" }, tawatur.day(iso)) : null);
  tawatur.period = function (start, end) {
    if (!start && !end) return tawatur.word("list.undated");
    return start === end || !end ? tawatur.time(start) : [tawatur.time(start), " – ", tawatur.time(end)];
  };

  tawatur.link = function (page, id, ...children) {
    const given = new URLSearchParams({ ...(id ? { id } : {}), lang: tawatur.language });
    return el("a", { href: page + ".html#" + given }, ...children);
  };

  tawatur.badge = function (kind, value) {
    if (kind === "grade") return el("span", { class: "badge grade tone-" + value }, tawatur.word("grade." + value));
    return el("span", { class: "badge " + value }, tawatur.word("verdict." + value));
  };

  function apply() {
    document.documentElement.lang = tawatur.language;
    document.documentElement.dir = tawatur.isRtl() ? "rtl" : "ltr";
    for (const one of document.querySelectorAll("[data-word]")) one.textContent = tawatur.word(one.dataset.word);
    for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", tawatur.word(one.dataset.label));
    for (const one of document.querySelectorAll("[data-page-link]")) one.href = one.dataset.pageLink + ".html#lang=" + tawatur.language;
    const button = byId("language");
    button.textContent = tawatur.word("site.switch");
    button.lang = OTHER[tawatur.language];
    document.title = tawatur.word("nav." + document.documentElement.dataset.page).replace(/^nav\..*/, "") || tawatur.word("site.title");
    if (document.title !== tawatur.word("site.title")) document.title += " · " + tawatur.word("site.title");
  }

  // Draws a page now, again when the language changes, and again when its address does.
  tawatur.draw = function (drawing) {
    listeners.push(drawing);
    drawing();
  };
  function redraw() {
    apply();
    listeners.forEach((drawing) => drawing());
  }
  byId("language").addEventListener("click", function () {
    tawatur.language = OTHER[tawatur.language];
    try { localStorage.setItem("tawatur-language", tawatur.language); } catch { /* then the address alone remembers */ }
    address.write({ lang: tawatur.language });
    redraw();
  });
  window.addEventListener("hashchange", function () {
    tawatur.language = chosen();
    redraw();
  });
  document.querySelector(".skip").addEventListener("click", function (event) {
    event.preventDefault();
    byId("main").focus();
  });
  apply();
})();
