"""Speakers: whom the words after a reporting verb name.

Belongs here: reading one noun phrase as one or more speakers, listed or not.
Does not belong here: finding the reporting words, and how far their report reaches.
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.attribution.apposed_men import apposed_man, has_and, is_another_man, is_man_beside
from assets.parsing.attribution.office_holders import holder_behind, is_bare_office, office_holder
from assets.parsing.attribution.report_issuers import issuer_of_report
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_own_outlet, is_relay, mention_speakers
from assets.parsing.attribution.speaker_phrases import (
    apposed_name_end,
    closes_phrase,
    is_named_after_town,
    is_prepositional,
    phrase_end,
    register_unlisted,
    short_phrase_end,
)
from assets.parsing.attribution.speaking_pairs import read_pair
from assets.parsing.model import ActorMention, Token
from assets.parsing.text.fold import word_form

_MAX_REGION = 16
_ISSUER_REACH = 4
_MAX_COORDINATED = 3
_ARTICLE = "ال"
_SOME_SOURCE = "anon.source"
_SOME_OFFICIAL = "anon.officials"
_SOME_REPORT = "anon.reports"
_THE_OFFICIAL = frozenset({word_form("المسؤول"), word_form("المسؤولة"), word_form("المسئول")})
_MOTHER = word_form("أم")
_FOR_IT = frozenset({"باسمه", "باسمها", "باسمهم"})
_LEADS_BODY = frozenset({"body", "spokesman"})
_PRINCIPALS = frozenset(
    {"government_body", "armed_forces", "armed_group", "political_group", "international_organization", "civil_society"}
)


def read_speaker(
    index: SpeakerIndex,
    start: int,
    stop: int,
    *,
    is_certain: bool,
    takes_noun: bool = False,
    led_by: str = "",
    depth: int = 0,
) -> Subject | None:
    """Read the noun phrase at `start`, which ends before `stop`, as speakers; None where it names nobody.

    `is_certain` says that a report surely follows («قال … إن»), so that a name no list knows is a speaker too;
    `takes_noun` that a bare noun may follow as well («أعلن مسؤول محلي مقتل …»);
    `led_by` is the preposition glued in front («وفقا لمصدر»).
    """
    tokens = index.document.tokens
    if start < stop and tokens[start].form == '"':
        start += 1
    if start >= stop or tokens[start].kind != "word":
        return None
    words = _readings(tokens[start], led_by if not depth else "و")
    heads = index.vocabulary.heads
    head = next((heads[word] for word in words if word in heads), "")
    if not head:
        head = next((heads[word[:-1]] for word in words if word.endswith("ا") and word[:-1] in heads), "")
    if head == "own_correspondent":
        return Subject((), (), start, start + 1, "own_correspondent")
    if head == "correspondent":
        return _correspondent(index, start, stop, words)
    pair = read_pair(index, start, stop)
    if pair is not None:
        return pair
    mention = index.actor_at.get(start)
    if mention is not None and mention.actor_id == _SOME_OFFICIAL and tokens[start].form in _THE_OFFICIAL:
        # «وأكد المسؤول الأممي»: the one whom the article has named before
        return Subject((mention.actor_id,), (), start, mention.last_token, "anaphor", "official", "مسوول")
    if mention is not None and mention.actor_id == _SOME_SOURCE and tokens[start].form.startswith(_ARTICLE):
        # «المصدر», «المصادر»: the source the article named before, whatever it was
        return Subject((mention.actor_id,), (), start, mention.last_token, "anaphor", "source", "مصدر")
    if mention is not None and mention.actor_id == _SOME_REPORT:
        issuer = issuer_of_report(index, mention, stop)
        led = "ل" if issuer >= 0 and tokens[issuer].form.startswith("ل") else ""
        issued = read_speaker(index, issuer, stop, is_certain=False, led_by=led) if issuer >= 0 else None
        if issued is not None and issued.speakers:
            return issued._replace(first_token=start)
    if mention is not None:
        subject = _listed(index, mention, start, stop)
        return _coordinated(index, subject, stop, depth)
    anaphor = next((word for word in words if word in index.vocabulary.anaphors), "")
    end = phrase_end(index, start, stop, head)
    if not is_certain or (takes_noun and not closes_phrase(index, end, stop)):
        end = short_phrase_end(index, start, stop)
        end = _behind_body(index, start, end, head, stop)
    inner = [index.actor_at[i] for i in range(start + 1, min(end, stop)) if i in index.actor_at]
    is_named = start + 1 < stop and tokens[start + 1].form == "باسم"
    apposed = apposed_man(index, end, stop)
    beside = index.actor_at.get(end) if is_certain or anaphor else None
    if apposed is None and beside is not None and not inner and is_man_beside(index, beside, end, stop):
        apposed = beside  # «القائد العسكري الليبي خليفة حفتر»
    if apposed is not None and (anaphor or apposed is beside or head in ("spokesman", "source")):
        return Subject(mention_speakers(apposed), (), start, apposed.last_token, "apposition")
    is_same_body = end == start + 1 or tokens[end - 1].form in index.vocabulary.skipped
    is_new = anaphor and (index.vocabulary.anaphors[anaphor] == "body" or anaphor.endswith("ون"))
    if is_new and not is_same_body:
        anaphor = ""  # «الجيش التركي» is not «الجيش» of the sentence before
    if anaphor and not inner and not is_named and end - start <= 3:
        kind = index.vocabulary.anaphors[anaphor]
        return Subject((), (), start, end, "anaphor", kind, anaphor.removeprefix(_ARTICLE))
    if head == "document":
        return _document(index, start, stop)
    unlisted = _unlisted(index, start, end, head, inner, words[0], is_certain=is_certain)
    return _coordinated(index, unlisted, stop, depth) if unlisted else None


def _behind_body(index: SpeakerIndex, start: int, end: int, head: str, stop: int) -> int:
    """Return the end of the body right behind its head: «أعلنت قيادة | قوات الشرطة الاتحادية | مقتل», else `end`.

    One word may be a town, whose body has a name of its own («مركز دمشق الإعلامي»).
    """
    body = index.actor_at.get(start + 1) if end == start + 1 and head in _LEADS_BODY else None
    if body is None or body.last_token - body.first_token == 1 or body.actor_type not in _PRINCIPALS:
        return end
    return end if has_and(index.document.tokens[start + 1], body, index) else min(body.last_token, stop)


def _readings(token: Token, led_by: str) -> tuple[str, ...]:
    """Return the readings of the phrase's first word behind the proclitic that leads it."""
    if not led_by:
        return (token.form,)
    return tuple(rest for proclitics, rest in token.variants if proclitics == led_by) or (token.form,)


def _correspondent(index: SpeakerIndex, start: int, stop: int, words: tuple[str, ...]) -> Subject | None:
    """Read «مراسل فرانس برس»: the agency speaks; the outlet's own man is the outlet's voice."""
    for i in range(start, min(stop, start + 6)):
        mention = index.actor_at.get(i)
        if mention is not None and is_relay(mention):
            speakers = () if is_own_outlet(index, mention) else (mention.actor_id,)
            return Subject(speakers, (), start, mention.last_token, "correspondent")
        is_staff = mention is not None and mention.actor_type == "person"
        if mention is not None and is_staff and mention.parent_id.startswith(("agency.", "outlet.")):
            return Subject((mention.parent_id,), (), start, mention.last_token, "correspondent")
    body = index.document.tokens[start + 1].form if start + 1 < stop else ""
    if index.vocabulary.anaphors.get(body) == "body":
        return Subject((), (), start, start + 2, "anaphor", "body", body.removeprefix(_ARTICLE))  # «مصور الوكالة»
    if words[0].startswith(_ARTICLE):
        return Subject((), (), start, start + 1, "anaphor", "relay", words[0].removeprefix(_ARTICLE))
    return Subject((), (), start, min(start + 2, stop), "own_correspondent")


def _listed(index: SpeakerIndex, mention: ActorMention, start: int, stop: int) -> Subject:
    """Read a phrase that begins with a known mention; a person named in apposition to it speaks for it.

    «وزارة الخارجية» speaks itself, «الرئيس الأميركي دونالد ترامب» is the man where the actor stage gives both.
    """
    at = mention.last_token
    if at < stop and at not in index.actor_at and state_of(index.document.tokens[at].form):
        at += 1  # «رئيس الحكومة [الكندي] جاستن ترودو»
    after = index.actor_at.get(at)
    if (
        after is not None
        and after.last_token <= stop
        and after.actor_type == "person"
        and mention.actor_type == "person"
        and not is_another_man(index, mention, after)
        and not has_and(index.document.tokens[after.first_token], after, index)
    ):
        return Subject(mention_speakers(after), (), start, after.last_token, "listed")
    holder = holder_behind(index, mention, start, stop)
    if holder is not None:
        return Subject(holder[0], (), start, holder[1], "listed")
    return Subject(mention_speakers(mention), (), start, mention.last_token, "listed")


def _coordinated(index: SpeakerIndex, subject: Subject, stop: int, depth: int) -> Subject:
    """Add the speakers joined by «و»: «المرصد السوري وشهود عيان»."""
    if depth >= _MAX_COORDINATED:
        return subject
    tokens = index.document.tokens
    at = subject.end_token
    if at + 1 < stop and tokens[at].form == "،" and at + 1 in index.actor_at:
        second = index.actor_at[at + 1]  # «الرئيس الفرنسي، إيمانويل ماكرون، ونظيره الأميركي»
        at += second.actor_type == "person" and has_and(tokens[at + 1], second, index)
    for _ in range(3):
        if at >= stop or tokens[at].kind != "word":
            return subject
        if any(proclitics == "و" for proclitics, _ in tokens[at].variants) or tokens[at].form == "و":
            break
        # an adjective that the list leaves out: «وزارة الصحة [اليمنية] ومنظمة الصحة»
        is_adjective = tokens[at].form.startswith(_ARTICLE) and tokens[at].form.endswith(("ي", "يه", "ين"))
        if not is_adjective or at in index.actor_at:  # «حث مجلس الأمن الحوثيين والحكومة»: those asked
            return subject
        at += 1
    else:
        return subject
    if tokens[at].form == "و":
        at += 1
    elif at not in index.actor_at and at + 1 in index.actor_at and tokens[at].form.endswith(("ه", "ها", "هم")):
        ally = index.actor_at[at + 1]  # «النظام وحليفته موسكو»
        if ally.last_token <= stop and not has_and(tokens[at + 1], ally, index):
            more = tuple(s for s in mention_speakers(ally) if s not in subject.speakers)
            return subject._replace(speakers=subject.speakers + more, end_token=ally.last_token)
    mention = index.actor_at.get(at)
    if mention is not None and tokens[at - 1].form != "و" and not has_and(tokens[at], mention, index):
        return subject  # «وكالة» begins with a waw of its own
    if mention is None and not any(
        proclitics == "و" and index.vocabulary.heads.get(rest) in ("source", "body", "media")
        for proclitics, rest in tokens[at].variants
    ):
        return subject
    other = read_speaker(index, at, stop, is_certain=False, depth=depth + 1)
    if other is None or not other.speakers:
        return subject
    speakers = subject.speakers + tuple(s for s in other.speakers if s not in subject.speakers)
    return subject._replace(speakers=speakers, end_token=other.end_token)


def _document(index: SpeakerIndex, start: int, stop: int) -> Subject:
    """Read «بيان صادر عن الحزب», «حصيلة نشرها المرصد»: who issued it speaks; a bare «البيان» is its last issuer's."""
    for i in range(start + 1, min(stop, start + _MAX_REGION)):
        mention = index.actor_at.get(i)
        if mention is not None:
            return _coordinated(index, _listed(index, mention, start, stop), stop, 0)
        if index.document.tokens[i].form in ("،", "؛", ":", "-", "("):
            break
    head = next(
        (
            i
            for i in range(start + 1, min(stop, start + 6))
            if index.vocabulary.heads.get(index.document.tokens[i].form) in ("source", "body", "spokesman", "media")
        ),
        None,
    )
    if head is not None:
        found = read_speaker(index, head, stop, is_certain=False)
        if found is not None and found.speakers:
            return found
    for i in range(start + 1, min(stop, start + _ISSUER_REACH)):
        word = next((rest for _, rest in index.document.tokens[i].variants if rest in index.vocabulary.anaphors), "")
        if index.vocabulary.anaphors.get(word) == "body":
            # «بيان صادر عن الحزب»
            return Subject((), (), start, i + 1, "anaphor", "body", word.removeprefix(_ARTICLE))
    return Subject((), (), start, start + 1, "anaphor", "document", "")


def _unlisted(
    index: SpeakerIndex, start: int, end: int, head: str, inner: list[ActorMention], first: str, *, is_certain: bool
) -> Subject | None:
    """Read a phrase that no mention begins: a man named in it, a body after its generic noun, or a name of its own."""
    # «وكيل الأمين العام للأمم المتحدة مارك لوكوك»
    person = min((m for m in inner if m.actor_type == "person"), key=is_bare_office, default=None)
    named_end = apposed_name_end(index, end) if is_certain else end
    # «قال محامي عائلة كولن، سكوت هيلر، إن»: the man between the commas speaks
    is_of_kin = first in index.vocabulary.kin_heads and person is not None and person.first_token > start
    if person is not None and not is_of_kin and (head or is_certain) and (named_end == end or is_bare_office(person)):
        speakers = mention_speakers(person)
        body = next((m for m in inner if m.actor_type not in ("person", "state") and m is not person), None)
        if len(speakers) == 1 and body is not None and head == "spokesman":
            speakers += (body.actor_id,)
        return Subject(speakers, (), start, max(end, person.last_token), "named_person")
    is_of_state = head == "media" and bool(inner) and inner[0].actor_type == "state"
    is_own_name = head == "body" and bool(inner) and is_named_after_town(index, inner[0], end)
    if head in ("body", "media") and inner and inner[0].first_token <= start + 2 and not (is_of_state or is_own_name):
        return Subject(mention_speakers(inner[0]), (), start, inner[0].last_token, "generic_noun")
    if not head and not is_certain:
        return None
    if not head and (
        first in index.vocabulary.prepositions
        or first in index.vocabulary.clause_openers
        or (len(first) < 3 and first != _MOTHER)
        or is_prepositional(index, start, first)
    ):
        return None
    speaking_for = index.document.tokens[start + 1].form if start + 1 < len(index.document.tokens) else ""
    if head == "spokesman" and speaking_for in _FOR_IT:
        principal = _named_last(index, start)
        if principal is not None:
            return Subject((principal.actor_id,), (), start, start + 2, "spokesman_of_it")
    end = named_end
    speakers = (register_unlisted(index, start, end, head, first),)
    body = next((m for m in inner if m.actor_type != "state" or m.first_token <= start + 2), None)
    holder = office_holder(index, start, end, body) if head == "spokesman" and body is not None else None
    if holder is not None:
        return Subject(mention_speakers(holder), (), start, end, "office_holder")
    speaks_for = body is not None and (head == "spokesman" or (head == "source" and body.actor_type in _PRINCIPALS))
    if body is not None and speaks_for:
        speakers += (body.actor_id,)  # «ضابط في الشرطة», «عاملون في منظمة»
    return Subject(speakers, (), start, end, "unlisted")


def _named_last(index: SpeakerIndex, before: int) -> ActorMention | None:
    """Return the body named last: «أعلنت وزارة الدفاع …، وقال متحدث باسمها»."""
    bodies = (m for m in reversed(index.document.actors) if m.last_token <= before and m.actor_type in _PRINCIPALS)
    return next(bodies, None)
