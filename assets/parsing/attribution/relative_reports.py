"""Relative reports: «الهدنة التي أعلنت عنها روسيا», «اتفاق أعلنته الحركة», «ضربات تحدثت عنها وسائل الإعلام».

Belongs here: a noun that a relative clause says somebody reported. Does not belong here: relative clauses whose speaker
stands before the pronoun («روسيا التي أعلنت أن», verb_frames.py).
"""

from __future__ import annotations

from assets.parsing.attribution.report_chains import BOUNDARIES, Frame
from assets.parsing.attribution.speaker_index import SpeakerIndex
from assets.parsing.attribution.speakers import read_speaker
from assets.parsing.model import Sentence

RULE = "after:antecedent"
_ANTECEDENT = 4
_UNMARKED = 1
_GOVERNING = frozenset({"ب", "ل", "وب", "ول"})


def relative_report(index: SpeakerIndex, sentence: Sentence, at: int) -> Frame | None:
    """Read a verb of announcing with a pronoun that takes up the noun before it, and its speaker behind."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    if at <= sentence.first_token or at + 2 > end:
        return None
    reading = words.verb_with_object(tokens[at])
    begin = at + 1
    if reading is None and tokens[at + 1].form in words.taken_up_by:
        reading, begin = words.verb(tokens[at]), at + 2
    if reading is None or reading.proclitics or not reading.is_past or reading.verb.past not in words.relative_verbs:
        return None
    last = at - 1
    if tokens[last].form in ("قد", "كان", "كانت"):
        last -= 1
    is_marked = tokens[last].form in words.relative_pronouns
    noun, reach = (last - 1, _ANTECEDENT) if is_marked else (last, _UNMARKED)
    first = _antecedent_start(index, sentence, noun, reach)
    if first is None or (not is_marked and tokens[last].form.startswith("ال")):
        return None
    subject = read_speaker(index, begin, end, is_certain=False)
    if subject is None or not subject.speakers or subject.anaphor:
        return None
    return Frame(first, subject.end_token, subject, reading.verb.kind, reading.verb.past, RULE, "after")


def _antecedent_start(index: SpeakerIndex, sentence: Sentence, last: int, reach: int) -> int | None:
    """Return the first word of the noun phrase that ends with `last`; None where no noun stands there."""
    tokens, words = index.document.tokens, index.vocabulary
    first = None
    for at in range(last, max(sentence.first_token, last - reach) - 1, -1):
        form = tokens[at].form
        if tokens[at].kind != "word" or form in BOUNDARIES or form in words.prepositions or form in words.skipped:
            break
        if form in words.clause_openers or form in words.complementizers or form in words.relative_pronouns:
            break
        first = at
        if any(proclitics in _GOVERNING and len(rest) > 2 for proclitics, rest in tokens[at].variants):
            break
    return first
