"""Office-holders: an office named without its holder, a second holder («نظيره التركي»), whom a spokesman speaks for.

Belongs here: who «الرئيس الأفغاني» is where the article names him, a post and its holder as one, «الناطق باسم الوزارة».
Does not belong here: names behind an office (people.py), offices of bodies (the table of actors).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assets.parsing.actors.actor_names import COUNTERPART, ActorVocabulary
from assets.parsing.model import ActorMention, Document
from assets.parsing.text.fold import word_form
from assets.parsing.text.name_trie import TRANSPARENT

_APPOSED_GAP = 2
_COMMA = "،"


def same_person(
    listed: list[ActorMention], unlisted: list[ActorMention], document: Document, vocabulary: ActorVocabulary
) -> list[ActorMention]:
    """Return all mentions in order, a post and its holder as one: «الرئيس المنتخب دونالد ترامب»."""
    between = vocabulary.words["office_words"] | vocabulary.words["title_fillers"] | TRANSPARENT | {"،", ","}
    kept: list[ActorMention] = []
    at = -1
    for mention in sorted([*listed, *unlisted], key=lambda m: (m.start, -m.end)):
        if mention.actor_type != "person":
            kept.append(mention)
            continue
        before = kept[at] if at >= 0 else None
        if before is not None and before.last_token <= mention.first_token:
            gap = document.tokens[before.last_token : mention.first_token]
            posts = _is_post(before, vocabulary), _is_post(mention, vocabulary)
            if len(gap) <= 3 and all(t.form in between for t in gap) and _may_be_one(before, mention, vocabulary):
                parent = mention.parent_id or before.parent_id
                if posts == (True, False):
                    kept[at] = replace(
                        mention,
                        start=before.start,
                        first_token=before.first_token,
                        head_token=before.head_token,
                        parent_id=parent,
                    )
                    continue
                if posts == (False, True) and gap:
                    kept[at] = replace(
                        before, end=mention.end, last_token=mention.last_token, parent_id=before.parent_id or parent
                    )
                    continue
        at = len(kept)
        kept.append(mention)
    return kept


def _is_post(mention: ActorMention, vocabulary: ActorVocabulary) -> bool:
    """Tell a person known only by office or post from one with a name."""
    record = vocabulary.records.get(mention.actor_id)
    if record is not None:
        return bool(record.office) and not record.terms
    heads = vocabulary.words["offices"] | vocabulary.words["source_heads"]
    return word_form(mention.name).split()[0] in heads


def _may_be_one(first: ActorMention, second: ActorMention, vocabulary: ActorVocabulary) -> bool:
    """Tell whether two mentions may be one person: not where both belong to countries, and to different ones."""
    one, other = vocabulary.records.get(first.actor_id), vocabulary.records.get(second.actor_id)
    return one is None or other is None or not one.country or not other.country or one.country == other.country


def find_counterparts(
    document: Document, vocabulary: ActorVocabulary, mentions: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return all mentions with those of counterparts: «التقى وزير الخارجية المصري نظيره التركي».

    The counterpart holds the office of the person named last before, in the country of the adjective; a name behind it
    is his («ونظيره الأميركي، دونالد ترامب»).
    """
    words, tokens = vocabulary.words["counterparts"], document.tokens
    heads = [i for i, t in enumerate(tokens) if vocabulary.role_of(t) & COUNTERPART]
    found = list(mentions)
    for head in heads:
        code, n_words = vocabulary.demonyms.country_at(tokens, head + 1)
        if not code:
            continue
        behind = head + 1 + n_words
        glued = next(len(p) for p, rest in tokens[head].variants if rest in words)
        start = tokens[head].start + glued
        named = next((m for m in found if _is_holder_behind(m, behind, document)), None)
        if named is not None:
            found[found.index(named)] = replace(named, start=start, first_token=head, head_token=head)
            continue
        office = _counterpart_office(found, head, code.lower(), vocabulary)
        if office and not any(m.first_token <= head < m.last_token for m in found):
            record, end = vocabulary.records[office], tokens[behind - 1].end
            found.append(
                ActorMention(start, end, head, behind, office, document.text[start:end], "person", True,
                             record.parent_id, head)
            )  # fmt: skip
    return sorted(found, key=lambda m: (m.start, -m.end))


def _is_holder_behind(mention: ActorMention, behind: int, document: Document) -> bool:
    """Tell the person named right behind the adjective, a comma or title between."""
    gap = mention.first_token - behind
    if mention.actor_type != "person" or not 0 <= gap <= _APPOSED_GAP:
        return False
    return gap == 0 or document.tokens[behind].form == _COMMA


def _counterpart_office(mentions: Sequence[ActorMention], head: int, code: str, vocabulary: ActorVocabulary) -> str:
    """Return the id of the counterpart's office, "" where the person before holds none that every state has."""
    for mention in sorted((m for m in mentions if m.last_token <= head), key=lambda m: -m.first_token):
        record = vocabulary.records.get(mention.actor_id)
        office = record.office if record is not None and record.actor_type == "person" else ""
        if "." in office:
            other = f"{code}.{office.partition('.')[2]}"
            return other if other in vocabulary.records else ""
    return ""


def name_holders(
    document: Document, vocabulary: ActorVocabulary, mentions: Sequence[ActorMention], listed: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return the mentions with offices read as the person who holds them, where the article names just one.

    `listed` are the mentions as the table gave them, before a name behind an office took them over.
    """
    holders = _holders(document, vocabulary, mentions, listed)
    return [
        replace(mention, actor_id=holder.actor_id, is_known=holder.is_known)
        if (holder := holders.get(mention.actor_id)) is not None
        else mention
        for mention in mentions
    ]


def _holders(
    document: Document, vocabulary: ActorVocabulary, mentions: Sequence[ActorMention], listed: Sequence[ActorMention]
) -> dict[str, ActorMention]:
    """Return office → its one holder in this article, by the words of the text or by the terms of the table."""
    found: dict[str, dict[str, ActorMention]] = {}
    persons = {m.first_token: m for m in mentions if m.actor_type == "person"}
    for mention in listed:
        record = vocabulary.records[mention.actor_id]
        if record.office == record.actor_id:
            person = persons.get(mention.first_token)
            if person is not None and person.actor_id != mention.actor_id:
                found.setdefault(mention.actor_id, {})[person.actor_id] = person
    on = document.published.on
    for person in persons.values():
        known = vocabulary.records.get(person.actor_id)
        if known is None or not known.office or not known.terms or on is None:
            continue
        if any(start <= on and (end is None or on <= end) for start, end in known.terms):
            found.setdefault(known.office, {})[person.actor_id] = person
    return {office: next(iter(people.values())) for office, people in found.items() if len(people) == 1}


def with_taken_up_bodies(document: Document, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Give «الناطق باسم الوزارة» the ministry named last before it («وزارة الداخلية الأفغانية») as his body."""
    found: list[ActorMention] = []
    for mention in mentions:
        if mention.actor_type == "person" and not mention.parent_id:
            words = [document.tokens[i].form for i in range(mention.first_token, mention.last_token)]
            after = words[words.index("باسم") + 1 :] if "باسم" in words else []
            body = after[0].removeprefix("ال") if after and after[0].startswith("ال") else ""
            named = next((m for m in reversed(found) if body and word_form(m.name).split()[:1] == [body]), None)
            if named is not None:
                mention = replace(mention, parent_id=named.actor_id)
        found.append(mention)
    return found
