"""Places of claims: which place of a sentence is the scene, and whose scene a placeless mention shares."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.places.place_mentions import place_record
from tests.parsing.claim_reader import read


def scenes(lexicon: Lexicon, text: str, headline: str = "") -> list[list[str]]:
    """Return the names of the places of each claim of a text."""
    parsed = read(lexicon, text, headline)
    unlisted = {place.id: place.name for place in parsed.unlisted_places}
    names = []
    for claim in parsed.claims:
        records = [(place, place_record(place)) for place in claim.place_ids]
        names.append([record.name_ar if record else unlisted[place] for place, record in records])
    return names


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        ("قصف الجيش مواقع في حمص ردا على هجوم على حلب.", "حمص"),
        ("قتل ثلاثة مدنيين في قصف على دوما بعد يوم من قمة طهران.", "دوما"),
        ("قصف الحوثيون الموالون لإيران حيا في تعز.", "تعز"),
        ("قصفت الطائرات بلدة الهبيط القريبة من حماة.", "الهبيط"),
        ("هاجم مسلحون القصر الرئاسي في مقديشو.", "القصر الرئاسي"),
        ("أوقفت الشرطة شخصا في محيط السفارة الأمريكية بالقاهرة.", "السفارة الأمريكية"),
        ("اقتحم مسلحون مقر الشركة الوطنية للكهرباء في طرابلس.", "مقر الشركة الوطنية للكهرباء"),
        ("قصفت طائرات مواقع في الأراضي السورية.", "سوريا"),
        ("شهدت صنعاء انفجارا عنيفا أوقع خمسة قتلى.", "صنعاء"),
        ("قتل خمسة جنود في هجوم انتحاري وسط العاصمة تونس.", "تونس"),
        ("أطلقت الجماعة صواريخ من قطاع غزة على إسرائيل.", "إسرائيل"),
        ("قتل أربعة إسرائيليين في إطلاق نار عند محطة وقود قرب مستوطنة عيلي.", "عيلي"),
        ("سقطت قذائف هاون أطلقت من غزة على جنوب إسرائيل.", "إسرائيل"),
    ],
)
def test_what_only_stands_near_an_event_is_not_its_scene(lexicon: Lexicon, text: str, scene: str) -> None:
    assert scenes(lexicon, text)[0][0] == scene


def test_a_place_that_locates_another_is_no_scene_of_its_own(lexicon: Lexicon) -> None:
    assert scenes(lexicon, "تعرضت مدينة دوما بضواحي دمشق لقصف عنيف.")[0] == ["دوما"]


def test_an_unlisted_scene_keeps_the_listed_place_it_lies_in_behind_it(lexicon: Lexicon) -> None:
    assert scenes(lexicon, "استهدفت غارة معسكر الرويجل في تعز.")[0] == ["معسكر الرويجل", "تعز"]


@pytest.mark.parametrize("site", ["تل زعفرونة", "مرسى زعفرونة"])
def test_a_hill_or_an_anchorage_is_named_with_its_cue(lexicon: Lexicon, site: str) -> None:
    assert scenes(lexicon, f"استهدفت غارة {site} في محافظة حجة.")[0] == [site, "حجة"]


def test_a_hill_without_a_name_is_no_scene(lexicon: Lexicon) -> None:
    assert scenes(lexicon, "سيطر الجيش على تل استراتيجي في حماة.")[0] == ["حماة"]


def test_there_points_back_at_the_place_named_last(lexicon: Lexicon) -> None:
    told = scenes(lexicon, "وصل المسلحون إلى مشارف مدينة تدمر وسط سوريا، وقد دارت معارك هناك بينهم وبين الجيش.")
    assert told[-1] == ["تدمر"]


def test_a_generic_word_takes_up_the_place_of_its_kind(lexicon: Lexicon) -> None:
    told = scenes(lexicon, "دخلت قوات إلى بعقوبة في محافظة ديالى. وقتل مدنيان في انفجار عبوة ناسفة في المحافظة.")
    assert told[-1] == ["ديالى"]


def test_the_topic_of_a_headline_is_its_scene(lexicon: Lexicon) -> None:
    assert scenes(lexicon, "قتل خمسة مدنيين.", "إدلب: قتلى بقصف جديد")[0] == ["إدلب"]


def test_a_placeless_event_of_a_story_of_one_country_happens_there(lexicon: Lexicon) -> None:
    told = scenes(lexicon, "زار الوزير الخرطوم وود مدني وبورتسودان في السودان. واعتقلت الشرطة عشرين ناشطا.")
    assert told[-1] == ["السودان"]


def test_the_first_part_of_a_headline_names_the_scene_of_the_second(lexicon: Lexicon) -> None:
    assert scenes(lexicon, "قال مسعفون إن السوق دمرت.", "فاجعة في الحديدة.. مقتل سبعة مدنيين بسوق")[0] == ["الحديدة"]


def test_the_outcome_of_an_event_happened_where_it_did(lexicon: Lexicon) -> None:
    text = "انفجرت سيارة في بغداد. واندلعت اشتباكات في سامراء. وأسفرت عن مقتل خمسة جنود."
    assert scenes(lexicon, text)[-1] == ["سامراء"]


def test_what_an_event_followed_lends_it_no_scene(lexicon: Lexicon) -> None:
    text = "قتل مسلحون تسعة رجال، بعد أيام من اختطافهم على طريق كركوك."
    assert "كركوك" not in scenes(lexicon, text)[0]


def test_a_name_that_no_table_lists_may_close_its_clause(lexicon: Lexicon) -> None:
    assert scenes(lexicon, "قتل شرطي في تبادل لإطلاق النار في مدينة تريب.")[0] == ["تريب"]
    assert scenes(lexicon, 'استهدفت غارة مدرسة في قرية "كفر بطيخ".')[0] == ["كفر بطيخ"]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [("قصف عنيف على مدن أوكرانيا.", "cc:UA"), ("غارات على سواحل اليمن.", "cc:YE")],
)
def test_the_land_whose_towns_are_bombed_is_the_scene(lexicon: Lexicon, text: str, place_id: str) -> None:
    (claim,) = read(lexicon, text).claims
    assert (claim.place_id, claim.participants) == (place_id, ())


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("غارة على خان شيخون.", "gn:168325"),
        ("قصف مدفعي على سراقب.", "gn:164816"),
        ("هجوم بطائرة مسيرة على مروي.", "hand:sd.merowe"),
        ("اشتباكات عنيفة في أم درمان.", "hand:sd.omdurman"),
        ("استهدفت ضربة موقعا في جسر الشغور.", "gn:169023"),
    ],
)
def test_a_town_that_one_place_bears_needs_no_country_beside_it(lexicon: Lexicon, text: str, place_id: str) -> None:
    (claim,) = read(lexicon, text).claims
    assert claim.place_id == place_id


def test_a_small_town_of_another_country_is_not_meant(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "قال الجيش اليمني إن غارة استهدفت موقعا في سراقب.").claims
    assert claim.place_id != "gn:164816"


def test_a_sum_of_months_and_the_midst_of_the_country_have_no_town_of_an_incident(lexicon: Lexicon) -> None:
    text = (
        "هاجم مسلحون فندقا في كيسمايو جنوب الصومال الأحد. وقتل حارسان في الهجوم. ووصلت الشرطة الصومالية إلى الفندق. "
        "ويشن الجيش الصومالي هجوما على الحركة في وسط البلاد. وقتل ألف شخص في هجمات في الصومال منذ مطلع العام."
    )
    assert scenes(lexicon, text)[-2:] == [["الصومال"], ["الصومال"]]


def test_the_land_across_a_border_is_neither_the_scene_nor_what_a_general_word_takes_up(lexicon: Lexicon) -> None:
    text = (
        "شنت مقاتلات غارات في محافظة السويداء قرب الحدود الإدارية مع محافظة دمشق. "
        "وارتفعت حصيلة القتلى الذين سقطوا في المحافظة إلى 610 قتلى."
    )
    assert {claim.place_ids for claim in read(lexicon, text).claims} == {("pc:SY13",)}


def test_a_list_of_towns_that_begins_with_a_listed_one_goes_on_with_unlisted_ones(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "قصفت طائرات بلدتي كفرنبل وبسقلا في ريف إدلب.").claims
    listed, unlisted = claim.place_ids[:2]
    assert (listed, unlisted[:5]) == ("gn:168661", "plcx:")
