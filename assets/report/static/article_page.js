// The page of one article: its text with all claims marked, what they are, and its relatives.
(function () {
  "use strict";
  const { el, byId, word, number } = tawatur;
  const target = (id) => "event.html#" + new URLSearchParams({ id, lang: tawatur.language });

  function claims(article) {
    const letters = Array.from(article.text);
    return el("section", {}, el("h2", {}, word("article.claims")), el("ol", {}, article.marks.filter((mark) => mark.kind === "claim").map((mark) =>
      el("li", {}, tawatur.link("event", mark.event_id, word("subtype." + mark.told)), " ", tawatur.arabic("span", {}, letters.slice(mark.char_start, mark.char_end).join(""))))));
  }

  function related(article) {
    if (!article.related.length) return null;
    return el("section", {}, el("h2", {}, word("article.related")), el("ul", {}, article.related.map((one) =>
      el("li", {}, tawatur.link("article", one.article_id, tawatur.bdi(one.title, { lang: "ar" })), " · ", tawatur.bdi(one.outlet || word("article.unnamed")), " · ", word("relation." + one.relation),
        " · " + Math.round(one.text_containment * 100) + " % " + word("article.contained") + " · " + number(one.n_shared_sentences) + " " + word("article.shared") + " · " + number(one.n_shared_events) + " " + word("article.events")))));
  }

  async function page() {
    const content = byId("content");
    delete document.body.dataset.ready;
    const id = tawatur.address.read().get("id") || "";
    const article = await tawatur.loadOne("article", id);
    if (!article) {
      content.replaceChildren(el("h1", {}, word("article.heading")), el("p", {}, word(id ? "article.missing" : "event.choose")));
    } else {
      const marks = article.marks.map((mark) => ({ start: mark.char_start, end: mark.char_end, kind: mark.kind, label: tawatur.markLabel(mark), link: mark.kind === "claim" ? target(mark.event_id) : null }));
      content.replaceChildren(...[
        tawatur.arabic("h1", {}, article.title),
        el("p", {}, tawatur.bdi(article.outlet || word("article.unnamed")), " · ", word("article.published") + " ", tawatur.time(article.published_on) || "–",
          article.url ? [" · ", el("a", { href: article.url, rel: "noopener noreferrer external" }, word("article.original"))] : ""),
        article.superseded_by ? el("p", { class: "note" }, tawatur.link("article", article.superseded_by, word("article.older"))) : null,
        tawatur.markKey(),
        tawatur.arabic("div", { class: "text" }, tawatur.marked(article.text, marks)),
        claims(article), related(article)].filter(Boolean));
      document.title = article.title;
    }
    document.body.dataset.ready = "yes";
  }
  tawatur.draw(page);
})();
