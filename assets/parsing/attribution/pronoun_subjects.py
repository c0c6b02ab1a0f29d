"""Pronouns that speak: «وهي تحمل حركة حماس مسؤولية الهجمات», where no name behind the verb is its subject.

Belongs here: which party a free pronoun right before a reporting verb takes up. Does not belong here: verbs without any
subject (earlier_speakers.py), «إنهما» (speaking_pairs.py).
"""

from __future__ import annotations

from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_relay, mention_speakers
from assets.parsing.model import Sentence

_PRONOUNS = frozenset({"هو", "هي", "هم", "هما"})
_PARTIES = frozenset(
    {
        "state",
        "armed_forces",
        "armed_group",
        "government_body",
        "political_group",
        "international_organization",
        "person",
    }
)
_RULE = "svo"


def pronoun_subject(index: SpeakerIndex, sentence: Sentence, verb: int) -> Subject | None:
    """Return the party that a pronoun right before the verb takes up, None where there is no pronoun or no party.

    It is the first one of its sentence, else of the sentence before: «قالت إسرائيل إن …. وهي تحمل حركة حماس».
    """
    tokens = index.document.tokens
    if verb <= sentence.first_token or tokens[verb - 1].form.removeprefix("و") not in _PRONOUNS:
        return None
    before = next((s.first_token for s in index.document.sentences if s.no == sentence.no - 1), sentence.first_token)
    for first, last in ((sentence.first_token, verb - 1), (before, sentence.first_token)):
        for at in range(first, last):
            mention = index.actor_at.get(at)
            if mention is not None and mention.actor_type in _PARTIES and not is_relay(mention):
                return Subject(mention_speakers(mention), (), verb - 1, verb, _RULE)
    return None
