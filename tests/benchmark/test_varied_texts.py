"""Articles grown to any number: other words and days, the same verbs of war, copies, and no two alike."""

from __future__ import annotations

from typing import Any

from assets.benchmark.varied_texts import vary_texts

KNOWN = frozenset({"قتل", "جنود"})


def articles() -> list[dict[str, Any]]:
    """Five short articles with two listed cities, and words of two texts that a variant exchanges."""
    texts = ["قتل 12 جنود في سهل قرب حلب", "قتل 3 جنود في تلة قرب حمص", "سهل", "تلة", "نهر"]
    return [
        {"id": f"a{n}", "outlet": "outlet", "url": f"u{n}", "published_at": "2018-05-26T15:41:53+04:00", "title": text,
         "text": text}
        for n, text in enumerate(texts)
    ]  # fmt: skip


def test_the_first_round_is_the_corpus_itself_and_later_ones_have_other_words_figures_and_days() -> None:
    varied = {each["id"]: each for each in vary_texts(articles(), 12, KNOWN)}
    assert varied["a0#0"]["text"] == articles()[0]["text"]
    assert varied["a0#1"]["text"] == "قتل 23 جنود في قرب سهل حمص"
    assert varied["a0#1"]["published_at"] == "2018-06-02T15:41:53+04:00"


def test_as_many_as_asked_for_each_with_an_id_of_its_own() -> None:
    made = list(vary_texts(articles(), 37, KNOWN))
    assert len(made) == len({each["id"] for each in made}) == 37
    copies = [each for each in made if each["id"].endswith(":copy")]
    assert copies
    assert all(copy["outlet"] == "copy of outlet" for copy in copies)
