// One claim: its Arabic sentence with what was read in it, who says so through whom, and the words of its date.
(function () {
  "use strict";
  const { el, word } = tawatur;

  function chain(claim) {
    if (!claim.said_by.length) return [word("claim.own")];
    const arrow = tawatur.isRtl() ? " ← " : " → ";
    const said = claim.said_by.flatMap((one, i) => [i ? arrow : null, tawatur.bdi(tawatur.either(one))]);
    return claim.via.length ? [...said, " · " + word("claim.via") + " ", ...claim.via.flatMap((one, i) => [i ? ", " : null, tawatur.bdi(tawatur.either(one))])] : said;
  }

  tawatur.fact = (name, ...content) => [el("dt", {}, word(name)), el("dd", {}, content)];

  tawatur.claimCard = function (claim) {
    const marks = claim.marks.map((mark) => ({ ...mark, label: mark.kind === "claim" ? word("subtype." + claim.event_subtype) : tawatur.markLabel(mark) }));
    const date = claim.date_text ? [tawatur.arabic("q", {}, claim.date_text), " → ", tawatur.period(claim.date_start, claim.date_end), " · " + word("basis." + claim.date_basis)]
      : claim.date_start ? [tawatur.period(claim.date_start, claim.date_end), " · " + word("basis." + claim.date_basis)] : [word("claim.nodate")];
    const places = claim.places.flatMap((one, i) => [i ? ", " : null, tawatur.bdi(tawatur.either(one))]);
    const counts = claim.counts.map((one) => el("div", {}, word("outcome." + one.outcome) + " · " + word("group." + one.victim_group) + ": ", tawatur.figures(tawatur.range(one))));
    return el("article", { class: "claim-card", id: "claim-" + claim.claim_id },
      tawatur.arabic("blockquote", { class: "sentence", style: "margin-inline:0" }, tawatur.marked(claim.sentence, marks)),
      el("dl", { class: "facts" },
        tawatur.fact("claim.said", chain(claim)),
        tawatur.fact("claim.origin", tawatur.bdi(tawatur.either(claim.origin))),
        tawatur.fact("claim.date", date),
        places.length ? tawatur.fact("claim.places", places) : null,
        counts.length ? tawatur.fact("claim.counts", counts) : null,
        claim.status !== "occurred" ? tawatur.fact("event.status", word("status." + claim.status)) : null));
  };
})();
