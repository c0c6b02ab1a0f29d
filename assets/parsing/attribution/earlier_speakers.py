"""Earlier speakers: who «وأضاف», «المصدر نفسه», «الوزارة» and «مشيرا» are.

Belongs here: taking up a speaker of the sentence or the article so far. Does not belong here: scopes.
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.parsing.actors.unlisted_ids import unlisted_actor_id
from assets.parsing.attribution.report_chains import Attribution, Frame
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_relay
from assets.parsing.model import ActorMention, UnlistedName
from assets.parsing.text.fold import word_form

_SAME = "same"
_SOME_OFFICIAL = "anon.officials"
_SOURCES = frozenset({word_form("مصدر"), word_form("مصادر")})


@dataclass(slots=True)
class HeardSpeaker:
    """A speaker as the article last heard him, so that «وأضاف» and «المصدر نفسه» find him again."""

    speakers: tuple[str, ...]
    via: tuple[str, ...]
    agreement: str


def resolve_speakers(
    index: SpeakerIndex, frame: Frame, scopes: list[Attribution], history: list[HeardSpeaker]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the speakers and agencies of a frame, taken up from earlier ones where it names nobody itself."""
    subject = frame.subject
    if subject is not None and not subject.anaphor:
        return subject.speakers, subject.via
    if frame.shape == "participle":
        return _of_sentence(index, frame, scopes, history)
    kind = subject.anaphor if subject else _SAME
    own_via = subject.via if subject else ()
    if kind == "body" and subject is not None:
        body = _named_before(index, subject)
        if body:
            return (body,), own_via
    fallback = subject.speakers if subject else ()
    earlier = _same_source(index, history) if kind == "source" and subject and subject.word in _SOURCES else None
    earlier = earlier or _earlier(index, kind, frame.agreement, history, is_certain=not fallback)
    if earlier is None:
        if fallback:
            return fallback, own_via
        if subject is None or kind in (_SAME, "document", "relay"):
            return None
        return (_unlisted_anaphor(index, subject),), own_via
    return earlier.speakers, own_via + tuple(v for v in earlier.via if v not in own_via)


def _of_sentence(
    index: SpeakerIndex, frame: Frame, scopes: list[Attribution], history: list[HeardSpeaker]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return whoever speaks in the clause before a participle, or else the first actor of the sentence."""
    for scope in reversed(scopes):
        if scope.rule not in ("nominal", "verb:relative"):
            return scope.speakers, scope.via
    sentence = next((s for s in index.document.sentences if s.first_token <= frame.first_token < s.last_token), None)
    if sentence is None:
        return None
    if frame.first_token - sentence.first_token <= 1 and history:
        return history[-1].speakers, history[-1].via
    first = index.document.tokens[sentence.first_token + 1 : sentence.first_token + 2]
    word = next((rest for token in first for _, rest in token.variants if rest in index.vocabulary.anaphors), "")
    if word and sentence.first_token + 1 not in index.actor_at:
        # «وألقى الحزب اللوم على إيران، قائلا»: the noun behind the verb is its subject
        kind = index.vocabulary.anaphors[word]
        place = sentence.first_token + 1
        subject = Subject((), (), place, place + 1, "anaphor", kind, word.removeprefix("ال"))
        body = _named_before(index, subject) if kind == "body" else ""
        earlier = None if body else _earlier(index, kind, frame.agreement, history, is_certain=False)
        if body or earlier is not None:
            return ((body,), ()) if earlier is None else (earlier.speakers, earlier.via)
    governed: tuple[str, ...] = ()
    for i in range(sentence.first_token, frame.first_token):
        mention = index.actor_at.get(i)
        if mention is None:
            continue
        if _is_governed(index, mention, sentence.first_token):
            governed = governed or (mention.actor_id,)
            continue
        return (mention.actor_id,), ()
    return (governed, ()) if governed else None


def _is_governed(index: SpeakerIndex, mention: ActorMention, first: int) -> bool:
    """Tell an actor behind a preposition, which is no subject: «على إيران», «للحكومة»."""
    token = index.document.tokens[mention.first_token]
    before = index.document.tokens[mention.first_token - 1].form if mention.first_token > first else ""
    is_glued = mention.start > token.start and index.document.folded[token.start] in "بلك"
    return is_glued or before in index.vocabulary.prepositions


def _earlier(
    index: SpeakerIndex, kind: str, agreement: str, history: list[HeardSpeaker], *, is_certain: bool
) -> HeardSpeaker | None:
    """Return the last earlier speaker that the anaphor can mean; gender decides only where both are known."""
    for speaker in reversed(history):
        if not speaker.speakers:
            if kind in (_SAME, "relay", "document"):
                return speaker
            continue
        first = speaker.speakers[0]
        if kind == "person" and not (_is_person(index, first)):
            continue
        if kind == "official" and not (_is_person(index, first) or first == _SOME_OFFICIAL):
            continue
        if kind == "source" and not first.startswith(("actx:", "anon.")):
            continue
        if kind == "relay" and not is_relay_id(index, first):
            continue
        if (
            kind == _SAME
            and agreement in ("m", "f")
            and speaker.agreement in ("m", "f")
            and (agreement != speaker.agreement)
        ):
            continue
        return speaker
    return history[-1] if history and is_certain and kind in (_SAME, "source", "document", "person") else None


def _same_source(index: SpeakerIndex, history: list[HeardSpeaker]) -> HeardSpeaker | None:
    """Return the last source heard that was called one: «أفادت مصادر طبية … وقالت الشرطة … وأوضحت المصادر»."""
    for speaker in reversed(history):
        first = speaker.speakers[0] if speaker.speakers else ""
        unlisted = index.document.unlisted_actors.get(first)
        name = word_form(unlisted.name).split() if unlisted is not None else []
        if (name and name[0].removeprefix("ال") in _SOURCES) or (first.startswith("anon.") and "source" in first):
            return speaker
    return None


def _named_before(index: SpeakerIndex, subject: Subject) -> str:
    """Return the body that a definite noun takes up: the last one before whose name holds the noun («الوزارة»)."""
    found = ""
    for mention in index.document.actors:
        if mention.first_token >= subject.first_token:
            break
        if mention.actor_type == "person":
            continue
        for word in word_form(index.document.folded[mention.start : mention.end]).split():
            if word.endswith(subject.word) and len(word) <= len(subject.word) + 3:
                found = mention.actor_id
                break
    return found or (_last_group(index, subject) if subject.word in index.vocabulary.group_words else "")


def _last_group(index: SpeakerIndex, subject: Subject) -> str:
    """Return the armed group named last: «المجموعة», «الجماعة» are words for any of them."""
    groups = (m.actor_id for m in index.document.actors
              if m.actor_type == "armed_group" and m.first_token < subject.first_token
              and not m.actor_id.startswith("generic."))  # fmt: skip
    return next(reversed(list(groups)), "")


def _unlisted_anaphor(index: SpeakerIndex, subject: Subject) -> str:
    """Give a definite speaker nobody was named for («قال الجيش») an id of his own."""
    tokens = index.document.tokens
    name = index.document.text[tokens[subject.first_token].start : tokens[subject.end_token - 1].end]
    actor_id = unlisted_actor_id(word_form(name))
    kind = "person" if subject.anaphor in ("person", "source") else "civil_society"
    index.document.unlisted_actors.setdefault(actor_id, UnlistedName(actor_id, name, kind))
    return actor_id


def _is_person(index: SpeakerIndex, actor_id: str) -> bool:
    """Tell a speaker who is a person, listed or not."""
    unlisted = index.document.unlisted_actors.get(actor_id)
    if unlisted is not None:
        return unlisted.type == "person"
    return any(m.actor_id == actor_id and m.actor_type == "person" for m in index.document.actors)


def is_relay_id(index: SpeakerIndex, actor_id: str) -> bool:
    """Tell an agency, outlet or medium by its id."""
    return actor_id.startswith(("agency.", "outlet.")) or any(
        m.actor_id == actor_id and is_relay(m) for m in index.document.actors
    )
