"""Report issuers: whose «تقرير» it is that says something.

Belongs here: finding the words that name who issued a report. Does not belong here: reading them as a speaker
(speakers.py), reports that an earlier sentence named (earlier_speakers.py).
"""

from __future__ import annotations

from assets.parsing.attribution.speaker_index import SpeakerIndex
from assets.parsing.model import ActorMention
from assets.parsing.text.fold import word_form

_REACH = 16
_ISSUED = tuple(word_form(w) for w in ("صادر", "صدر", "أصدرت", "أصدره", "نشرت", "نشره", "أعدت", "أعده"))
_FOR = "ل"


def issuer_of_report(index: SpeakerIndex, mention: ActorMention, stop: int) -> int:
    """Return the token where the issuer of a report is named, -1 where none is.

    «تقرير صادر عن منظمة العفو», «تقرير الأمم المتحدة», «تقرير أصدرته المنظمة»; «تقرير عن انتهاكات النظام» names whom
    it is about.
    """
    tokens, words = index.document.tokens, index.vocabulary
    is_issued = False
    for at in range(mention.last_token, min(stop, mention.first_token + _REACH)):
        form = tokens[at].form
        if tokens[at].kind != "word" or form in words.complementizers or form in words.relative_pronouns:
            return -1
        actor = index.actor_at.get(at)
        is_body = actor is not None or words.heads.get(form.removeprefix(_FOR)) == "body"
        is_owner = is_issued or at == mention.last_token or form.startswith(_FOR)
        if is_owner and is_body and (actor is None or actor.actor_type != "person"):
            return at
        is_issued = is_issued or form.startswith(_ISSUED)
        if not is_issued and form in words.prepositions:
            return -1
    return -1
