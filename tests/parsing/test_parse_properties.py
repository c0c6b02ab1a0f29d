"""What holds for every text, however broken: it is read without an error, and every offset points into it."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.model import ParsedArticle
from assets.parsing.parse import parse_article
from tests.golden.sample_articles import sample_articles

PUBLISHED = date(2024, 3, 5)

NEWS_WORDS = (
    "قتل", "مقتل", "وقتل", "قتلى", "جرحى", "وأصيب", "أسفر", "غارة", "غارات", "قصف", "القصف", "هجوم", "شن", "شنت",
    "انفجار", "تفجير", "احتجاجات", "اجتماع", "نزوح", "فرار", "قال", "أعلن", "أعلنت", "وأضاف", "نفى", "إن", "أن", "بأن",
    "في", "على", "من", "بينهم", "عن", "إلى", "لم", "سوف", "قد", "مدينة", "حي", "ريف", "حلب", "صنعاء", "بغداد",
    "الجيش", "قوات", "النظام", "المعارضة", "مسلحون", "مدنيين", "طفلا", "أطفال", "جنديان", "شخصا", "آخرين", "ألفي",
    "عشرات", "مئات", "الآلاف", "نحو", "أكثر", "ثلاثة", "وعشرون", "12", "٣٤", "1,200.5", "2016", "أمس", "السبت", "منذ",
    "منتصف", "نوفمبر", "فجر", "اليوم", "الماضي", "المرصد", "السوري", "وكالة", "فرانس", "برس", "رويترز", "وزير",
    "الخارجية", "الرئيس", "المتحدث", "باسم", "«", "»", '"', "(", ")", ":", "،", ".", "؟", "\n", "…", "-", "أ ف ب",
    "ماكرون", "بوتين", "قيادي", "ضابط", "عنصرا", "بارز", "عسكري",
)  # fmt: skip

news = st.lists(st.sampled_from(NEWS_WORDS), max_size=60).map(" ".join)
letters_and_marks = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.sampled_from("ًٌٍَُِّْـ\u200e\u200f\u202b\u202c\u2067\u2069\ufeff\u00a0 \n.,:«»\"'()[]…،؛؟!0123456789%"),
    ),
    max_size=200,
)
any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
undecodable = st.binary(max_size=200).map(lambda raw: raw.decode("utf-8", errors="replace"))
windows_bytes = st.binary(max_size=200).map(lambda raw: raw.decode("windows-1256", errors="replace"))
punctuation_runs = st.builds(
    lambda mark, times, word: mark * times + word + mark * times,
    st.sampled_from([".", "«", "(", '"', "-", "\n", "ـ", "ً", "،", "٪", "و", "ال", "1", "١٢ ", "من "]),
    st.integers(0, 400),
    news,
)
written_lines = [line.split() for article in sample_articles() for line in article.text.splitlines() if line.strip()]
# a caption or a headline ends anywhere, without a full stop, and the next line begins with somebody
cut_lines = st.lists(
    st.tuples(st.sampled_from(written_lines), st.integers(1, 60)).map(lambda cut: " ".join(cut[0][: cut[1]])),
    max_size=4,
).map("\n".join)
texts = st.one_of(news, cut_lines, letters_and_marks, any_text, undecodable, windows_bytes, punctuation_runs)


few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(text=texts, published_on=st.sampled_from([PUBLISHED, None]), share=st.floats(0, 1))
def test_any_text_is_read_and_every_offset_lies_in_it(
    lexicon: Lexicon, text: str, published_on: date | None, share: float
) -> None:
    parsed = parse_article(text, published_on=published_on, headline_end=int(share * len(text)), lexicon=lexicon)
    assert_in_range(text, parsed)


@few
@given(text=texts)
def test_the_same_text_is_always_read_alike(lexicon: Lexicon, text: str) -> None:
    first = parse_article(text, published_on=PUBLISHED, outlet="outlet", outlet_country="SA", lexicon=lexicon)
    parse_article("قتل ثلاثة جنود في هجوم أمس.", published_on=date(2019, 1, 1), lexicon=lexicon)
    assert parse_article(text, published_on=PUBLISHED, outlet="outlet", outlet_country="SA", lexicon=lexicon) == first


@few
@given(text=texts)
def test_sections_and_sentences_keep_the_order_of_the_text(lexicon: Lexicon, text: str) -> None:
    parsed = parse_article(text, published_on=PUBLISHED, lexicon=lexicon)
    ends = [0] + [section.end for section in parsed.sections]
    assert [section.start for section in parsed.sections] == ends[:-1], "sections leave gaps"
    if text:
        assert ends[-1] == len(text)
    assert [sentence.no for sentence in parsed.sentences] == list(range(len(parsed.sentences)))
    for before, after in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        assert before.end <= after.start
    assert len(parsed.sentence_forms) == len(parsed.sentences)


@few
@given(text=news)
def test_bounds_enclose_the_best_figure_and_dates_run_forward(lexicon: Lexicon, text: str) -> None:
    parsed = parse_article(text, published_on=PUBLISHED, lexicon=lexicon)
    for count in parsed.casualties:
        figures = [figure for figure in (count.low, count.best, count.high) if figure is not None]
        assert figures == sorted(figures)
        assert all(figure >= 0 for figure in figures)
    for claim in parsed.claims:
        assert (claim.date_start is None) == (claim.date_end is None)
        if claim.date_start and claim.date_end:
            assert claim.date_start <= claim.date_end
        assert claim.section != "boilerplate"


def assert_in_range(text: str, parsed: ParsedArticle) -> None:
    """Checks that all spans reproduce a quote, and that all links between records hold."""
    spans = [
        *((c.start, c.end) for c in parsed.claims),
        *((c.start, c.end) for c in parsed.casualties),
        *((q.start, q.end) for q in parsed.quantities),
        *((m.start, m.end) for m in parsed.actor_mentions),
        *((m.start, m.end) for m in parsed.place_mentions),
        *((p.start, p.end) for c in parsed.claims for p in c.participants),
    ]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for sentence in parsed.sentences:
        assert 0 <= sentence.start <= sentence.end <= len(text)
    for claim in parsed.claims:
        sentence = parsed.sentences[claim.sentence_no]
        assert sentence.start <= claim.start
        assert claim.end <= sentence.end
    for number, count in enumerate(parsed.casualties):
        assert 0 <= count.claim_no < len(parsed.claims)
        assert count.subset_of is None or 0 <= count.subset_of < len(parsed.casualties)
        assert count.subset_of != number
    assert all(0 <= quantity.claim_no < len(parsed.claims) for quantity in parsed.quantities)
