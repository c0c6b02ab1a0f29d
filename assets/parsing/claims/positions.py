"""Positions: does a report take one («يجب وقف القتال»), and is it a demand, accusation, threat or plain stance.

Belongs here: what the reporting verb and the words of its complement say. Does not belong here: who speaks and to whom
(statement_parties.py), the claim made of it (statements.py).
"""

from __future__ import annotations

from typing import NamedTuple

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.statement_vocabulary import SUBTYPES, StatementSubtype, StatementVocabulary
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.text.fold import word_form

_STRESS = word_form("شدد")
_CONSIDER = word_form("اعتبر")
_REACH = 34
_OBJECT_REACH = 4
_DEMAND_REACH = 7
_KIND_REACH = 18
_DENIAL_REACH = 3
_LEADING = 1
_NEEDS_REACH = 12
_WITH_REACH = 9
_QUOTE_REACH = 3
_DUTY_REACH = 5


class Position(NamedTuple):
    """What a complement takes: its kind, and whether it is news even where the words tell an event as well."""

    subtype: StatementSubtype
    is_strong: bool


def complement_end(attribution: Attribution, view: SentenceView) -> int:
    """Return the token behind the words that the report covers within its sentence."""
    last = attribution.frame_last_token
    while last < view.last and view.tokens[last].end <= attribution.end:
        last += 1
    return last


def read_position(view: SentenceView, first: int, last: int, words: StatementVocabulary) -> Position | None:
    """Return the position that the words from `first` to `last` take, None where they only report.

    Kinds come in the order threat, demand, accusation, stance; all but the stance only count near the beginning,
    where the main clause stands: «قال إن … يجب» demands, «قال إن الجيش قصف قرية … يجب» reports.
    """
    found: set[StatementSubtype] = set()
    is_strong = False
    is_quoted = any(view.form(i) in ('"', ":") for i in range(first - 1, first + _QUOTE_REACH))
    for index in range(first, min(last, first + _REACH)):
        match = words.marks.match(view.tokens, index, last)
        if match is None:
            if index <= first + 1 and _is_duty(view, index, last, is_first=index == first):
                found.add("demand")
                is_strong = True
            elif is_quoted and _is_own_speech(view, index, words):
                found.add("statement")
            continue
        subtype = match.value
        if subtype == "accusation" and _is_denied(view, first, index, words):
            subtype = "statement"
        if subtype == "demand" and index - first > _DEMAND_REACH or index - first > _KIND_REACH:
            subtype = "statement"
        found.add(subtype)
        leads = index <= first + _LEADING  # «قالت روسيا إنها تتحاشى المدنيين وتقصف …»: the position comes first
        is_strong = is_strong or leads or words.strong_marks.match(view.tokens, index, last) is not None
    kind = next((subtype for subtype in SUBTYPES if subtype in found), None)
    return Position(kind, is_strong) if kind else None


def verb_subtype(attribution: Attribution, view: SentenceView, words: StatementVocabulary) -> StatementSubtype | None:
    """Return the kind that the verb alone gives, or its object: «وجه اللوم», «جدد تهديده»; None for neutral verbs."""
    verb = word_form(attribution.verb)
    if verb in words.by_object:
        stop = min(view.last, attribution.frame_last_token + _OBJECT_REACH)
        for token in view.tokens[attribution.frame_first_token + 1 : stop]:
            subtype = next((words.object_subtypes[r] for _, r in token.variants if r in words.object_subtypes), None)
            if subtype is not None:
                return subtype
    return words.subtype_of.get(verb)


def _is_denied(view: SentenceView, first: int, index: int, words: StatementVocabulary) -> bool:
    """Tell a mark turned around by a denial before it: «لا يتحملون المسؤولية»."""
    return any(view.form(i) in words.denials for i in range(max(first, index - _DENIAL_REACH), index))


def _is_duty(view: SentenceView, index: int, last: int, *, is_first: bool) -> bool:
    """Tell «على المجتمع الدولي أن يتحرك», «إن على إيران سحب قواتها»: what somebody is to do."""
    if view.form(index) not in ("علي", "وعلي"):
        return False
    if is_first and any(a.first_token == index + 1 for a in view.actors_between(index + 1, index + 2)):
        return True
    return any(view.form(i) == "ان" for i in range(index + 2, min(last, index + 2 + _DUTY_REACH)))


def _is_own_speech(view: SentenceView, index: int, words: StatementVocabulary) -> bool:
    """Tell the first person of quoted speech: «سنأخذ», «موظفونا»."""
    form = view.form(index)
    if any(
        p[-1:] == "س" and rest[:1] == "ن" and rest not in words.own_futures_not
        for p, rest in view.tokens[index].variants
    ):
        return len(form) > 4
    return len(form) > 4 and form.endswith("نا") and form not in words.own_endings_not


def _has_object(attribution: Attribution, view: SentenceView) -> bool:
    """Tell «شددت السلطات القيود على السفر»: a definite noun right behind the subject that is no day."""
    last = attribution.frame_last_token
    is_day = any(date.first_token <= last < date.last_token for date in view.dates)
    names_actor = any(actor.first_token <= last < actor.last_token for actor in view.actors)
    return word_form(attribution.verb) == _STRESS and view.form(last)[:2] == "ال" and not is_day and not names_actor


def _names_subject(attribution: Attribution, view: SentenceView, speaker_first: int) -> bool:
    """Tell «تعتبر أنقرة الميليشيات جماعة إرهابية» from «تعتبر آخر معاقل الفصائل», which is about a place."""
    first = attribution.frame_first_token
    return speaker_first == first + 1 and view.form(first - 1)[:3] not in ("الت", "الذ")


def has_its_complement(
    attribution: Attribution, view: SentenceView, speaker_first: int, words: StatementVocabulary
) -> bool:
    """Tell «شدد على أن» from «شددت القيود», «هدد بقصف» from «المجاعة تهدد اليمن».

    `speaker_first` is the token where the speaker is named.
    """
    verb, first = word_form(attribution.verb), attribution.frame_first_token
    if attribution.rule in ("nominal", "participle"):
        return True
    needed = words.needs.get(verb)
    if needed is not None:
        # «شددت القيود على …»: without a subject behind the verb, its particle stands right there
        names_subject = attribution.frame_last_token > first + 1
        reach = _NEEDS_REACH if names_subject else _QUOTE_REACH
        if _has_object(attribution, view):
            return False
        if any(view.form(i) in needed for i in range(first + 1, min(view.last, first + reach))):
            return True
        return verb == _CONSIDER and _names_subject(attribution, view, speaker_first)
    if verb in words.needs_with and view.form(first).lstrip("وف")[:1] in ("ي", "ت"):
        near = view.tokens[first + 1 : min(view.last, first + _WITH_REACH)]
        return view.sentence.section == "headline" or any(p == "ب" for token in near for p, _ in token.variants)
    return True
