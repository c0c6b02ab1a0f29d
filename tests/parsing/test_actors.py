"""Actors: bodies by all their names, general words by context, persons by title, office and surname."""

from __future__ import annotations

from datetime import date

import pytest

from assets.parsing.actors import actor_mentions as actors
from assets.parsing.actors.terms_of_office import terms_of_office
from assets.parsing.model import ActorMention, Document, PublicationDate
from assets.parsing.places import place_mentions as places
from assets.parsing.text import sections
from assets.parsing.text.fold import fold
from assets.parsing.text.sections import find_sections
from assets.parsing.text.sentences import find_sentences


def read(text: str) -> tuple[Document, tuple[ActorMention, ...]]:
    """Return the document of a text and its actors."""
    folded = fold(text)
    parts = find_sections(text, folded, 0, sections.load_vocabulary())
    sentences, tokens = find_sentences(folded, parts, actors.glue_names())
    day = date(2018, 6, 1)
    document = Document(text, folded, PublicationDate(day, "given", day, day), None, None, 0, parts, sentences, tokens)
    document.places = places.find_places(document, places.load_vocabulary())
    return document, actors.find_actors(document, actors.load_vocabulary(), document.places)


def terms(text: str) -> list[tuple[str, date, date | None]]:
    """Return the terms of the office-holders a text names in office."""
    document, mentions = read(text)
    return terms_of_office(mentions, document.tokens, actors.load_vocabulary())


def ids_of(text: str) -> list[str]:
    """Return the ids of the actors of a text."""
    return [m.actor_id for m in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ('تبنى تنظيم "الدولة الإسلامية" الهجوم.', "org.islamic_state"),
        ("اقتحم مسلحو داعش البلدة.", "org.islamic_state"),
        ("أعلنت #ميليشيات_الحوثي الانقلابية ذلك.", "ye.houthis"),
        ("شن المتمردون الحوثيون هجوما.", "ye.houthis"),
        ("خطف مسلحي بوكو حرام عشر نساء.", "ng.boko_haram"),
        ("أعلنت قوات سوريا الديموقراطية بدء المرحلة الثانية.", "sy.sdf"),
        ("أفاد المرصد السوري عن قصف.", "monitor.sohr"),
        ("قالت الخارجية الأميركية إنها قلقة.", "us.ministry.foreign"),
        ("نفت وزارة الداخلية الأفغانية ذلك.", "af.ministry.interior"),
        ("شنت طائرات روسية غارات.", "state.ru"),
        ("نقلت فرانس برس عن ناشطين.", "agency.afp"),
    ],
)
def test_a_body_is_known_by_all_its_names(text, actor_id):
    assert ids_of(text)[0] == actor_id


def test_members_in_front_of_a_body_belong_to_its_mention_and_carry_the_agreement():
    document, mentions = read("هاجم مسلحون من حزب الله الموقع.")
    assert mentions[0].name == "مسلحون من حزب الله"
    assert document.tokens[mentions[0].head_token].form == "مسلحون"


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("سيطر الجيش على بلدة قرب بنغازي في ليبيا.", "ly.lna"),
        ("قصف الجيش أحياء في حلب وحمص.", "sy.army"),
        ("هاجم الجيش مواقع في الحديدة وتعز.", "ye.army"),
        ("قتل الجيش مهاجما في بلدة خيالية.", "generic.army"),
    ],
)
def test_a_general_word_means_the_body_of_the_country_the_article_is_about(text, actor_id):
    assert actor_id in ids_of(text)


def test_the_coalition_is_the_one_the_article_named():
    assert ids_of("قصف التحالف الدولي ضد داعش الرقة. وقال التحالف إنه سيحقق.")[-1] == "org.global_coalition"
    assert ids_of("قصف التحالف العربي صنعاء في اليمن. وقال التحالف إنه سيحقق.")[-1] == "ye.coalition"


def test_two_countries_after_one_body_are_two_actors():
    assert ids_of("قصفت طائرات سورية وروسية المدينة.")[:2] == ["sy.army", "state.ru"]


def test_a_country_acts_only_where_it_is_no_place():
    assert ids_of("نفت روسيا ذلك.") == ["state.ru"]
    assert ids_of("وقع الحادث في روسيا.") == []
    assert ids_of("رفضت السلطات السعودية ذلك.") == ["state.sa"]


def test_a_capital_speaks_for_its_state_unless_something_happens_there():
    assert ids_of("قالت موسكو إنها سترد.") == ["state.ru"]
    assert ids_of("اجتمع الوفدان في موسكو.") == []


def test_office_and_holder_are_one_mention_and_the_surname_comes_back_to_it():
    _, mentions = read("قال وزير الدفاع الأميركي أشتون كارتر إن بلاده سترسل جنودا. وأضاف كارتر أن ذلك قريب.")
    people = [m for m in mentions if m.actor_type == "person"]
    assert [m.actor_id for m in people] == ["person.carter", "person.carter"]
    assert people[0].parent_id == "us.ministry.defence"


def test_an_unlisted_spokesman_gets_an_id_and_the_body_he_speaks_for():
    document, mentions = read(
        "قال المتحدث باسم وزارة الصحة الليبية محمود الورفلي إن عشرة قتلوا. وأضاف الورفلي أن آخرين جرحوا."
    )
    person = [m for m in mentions if m.actor_id.startswith("actx:")]
    assert [m.name for m in person] == ["محمود الورفلي", "الورفلي"]
    assert person[0].actor_id == person[1].actor_id
    assert person[0].parent_id == "ly.ministry.health"
    assert document.unlisted_actors[person[0].actor_id].name == "محمود الورفلي"


def test_a_name_no_list_holds_is_found_behind_the_place_that_closes_the_post():
    _, mentions = read("حضر رئيس المجلس المحلي المعارض لمدينة حلب بريتا حجي حسن في الاجتماع.")
    assert "بريتا حجي حسن" in [m.name for m in mentions]


def test_a_source_in_a_body_keeps_its_words_and_has_the_body_as_parent():
    _, mentions = read("قال مصدر في الاستخبارات الأفغانية إن الانفجار كبير.")
    source = next(m for m in mentions if m.actor_id.startswith("actx:"))
    assert source.name == "مصدر في الاستخبارات الأفغانية"
    assert source.parent_id == "af.intelligence"


def test_a_post_without_a_name_speaks_for_itself():
    _, mentions = read("وقال مدير مستشفى عدن إن الجرحى كثيرون.")
    assert mentions[0].name == "مدير مستشفى عدن"


def test_terms_of_office_bound_the_date_of_an_article():
    assert terms("قال وزير الخارجية الأميركي جون كيري إن الهدنة صامدة.") == [
        ("جون كيري", date(2013, 2, 1), date(2017, 1, 20))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "تعيش البلاد فوضى منذ سقوط نظام معمر القذافي.",
        "اتهم التقرير الرئيس الليبي المخلوع معمر القذافي.",
        "جرى ذلك في عهد رئيس الوزراء نوري المالكي.",
        "قال وزير الخارجية الأميركي السابق جون كيري إن الهدنة صامدة.",
        "يحمل القرار توقيع الرئيس باراك أوباما، سلف ترامب.",
    ],
)
def test_a_former_holder_of_an_office_does_not_bound_the_date(text: str):
    assert terms(text) == []


def test_one_named_without_his_office_does_not_bound_the_date():
    assert terms("رفع المحتجون صورة معمر القذافي.") == []


def test_glued_names_can_be_cut():
    assert {"الولاياتالمتحده", "الرقه", "السعوديه"} <= actors.glue_names()


def test_a_post_and_the_name_in_apposition_are_one_person():
    _, mentions = read("قال المتحدث باسم حركة حماس، فوزي برهوم، إن الهدنة صامدة.")
    assert [m.actor_id for m in mentions if m.actor_type == "person"] == ["person.barhoum"]
    _, mentions = read("قال خالد اليماني، وزير الخارجية اليمني، إن الوفد وصل.")
    assert [m.actor_id for m in mentions if m.actor_type == "person"] == ["person.yamani"]


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        ("قال محافظ البصرة، محمد العيداني، إن المياه ملوثة.", "محمد العيداني", ""),
        ("وقالت وزيرة الخارجية الهندية، مريم خان، إن العمال ماتوا.", "مريم خان", "in.ministry.foreign"),
        ("قال المتحدث باسم الشرطة السودانية، عمر علي إبراهيم، إن المهاجم فر.", "عمر علي إبراهيم", "sd.police"),
        ("وقال المتحدث باسم الحكومة اليمنية، سالم علي: لا تعليق.", "سالم علي", "ye.government"),
    ],
)
def test_a_name_between_commas_behind_a_post_is_the_holder(text: str, name: str, parent: str) -> None:
    person = next(m for m in read(text)[1] if m.actor_type == "person")
    assert (person.name, person.parent_id) == (name, parent)


def test_an_office_is_its_holder_where_the_article_names_one() -> None:
    persons = [m.actor_id for m in read("قال الرئيس الأفغاني أشرف غني ذلك. وأعلن الرئيس الأفغاني هدنة.")[1]]
    assert persons.count("person.ghani") == 2


def test_a_counterpart_holds_the_same_office_in_another_state() -> None:
    assert "tr.minister.foreign" in ids_of("التقى وزير الخارجية المصري سامح شكري نظيره التركي في أنقرة.")


def test_the_words_of_a_tag_are_a_name() -> None:
    assert ids_of("دانت #الحكومة_الأردنية الهجوم.") == ["state.jo"]


def test_a_capital_that_speaks_is_its_state() -> None:
    assert "state.us" in ids_of("وأعلنت واشنطن أنها قلقة.")


def test_a_general_name_means_the_force_of_the_articles_land() -> None:
    text = "في الصومال، قتلت قوات الجيش الوطني الصومالي خمسة."
    assert "so.army" in ids_of(text)
    assert "ye.army" not in ids_of(text)
