"""Casualties: every count of people killed, injured, missing, detained or displaced, with its exact place.

Belongs here: the order in which the frames are tried on each quantity of a sentence.
Does not belong here: which event a count belongs to, which actor the victims' side is, dates and places of counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assets.parsing.casualties.casualty_context import Context, context_of, is_cumulative, is_of_disease
from assets.parsing.casualties.casualty_governors import governor_before, is_agent
from assets.parsing.casualties.casualty_modifiers import is_between, is_dual_verb
from assets.parsing.casualties.casualty_parts import leaves_part, read_part, read_whole_behind
from assets.parsing.casualties.casualty_quantities import find_quantities
from assets.parsing.casualties.casualty_record import CasualtyMention, Sofar, add_mention, share_side
from assets.parsing.casualties.casualty_reports import announces_one, denial_before, denies_any, is_known
from assets.parsing.casualties.casualty_subsets import among_after, continues_list, whole_of
from assets.parsing.casualties.casualty_tolls import toll_before
from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.casualties.casualty_words import CasualtyVocabulary, load_vocabulary, tag_tokens
from assets.parsing.casualties.named_victims import Persons, persons_of, read_named_victims
from assets.parsing.casualties.verbs_behind import FALLEN, governor_after, split_after
from assets.parsing.model import Document, NumberMention

__all__ = ["CasualtyMention", "CasualtyVocabulary", "find_casualties", "load_vocabulary"]

_TOLL_NAME = 4
_FALLEN_NOUNS = 2
_FREEING_REACH = 6


def find_casualties(document: Document, vocabulary: CasualtyVocabulary) -> tuple[CasualtyMention, ...]:
    """Return every count of people harmed or moved, in the order of the text."""
    mentions: list[CasualtyMention] = []
    numbers = document.numbers
    persons = persons_of(document.actors)
    at = 0
    known: Context = "unknown"
    for sentence in document.sentences:
        while at < len(numbers) and numbers[at].first_token < sentence.first_token:
            at += 1
        upto = at
        while upto < len(numbers) and numbers[upto].first_token < sentence.last_token:
            upto += 1
        here = numbers[at:upto]
        at = upto
        tags = tag_tokens(document.tokens, sentence.first_token, sentence.last_token, vocabulary)
        if not any(tag.is_trigger for tag in tags):
            continue
        view = View(document.text, document.tokens, sentence.first_token, sentence.last_token, tags)
        before = len(mentions)
        _read_sentence(view, here, persons, sentence.no, mentions)
        if len(mentions) > before:
            context = context_of(view)
            if context == "unknown":
                context = known
            known = context
            for index in range(before, len(mentions)):
                mention = mentions[index]
                whole = mention.subset_of
                is_sum = is_cumulative(view, mention.first_token, mention.last_token)
                if whole is not None and before <= whole < index:
                    is_sum = mentions[whole].is_cumulative_cue
                is_ill = is_of_disease(view, mention.first_token, mention.last_token)
                kind: Context = "disease" if is_ill else context
                mentions[index] = replace(mention, context=kind, is_cumulative_cue=is_sum, is_of_disease=is_ill)
    return tuple(mentions)


def _read_sentence(
    view: View,
    numbers: Sequence[NumberMention],
    persons: Persons,
    no: int,
    mentions: list[CasualtyMention],
) -> None:
    """Add the counts of one sentence."""
    quantities = find_quantities(view, numbers)
    starts = {quantity.first: quantity for quantity in quantities}
    state = Sofar(no, len(mentions))
    for quantity in quantities:
        if state.linked is not None and quantity.first < state.linked.last:
            continue
        if _read_toll(view, quantity, state, mentions):
            continue
        if read_part(view, quantity, state, mentions):
            continue
        if read_whole_behind(view, quantity, state, mentions):
            continue
        quantity = _harmed_anew(view, quantity, starts)
        if _read_own_outcome(view, quantity, state, mentions):
            continue
        if quantity.is_definite and not quantity.is_numbered and quantity.noun_kind != "person":
            continue
        if not quantity.says_harm and _read_linked(view, quantity, state, mentions):
            continue
        governor = split_after(view, quantity, starts) or governor_before(view, quantity, starts)
        if governor is not None and _is_generic(quantity, governor):
            continue
        if governor is not None and not is_agent(view, quantity, governor, quantities):
            _add_governed(view, quantity, governor, state, mentions)
            continue
        if governor is not None:
            continue
        governor = governor_after(view, quantity, starts)
        if governor is not None and not _is_rout(quantity, governor):
            _add_governed(view, _as_dual(view, quantity, governor), governor, state, mentions)
            continue
        if governor is not None:
            continue
        among = among_after(view, quantity)
        if among is not None and among.outcome is not None and not quantity.is_definite:
            whole = whole_of(mentions, 0, among.outcome, quantity.best)
            behind = Governor(among.token, among.outcome, None, "among_after")
            add_mention(view, quantity, behind, whole, state, mentions)
    read_named_victims(view, persons, state, mentions)


def _harmed_anew(view: View, quantity: Quantity, starts: Mapping[int, Quantity]) -> Quantity:
    """Return the quantity without the harm its noun says where another befell them: «إصابة 12 نازحا», «قتل معتقلين»."""
    as_persons = replace(quantity, outcome=None, joint=None)
    if quantity.outcome == "injured" and view.has(quantity.first, "one_of"):
        died = governor_before(view, as_persons, starts)  # «وفاة أحد الجرحى»
        return as_persons if died is not None and died.outcome == "killed" else quantity
    if quantity.outcome not in ("displaced", "detained"):
        return quantity
    governor = governor_before(view, as_persons, starts) or governor_after(view, as_persons, starts)
    if governor is None or governor.outcome not in ("killed", "injured"):
        return quantity
    group = "civilians" if quantity.outcome == "displaced" and quantity.group == "people" else quantity.group
    return replace(as_persons, group=group)


def _as_dual(view: View, quantity: Quantity, governor: Governor) -> Quantity:
    """Return two where the verb behind an ambiguous noun is a dual: «إن فلسطينيين قتلا»."""
    form = view.form(governor.token)
    noun = view.tag(quantity.head).noun if quantity.head >= 0 else None
    if quantity.is_numbered or noun is None or noun.number != "dual_or_plural" or quantity.is_other:
        return quantity
    if not is_dual_verb(form):
        return quantity
    return replace(quantity, low=2, best=2, high=2, qualifier="exact", is_numbered=True)


def _is_rout(quantity: Quantity, governor: Governor) -> bool:
    """Tell «أجبرت باقي المهاجمين على الفرار»: fighters put to flight are no displaced people."""
    return governor.rule == "count+driven" and quantity.group == "combatants" and not quantity.is_numbered


def _is_generic(quantity: Quantity, governor: Governor) -> bool:
    """Tell «إجلاء المدنيين» and «اعتقال الناشطين» (a practice, nobody counted) from «قتل المدنيين»."""
    if quantity.outcome == governor.outcome and not quantity.is_numbered and quantity.proclitics in ("ل", "ب"):
        return True  # «تعرضوا لإصابات طفيفة»
    return quantity.is_definite and not quantity.is_numbered and governor.outcome in ("displaced", "detained")


def _read_toll(view: View, quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> bool:
    """Read «ارتفع عدد القتلى إلى 45»; the bare القتلى already found there becomes this count."""
    if not quantity.is_numbered or quantity.noun_kind == "unknown":
        return False
    governor = toll_before(view, quantity)
    if governor is None:
        return False
    if quantity.outcome is not None:
        governor = governor._replace(outcome=quantity.outcome, joint=quantity.joint)
    if governor.token >= quantity.last:
        named = view.tag(quantity.last + 1).noun  # «يرتفع إلى 90 عدد الجنود الذين قتلوا»
        quantity = replace(
            quantity, last=governor.token + 1, group=named.group if named is not None else quantity.group
        )
    outcomes = {governor.outcome, governor.joint}
    while len(mentions) > state.since and mentions[-1].best is None and mentions[-1].outcome in outcomes:
        if mentions[-1].first_token < governor.token - _TOLL_NAME:
            break
        if quantity.group == "people":
            quantity = replace(quantity, group=mentions[-1].victim_group)
        mentions.pop()
    add_mention(view, quantity, governor, None, state, mentions)
    return True


def _read_own_outcome(view: View, quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> bool:
    """Read a quantity whose noun says the harm: «20 قتيلا», «قتلى وجرحى», «قتيل»; True where nothing else may try."""
    outcome = quantity.outcome
    if outcome is None:
        return False
    if mentions and mentions[-1].harm_token == quantity.first and mentions[-1].rule == "between":
        return True
    if mentions and mentions[-1].harm_token == quantity.first - 1 and mentions[-1].rule == "between":
        return True
    if mentions and mentions[-1].rule == FALLEN and 0 < quantity.first - mentions[-1].harm_token <= _FALLEN_NOUNS:
        return True  # «سقطوا قتلى وجرحى» counts nobody else
    if view.form(quantity.first - 1) == "بين" and is_between(view, quantity.first):
        hurt = view.tag(quantity.first + 1).noun
        split = Governor(quantity.first, outcome, hurt.outcome if hurt is not None else None, "between")
        add_mention(view, quantity, split, None, state, mentions)
        return True
    rule = "noun_of_harm"
    head = quantity.head if quantity.head >= 0 else quantity.first
    if not quantity.is_numbered:
        goes_on = state.linked is not None and state.linked.outcome is not None and not quantity.is_definite
        goes_on = goes_on and state.linked is not None and state.linked.last == quantity.first
        is_result = view.has(quantity.first - 1, "results") and not quantity.is_definite
        if not (quantity.is_bare or goes_on or is_result) or is_known(view, quantity, mentions):
            return False
        zero = denial_before(view, quantity.first)
        if zero == "unknown":
            return True
        if zero == "none":
            quantity = replace(quantity, low=0, best=0, high=0, qualifier="exact")
            rule = "none"
    elif quantity.first == quantity.head:
        is_linked = continues_list(view, quantity, state.linked.last) if state.linked else False
        is_singular = quantity.best == 1
        if is_singular and quantity.is_definite:
            return governor_before(view, quantity, {}) is None
        if is_singular and not (is_linked or announces_one(view, quantity.first)):
            return governor_before(view, quantity, {}) is None
    before = quantity.first - 1
    if quantity.is_numbered and view.has(before, "stop") and not view.has(before, "tells_of"):
        return True
    if outcome in ("detained", "displaced") and _is_freed(view, quantity.first):
        return True
    share_side(quantity, state, mentions)
    add_mention(view, quantity, Governor(head, outcome, quantity.joint, rule), None, state, mentions)
    return True


def _is_freed(view: View, first: int) -> bool:
    """Tell whether the people were let go or taken in: «أفرجت السلطات عن 20 معتقلا», «يستضيف البلد مليون لاجئ»."""
    for index in range(first - 1, max(view.first, first - _FREEING_REACH) - 1, -1):
        if view.has(index, "freeing"):
            return True
        if view.tag(index).harm is not None or view.tokens[index].kind == "punct":
            return False
    return False


def _add_governed(
    view: View, quantity: Quantity, governor: Governor, state: Sofar, mentions: list[CasualtyMention]
) -> None:
    """Add a quantity with its governor; "others" and nouns left out take the group of the count before."""
    if denies_any(view, quantity, governor):
        quantity = replace(quantity, low=0, best=0, high=0, qualifier="exact")
    if governor.rule == "bodies":
        quantity = replace(quantity, first=governor.token)  # «جثة طفل» is quoted whole: a body found is one of the dead
    inherits = quantity.is_other or quantity.noun_kind == "none"
    if inherits and quantity.group == "people" and len(mentions) > state.since:
        whole = len(mentions) - 1
        while (above := mentions[whole].subset_of) is not None:
            whole = above
        quantity = replace(quantity, group=mentions[whole].victim_group)
    if quantity.is_other and not quantity.is_numbered:
        quantity = replace(quantity, low=None, best=None, high=None, qualifier="uncounted")
    among = among_after(view, quantity) if quantity.is_numbered else None
    if among is not None and among.outcome == governor.outcome:
        noun = view.tag(among.token).noun
        if noun is not None and not noun.is_definite:
            state.awaited = (len(mentions), among.token)
    toll = _toll_he_raised(mentions) if _is_wounded_who_died(view, quantity, governor) else None
    add_mention(view, quantity, governor, toll, state, mentions)


def _is_wounded_who_died(view: View, quantity: Quantity, governor: Governor) -> bool:
    """Tell «وفاة أحد الجرحى»: one of those already counted, dead since."""
    noun = view.tag(quantity.head).noun if quantity.head >= 0 else None
    wounded = noun is not None and noun.outcome == "injured"
    return governor.outcome == "killed" and wounded and view.has(quantity.first, "one_of")


def _toll_he_raised(mentions: Sequence[CasualtyMention]) -> int | None:
    """Return the toll that a man's death raised and contains («ارتفاع الحصيلة إلى وفاة أحد الجرحى»), None if none."""
    raised = whole_of(mentions, 0, "killed", 2)
    while raised is not None and (above := mentions[raised].subset_of) is not None:
        raised = above
    return raised


def _read_linked(view: View, quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> bool:
    """Read the next item of a list: «مقتل امرأة وطفلين», «هم 6 من قوات النظام، بينهم 3 ضباط، و11 من العناصر»."""
    if state.linked is None or state.linked_to is None or quantity.noun_kind == "unknown":
        return False
    if not continues_list(view, quantity, state.linked.last):
        return False
    if state.is_part and state.parent_to is not None and leaves_part(view, quantity, state, mentions):
        part_of, governor = state.parent_part_of, state.parent_to
        state.is_part = False
    else:
        part_of, governor = state.linked_part_of, state.linked_to
    add_mention(view, quantity, governor._replace(joint=None, rule=governor.rule + "+list"), part_of, state, mentions)
    return True
