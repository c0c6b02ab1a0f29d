"""Clause starts: where the clause of a reporting verb begins, where its complement begins, and a subject before it.

Belongs here: the word order around a reporting verb. Does not belong here: which verbs report.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from assets.parsing.attribution.reporting_verbs import VerbReading
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_own_outlet, is_relay, mention_speakers
from assets.parsing.attribution.speakers import read_speaker
from assets.parsing.model import ActorMention, Sentence

Complement = Literal["", "clause", "colon", "quote"]
_MAX_REACH = 48
_PARENTHESIS = 30
_COMMAS = frozenset({"،", "؛", ",", ";"})
_NO_OPENING = _COMMAS | {""}
_CLOSES = {"(": ")", "-": "-", "[": "]"}
_PARTIES = frozenset({"armed_forces", "armed_group", "political_group", "government_body"})
_STARTS_OVER = frozenset({"فيما", "بينما"})


class ClauseStart(NamedTuple):
    """The first token of a clause, and the word or mark in front of it that opens it ("" at a sentence's start)."""

    first: int
    opener: str


def clause_start(index: SpeakerIndex, sentence: Sentence, at: int) -> ClauseStart:
    """Return where the clause of the word at `at` starts: behind a comma, an opening word or a relative pronoun."""
    tokens, words = index.document.tokens, index.vocabulary
    for i in range(at - 1, sentence.first_token - 1, -1):
        token = tokens[i]
        if token.kind == "punct":
            if token.form in _COMMAS or token.form in (":", '"', "-", "("):
                return ClauseStart(i + 1, token.form)
            continue
        if token.form in words.relative_pronouns:
            return ClauseStart(i + 1, token.form)
        if i in index.actor_at:
            continue
        if any(rest in words.clause_openers for p, rest in token.variants if p in ("", "و", "ف")):
            if token.form in ("قد", "وقد", "فقد", "من"):
                continue
            return ClauseStart(i + 1, token.form)
    return ClauseStart(sentence.first_token, "")


def complement_at(index: SpeakerIndex, start: int, end: int, names: dict[int, int]) -> tuple[Complement, int]:
    """Return what the verb's complement begins with and where; ("", end) where there is none within reach."""
    tokens, words = index.document.tokens, index.vocabulary
    i = start
    while i < min(end, start + _MAX_REACH):
        token = tokens[i]
        if token.form in words.complementizers:
            return "clause", i
        if token.kind == "punct":
            if token.form == ":":
                return "colon", i
            if token.form == '"':
                closing = names.get(i)
                if closing is None:
                    return "quote", i
                if not closing:
                    break
                i = closing
                continue
            if token.form in _CLOSES:
                i = _skip_parenthesis(index, i, end)
                continue
            if token.form in ("؛", ";"):
                break
        elif token.form in _STARTS_OVER or (i > start + 2 and token.form.startswith("و") and _is_plain_verb(index, i)):
            break
        i += 1
    return "", end


def _is_plain_verb(index: SpeakerIndex, at: int) -> bool:
    """Tell an unmistakable reporting verb joined by «و», behind which another report begins."""
    reading = index.vocabulary.verb(index.document.tokens[at])
    return reading is not None and reading.proclitics == "و" and not reading.verb.ambiguous


def _skip_parenthesis(index: SpeakerIndex, at: int, end: int) -> int:
    """Return the token behind the mark that closes the one at `at`, or the next token where none does."""
    tokens, closing = index.document.tokens, _CLOSES[index.document.tokens[at].form]
    for i in range(at + 1, min(end, at + _PARENTHESIS)):
        if tokens[i].form == closing:
            return i + 1
    return at + 1


def skip_adverbials(
    index: SpeakerIndex, start: int, stop: int, takes: frozenset[str] = frozenset()
) -> tuple[int, tuple[str, ...]]:
    """Step over times, places, «في بيان», «لوكالة فرانس برس» between verb and subject; return also the agencies told.

    A preposition that the verb `takes` begins what is said, so the step ends there: «تشير إلى مسؤولية …».
    """
    tokens, words = index.document.tokens, index.vocabulary
    via: list[str] = []
    i = start
    while i < stop:
        token = tokens[i]
        mention = index.actor_at.get(i)
        if mention is not None:
            if is_relay(mention) and token.form.startswith("ل"):
                if not is_own_outlet(index, mention):
                    via.append(mention.actor_id)
                i = mention.last_token
                continue
            break
        if i in index.skip_to and (i not in index.places or i > start):
            i = index.skip_to[i]
        elif token.kind == "number":
            break
        elif token.form in words.skipped or token.form in _COMMAS:
            i += 1
        elif token.form in _CLOSES:
            i = _skip_parenthesis(index, i, stop)
        elif token.form.startswith("ل") and i + 1 in index.actor_at and is_relay(index.actor_at[i + 1]):
            i += 1
        elif token.form in words.relative_pronouns and i > start:
            i = next((k for k in range(i, stop) if tokens[k].form in _COMMAS), stop)
        elif token.form in words.prepositions and token.form not in takes:
            i = _skip_phrase(index, i, stop)
        else:
            break
    return min(i, stop), tuple(via)


def _skip_phrase(index: SpeakerIndex, at: int, stop: int) -> int:
    """Step over a preposition and its noun phrase, to the next actor, head noun, comma or preposition."""
    tokens, words = index.document.tokens, index.vocabulary
    i = at + 1
    if i in index.skip_to:
        return index.skip_to[i]
    if i in index.actor_at:
        return index.actor_at[i].last_token
    i += 1
    noun = tokens[at + 1].form if at + 1 < stop else ""
    if i in index.actor_at and not noun.startswith("ال") and noun not in words.statement_venues:
        return index.actor_at[i].last_token  # «تحت سيطرة المعارضة»; but «في بيان | تنظيم داعش»
    while i < stop and tokens[i].kind == "word":
        if tokens[i].form in words.relative_pronouns:
            break
        if i in index.actor_at or tokens[i].form in words.prepositions or i in index.skip_to:
            break
        if tokens[i].form in words.heads and words.heads[tokens[i].form] != "document":
            break
        i += 1
    return i


def subject_before(
    index: SpeakerIndex, sentence: Sentence, at: int, clause: ClauseStart, reading: VerbReading
) -> Subject | None:
    """Return the subject that stands before the verb: «روسيا تنفي», «لكن مصدرا … قال», «وكان X قد أعلن», «الذي دعا»."""
    tokens, words = index.document.tokens, index.vocabulary
    previous = at - 1
    while previous > sentence.first_token and tokens[previous].form in ("قد", "وقد", "فقد", "كان", "كانت"):
        if tokens[previous].form in ("كان", "كانت") and previous == clause.first - 1:
            break
        previous -= 1
    if previous >= sentence.first_token and tokens[previous].form in words.relative_pronouns:
        return _antecedent(index, sentence, previous)
    if reading.proclitics == "و":
        return None
    adjacent = index.actor_before.get(at)
    if adjacent is not None and not reading.is_past and _stands_free(index, adjacent, clause.first):
        # «والنظام يستخدم الكلور المعارضة السورية تدعو»: two headlines run on
        return Subject(mention_speakers(adjacent), (), adjacent.first_token, at, "svo")
    first = clause.first
    if reading.proclitics == "ف" or (first == previous + 1 and clause.opener in _COMMAS):
        # «أما وكالة سبأ …، فقالت», «كارتر، الذي …، قال»: the subject leads the sentence
        first = sentence.first_token
        if any(rest in words.clause_openers for p, rest in tokens[first].variants if p in ("", "و", "ف")):
            first += 1
        if first not in index.actor_at:
            if tokens[first - 1].form not in ("اما", "واما"):
                return None
            found = read_speaker(index, first, at, is_certain=True)
            return found._replace(rule="svo") if found is not None else None
    if first >= at:
        return None
    while first < at and (tokens[first].form in words.skipped or tokens[first].form in ("ان", "انه", "قد")):
        first += 1
    if tokens[first].form in words.pairs:
        return read_speaker(index, first, at, is_certain=True)  # «قال البيت الأبيض إن الرئيسين دانا»
    mention = index.actor_at.get(first)
    if mention is not None and mention.last_token <= at:
        if mention.actor_type == "person" or mention.last_token == at or at - mention.last_token <= 14:
            found = read_speaker(index, first, at, is_certain=False)
            speakers = found.speakers if found and found.speakers else mention_speakers(mention)
            end = found.end_token if found else mention.last_token
            return Subject(speakers, (), first, min(end, at), "svo")
        return None
    if mention is None and first < at and clause.first == first:
        head = words.heads.get(tokens[first].form) or words.heads.get(tokens[first].form.removesuffix("ا"))
        is_definite = all(token.form.startswith("ال") for token in tokens[first : previous + 1])
        is_opened = clause.opener not in _NO_OPENING or sentence.section == "headline"
        is_short = (
            is_opened and at - first <= (6 if is_definite else 3) and reading.is_past and not reading.verb.ambiguous
        )
        if not head and is_short and clause.opener not in words.complementizers:
            # a name no list knows: «لكن كيم قال إن», «وكان التنظيم أعلن أن»
            found = read_speaker(index, first, at, is_certain=True)
            return found._replace(rule="svo") if found is not None else None
        if head and head != "document":
            found = read_speaker(index, first, at, is_certain=True)
            if found is not None and at - found.end_token <= 14:
                return found._replace(rule="svo")
    near = index.actor_before.get(previous + 1)
    is_near = near is not None and (
        near.first_token - clause.first <= 4 or tokens[near.first_token].form.startswith("و")
    )
    if (
        near is not None
        and is_near
        and clause.opener not in _COMMAS
        and (near.actor_type == "person" or (not reading.is_past and sentence.section == "headline"))
    ):
        # a title the lists leave out stands in front: «وكان الرئيس الأميركي دونالد ترامب توعد»
        return Subject(mention_speakers(near), (), near.first_token, at, "svo")
    return None


def _stands_free(index: SpeakerIndex, mention: ActorMention, first: int) -> bool:
    """Tell a party right before the verb, inside its clause, that no preposition governs and nothing joins."""
    token = index.document.tokens[mention.first_token]
    before = index.document.tokens[mention.first_token - 1].form if mention.first_token > first else ""
    is_bare = mention.start == token.start and before not in index.vocabulary.prepositions
    return is_bare and bool(before) and mention.actor_type in _PARTIES


def _antecedent(index: SpeakerIndex, sentence: Sentence, pronoun: int) -> Subject | None:
    """Return the actor that a relative pronoun takes up: the last one named before it, not far off."""
    for i in range(pronoun, max(sentence.first_token, pronoun - 6), -1):
        mention = index.actor_before.get(i)
        if mention is not None:
            return Subject(mention_speakers(mention), (), mention.first_token, i, "relative")
    return None
