"""Men named behind an office: in apposition, beside it, joined by «و», or somebody else altogether.

Belongs here: whether a mention behind another names the same man. Does not belong here: who speaks (speakers.py), names
that no mention covers (speaker_phrases.py).
"""

from __future__ import annotations

from assets.parsing.attribution.speaker_index import SpeakerIndex
from assets.parsing.model import ActorMention, Token
from assets.parsing.text.fold import word_form

_ARTICLE = "ال"


def is_man_beside(index: SpeakerIndex, mention: ActorMention, at: int, stop: int) -> bool:
    """Tell a man named right behind his office, with nothing joining the two."""
    is_man = mention.actor_type == "person" and mention.last_token <= stop
    return is_man and not has_and(index.document.tokens[at], mention, index)


def apposed_man(index: SpeakerIndex, at: int, stop: int) -> ActorMention | None:
    """Return the person named in apposition behind a comma: «الرئيس الأميركي، دونالد ترامب، إن …»."""
    tokens = index.document.tokens
    if at >= stop or tokens[at].form != "،":
        return None
    for i in range(at + 1, min(stop, at + 4)):
        mention = index.actor_at.get(i)
        if mention is not None:
            return mention if mention.actor_type == "person" and not has_and(tokens[i], mention, index) else None
    return None


def is_another_man(index: SpeakerIndex, mention: ActorMention, after: ActorMention) -> bool:
    """Tell the object behind a man whose name is whole: «وصف رجب أردوغان نظيره السوري بشار الأسد بالقاتل».

    «الرئيس الأميركي», «الأمين العام» close with the article, and the name is still to come.
    """
    is_whole = not index.document.tokens[mention.last_token - 1].form.startswith(_ARTICLE)
    return is_whole and mention.actor_id.startswith("person.") and mention.actor_id != after.actor_id


def has_and(token: Token, mention: ActorMention, index: SpeakerIndex) -> bool:
    """Tell whether «و» is glued in front of the mention's first word."""
    if mention.start > token.start:
        return index.document.folded[token.start] == "و"
    first = word_form(mention.name).split()[:1]
    return token.form.startswith("و") and bool(first) and not first[0].startswith("و")
