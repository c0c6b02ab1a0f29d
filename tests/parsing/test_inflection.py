"""From a citation form of the lexicon to the spellings of the news."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.parsing.morphology.inflection import InflectedForm, Inflector, PartOfSpeech, open_inflector
from assets.parsing.morphology.phrase_inflection import expand_phrase
from assets.parsing.text.fold import word_form


@pytest.fixture(scope="session")
def inflector(morphology_home: Path) -> Inflector:
    opened = open_inflector(morphology_home)
    assert opened is not None
    return opened


def spellings(inflector: Inflector, citation: str, pos: PartOfSpeech) -> set[str]:
    return {form.form for form in inflector.expand(citation, pos)}


def of_form(inflector: Inflector, citation: str, pos: PartOfSpeech, spelling: str) -> list[InflectedForm]:
    return [form for form in inflector.expand(citation, pos) if form.form == word_form(spelling)]


@pytest.mark.parametrize(
    ("citation", "pos", "expected"),
    [
        ("قتل", "verb", "قتل قتلت قتلوا قتلا يقتل تقتل يقتلون يقتلوا قتلهم قتله قتلته يقتلهم"),
        ("قتل", "noun", "قتل قتلا قتلهم قتله"),
        ("قتيل", "noun", "قتيل قتيلا قتيلة قتيلان قتيلين قتلى قتلاهم"),
        ("جريح", "noun", "جريح جريحا جريحان جريحين جرحى جرحاهم"),
        ("مدني", "noun", "مدني مدنيا مدنيان مدنيين مدنيون مدنية مدنيات"),
        ("غارة", "noun", "غارة غارتان غارتين غارات غاراتها"),
        ("قوة", "noun", "قوة قوات قواته قواتها قوتين"),
        ("هجوم", "noun", "هجوم هجوما هجومان هجومين هجومه هجومهم"),
        ("جندي", "noun", "جندي جنديا جنديين جنود جنودا جنودها"),
        ("شن", "verb", "شن شنت شنوا يشن تشن يشنون شنها شنته"),
        ("استهدف", "verb", "استهدف استهدفت استهدفوا يستهدف تستهدف استهدفهم استهدفته"),
        ("أصاب", "verb", "أصاب أصابت أصيب أصيبت أصيبوا يصاب يصيب أصابهم"),
        ("أعاد", "verb", "أعاد أعادت أعيد أعيدت يعيد يعاد أعادوا"),
        ("دعا", "verb", "دعا دعت دعوا يدعو تدعو دعي يدعون دعاهم"),
        ("نفى", "verb", "نفى نفت نفوا ينفي تنفي ينفون"),
        ("لقي", "verb", "لقي لقيت لقوا يلقى"),
        ("أودى", "verb", "أودى أودت يودي تودي"),
        ("قاتل", "verb", "قاتل يقاتل يقاتلون قوتل قاتلوا"),
        ("اتهم", "verb", "اتهم اتهمت يتهم تتهم اتهموا اتهمته"),
    ],
)
def test_a_citation_form_expands_into_the_spellings_of_the_news(
    inflector: Inflector, citation: str, pos: PartOfSpeech, expected: str
) -> None:
    missing = {word_form(form) for form in expected.split()} - spellings(inflector, citation, pos)
    assert not missing


def test_forms_carry_no_proclitics(inflector: Inflector) -> None:
    """The tokeniser splits و ف ب ل ك ال س off; forms with them would only double the lexicon."""
    assert not spellings(inflector, "غارة", "noun") & {"الغارات", "وغاره", "بغاره", "للغاره"}
    assert not spellings(inflector, "قتل", "verb") & {"وقتل", "سيقتل", "ليقتل"}


def test_my_and_your_are_left_out_because_they_only_make_homographs(inflector: Inflector) -> None:
    """«قتلى» (dead) would be "my killing", «قتلك» never stands in a report."""
    assert not spellings(inflector, "قتل", "noun") & {"قتلي", "قتلك"}


def test_the_same_spelling_may_be_active_or_passive(inflector: Inflector) -> None:
    assert {form.voice for form in of_form(inflector, "قتل", "verb", "قتلوا")} == {"either"}
    assert {form.voice for form in of_form(inflector, "استهدف", "verb", "يستهدف")} == {"either"}


def test_a_spelling_that_shows_its_voice_has_it(inflector: Inflector) -> None:
    assert of_form(inflector, "أصاب", "verb", "أصيبوا")[0].voice == "passive"
    assert of_form(inflector, "أصاب", "verb", "أصابوا")[0].voice == "active"
    assert of_form(inflector, "قاتل", "verb", "قوتل")[0].voice == "passive"
    assert of_form(inflector, "قتل", "verb", "قتلهم")[0].voice == "active"


@pytest.mark.parametrize(
    ("citation", "short", "full"), [("أعاد", "يعد", "يعيد"), ("أودى", "يود", "يودي"), ("دعا", "يدع", "يدعو")]
)
def test_a_spelling_that_only_follows_lam_is_marked(inflector: Inflector, citation: str, short: str, full: str) -> None:
    """«يعد» without «لم» is "is considered", «يود» "would like", «يدع» "lets": none of them a form of these verbs."""
    assert all(form.is_jussive for form in of_form(inflector, citation, "verb", short))
    assert not any(form.is_jussive for form in of_form(inflector, citation, "verb", full))


def test_a_sound_verb_has_no_spelling_of_its_own_after_lam(inflector: Inflector) -> None:
    assert not any(form.is_jussive for form in inflector.expand("قَتَل", "verb"))


def test_a_form_that_never_takes_the_article_is_marked(inflector: Inflector) -> None:
    assert all(form.is_construct for form in of_form(inflector, "مقاتل", "noun", "مقاتلو"))
    assert not any(form.is_construct for form in of_form(inflector, "مقاتل", "noun", "مقاتلون"))


def test_a_dual_that_is_spelled_like_an_adjective_is_left_to_the_adjective(inflector: Inflector) -> None:
    """«هجوم انتحاري»: "suicidal", no form of «انتحار»; «الاجتماعي» is "social", no meeting."""
    assert "انتحاري" not in spellings(inflector, "انتحار", "noun")
    assert "اجتماعي" not in spellings(inflector, "اجتماع", "noun")
    assert "مدينتي" in spellings(inflector, "مدينة", "noun")


def test_verbs_tell_aspect_person_number_and_gender(inflector: Inflector) -> None:
    assert of_form(inflector, "قَتَل", "verb", "يقتلون") == [
        InflectedForm("يقتلون", "imperfect", "either", "plural", "m", 3, False)
    ]


def test_the_third_person_is_the_first_reading_of_a_verb(inflector: Inflector) -> None:
    """«شنت» is "she, it" before "I" or "you" in a report."""
    first = of_form(inflector, "قَصَف", "verb", "قصفت")[0]
    assert (first.person, first.gender, first.number) == (3, "f", "singular")


@pytest.mark.parametrize(
    ("citation", "spelling", "number"),
    [
        ("قتيل", "قتلى", "plural"),
        ("قتيل", "قتيلا", "singular"),
        ("قتيل", "قتيلان", "dual"),
        ("غارة", "غارات", "plural"),
        ("غارة", "غارتين", "dual"),
        ("جندي", "جنود", "plural"),
        ("مدني", "مدنيون", "plural"),
    ],
)
def test_nominals_tell_their_number(inflector: Inflector, citation: str, spelling: str, number: str) -> None:
    assert of_form(inflector, citation, "noun", spelling)[0].number == number


def test_vowels_in_a_citation_choose_one_lemma(inflector: Inflector) -> None:
    """«وَصَل» arrives, «وَصَّل» connects."""
    assert len(inflector.lemmas("وصل", "verb")) == 2
    assert len(inflector.lemmas("وَصَل", "verb")) == 1
    assert len(inflector.lemmas("وَصَّل", "verb")) == 1
    assert "يصل" not in spellings(inflector, "وَصَّل", "verb")
    assert "يصل" in spellings(inflector, "وَصَل", "verb")


def test_a_part_of_speech_keeps_homographs_apart(inflector: Inflector) -> None:
    assert "قتلوا" not in spellings(inflector, "قتل", "noun")
    assert all(form.aspect for form in inflector.expand("قتل", "verb"))


def test_an_unknown_noun_is_inflected_like_others_of_its_shape(inflector: Inflector) -> None:
    assert not inflector.lemmas("قصفة", "noun")
    assert {"قصفه", "قصفات", "قصفتين", "قصفتها"} <= spellings(inflector, "قصفة", "noun")


def test_an_unknown_plural_stays_plural(inflector: Inflector) -> None:
    """«محادثات» is listed in the plural: «محادثة» is a chat, no negotiation."""
    forms = inflector.expand("محادثات", "noun")
    assert {"محادثات", "محادثاتهم"} <= {form.form for form in forms}
    assert {form.number for form in forms} == {"plural"}


def test_an_unknown_verb_is_matched_as_written(inflector: Inflector) -> None:
    assert spellings(inflector, "دعشن", "verb") == {"دعشن"}


@pytest.mark.parametrize(
    ("citation", "pos", "expected"),
    [
        ("أطلق سراح", "phrase_verb", ["أطلقت سراح", "أطلقوا سراحهم", "يطلق سراحه"]),
        ("ألقى القبض على", "phrase_verb", ["ألقت القبض على", "ألقي القبض عليهم"]),
        ("سيارة مفخخة", "phrase", ["سيارتين مفخختين", "السيارات المفخخة", "السيارة المفخخة"]),
        ("عملية عسكرية", "phrase", ["العملية العسكرية", "عمليات عسكرية"]),
        ("إطلاق نار", "phrase", ["إطلاق النار", "إطلاق نار"]),
    ],
)
def test_a_phrase_inflects_the_words_that_change_together(
    inflector: Inflector, citation: str, pos: str, expected: list[str]
) -> None:
    forms = {form.form for form in expand_phrase(inflector, citation, pos)}
    assert not {word_form(phrase) for phrase in expected} - forms
