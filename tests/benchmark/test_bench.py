"""What a benchmark makes of its figures: growth in words, the comparison with the last, the page."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from assets.benchmark.bench import END, START, write_page
from assets.benchmark.growth_curve import Point, draw, exponent, in_words
from assets.benchmark.kept_results import compared, keep_result, last_result
from assets.benchmark.machine_facts import machine_facts
from assets.benchmark.parse_benchmark import with_own_home
from assets.benchmark.source_texts import as_many_as, n_words
from assets.parse_engine.shards import ArticleToParse, ParseJob

LINEAR = [Point("parsing", 1000, 4.0), Point("parsing", 10_000, 40.0)]
QUADRATIC = [Point("marts", 1000, 1.0), Point("marts", 10_000, 100.0)]
ARTICLE = ArticleToParse(
    article_id="a", text="قتل 3 مدنيين في 2016", published_on=None, outlet=None, country=None, headline_end=0
)


def test_the_exponent_tells_linear_from_quadratic_growth() -> None:
    assert round(exponent(LINEAR) or 0, 6) == 1
    assert round(exponent(QUADRATIC) or 0, 6) == 2
    assert exponent(LINEAR[:1]) is None


def test_growth_is_told_in_words_and_drawn(tmp_path: Path) -> None:
    lines = in_words([*LINEAR, *QUADRATIC])
    assert "marts        grows as articles to the power 2.00: twice the articles, 4.00 times" in lines
    draw(LINEAR, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")


def test_a_result_is_compared_with_the_last_one_of_the_same_size(tmp_path: Path) -> None:
    assert compared(LINEAR, last_result(tmp_path)) == ["no earlier result to compare with"]
    keep_result(tmp_path, machine_facts(), LINEAR, {})
    lines = compared([Point("parsing", 1000, 2.0), Point("parsing", 5000, 9.0)], last_result(tmp_path))
    assert lines[1:] == ["parsing          1,000 articles  4.0 s → 2.0 s (0.50×)"]


def test_too_few_texts_come_again_with_other_figures() -> None:
    made = as_many_as([ARTICLE], 3)
    assert [each["text"] for each in made] == [
        "قتل 3 مدنيين في 2016", "قتل 4 مدنيين في 3127\n1", "قتل 5 مدنيين في 4238\n2",
    ]  # fmt: skip
    assert len({each["article_id"] for each in made}) == 3
    assert n_words([ARTICLE]) == 5


def test_each_measurement_on_dask_has_the_lexicon_and_no_shard_that_is_done(tmp_path: Path) -> None:
    of_user, own = tmp_path / "user", tmp_path / "own"
    for folder in (of_user / "lexicon", of_user / "shards", own):
        folder.mkdir(parents=True)
    (of_user / "lexicon" / "expanded_forms.json").write_text("{}", encoding="utf-8")
    job = with_own_home(ParseJob("1.0", of_user, pa.schema([])), own)
    assert (job.home / "lexicon" / "expanded_forms.json").read_text(encoding="utf-8") == "{}"
    assert not (job.home / "shards").exists()


def test_the_tables_take_the_place_of_the_earlier_ones_on_the_page(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{START}\nold\n{END}\nafter\n", encoding="utf-8")
    write_page("new", page)
    assert page.read_text(encoding="utf-8") == f"before\n{START}\n```text\nnew\n```\n{END}\nafter\n"
