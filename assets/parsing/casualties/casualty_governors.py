"""Governors: the word of harm that a quantity of people belongs to.

Belongs here: the frames that tie a word of harm to a phrase that follows it in its clause. Does not belong here: verbs
behind their subject (verbs_behind.py), the phrases (casualty_quantities.py), tolls (casualty_tolls.py) or subsets.
"""

from __future__ import annotations

from collections.abc import Mapping

from assets.parsing.casualties.casualty_modifiers import is_between
from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.casualties.harm_words import HarmWord
from assets.parsing.casualties.verbs_behind import is_clause_subject

_VERB_REACH = 14
_BARE_REACH = 3
_MASDAR_GAP = 5
_AGENT_REACH = 8
_RIDE_REACH = 7
_OBJECT_REACH = 6
_OVER_REACH = 7
_WITH_REACH = 14
_SENTENCE_REACH = 3
_DOER_WORDS = 3
_SHE = ("women", "children")
_SPLIT_REACH = 14
_BODIES = ("side_combatants", "side_police")


def governor_before(view: View, quantity: Quantity, quantities_at: Mapping[int, Quantity]) -> Governor | None:
    """Return the word of harm in front of the quantity, or None.

    Reads leftwards: «مقتل 5 جنود», «قتل أمس في غارة 5 جنود», «قتلت القوات الإسرائيلية 5 فلسطينيين».
    """
    if quantity.proclitics not in ("", "ل") and "و" not in quantity.proclitics:
        return None
    is_firm = quantity.has_digits or quantity.noun_kind in ("person", "part")
    reach = _VERB_REACH if is_firm else _BARE_REACH
    if not quantity.is_numbered:
        reach = _BARE_REACH
    saw_comma = False
    for index in range(quantity.first - 1, max(view.first, quantity.first - 1 - reach) - 1, -1):
        tag, token = view.tag(index), view.tokens[index]
        gap = quantity.first - 1 - index
        if gap == 0 and "bodies" in tag.cues and (quantity.is_numbered or not quantity.is_definite):
            return Governor(index, "killed", None, "bodies")
        if gap == 0 and "falls" in tag.cues and _may_fall(quantity) and not _is_split(view, quantity):
            return Governor(index, "killed", None, "falls")
        if tag.harm is not None and index + tag.harm.n_tokens <= quantity.first:
            if _is_sentence(view, index) or view.has(index - 1, "attempts"):
                return None
            if _reaches(view, quantity, tag.harm, index, _gap(view, index + tag.harm.n_tokens, quantity), saw_comma):
                return _with_joint(view, tag.harm, index, quantity, quantities_at)
            return None
        if gap == 0 and token.form == "من" and view.has(index - 1, "made_up"):
            continue  # «مقتل عائلة مكونة من 7 أفراد»
        is_object_of_preposition = "prepositions" in tag.cues or quantity.proclitics.endswith(("ب", "ل"))
        if gap == 0 and is_object_of_preposition and not _ends_phrase(view, index):
            return _governor_over_preposition(view, quantity, index)
        if token.kind == "punct":
            if token.form in (":", "؛", ".", "؟", "!"):
                return None
            saw_comma = saw_comma or token.form in ("،", ",")
            continue
        if "openers" in tag.cues:
            return None  # «أسر التنظيم 40 جنديا، لكن 30 من مسلحيه قتلوا»
        is_named_by = gap > 0 and view.has(index - 1, "fight_for")  # «قتل في معركة تحرير الميناء أكثر من 70 عنصرا»
        if ("stop" in tag.cues and not is_named_by) or "subset" in tag.cues or "majority" in tag.cues:
            return None
        if index in quantities_at and tag.noun is not None and tag.noun.outcome is not None:
            before = view.tag(index - 1).harm if index > view.first else None
            if before is not None and before.n_tokens > 1:
                continue  # ضحية in «راح ضحية المجزرة»
            return None
    return None


def _may_fall(quantity: Quantity) -> bool:
    """Tell «سقط 15 عنصرا», «سقوط عشرات آخرين» (they died) from «سقط طفل من النافذة»."""
    if not quantity.is_numbered or quantity.is_single_word or quantity.says_harm:
        return False
    return quantity.noun_kind in ("person", "part") or quantity.is_other


def _is_split(view: View, quantity: Quantity) -> bool:
    """Tell whether the dead and the hurt are told apart further on: «سقط العشرات (…)، بين قتيل وجريح»."""
    return any(is_between(view, k) for k in range(quantity.last, min(view.last - 1, quantity.last + _SPLIT_REACH)))


def _governor_over_preposition(view: View, quantity: Quantity, index: int) -> Governor | None:
    """Return the harm that reaches its victims through a preposition, or None.

    «قتل مع عدد من مرافقيه» (killed with him), «تهجير الميليشيات لـ26349 شخصا» (the verbal noun has its doer before).
    """
    if view.form(index) == "مع" and quantity.is_numbered:
        wanted: tuple[str, ...] = ("victim", "either")
    elif (view.form(index) == "ل" or quantity.proclitics == "ل") and quantity.has_digits:
        wanted = ("masdar", "either")
    else:
        return None
    reach = _WITH_REACH if wanted[0] == "victim" else _OVER_REACH
    for at in range(index - (wanted[0] == "victim"), max(view.first, index - reach) - 1, -1):
        tag = view.tag(at)
        if tag.harm is not None:
            return _with_joint(view, tag.harm, at, quantity, {}) if tag.harm.kind in wanted else None
        if "context_violence" in tag.cues or "stop" in tag.cues or view.form(at) in (":", ".", "؛"):
            return None
    return None


def _ends_phrase(view: View, index: int) -> bool:
    """Tell whether the preposition is the end of a phrase of harm: «القضاء على 20», «أودى بحياة»."""
    return any(
        (harm := view.tag(k).harm) is not None and k + harm.n_tokens == index + 1
        for k in range(max(view.first, index - 2), index)
    )


def _gap(view: View, first: int, quantity: Quantity) -> int:
    """Return how many words part a word of harm from its victims: none in «مقتل "إرهابيين"», «مقتل جميع العناصر»."""
    between = range(first, quantity.first)
    if all(view.form(k) in ('"', "من") or view.has(k, "share") or view.form(k) == "مزيد" for k in between):
        return 0
    return len(between)


def _reaches(view: View, quantity: Quantity, harm: HarmWord, index: int, gap: int, saw_comma: bool) -> bool:
    """Tell whether a word of harm governs a phrase that stands `gap` tokens behind it."""
    if gap <= 0:
        return True
    if quantity.noun_kind == "unknown":
        return False
    if quantity.is_single_word:
        if harm.is_plural and not quantity.is_accusative:
            return False  # «فلسطينيين قتلا بقصف إسرائيلي»: the two stand before their verb
        is_object = quantity.is_accusative and view.form(quantity.head).endswith("ا")
        if gap == 1 and not is_object and view.form(quantity.first - 1).startswith("ب"):
            return False  # «قُتلت برصاص قناص», «برصاص رجلين»
        if harm.kind == "either" and all(view.form(k).endswith("ون") for k in range(index + 1, quantity.first)):
            return True  # «اغتال مسلحون مجهولون قائد الشرطة»
        if gap > 1 and (harm.kind != "either" or gap > _OBJECT_REACH):
            return False
        if _is_behind_doer(view, quantity, index):
            return True
        if gap > 1 and (not quantity.is_accusative or view.form(quantity.first - 1).endswith("ا")):
            return False
    if not quantity.is_numbered:
        return harm.kind != "masdar" and view.form(quantity.first - 1) in ("فيه", "فيها", "ايضا", "خلاله", "خلالها")
    if harm.n_tokens > 1 and gap <= _MASDAR_GAP and not saw_comma:
        return True  # «راح ضحية المجزرة 17 شخصا»
    if harm.kind == "masdar":
        opens = index + harm.n_tokens
        if harm.outcome == "detained" and _is_force(view, opens, quantity):
            return True
        return gap <= _MASDAR_GAP and not saw_comma and quantity.is_numbered and _opens_adjunct(view, opens)
    return not quantity.is_definite or quantity.has_digits or quantity.head != quantity.first


def _is_behind_doer(view: View, quantity: Quantity, verb: int) -> bool:
    """Tell «قتلت القوات الإسرائيلية فتاة», «اعتقلت الشرطة القيادي حسن»: whoever did it stands between, in one phrase.

    Without a written accusative only a noun that cannot be an adjective of the doer is the object.
    """
    noun = view.tag(quantity.head).noun
    leads = not quantity.is_definite and view.has(quantity.head, "leaders")  # «قتلت القوات الأميركية زعيم التنظيم»
    if noun is None or noun.number != "singular" or quantity.first - verb < _DOER_WORDS - leads:
        return False
    is_woman = view.form(quantity.head).endswith("ه") and (not quantity.is_definite or noun.group in _SHE)
    is_feminine = view.form(verb).endswith("ت")
    if (
        not leads
        and not is_woman
        and not (is_feminine and quantity.is_definite and not view.form(quantity.head).endswith("ه"))
    ):
        return False  # «داعش الإرهابي»
    opens = verb + 1
    is_body = any(cue in view.tag(opens).cues for cue in _BODIES)
    if not (is_body or (is_feminine and view.form(opens).startswith("ال")) or view.has(opens, "context_violence")):
        return False
    return not any(
        view.tokens[k].kind != "word"
        or view.tag(k).harm is not None
        or view.has(k, "prepositions")
        or view.has(k, "relative")
        or view.form(k)[0] in "وب"  # «قتل برصاص رجلين من وكالة أجنبية»
        for k in range(opens, quantity.first)
    )


def _is_force(view: View, opens: int, quantity: Quantity) -> bool:
    """Tell «اعتقال القوات الإسرائيلية 12 فلسطينيا»: nothing but a force parts the deed from whom it took."""
    if not any(cue in view.tag(opens).cues for cue in _BODIES):
        return False
    return not any(
        view.tokens[k].kind != "word" or view.tag(k).harm is not None or view.has(k, "prepositions")
        or view.has(k, "relative") or (k > opens and view.form(k)[:1] == "و")
        for k in range(opens, quantity.first)
    )  # fmt: skip


def _opens_adjunct(view: View, index: int) -> bool:
    """Tell whether words between a verbal noun and its victims are an aside: «مقتل وإصابة», «إصابة برصاص الجيش 5»."""
    form = view.form(index)
    is_counting = view.form(index) == "عدد" and view.form(index + 1) == "("  # «استشهاد عدد (3) ضباط»
    is_family = view.has(index, "made_up")  # «مقتل عائلة مكونة من 7 أفراد»
    return view.has(index, "prepositions") or form.startswith("ب") or form in ('"', "(") or is_counting or is_family


def _is_sentence(view: View, index: int) -> bool:
    """Tell «حكما بإعدام 45 شخصا», a court's word and nobody's death, from «نفذت حكم الإعدام»."""
    before = range(max(view.first, index - _SENTENCE_REACH), index)
    return any(view.has(k, "sentencing") for k in before) and view.form(index).endswith("اعدام")


def _with_joint(
    view: View, harm: HarmWord, index: int, quantity: Quantity, quantities_at: Mapping[int, Quantity]
) -> Governor:
    """Return the governor, with the outcome of the word joined to it in front: «قتل وجرح العشرات».

    In «شرطي قتل وأصيب خمسة آخرون» and «إن رجلا قتل وأصيب 6 مدنيين» the first verb has a subject of its own.
    """
    rule = harm.kind + "+count"
    has_own = quantity.is_other or _has_subject_before(view, index - 1, quantities_at)
    if index > view.first and "و" in view.tag(index).harm_proclitics and not has_own:
        before = view.tag(index - 1).harm
        is_one_gender = harm.kind == "masdar" or view.form(index - 1).endswith("ت") == view.form(index).endswith("ت")
        if before is not None and before.outcome != harm.outcome and not before.is_plural and is_one_gender:
            return Governor(index, before.outcome, harm.outcome, "joint_" + rule)
    return Governor(index, harm.outcome, None, rule)


def _has_subject_before(view: View, verb: int, quantities_at: Mapping[int, Quantity]) -> bool:
    """Tell a verb whose subject opens the clause before it: «إن رجلا واحدا على الأقل قتل»."""
    at = verb - 1
    while at > view.first and (view.has(at, "one_or_two") or view.has(at, "after_subject")):
        at -= 1
    subject = next((other for other in quantities_at.values() if other.first <= at < other.last <= verb), None)
    return subject is not None and not subject.is_definite and is_clause_subject(view, subject)


def is_agent(view: View, quantity: Quantity, governor: Governor, quantities: list[Quantity]) -> bool:
    """Tell whether a noun after the verb of harm does it: «قتل جنود إسرائيليون فلسطينيين اثنين», «خطف مسلحون طفلا»."""
    harm = view.tag(governor.token).harm
    if harm is None or harm.kind != "either" or quantity.is_accusative:
        return False
    if view.form(governor.token).endswith("ت") and quantity.group != "women":
        noun = view.tag(quantity.head).noun if quantity.head >= 0 else None
        if noun is not None and not view.form(quantity.head).endswith(("ه", "ات")) and noun.number != "plural":
            return False
    if not quantity.is_numbered and view.has(quantity.last, "unknown_doers"):
        return True  # «اغتال مسلحون مجهولون إماما», «قتل مسلحون مجهولون شيخ عشيرة»
    for other in quantities:
        if other.first < quantity.last:
            continue
        if _rides_to(view, quantity, other):
            return True
        if other.first - quantity.last > _AGENT_REACH or "و" in other.proclitics or other.proclitics:
            return False
        between = range(quantity.last, other.first)
        if any(view.tag(k).harm is not None or view.tokens[k].kind == "punct" for k in between):
            return False
        if any(view.has(k, "set_against") for k in between):
            return False  # «قتل 20 من قوات النظام مقابل 14 من الفصائل»
        if any(view.has(k, "prepositions") or view.has(k, "subset") or view.form(k) == "من" for k in between):
            return False
        if any(view.has(k, "stop") or view.form(k)[:1] in "بل" for k in between):
            return False
        if any(view.form(k)[:1] == "و" and len(view.form(k)) > 3 and view.tag(k).noun is None for k in between):
            return False  # «قتل 40 من المقاتلين وخسر جنديين»: another verb has the other object
        is_one = other.best == 1 and other.is_single_word and quantity.best != 1  # «خطف مسلحون مجهولون الصحفي قاسم علي»
        return (other.is_numbered or other.is_accusative) and (is_one or not other.is_definite)
    return False


def _rides_to(view: View, doer: Quantity, victim: Quantity) -> bool:
    """Tell «اغتال مسلحون على متن دراجة نارية ضابطا»: what the doers ride parts them from a written accusative."""
    if not victim.is_accusative or victim.first - doer.last > _RIDE_REACH:
        return False
    between = range(doer.last, victim.first)
    rides = any(view.has(k, "riding") for k in between)
    return rides and not any(view.tag(k).harm is not None or view.tokens[k].kind == "punct" for k in between)
