"""Which name answers for a report: offices and their holders, sources taken up again, relative clauses of reports."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read


def speakers_of(lexicon: Lexicon, text: str, subtype: str) -> list[str]:
    """Return the names of whoever the last claim of a subtype is attributed to, ids for the listed ones."""
    parsed = read(lexicon, text)
    names = {unlisted.id: unlisted.name for unlisted in parsed.unlisted_actors}
    claim = [claim for claim in parsed.claims if claim.event_subtype == subtype][-1]
    return [names.get(speaker, speaker) for speaker in claim.attributed_to]


def test_an_office_of_a_country_takes_up_whom_the_article_named_by_it(lexicon: Lexicon) -> None:
    text = "رفض المندوب الروسي، فاسيلي نيبينزيا، القرار. وأكد مندوب موسكو أن المسلحين قصفوا قرية كفرنبل."
    assert speakers_of(lexicon, text, "unspecified_bombardment")[0] == "person.nebenzia"


def test_a_name_behind_an_office_and_its_seat_is_the_speaker(lexicon: Lexicon) -> None:
    text = "طالب السفير الكويتي للأمم المتحدة سالم الفلاني، أمس، بوقف القتال."
    assert speakers_of(lexicon, text, "demand") == ["السفير الكويتي للأمم المتحدة سالم الفلاني", "kw.embassy"]


def test_a_name_between_commas_belongs_to_the_title_before_it(lexicon: Lexicon) -> None:
    text = "وقال الداعية المصري، سمير الفلاني، إن الطائرات قصفت مدرسة."
    assert speakers_of(lexicon, text, "air_strike") == ["الداعية المصري سمير الفلاني"]


def test_the_sources_are_those_that_were_called_so(lexicon: Lexicon) -> None:
    text = "أفادت مصادر عسكرية أن القوات تقدمت. وقال شاهد إن الوضع هادئ. وأوضحت المصادر أن الطائرات قصفت القرية."
    assert speakers_of(lexicon, text, "air_strike") == ["anon.military_source"]


@pytest.mark.parametrize(
    "text",
    [
        "غادرت الحافلات المدينة بموجب هدنة أعلنت عنها روسيا.",
        "وصلت القوافل بعد إعلان وقف إطلاق النار الذي أعلنته روسيا.",
    ],
)
def test_a_relative_clause_says_from_whom_its_noun_comes(lexicon: Lexicon, text: str) -> None:
    assert speakers_of(lexicon, text, "agreement") == ["state.ru"]


def test_a_radio_of_a_state_is_not_the_state(lexicon: Lexicon) -> None:
    assert speakers_of(lexicon, "وقال راديو إسرائيل إن الطائرات قصفت القرية.", "air_strike") == ["راديو إسرائيل"]


def test_a_man_named_right_behind_his_office_speaks(lexicon: Lexicon) -> None:
    text = "قال القائد العسكري الليبي خليفة حفتر إن الطائرات قصفت درنة."
    assert speakers_of(lexicon, text, "air_strike")[0] == "person.haftar"


OFFICES = [
    ("قال سفير الأردن لدى واشنطن الأمير سالم بن طلال إن الطائرات قصفت درنة.", "الأمير سالم بن طلال"),
    ("أكد قائد اللواء 35 مدرع العميد سمير الفلاني أن الطائرات قصفت درنة.", "العميد سمير الفلاني"),
    ('وقال مدير شبكة "الشاهد 24" المحلية للأنباء أحمد سالم إن الطائرات قصفت درنة.', "أحمد سالم"),
]


@pytest.mark.parametrize(("text", "man"), OFFICES)
def test_a_man_named_behind_the_seat_or_the_unit_of_his_office_speaks(lexicon: Lexicon, text: str, man: str) -> None:
    assert man.split()[-1] in speakers_of(lexicon, text, "air_strike")[0]


REPORTS = [
    ("وأوضح تقرير صادر عن منظمة العفو الدولية أن الطائرات قصفت القرية.", "monitor.amnesty"),
    ("وذكر تقرير الأمم المتحدة أن الطائرات قصفت القرية.", "org.un"),
    ("وذكر تقرير عن انتهاكات الحوثيين أن الطائرات قصفت القرية.", "anon.reports"),
]


@pytest.mark.parametrize(("text", "speaker"), REPORTS)
def test_a_report_is_said_from_whoever_issued_it(lexicon: Lexicon, text: str, speaker: str) -> None:
    assert speakers_of(lexicon, text, "air_strike") == [speaker]


def test_the_statement_in_which_somebody_says_it_is_no_part_of_his_name(lexicon: Lexicon) -> None:
    text = "وقال المتحدث العسكري المصري في البيان إن الطائرات قصفت القرية."
    assert speakers_of(lexicon, text, "air_strike") == ["المتحدث العسكري المصري"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وبحسب مركز حلب الإعلامي قصفت الطائرات مدرسة.", "مركز حلب الإعلامي"),
        ("قال مركز دمشق الإعلامي إن الطائرات قصفت مدرسة.", "مركز دمشق الإعلامي"),
        ("وقالت حكومة دمشق إن الطائرات قصفت مدرسة.", "sy.government"),
    ],
)
def test_a_town_in_the_name_of_a_body_parts_it_from_others_and_from_the_state(
    lexicon: Lexicon, text: str, speaker: str
) -> None:
    assert speakers_of(lexicon, text, "air_strike") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قتل الصحفي ماهر الكيلاني. وقال محامي عائلة الكيلاني، سكوت فيلدمور، إن طائرات قصفت المنزل.",
         "محامي عائلة الكيلاني سكوت فيلدمور"),
        ("وقالت والدة الطفلة سارة الكيلاني إن طائرات قصفت المنزل.", "والدة الطفلة سارة الكيلاني"),
        ("قال محافظ لحج، دريفوس كارلوفيتش، إن طائرات قصفت المدينة.", "دريفوس كارلوفيتش"),
    ],
)  # fmt: skip
def test_whoever_speaks_for_another_is_not_that_other(lexicon: Lexicon, text: str, speaker: str) -> None:
    assert speakers_of(lexicon, text, "air_strike") == [speaker]


def test_whom_somebody_describes_is_not_the_one_who_speaks(lexicon: Lexicon) -> None:
    text = "وصف الرئيس التركي رجب طيب أردوغان نظيره السوري بشار الأسد بالقاتل، قائلا إن طائرات قصفت قرية."
    assert speakers_of(lexicon, text, "air_strike")[0] == "person.erdogan"


def test_a_body_is_named_behind_its_command(lexicon: Lexicon) -> None:
    text = "أعلنت قيادة قوات الشرطة الاتحادية مقتل 3 من مسلحي داعش في كركوك."
    assert speakers_of(lexicon, text, "armed_clash") == ["iq.federal_police"]


def test_in_the_words_of_is_nobodys_name(lexicon: Lexicon) -> None:
    text = 'قال الرئيس محمود عباس إن الوضع خطير. وأضاف بالقول: "طائرات قصفت قرية".'
    assert speakers_of(lexicon, text, "air_strike")[0] == "person.abbas"
