// The list of articles, by words of their title or outlet.
(function () {
  "use strict";
  const { el, byId, word, number } = tawatur;
  const articles = tawatur.data.articles;
  const folded = articles.map((one) => tawatur.fold(one.title + " " + one.outlet));
  const STEP = 200;

  tawatur.draw(function () {
    let length = STEP;
    const asked = el("input", { type: "search", dir: "auto", id: "find" });
    const body = el("tbody", {});
    const more = el("button", { type: "button", onclick: () => { length += STEP; fill(); } }, word("list.more"));
    function fill() {
      const words = tawatur.fold(asked.value).split(/\s+/).filter(Boolean);
      const found = articles.filter((_one, i) => words.every((one) => folded[i].includes(one)));
      body.replaceChildren(...found.slice(0, length).map((one) => el("tr", {}, el("td", { class: "day" }, tawatur.time(one.published_on)), el("td", {}, tawatur.bdi(one.outlet || word("article.unnamed"))),
        el("td", {}, tawatur.link("article", one.article_id, tawatur.bdi(one.title, { lang: "ar" }))), el("td", { class: "number" }, number(one.n_claims)))));
      more.hidden = found.length <= length;
    }
    asked.addEventListener("input", fill);
    byId("content").replaceChildren(el("h1", {}, word("nav.articles")), el("p", {}, el("label", {}, word("filter.text") + " ", asked)),
      tawatur.table(word("nav.articles"), {}, el("thead", {}, el("tr", {}, ["list.date", "article.outlet", "article.title", "article.nclaims"].map((key) => el("th", { scope: "col" }, word(key))))), body), more);
    fill();
    document.body.dataset.ready = "yes";
  });
})();
