"""Who says so: Arabic sentence in, speakers, agencies and the words they answer for out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.parsing.attribution.attributions import Attribution, attribution_at, find_attributions, load_vocabulary
from assets.parsing.attribution.reporting_verbs import finite_forms, forms_with_object
from assets.parsing.model import ActorMention, Document, PublicationDate
from assets.parsing.text import sections
from assets.parsing.text.fold import fold, word_form
from assets.parsing.text.sentences import find_sentences

Case = tuple[str, str, list[str], list[str]]
"""A text, words in it, and the speakers and agencies that answer for them."""

NAMES = {
    "sohr": ("civil_society", "", "المرصد السوري لحقوق الإنسان", "المرصد السوري", "المرصد"),
    "agency.afp": ("media", "", "وكالة فرانس برس", "فرانس برس"),
    "agency.reuters": ("media", "", "وكالة رويترز", "رويترز"),
    "agency.sana": ("media", "", "وكالة سانا", "سانا"),
    "agency.amaq": ("media", "", "وكالة أعماق"),
    "russia": ("state", "", "روسيا", "موسكو"),
    "usa": ("state", "", "الولايات المتحدة", "واشنطن"),
    "israel": ("state", "", "إسرائيل"),
    "syria": ("state", "", "سوريا"),
    "sdf": ("armed_group", "", "قوات سوريا الديمقراطية"),
    "daesh": ("armed_group", "", "تنظيم داعش", "داعش"),
    "houthis": ("armed_group", "", "الحوثيون", "المتمردون الحوثيون"),
    "ministry": ("government_body", "", "وزارة الصحة"),
    "un": ("international_organization", "", "الأمم المتحدة"),
    "karim": ("person", "", "سامر كريم", "كريم"),
    "director": ("person", "sohr", "مدير المرصد السوري رامي عبد الرحمن", "رامي عبد الرحمن"),
    "source.witnesses": ("person", "", "شهود عيان"),
}
PHRASES = {
    tuple(word_form(name).split()): (actor_id, kind, names[0], parent)
    for actor_id, (kind, parent, *names) in NAMES.items()
    for name in names
}


def read(text: str, headline_end: int = 0) -> Document:
    """Return the document of a text with the actors of NAMES marked."""
    folded = fold(text)
    parts = sections.find_sections(text, folded, headline_end, sections.load_vocabulary())
    sentences, tokens = find_sentences(folded, parts, frozenset())
    document = Document(
        text, folded, PublicationDate(None, "unknown"), headline_end=headline_end, sections=parts,
        sentences=sentences, tokens=tokens,
    )  # fmt: skip
    actors: list[ActorMention] = []
    at = 0
    while at < len(tokens):
        found = None
        for proclitics, rest in tokens[at].variants:
            for n in range(6, 0, -1):
                known = PHRASES.get((rest, *(token.form for token in tokens[at + 1 : at + n])))
                if known and proclitics in ("", "و", "ل", "ب") and (found is None or n > found[0]):
                    found = (n, known, len(tokens[at].form) - len(rest))
        if found is None:
            at += 1
            continue
        n, (actor_id, kind, name, parent), glued = found
        actors.append(
            ActorMention(
                tokens[at].start + glued, tokens[at + n - 1].end, at, at + n, actor_id, name, kind, True, parent, at
            )
        )
        at += n
    document.actors = tuple(actors)
    return document


def attributions(text: str, headline_end: int = 0) -> tuple[Document, tuple[Attribution, ...]]:
    """Return the document and its attributions."""
    document = read(text, headline_end)
    return document, find_attributions(document, load_vocabulary())


def said(text: str, words: str, headline_end: int = 0) -> tuple[list[str], list[str]]:
    """Return speakers (unlisted ones by name) and agencies of `words` within `text`."""
    document, found = attributions(text, headline_end)
    start = text.index(words)
    attribution = attribution_at(found, start, start + len(words))
    if attribution is None:
        return [], []
    names = [document.unlisted_actors[s].name if s in document.unlisted_actors else s for s in attribution.speakers]
    return names, list(attribution.via)


VERB_FIRST = [
    ("قال سامر كريم إن القصف دمر الجسر.", "القصف", ["karim"], []),
    ("أعلنت وزارة الصحة مقتل ستة أشخاص.", "مقتل", ["ministry"], []),
    ("أفاد المرصد السوري الأحد عن غارات على القرية.", "غارات", ["sohr"], []),
    ("وأفاد مدير المرصد السوري رامي عبد الرحمن عن فرار العائلات.", "فرار", ["director", "sohr"], []),
    ("كما أفاد المرصد السوري وشهود عيان وكالة فرانس برس عن حالات اختناق.", "اختناق",
     ["sohr", "source.witnesses"], ["agency.afp"]),
    ("أعلنت قوات سوريا الديمقراطية وهي تحالف تدعمه واشنطن، السبت، بدء الهجوم.", "بدء الهجوم", ["sdf"], []),
    ("وقال شهود عيان لوكالة فرانس برس إن الطائرات عادت.", "الطائرات", ["source.witnesses"], ["agency.afp"]),
    ("ذكرت وكالة رويترز أن الميناء أغلق.", "الميناء", ["agency.reuters"], []),
    ("وقال طبيب في المستشفى الميداني إن الجرحى بالعشرات.", "الجرحى", ["طبيب في المستشفى الميداني"], []),
    ("أعلن مسؤول محلي مقتل ثلاثة مزارعين.", "مقتل", ["مسؤول محلي"], []),
    ("واتهمت منظمة \"جسور بلا حدود\" القوات بقصف العيادة.", "بقصف", ["منظمة \"جسور بلا حدود\""], []),
    ("أعلن مساء الأحد في عمان، سامر كريم أن اللقاء تأجل.", "اللقاء", ["karim"], []),
    ("وأضاف كريم -الذي كان يتحدث في منتدى- أن الجنود سيغادرون.", "الجنود", ["karim"], []),
    ("وأضاف كريم -الذي كان يتحدث في منتدى في موسكو- أن الجنود سيغادرون.", "الجنود", ["karim"], []),
    ("وأضاف كريم، الذي كان يتحدث في موسكو، أن الجنود سيغادرون.", "الجنود", ["karim"], []),
    ("وتحدث شهود عيان عن انفجار ضخم.", "انفجار", ["source.witnesses"], []),
    ("حذرت الأمم المتحدة من كارثة في المدينة.", "كارثة", ["un"], []),
    ("وقال الرئيس، سامر كريم، في بيان إن الحرب انتهت.", "الحرب", ["karim"], []),
    ("أعرب سامر كريم عن قلقه من القصف.", "قلقه", ["karim"], []),
]  # fmt: skip

SUBJECT_FIRST: list[Case] = [
    ("وكان سامر كريم ،أعلن مساء الأحد في عمان، عن لقاء جديد.", "لقاء", ["karim"], []),
    ("لكن مصدرا داخل مقر الجهاز قال إن الانفجار وقع ظهرا.", "الانفجار", ["مصدر داخل مقر الجهاز"], []),
    ("إلا أن روسيا الداعمة للحكومة اعتبرت أن الهجوم مستمر.", "الهجوم", ["russia"], []),
    ("أما الحوثيون، فقالوا إن الغارة قتلت خمسة.", "الغارة", ["houthis"], []),
    ("وكانت إسرائيل قد أعلنت أنها دمرت النفق.", "دمرت", ["israel"], []),
    ("وأطلقت إسرائيل صواريخ على المطار وصرحت بعدها أن الضربة ناجحة.", "الضربة", ["israel"], []),
    ("استقبل الوفد سامر كريم الذي دعا إلى هدنة في الجنوب.", "هدنة", ["karim"], []),
]

AFTERWARDS: list[Case] = [
    ("قتل خمسة مدنيين في غارة، وفق ما أفاد المرصد السوري.", "غارة", ["sohr"], []),
    ("قتل خمسة مدنيين في غارة، وفقا لوزارة الصحة.", "غارة", ["ministry"], []),
    ("وأصيب عدد من المارة - بحسب شهود عيان - في انفجار السيارة.", "انفجار السيارة", ["source.witnesses"], []),
    ("وبحسب رويترز، سقط عشرون جريحا في الهجوم.", "الهجوم", ["agency.reuters"], []),
    ("انهار المبنى بعد القصف، حسبما أعلنت وزارة الصحة.", "القصف", ["ministry"], []),
    ("انهار المبنى بعد القصف، كما قال سامر كريم.", "القصف", ["karim"], []),
    ("سقط قتلى في المواجهات، على ما أفاد مصدر أمني.", "المواجهات", ["مصدر أمني"], []),
    ("وقتل ستة أشخاص حسب بيان صادر عن وزارة الصحة.", "وقتل", ["ministry"], []),
    ("احترقت الحافلة نقلا عن مصدر عسكري.", "احترقت", ["مصدر عسكري"], []),
    ("وتسبب القصف وفق المرصد بمقتل أربعة مدنيين.", "بمقتل", ["sohr"], []),
    ("«لن نتراجع عن القتال»، قال سامر كريم.", "القتال", ["karim"], []),
]

CHAINS = [
    ("ونقلت وكالة رويترز عن مدير المستشفى الوطني قوله إن الجثث وصلت.", "الجثث",
     ["مدير المستشفى الوطني"], ["agency.reuters"]),
    ("قالت وكالة سانا نقلا عن مصدر عسكري إن الجيش صد الهجوم.", "صد", ["مصدر عسكري"], ["agency.sana"]),
    ("أعلنت وزارة الصحة مقتل شاب، وفق ما ذكرته رويترز.", "مقتل", ["ministry"], ["agency.reuters"]),
    ("وأعلن تنظيم داعش مسؤوليته عن التفجير عبر وكالة أعماق.", "التفجير", ["daesh"], ["agency.amaq"]),
    ("وذكر المرصد السوري، وفق ما نقلت فرانس برس، أن غارات نفذت.", "غارات", ["sohr"], ["agency.afp"]),
    ("في تصريح لوكالة فرانس برس قال سامر كريم إن القصف مستمر.", "القصف", ["karim"], ["agency.afp"]),
    ("وجاء في بيان لقوات سوريا الديمقراطية أن المعركة انتهت.", "المعركة", ["sdf"], []),
    ("وذكر صحافي من فرانس برس أن الجنود طوقوا الحي.", "الجنود", ["agency.afp"], []),
]  # fmt: skip

LOOSE_WORD_ORDER = [
    ("طاردت الشرطة المسلحين الذين تقول روسيا إنهم دمروا الجسر.", "الجسر", ["russia"], []),
    ("أعلنت وزارة الصحة وصول الجرحى، وقال متحدث باسمها إن المستشفى قصف.", "المستشفى", ["ministry"], []),
    ("وقال ضابط في قوات سوريا الديمقراطية إن اللغم انفجر.", "اللغم",
     ["ضابط في قوات سوريا الديمقراطية", "sdf"], []),
    ("وقال المتحدث باسم فرق الإنقاذ لوكالة فرانس برس القصف عنيف.", "القصف",
     ["المتحدث باسم فرق الإنقاذ"], ["agency.afp"]),
    ("وكانت الجمعية الطبية الوطنية أعلنت أن عدد القتلى ارتفع.", "القتلى", ["الجمعية الطبية الوطنية"], []),
    ("وكان الحوثيون الذين يسيطرون على الميناء، قد أعلنوا استهداف السفينة.", "استهداف", ["houthis"], []),
    ("ووجه الحوثيون اللوم في الغارة إلى التحالف.", "الغارة", ["houthis"], []),
    ("وأصدر الحوثيون بيانا قالوا فيه إن الغارة قتلت طفلا.", "الغارة", ["houthis"], []),
    ("احترق المخزن، وفقا للسلطات المحلية.", "احترق", ["السلطات المحلية"], []),
    ("ونفى خالد سالم لقناة محلية أن تكون الغارة قتلت طفلا.", "الغارة", ["خالد سالم"], []),
    ("تتزايد تهديدات روسيا وحليفتها إسرائيل بشن هجوم.", "هجوم", ["russia", "israel"], []),
    ("أما المندوبة الأممية سلمى حداد، فأكدت أن الغارة قتلت طفلا.", "الغارة", ["المندوبة الأممية سلمى حداد"], []),
]  # fmt: skip

CONTINUED = [
    ("قال سامر كريم إن القصف توقف. وأضاف أن الجرحى نقلوا.", "الجرحى", ["karim"], []),
    ("قال شهود عيان لرويترز إن القصف توقف. وتابعوا أن الجرحى نقلوا.", "الجرحى",
     ["source.witnesses"], ["agency.reuters"]),
    ("قال مصدر أمني إن القصف توقف. وقال المصدر نفسه لوكالة فرانس برس إن الجرحى نقلوا.", "الجرحى",
     ["مصدر أمني"], ["agency.afp"]),
    ("أعلنت وزارة الصحة مقتل شاب. وهدأت البلدة. وقالت الوزارة إن آخرين أصيبوا.", "أصيبوا", ["ministry"], []),
    ("قال سامر كريم إن القصف توقف. وأوضح المتحدث: \"الجرحى نقلوا\".", "الجرحى", ["karim"], []),
    ("قال سامر كريم: «القصف عنيف. الناس عالقون تحت الركام». وهدأت البلدة.", "عالقون", ["karim"], []),
    ("أفاد المرصد السوري عن قصف الحي. وردت الفصائل بدورها بإطلاق قذائف.", "قذائف", ["sohr"], []),
    ("قالت إسرائيل إنها دمرت نفقا، مؤكدة أنها سترد على الهجوم.", "سترد", ["israel"], []),
    ("رفضت روسيا الاتهامات، معتبرة أنها باطلة.", "باطلة", ["russia"], []),
    ("قال سامر كريم إن القصف توقف. وأضاف، خلال جولة في الأحياء التي تخضع لسيطرة روسيا: إن الجرحى نقلوا.",
     "الجرحى", ["karim"], []),
    ("قال كريم إن القصف توقف، كما نفى وجود قتلى.", "قتلى", ["karim"], []),
]  # fmt: skip

POSITIONS: list[Case] = [
    ("واتهم الحوثيون الذين يسيطرون على المنطقة، التحالف بشن الغارة.", "بشن الغارة", ["houthis"], []),
    ("روسيا تنفي قصف المستشفى", "قصف", ["russia"], []),
    ("دعت روسيا إلى وقف القتال", "وقف", ["russia"], []),
    ("وطالبت الولايات المتحدة موسكو بوقف القصف.", "القصف", ["usa"], []),
    ("هدد سامر كريم بفرض عقوبات.", "بفرض", ["karim"], []),
    ("وتبنى تنظيم داعش الهجوم.", "الهجوم", ["daesh"], []),
    ("توعد تنظيم داعش بمزيد من الهجمات.", "الهجمات", ["daesh"], []),
    ("تأتي الغارات وسط تهديدات روسيا بشن هجوم على المدينة.", "هجوم", ["russia"], []),
    ("رفضت روسيا الاتهامات الموجهة لها من الولايات المتحدة بقصف السوق.", "بقصف", ["usa", "russia"], []),
    ("المرصد: مقتل عشرين مدنيا في غارات", "غارات", ["sohr"], []),
    ("روسيا: لن نسحب الجنود", "نسحب", ["russia"], []),
    ('الحوثيون: "أسقطنا طائرة"', "أسقطنا", ["houthis"], []),
]

OUTLETS_OWN_VOICE = [
    ("يذكر أن البلدة تعرضت لقصف عنيف.", "قصف"),
    ("ويعتقد أن الهجوم جاء من الشرق.", "الهجوم"),
    ("سوريا: مقتل عشرة مدنيين في غارات", "غارات"),
    ("أفاد مراسلنا بأن انفجارا هز الحي.", "انفجار"),
    ("وفق القانون الدولي يحظر قصف المستشفيات.", "قصف"),
    ("قال سامر كريم إن الهدنة صامدة. وقصفت الطائرات القرية.", "وقصفت"),
    ("تعرض المقر إلى تدمير، بحسب المرصد، بينما احترقت السيارات.", "احترقت"),
    ("ولم تعلن أي جهة مسؤوليتها عن التفجير.", "التفجير"),
    ("وتبنت الأمم المتحدة قرارا يطالب بوقف القصف.", "بوقف القصف"),
    ("وأدانت روسيا الهجوم الذي قتل عشرة جنود.", "قتل"),
    ("ثمة مؤشرات تفيد بوقوع انفجار في الميناء.", "انفجار"),
    ("تعرضت قافلة لهجوم في مدينة تابعة لروسيا إداريا.", "هجوم"),
    ("نقل الجرحى إلى المستشفى بعد القصف.", "القصف"),
    ("دارت معارك في المنطقة التابعة لروسيا.", "معارك"),
]


@pytest.mark.parametrize(
    ("text", "words", "speakers", "via"),
    VERB_FIRST + SUBJECT_FIRST + AFTERWARDS + CHAINS + CONTINUED + POSITIONS + LOOSE_WORD_ORDER,
)
def test_words_are_attributed_to_whoever_said_them(text: str, words: str, speakers: list[str], via: list[str]) -> None:
    assert said(text, words) == (speakers, via)


@pytest.mark.parametrize(("text", "words"), OUTLETS_OWN_VOICE)
def test_words_nobody_said_are_the_outlets_own(text: str, words: str) -> None:
    assert said(text, words) == ([], [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال سامر كريم إن القصف توقف.", "says"),
        ("أعلنت قوات سوريا الديمقراطية بدء الهجوم.", "announces"),
        ("نفت روسيا قصف السوق.", "denies"),
        ("اتهمت روسيا الفصائل بقصف السوق.", "accuses"),
        ("دعت روسيا إلى هدنة.", "demands"),
        ("أعلن تنظيم داعش مسؤوليته عن التفجير.", "claims_responsibility"),
        ("تبنى تنظيم داعش التفجير.", "claims_responsibility"),
    ],
)
def test_the_verb_tells_the_kind_of_report(text: str, kind: str) -> None:
    assert attributions(text)[1][0].kind == kind


def test_the_reporting_verb_lies_within_its_scope_so_that_a_statement_has_its_speaker() -> None:
    assert said("واتهم الحوثيون التحالف بشن الغارة.", "واتهم") == (["houthis"], [])


def test_in_a_headline_the_party_before_the_verb_speaks_even_where_no_list_knows_it() -> None:
    title = "مرصد الحقوق يتهم الحوثيون بقصف السوق"
    text = title + "\nوقعت الغارة صباح الأحد قرب النهر في طرف البلدة وشاهدها عشرات المارة من بعيد."
    assert said(text, "بقصف", headline_end=len(title)) == (["مرصد الحقوق"], [])


def test_a_sentence_within_a_running_quotation_stays_with_its_speaker() -> None:
    text = "قال سامر كريم: «القصف عنيف. سقط قتلى في سوريا» مؤكدا أن الناس عالقون."
    assert said(text, "عالقون") == (["karim"], [])


def test_a_second_report_in_the_sentence_ends_the_first() -> None:
    text = "أعلنت وزارة الصحة مقتل شخص، فيما أعلن تنظيم داعش مسؤوليته عن التفجير."
    assert said(text, "مقتل") == (["ministry"], [])
    assert said(text, "التفجير") == (["daesh"], [])


def test_a_report_within_a_report_names_the_nearest_speaker_first() -> None:
    text = "أفاد المرصد السوري بأن سكان البلدة قالوا إن المنزل قصف."
    assert said(text, "قصف") == (["سكان البلدة", "sohr"], [])


def test_a_quotation_left_open_does_not_swallow_the_next_paragraph() -> None:
    text = "قال سامر كريم: «القصف عنيف. الناس عالقون.\nوقصفت الطائرات القرية المجاورة للنهر صباحا."
    assert said(text, "وقصفت") == ([], [])


def test_vowel_marks_and_tatweel_change_nothing() -> None:
    assert said("قَـالَ سامر كريم إنَّ القصف دمّر الجسر.", "القصف") == (["karim"], [])


def test_an_unlisted_speaker_is_registered_with_an_id_that_marks_do_not_change() -> None:
    first, _ = attributions("قال مسؤول محلي إن القصف توقف.")
    second, _ = attributions("وقال مَسؤول  محلّي، إن القصف عاد.")
    assert list(first.unlisted_actors) == list(second.unlisted_actors)
    assert [name.type for name in first.unlisted_actors.values()] == ["person"]


def test_weak_verbs_lose_their_last_letter_before_an_ending() -> None:
    assert {form for form, _, _ in finite_forms("نفى", "نفي")} >= {"نفي", "نفت", "نفوا", "ينفي", "تنفي", "ينفون"}
    assert {form for form, _, _ in finite_forms("دعا", "دعو")} >= {"دعا", "دعت", "يدعو", "يدعون"}
    assert {form for form, _, _ in forms_with_object("نقل", "نقل")} >= {"نقله", "نقلته", "نقلتها"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in VERB_FIRST + AFTERWARDS + CHAINS + CONTINUED]), max_size=5))
def test_scopes_lie_within_the_text_and_frames_within_the_tokens(texts: list[str]) -> None:
    text = " ".join(texts)
    document, found = attributions(text)
    for attribution in found:
        assert 0 <= attribution.start < attribution.end <= len(text)
        assert 0 <= attribution.frame_first_token < attribution.frame_last_token <= len(document.tokens)
    assert found == find_attributions(document, load_vocabulary())
