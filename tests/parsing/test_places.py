"""Places: which words name one, which of its bearers a name means, and what becomes of names no table lists."""

from __future__ import annotations

from datetime import date

import pytest

from assets.parsing.model import Document, PlaceMention, PublicationDate
from assets.parsing.places import place_mentions as places
from assets.parsing.text import sections
from assets.parsing.text.fold import fold
from assets.parsing.text.sections import find_sections
from assets.parsing.text.sentences import find_sentences


def read(text: str, country: str | None = None) -> tuple[Document, tuple[PlaceMention, ...]]:
    """Return the document of a text and its places."""
    folded = fold(text)
    parts = find_sections(text, folded, 0, sections.load_vocabulary())
    sentences, tokens = find_sentences(folded, parts, frozenset())
    day = date(2018, 6, 1)
    published = PublicationDate(day, "given", day, day)
    document = Document(text, folded, published, None, country, 0, parts, sentences, tokens)
    return document, places.find_places(document, places.load_vocabulary())


def names_of(text: str, country: str | None = None) -> list[str]:
    """Return the table names of the places of a text, the written form for an unlisted one."""
    _, mentions = read(text, country)
    records = places.load_vocabulary().records
    return [records[m.place_id].name_ar if m.place_id in records else m.name for m in mentions]


def country_of(text: str, name: str) -> str:
    """Return the country of the first place written so."""
    _, mentions = read(text)
    return places.load_vocabulary().country_of(next(m.place_id for m in mentions if m.name == name))


def test_neighbourhoods_after_one_cue_are_all_places_of_the_city_in_focus():
    text = "قصفت الطائرات مدينة حلب، واستهدفت الغارات أحياء الفردوس والمعادي وبستان القصر."
    _, mentions = read(text)
    assert [m.name for m in mentions] == ["حلب", "الفردوس", "المعادي", "بستان القصر"]
    assert {m.container_id for m in mentions[1:]} == {mentions[0].place_id}


def test_a_part_of_town_named_by_its_direction_is_the_city():
    _, mentions = read("فر آلاف المدنيين من الأحياء الشرقية في حلب.")
    assert mentions[0].name == "الأحياء الشرقية"
    assert mentions[0].place_id == mentions[1].place_id


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("اندلعت اشتباكات في طرابلس بين فصائل ليبية قرب بنغازي.", "طرابلس", "LY"),
        ("اندلعت اشتباكات في طرابلس شمال لبنان قبل أن يتدخل الجيش اللبناني.", "طرابلس", "LB"),
        ("انفجرت عبوة في المنصورة بمحافظة الدقهلية المصرية.", "المنصورة", "EG"),
        ("هاجم مسلحون حي المنصورة في عدن جنوب اليمن.", "المنصورة", "YE"),
        ("قتل جندي في مدينة رفح بمحافظة شمال سيناء.", "رفح", "EG"),
        ("قصفت الدبابات شرق رفح في قطاع غزة.", "رفح", "PS"),
    ],
)
def test_a_homograph_is_decided_by_what_the_article_names(text, name, country):
    assert country_of(text, name) == country


@pytest.mark.parametrize(
    "text",
    [
        "كان الوزير قد أصدر بيانا بعد وقف القتال يوم الأحد.",
        "صلاح علي قال إن المدينة هادئة.",
        "الغارات الروسية والسلطات السعودية والقوات اليمنية.",
        "رفض الحجة الواهية.",
    ],
)
def test_everyday_words_names_of_persons_and_adjectives_are_no_places(text):
    assert names_of(text) == []


def test_an_adjective_after_the_capital_word_means_the_capital():
    assert names_of("وقع انفجار في العاصمة الأفغانية اليوم.") == ["كابول"]
    assert names_of("عقد المنتدى بالعاصمة البحرينية المنامة.") == ["المنامة"]


def test_the_kingdom_is_the_outlets_own_and_else_saudi_arabia():
    assert names_of("حضر وفد من المملكة وقطر.") == ["السعودية", "قطر"]
    assert names_of("حضر وفد من المملكة وقطر.", country="JO") == ["الأردن", "قطر"]


def test_the_countryside_of_a_governorate_is_a_region_of_its_own():
    _, mentions = read("استهدف القصف ريف إدلب الجنوبي الشرقي.")
    assert [m.name for m in mentions] == ["ريف إدلب الجنوبي الشرقي"]
    assert mentions[0].place_type == "region"


def test_a_name_behind_its_proclitic_keeps_offsets_and_gets_its_article_back():
    document, mentions = read("وأعلن حليف للولايات المتحدة ذلك ووصل الوفد بالخرطوم.")
    assert [m.name for m in mentions] == ["الولايات المتحدة", "الخرطوم"]
    assert document.text[mentions[1].start : mentions[1].end] == "الخرطوم"


def test_an_unlisted_village_keeps_its_name_and_gets_its_container_and_one_id():
    document, mentions = read("قصفت الطائرات قرية زعفرونة في محافظة حجة في اليمن. وقال سكان في زعفرونة إنهم نزحوا.")
    village = [m for m in mentions if m.name == "زعفرونة"]
    assert len(village) == 2
    assert village[0].place_id == village[1].place_id
    assert village[0].place_id.startswith("plcx:")
    assert not village[0].is_known
    assert places.load_vocabulary().records[village[0].container_id].name_ar == "حجة"
    assert document.unlisted_places[village[0].place_id].name == "زعفرونة"


@pytest.mark.parametrize("text", ["أقيمت منطقة آمنة.", "هاجموا قرية صغيرة.", "سقطت على حي سكني.", "إحياء ذكرى النكبة."])
def test_a_cue_before_a_common_word_makes_no_place(text):
    assert names_of(text) == []


def test_places_inside_the_name_of_an_actor_are_left_out():
    _, mentions = read("قالت وزارة الصحة في غزة إن القصف استهدف رفح.")
    kept = places.places_outside_actors(mentions, [(5, 23)])
    assert [m.name for m in kept] == ["رفح"]


def test_the_article_country_is_the_one_most_named():
    document, mentions = read("قتل جنود في الحديدة وتعز، وقال مسؤول يمني إن إيران تسلح الحوثيين.")
    assert places.article_country_focus(document, mentions)[0] == "YE"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل أربعة في غارة على معسكر الرويجل قرب تعز في اليمن.", "معسكر الرويجل"),
        ("نقل الجرحى إلى مستشفى السعادة في بغداد بالعراق.", "مستشفى السعادة"),
        ("انفجرت عبوة على طريق دمشق في درعا جنوب سوريا.", "طريق دمشق"),
    ],
)
def test_a_site_keeps_its_generic_word_in_its_name(text, name):
    assert name in names_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد عن طريق الوسطاء.",
        "على الضفة اليسرى للنهر.",
        "الحد الأقصى من القوات.",
        "يسعون دوماً إلى الحل.",
        "تلك البقاع المهمة.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text):
    assert names_of(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقع انفجار في العاصمة تونس أمس.", ["تونس"]),
        ("عقدت القمة في العاصمة الإيرانية، طهران.", ["طهران"]),
        ("قتلوه قرب مسقط رأسه سرت في ليبيا.", ["سرت", "ليبيا"]),
        ("احتشد الآلاف في غزة.", ["قطاع غزة"]),
        ("احتشد الآلاف وسط مدينة غزة.", ["مدينة غزة"]),
        ("سقطت قذيفة على القنيطرة في سوريا.", ["القنيطرة", "سوريا"]),
        ("هاجم مسلحون محافظة صلاح الدين شمالي بغداد.", ["صلاح الدين", "بغداد"]),
    ],
)
def test_words_around_a_name_say_which_place_it_is(text, names):
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("اندلعت مواجهات قرب الفاشر في شمال دارفور بالسودان.", "الفاشر", "SD"),
        ("هاجم مسلحون رتلا قرب كيدال في شمال مالي.", "كيدال", "ML"),
        ("قتل ثلاثة في ميناكا وآخرون في أنسونغو شرقي مالي.", "ميناكا", "ML"),
        ("وقع تفجير قرب ميناء مقديشو عاصمة الصومال.", "مقديشو", "SO"),
        ("قتل جندي في ولاية هلمند جنوبي أفغانستان.", "هلمند", "AF"),
        ("انفجرت قنبلة في بيشاور عاصمة إقليم خيبر بختونخوا الباكستاني.", "بيشاور", "PK"),
        ("نزح سكان من الدريهمي جنوبي الحديدة في اليمن.", "الدريهمي", "YE"),
        ("قصفت الدبابات حي الشجاعية شرق مدينة غزة.", "حي الشجاعية", "PS"),
        ("هاجم مسلحون حاجزا في الشيخ زويد بشمال سيناء.", "الشيخ زويد", "EG"),
    ],
)
def test_places_of_other_conflicts_are_found_in_their_country(text, name, country):
    assert country_of(text, name) == country


def test_the_direction_of_a_countryside_is_read_with_the_governorate_of_the_article():
    _, mentions = read("قصفت الطائرات بلدات في إدلب. ونزح المئات من الريف الجنوبي الشرقي.")
    assert mentions[-1].place_id == "rif:sy07.south-eastern"


def test_a_town_lies_in_no_unit_only_because_its_own_is_not_listed():
    records = places.load_vocabulary().records
    assert {r.parent_id for r in records.values() if r.name_ar in ("أنقرة", "شيكاغو")} <= {"cc:TR", "cc:US"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("استهدف الحوثيون سفينة في البحر الأحمر.", "البحر الأحمر", ""),
        ("شهدت ولاية البحر الأحمر اشتباكات.", "البحر الأحمر", "SD"),
    ],
)
def test_the_name_of_a_sea_is_a_province_only_behind_its_word(text, name, country):
    assert country_of(text, name) == country


def test_a_party_of_one_country_tells_where_a_small_place_lies():
    assert country_of("اندلعت معارك مع الحوثيين في جبهة صرواح.", "صرواح") == "YE"


def test_a_list_behind_a_plural_lies_in_what_is_named_behind_it():
    assert names_of("استهدفت غارات مديريتي حيران وعبس في محافظة حجة.") == ["حيران", "عبس", "حجة"]
