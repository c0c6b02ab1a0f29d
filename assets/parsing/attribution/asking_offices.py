"""Offices that ask, threaten or blame behind a verb that is a common noun too: «طالب رئيس الحكومة … بالضغط».

Belongs here: telling such a speaker, whom no list knows, from the noun («طالب جامعي»). Does not belong here: who the
office-holder is (speakers.py).
"""

from __future__ import annotations

from assets.parsing.attribution.report_chains import has_preposition
from assets.parsing.attribution.reporting_verbs import ReportingVerb
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject

RULE = "office"
_KINDS = frozenset({"demands", "accuses"})
_HOLDER = "spokesman"
_REACH = 13
_NOUN = "noun"
_BLAME = ("مسووليه", "المسووليه")


def as_office(index: SpeakerIndex, at: int, subject: Subject, verb: ReportingVerb, stop: int) -> Subject | None:
    """Return the subject as an office that asks or blames with the verb's own preposition, None for any other."""
    tokens = index.document.tokens
    is_holder = index.vocabulary.heads.get(tokens[subject.first_token].form) == _HOLDER
    if not is_holder or subject.first_token != at + 1 or verb.kind not in _KINDS or verb.objects:
        return None
    end = min(stop, at + _REACH)
    takes = verb.takes - {_NOUN}
    is_led = bool(takes) and has_preposition(index, subject.first_token + 1, end, takes)
    blames = not takes and any(token.form in _BLAME for token in tokens[at:end])
    if not (is_led or blames):
        return None
    return _without_object(index, subject)._replace(rule=RULE)


def _without_object(index: SpeakerIndex, subject: Subject) -> Subject:
    """Cut off whom the office blames: «حمل محافظ الحديدة | الحوثيين مسؤولية» ends before the accusative plural."""
    tokens = index.document.tokens
    for at in range(subject.first_token + 2, subject.end_token):
        if at in index.actor_at and tokens[at].form.startswith("ال") and tokens[at].form.endswith("ين"):
            blamed = index.actor_at[at].actor_id
            return subject._replace(speakers=tuple(s for s in subject.speakers if s != blamed), end_token=at)
    return subject
