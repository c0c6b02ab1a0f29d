"""Quantities of people: a number with its noun, or a noun that is a number by itself, whoever harmed them or not.

Belongs here: where such a phrase begins, whom it counts, how many. Does not belong here: how far it reaches
(casualty_modifiers.py), whether harm befell them (casualties.py), which whole they are part of (casualty_subsets.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assets.parsing.casualties.casualty_losses import losses_at
from assets.parsing.casualties.casualty_modifiers import names_two, side_of, with_modifiers
from assets.parsing.casualties.casualty_others import others_at
from assets.parsing.casualties.casualty_view import NounKind, Quantity, View
from assets.parsing.casualties.casualty_words import NOTHING
from assets.parsing.casualties.victim_nouns import VictimNoun
from assets.parsing.model import NumberMention, Qualifier

_SOME_HOSTS = frozenset({"الالاف", "المئات", "العشرات"})
"""Count no noun right behind them: «شيع الآلاف جثمان الشهيد»."""


def find_quantities(view: View, numbers: Sequence[NumberMention]) -> list[Quantity]:
    """Return the quantities of people of one sentence in the order of the text."""
    found: list[Quantity] = []
    at = view.first
    for number in numbers:
        noun_at = number.noun_token
        if noun_at is not None and noun_at < _end_of(view, number) and view.tag(noun_at).noun is not None:
            continue
        found += _nouns_between(view, at, number.first_token)
        quantity = _of_number(view, number)
        if found and found[-1].last == number.first_token and _agrees_behind(view, found[-1], number):
            found[-1] = replace(
                found[-1],
                low=number.low,
                best=number.best,
                high=number.high,
                qualifier=number.qualifier,
                is_numbered=True,
                last=number.first_token + 1,
            )
            at = max(at, found[-1].last)
        elif quantity is not None:
            found.append(quantity)
            at = max(at, quantity.last)
        else:
            at = max(at, number.first_token if number.kind != "count" else _end_of(view, number))
    found += _nouns_between(view, at, view.last)
    return found


def _agrees_behind(view: View, noun: Quantity, number: NumberMention) -> bool:
    """Tell whether the number follows its noun as an adjective: «أطفالها الثلاثة»."""
    form = view.form(number.first_token)
    return noun.is_definite and not noun.is_numbered and number.kind in ("count", "ordinal") and form.startswith("ال")


def _nouns_between(view: View, first: int, last: int) -> list[Quantity]:
    """Return the nouns that are a quantity without a number: طفل, طفلان, أطفال."""
    found: list[Quantity] = []
    at = first
    while at < last:
        tag = view.tags[at - view.first]
        if tag is NOTHING:
            at += 1
            continue
        noun = tag.noun
        if "one_of" in tag.cues and at + 1 < last and (one := _one_of(view, at)) is not None:
            found.append(one)
            at = one.last
            continue
        if "one_of" in tag.cues and (nobody := _nobody(view, at)) is not None:
            found.append(nobody)
        if noun is None and (others := others_at(view, at)) is not None:
            found.append(others)
        if "losses" in tag.cues and (losses := losses_at(view, at)) is not None:
            found.append(losses)
            at = losses.last
            continue
        if "majority" in tag.cues or "subset" in tag.cues:
            members = _members(view, at + 1)
            if members is not None:
                found.append(members)
                at = members.last
                continue
        if noun is None or _counts_nobody(view, at, noun) or not _proclitics_fit(tag.noun_proclitics):
            at += 1
            continue
        quantity = _of_noun(view, at)
        if "bodies" in tag.cues and (owner := view.tag(at + 1).noun if at + 1 < last else None) and not owner.outcome:
            at += 1
            continue  # «بينها جثة طفل»: he is the one who died
        found.append(quantity)
        at = min(quantity.last, last) if quantity.last > at else at + 1
    return found


def _counts_nobody(view: View, at: int, noun: VictimNoun) -> bool:
    """Tell a noun that is no count by itself: عائلة, «السورية» (it describes something), an office nobody struck."""
    if noun.number == "singular" and noun.is_definite and "side_combatants" in view.tag(at).cues:
        return True  # المعارضة
    if noun.number == "dual" and _follows_feminine_verb(view, at):
        return True
    if noun.is_office and noun.number == "singular":
        return not _is_struck(view, at, noun)
    if noun.is_nationality and noun.number == "singular" and (view.has(at - 1, "craft") or view.has(at - 2, "craft")):
        return True  # «احتجزت ناقلة نفط بريطانية»
    return noun.needs_number or (noun.is_nationality and noun.is_definite and noun.number == "singular")


def _follows_feminine_verb(view: View, at: int) -> bool:
    """Tell «قتلت طالبان 6 جنود» from «قتل طالبان»: a masculine dual in the nominative is no subject of «قتلت»."""
    form, verb = view.form(at), view.form(at - 1)
    harm = view.tag(at - 1).harm if at > view.first else None
    return form.endswith("ان") and not form.endswith("تان") and harm is not None and verb.endswith("ت")


def _is_struck(view: View, at: int, noun: VictimNoun) -> bool:
    """Tell «مقتل رئيس المجلس», «اغتال مسلحون مجهولون إمام المسجد» from «قتل الرئيس شعبه» and «وفاة الوزير السابق»."""
    if view.has(at - 1, "subset") and not noun.is_definite and not view.tag(at).noun_proclitics:
        return True  # «قتل ثلاثة بينهم مختار القرية»
    verb = at - 1
    while verb > view.first and view.form(verb).endswith("ون"):
        verb -= 1
    harm = view.tag(verb).harm if verb >= view.first else None
    if harm is None or view.tag(at).noun_proclitics or view.has(verb, "natural_death"):
        return False
    if harm.kind == "either":
        return harm.outcome == "killed" and not (noun.is_definite and verb == at - 1)
    return verb + harm.n_tokens == at


def _proclitics_fit(proclitics: str) -> bool:
    """Tell whether a noun may carry these proclitics as a count: ولطفل is no count, وطفل is one."""
    return proclitics in ("", "و", "ف", "ب", "ل", "ول", "وب")


def _of_number(view: View, number: NumberMention) -> Quantity | None:
    """Return the quantity a number begins, None where it counts no people."""
    last = _end_of(view, number)
    if number.kind != "count" and not _numbers_people(view, number, last):
        return None
    if view.has(number.first_token, "things"):
        return None  # «قتل انفجاران في كابول 26 شخصا»
    head = number.noun_token if number.noun_token is not None else last
    if not view.first <= head < view.last or view.tag(head).noun is None:
        head = last
    if head >= view.last:
        return _numbered(view, number, last, "none", -1)
    tag = view.tag(head)
    if tag.noun is not None and tag.noun.outcome is not None and view.form(head - 1) in _SOME_HOSTS:
        return _numbered(view, number, last, "none", -1)
    if tag.noun is not None and (head < last or tag.noun_proclitics == ""):
        return _numbered(view, number, max(last, head + tag.noun.n_tokens), "person", head)
    token = view.tokens[head]
    if view.form(last - 1) == "من" and (side := side_of(view, last - 1)) is not None:
        part = _numbered(view, number, side[0], "part", -1)
        return replace(part, group=side[1] or part.group, side=(last - 1, side[0]))
    if "things" in tag.cues:
        return None
    if head < last:
        return None
    if token.form == "من" and side_of(view, head) is not None:
        return _numbered(view, number, last, "part", -1)
    if (
        token.kind != "word"
        or tag.cues
        or tag.harm is not None
        or token.form in ("من", "بين")
        or token.form[0] in "وف"
        or token.form.startswith("ب")
    ):
        return _numbered(view, number, last, "none", -1)
    if token.form.endswith(("يا", "يين", "يون")):
        return _numbered(view, number, last + 1, "person", -1)
    return _numbered(view, number, last + 1, "unknown", -1) if len(token.form) > 2 else None


def _end_of(view: View, number: NumberMention) -> int:
    """Return the token after a number mention, whichever end its `last_token` names."""
    last = number.last_token
    if last < view.last and view.tokens[last].start < number.end:
        last += 1
    is_bracketed = view.form(number.first_token - 1) == "(" and view.form(last) == ")"
    return last + 1 if is_bracketed and view.tag(last + 1).noun is not None else last  # «عدد (3) ضباط»


def _numbers_people(view: View, number: NumberMention, last: int) -> bool:
    """Tell whether a written figure read as a label is a count after all: «إن 23 شخصا»."""
    if number.kind != "ordinal" or number.best is None or last >= view.last:
        return False
    if view.tokens[last - 1].kind != "number" and view.form(last - 1) != "الاقل":
        return False
    noun = view.tag(last).noun
    return (noun is not None and not noun.is_definite) or (view.form(last) == "من" and side_of(view, last) is not None)


def _numbered(view: View, number: NumberMention, last: int, kind: NounKind, head: int) -> Quantity:
    """Build the quantity of a number mention and read on over its modifiers."""
    noun = view.tag(head).noun if head >= 0 else None
    first_form = view.tokens[number.first_token]
    proclitics = ""
    if first_form.kind == "word":
        proclitics = first_form.form[0] if first_form.form[0] in "وف" and len(first_form.variants) > 1 else ""
        if noun is not None and head == number.first_token:
            proclitics = view.tag(head).noun_proclitics
    previous = view.form(number.first_token - 1)
    if previous in ("و", "ف", "ب", "ل"):
        proclitics = previous + proclitics
    has_digits = any(view.tokens[k].kind == "number" for k in range(number.first_token, _end_of(view, number)))
    return with_modifiers(
        view,
        Quantity(
            number.first_token,
            last,
            number.low,
            number.best,
            number.high,
            number.qualifier,
            kind,
            noun.group if noun else "people",
            noun.outcome if noun else None,
            None,
            head,
            None,
            proclitics,
            True,
            has_digits,
            False,
            False,
            bool(noun and noun.is_definite),
            bool(noun and noun.is_accusative),
            False,
        ),
    )


def _of_noun(view: View, at: int) -> Quantity:
    """Build the quantity of a noun without a number and read on over its modifiers."""
    tag = view.tag(at)
    noun = tag.noun
    assert noun is not None
    number = noun.number
    if number == "dual_or_plural":
        number = "dual" if names_two(view, at) else "plural"
    count = {"singular": 1, "dual": 2}.get(number)
    qualifier: Qualifier = "exact" if count else "uncounted"
    return with_modifiers(
        view,
        Quantity(
            at,
            at + noun.n_tokens,
            count,
            count,
            count,
            qualifier,
            "person",
            noun.group,
            noun.outcome,
            None,
            at,
            None,
            "و" if view.form(at - 1) == "و" else tag.noun_proclitics,
            count is not None,
            False,
            False,
            False,
            noun.is_definite,
            noun.is_accusative,
            noun.is_bare,
        ),
    )


def _members(view: View, at: int) -> Quantity | None:
    """Return the quantity of «من قوات الأمن» after «معظمهم», None for a place or a nationality."""
    side = side_of(view, at) if view.form(at) == "من" else None
    if side is None:
        return None
    end, group, _ = side
    return Quantity(
        at, end, None, None, None, "uncounted", "part", group or "people", None, None, -1, (at, end), "",
        False, False, False, False, False, False, False,
    )  # fmt: skip


def _one_of(view: View, at: int) -> Quantity | None:
    """Return the quantity of «أحد مواطنيها», «إحدى الطالبات»: one of several."""
    noun = view.tag(at + 1).noun
    if noun is None or noun.number != "plural" or view.tag(at + 1).noun_proclitics:
        return None
    if not noun.is_definite and (at + 2 >= view.last or view.tokens[at + 2].kind != "word" or view.tag(at + 2).cues):
        return None  # «إحدى مختطفات السويداء»: what follows makes them known
    several = _of_noun(view, at + 1)
    conjunction = "و" if view.form(at)[0] == "و" else ""
    return replace(
        several, first=at, low=1, best=1, high=1, qualifier="exact", is_numbered=True, is_definite=False,
        proclitics=conjunction,
    )  # fmt: skip


def _nobody(view: View, at: int) -> Quantity | None:
    """Return the quantity of «لم يصب أحد»: a count of 0."""
    if not (view.has(at - 2, "negation") and view.tag(at - 1).harm is not None):
        return None
    return Quantity(
        at, at + 1, 0, 0, 0, "exact", "person", "people", None, None, -1, None, "",
        True, True, False, False, False, False, False,
    )  # fmt: skip
