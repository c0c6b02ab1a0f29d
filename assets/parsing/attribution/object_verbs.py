"""Verbs of saying with their addressee glued on: «وتتهمه بشن هجمات», «اتهمتها الحكومة بالتهميش», «دعاه إلى».

Belongs here: the frames of accusing and demanding verbs that carry a pronoun. Does not belong here: verbs whose object
stands apart (verb_frames.py), whom the pronoun means (claims/statements.py).
"""

from __future__ import annotations

from assets.parsing.attribution.clause_starts import clause_start, skip_adverbials, subject_before
from assets.parsing.attribution.report_chains import Frame, has_preposition
from assets.parsing.attribution.reporting_verbs import VerbReading
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_relay, mention_speakers
from assets.parsing.model import Sentence

RULE = "verb:object"
_PREPOSITION_REACH = 4
_SUBJECT_REACH = 12


def object_verb_frame(index: SpeakerIndex, sentence: Sentence, at: int, reading: VerbReading) -> Frame | None:
    """Read a verb with its addressee; who speaks stands behind it, before it, or in the clause before."""
    end = sentence.last_token
    begin, _ = skip_adverbials(index, at + 1, end, reading.verb.takes)
    mention = index.actor_at.get(begin)
    subject: Subject | None = None
    if mention is not None and not is_relay(mention):
        subject = Subject(mention_speakers(mention), (), begin, mention.last_token, RULE)
    after = subject.end_token if subject is not None else at + 1
    if not has_preposition(index, after, min(end, after + _PREPOSITION_REACH), reading.verb.takes - {"noun", "clause"}):
        return None
    clause = clause_start(index, sentence, at)
    if subject is None:
        subject = subject_before(index, sentence, at, clause, reading) or _clause_before(index, sentence, at)
    if subject is None:
        return None
    return Frame(
        at, max(after, at + 1), subject._replace(rule=RULE), reading.verb.kind, reading.verb.past, RULE, "forward",
        reading.agreement, clause.opener,
    )  # fmt: skip


def _clause_before(index: SpeakerIndex, sentence: Sentence, at: int) -> Subject | None:
    """Return the subject of the clause that the verb is joined to: «تشن تركيا غارات … وتتهمه بشن»."""
    for i in range(sentence.first_token, min(at, sentence.first_token + _SUBJECT_REACH)):
        mention = index.actor_at.get(i)
        if mention is not None and not is_relay(mention):
            return Subject(mention_speakers(mention), (), i, mention.last_token, RULE)
    return None
