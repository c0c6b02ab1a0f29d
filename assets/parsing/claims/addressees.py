"""Addressees: whom a position accuses, asks or threatens.

Belongs here: «اتهمت أوكرانيا روسيا», «حثت الجيش على», «أدان الهجوم الذي نفذته إيران», «ندين التصعيد الإسرائيلي».
Does not belong here: what is a position, and who takes it (statements.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.attribution.attributions import Attribution
from assets.parsing.attribution.object_verbs import RULE as OBJECT_RULE
from assets.parsing.attribution.reporting_verbs import load_vocabulary
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, Participant
from assets.parsing.text.fold import word_form

_ADDRESSEE_REACH = 5
_ADJECTIVE_REACH = 10
_DUTY_REACH = 5
_BLAME_REACH = 14
_OBLIGING = frozenset({"علي"})
_AIMING = frozenset({"علي", "الي", "ضد", "ل"})
_DEMANDED = frozenset({"الي", "علي", "ان", "بان"})
_HELP_REACH = 3
_REQUEST = word_form("طلب")
_FROM = "من"
_NO_PARTY = frozenset({"media", "civil_society"})
_VICTIM_PREPOSITIONS = frozenset({"علي", "ضد", "بحق", "في", "من", "الي"})


def find_addressees(
    attribution: Attribution,
    view: SentenceView,
    speaker: ActorMention,
    last: int,
    subtype: str,
    is_asked: bool,
    is_blamed: bool,
    doers: tuple[Participant, ...],
) -> list[Participant]:
    """Return the recipients of a position whose words end before `last`.

    `is_asked` tells a verb whose object is asked («طالب», not «شدد على ضرورة»), `is_blamed` one whose object lands on
    somebody («ألقى اللوم على»); `doers` do what the words tell.
    """
    own = {speaker.parent_id, *attribution.speakers}
    if subtype == "demand" and not is_asked:
        return _behind(view, attribution, own, _OBLIGING, _DUTY_REACH)
    if is_blamed:
        blamed = _behind(view, attribution, own, _AIMING, _BLAME_REACH)
        if blamed or subtype == "statement":
            return blamed
    if attribution.rule == OBJECT_RULE:
        before = [a for a in view.actors if a.last_token <= attribution.frame_first_token and _may_be(a, own)]
        return [_recipient(a) for a in before[-1:]]
    if subtype == "accusation" and attribution.end <= view.tokens[attribution.frame_last_token - 1].end:
        # «دان الأسد وروسيا» condemns them; who condemns an attack presupposes it: its doer is accused
        object_first = list(view.actors_between(attribution.frame_last_token, attribution.frame_last_token + 1))
        if object_first and object_first[0].start == view.tokens[attribution.frame_last_token].start:
            return _named(attribution, view, speaker, view.last, subtype, own)
        condemned = [p for p in doers if p.actor_id not in own]
        if condemned:
            return [Participant(p.actor_id, "recipient", p.start, p.end) for p in condemned]
        return _by_adjective(view, attribution, own)
    found = _named(attribution, view, speaker, last, subtype, own)
    return found or (_by_adjective(view, attribution, own) if subtype != "demand" else [])


def refused_party(attribution: Attribution, view: SentenceView, speaker: ActorMention) -> list[Participant]:
    """Return whose words a refusal turns down: «رفض مطالب مجلس الأمن», «نفى مزاعم طهران»."""
    own = {speaker.parent_id, *attribution.speakers}
    start = max(attribution.frame_first_token + 1, attribution.frame_last_token - 1)
    for actor in view.actors_between(start, start + _BLAME_REACH):
        if view.form(actor.first_token - 1) in load_vocabulary().disputed_nouns and _may_be(actor, own):
            return [_recipient(actor)]
    return []


def _behind(
    view: SentenceView, attribution: Attribution, own: set[str], prepositions: frozenset[str], reach: int
) -> list[Participant]:
    """Return the first other party right behind one of the prepositions: «يجب على روسيا أن», «اللوم … على إيران»."""
    start = attribution.frame_last_token
    for actor in view.actors_between(start, start + reach):
        token = view.tokens[actor.first_token]
        is_led = view.form(actor.first_token - 1) in prepositions
        is_led = is_led or (actor.start > token.start and view.form(actor.first_token)[:1] in prepositions)
        if is_led and _may_be(actor, own):
            return [_recipient(actor)]
    return []


def _complement_of_demand(view: SentenceView, start: int, stop: int) -> int:
    """Return where what is demanded begins: behind «بمحاسبة», «إلى», «على» nobody is asked any more."""
    named = {i for actor in view.actors_between(start, stop) for i in range(actor.first_token, actor.last_token)}
    for index in range(start, stop):
        if index in named:
            continue
        if view.form(index) in _DEMANDED or any(p == "ب" and len(rest) > 2 for p, rest in view.tokens[index].variants):
            return index
    return stop


def _named(
    attribution: Attribution, view: SentenceView, speaker: ActorMention, last: int, subtype: str, own: set[str]
) -> list[Participant]:
    """Return the first other party in the words of the position, of those asked also the ones joined to it.

    «أكدت مصر التي تخوض نزاعا مع إثيوبيا أنها لن تسمح لتركيا»: the words begin behind «أن».
    """
    is_clause = view.form(attribution.frame_last_token - 1) in load_vocabulary().complementizers
    if is_clause and attribution.kind not in ("accuses", "demands"):  # «اتهمت الخارجية روسيا بأنها»
        start = attribution.frame_last_token
    else:
        start = max(attribution.frame_first_token + 1, min(speaker.last_token, attribution.frame_last_token))
        is_elided = speaker.first_token == attribution.frame_first_token
        if is_elided:
            # behind an elided speaker («وطالب روسيا»), or behind an office with a name («طالب السفير … منصور العتيبي»)
            is_office = attribution.rule == "verb:listed" and not is_clause
            start = attribution.frame_last_token if is_office else attribution.frame_first_token + 1
    found: list[ActorMention] = []
    stop = min(view.last, max(last, start + _ADDRESSEE_REACH))
    if subtype == "demand":
        stop = _complement_of_demand(view, start, stop)
        if word_form(attribution.verb) == _REQUEST and not any(view.form(i) == _FROM for i in range(start, stop)):
            stop = min(stop, start + _HELP_REACH)  # «طلبت مساعدة الحكومة», not «طلبت عقد جلسة لمجلس الأمن»
    for actor in view.actors_between(start, stop):
        if actor.actor_id in own or actor.actor_id == speaker.actor_id:
            continue
        if found:
            joined = view.form(actor.first_token)[:1] == "و" and actor.first_token - found[-1].last_token <= 2
            if not joined:
                break
        elif actor.actor_type in _NO_PARTY or (subtype == "demand" and not _is_asked(actor, view, start)):
            break
        found.append(actor)
    return [_recipient(actor) for actor in found]


def _is_asked(actor: ActorMention, view: SentenceView, start: int) -> bool:
    """Tell who stands near enough to the verb to be asked; «التابعة للأمم المتحدة» says whose the speaker is."""
    is_led = actor.start > view.tokens[actor.first_token].start and view.form(actor.first_token)[:1] == "ل"
    return actor.first_token - start <= _ADDRESSEE_REACH and not is_led


def _by_adjective(view: SentenceView, attribution: Attribution, own: set[str]) -> list[Participant]:
    """Return the state whose act the words name by its adjective: «التصعيد الإسرائيلي»."""
    named = {i for a in view.actors for i in range(a.first_token, a.last_token)}
    start = attribution.frame_last_token
    for index in range(start, min(view.last, start + _ADJECTIVE_REACH)):
        form = view.form(index)
        if form in _VICTIM_PREPOSITIONS:
            break
        state = state_of(form) if index not in named and form.startswith("ال") else None
        if state and state not in own:
            token = view.tokens[index]
            return [Participant(state, "recipient", token.start, token.end)]
    return []


def _may_be(actor: ActorMention, own: set[str]) -> bool:
    """Tell a party other than the speakers."""
    return actor.actor_id not in own and actor.actor_type not in _NO_PARTY


def _recipient(actor: ActorMention) -> Participant:
    """Return the actor as recipient."""
    return Participant(actor.actor_id, "recipient", actor.start, actor.end)
