"""Triggers: the words that carry an event, and the support verbs that launch, undergo, host or result in one.

Belongs here: finding the words of the trigger vocabulary among the tokens. Does not belong here: the vocabulary
(trigger_vocabulary.py), whether a trigger becomes a claim (relevance.py, event_candidates.py).
"""

from __future__ import annotations

from assets.parsing.events.trigger import Trigger, TriggerEntry
from assets.parsing.events.trigger_vocabulary import Reading, TriggerVocabulary
from assets.parsing.model import Document, Sentence, Token
from assets.parsing.text.phrases import PhraseMatch

_PHRASE_VERB_REACH = 7
_DEFINITE_BEGINNINGS = ("ال", "لل", "بال", "وال")


def find_triggers(document: Document, vocabulary: TriggerVocabulary) -> tuple[Trigger, ...]:
    """Return the triggers and support verbs of the document in text order; several may share one token."""
    found: list[Trigger] = []
    tokens, known = document.tokens, vocabulary.carriers
    for sentence in document.sentences:
        index = sentence.first_token
        while index < sentence.last_token:
            # nearly every word carries nothing: one look-up by form, without a call, is what this loop costs
            may_carry = known.get(tokens[index].form)
            if may_carry is None:
                may_carry = known[tokens[index].form] = _may_carry(tokens[index], vocabulary)
            if not may_carry:
                index += 1
                continue
            phrase = vocabulary.phrases.match(tokens, index, sentence.last_token)
            if phrase is not None:
                found.append(_phrase_trigger(tokens[index], index, phrase))
                index += phrase.n_tokens
                continue
            found.extend(_word_triggers(index, tokens, sentence, vocabulary))
            index += 1
    return tuple(found)


def _may_carry(token: Token, vocabulary: TriggerVocabulary) -> bool:
    """Tell a word that may be a trigger or begin one."""
    if token.kind != "word":
        return False
    if vocabulary.phrases.starts(token) or any(rest in vocabulary.phrase_verbs for _, rest in token.variants):
        return True
    return bool(_form_uses(token, vocabulary))


def _phrase_trigger(token: Token, index: int, phrase: PhraseMatch[TriggerEntry]) -> Trigger:
    """Return the trigger of a phrase: «إطلاق نار», «عملية عسكرية»."""
    definite = token.form.startswith(_DEFINITE_BEGINNINGS) or phrase.value.frame == "object_noun"
    last = index + phrase.n_tokens
    return Trigger(index, last, phrase.value, "noun", definite, False, False, phrase.proclitics)


def _word_triggers(
    index: int, tokens: tuple[Token, ...], sentence: Sentence, vocabulary: TriggerVocabulary
) -> list[Trigger]:
    """Return the readings of one word as triggers."""
    token = tokens[index]
    uses = vocabulary.cache.get(token.form)
    if uses is None:
        uses = vocabulary.cache[token.form] = tuple(_form_uses(token, vocabulary))
    found: list[Trigger] = []
    for proclitics, definite, reading in uses:
        if reading.is_jussive:
            before = tokens[index - 1].form if index > sentence.first_token else ""
            if before not in vocabulary.jussive_particles:
                continue
        found.append(
            Trigger(
                index,
                index + 1,
                reading.entry,
                reading.aspect,
                definite,
                reading.has_pronoun,
                reading.plural,
                proclitics,
            )
        )
    phrase = _phrase_verb(index, tokens, sentence, vocabulary)
    if phrase is not None:
        found.append(Trigger(index, index + 1, phrase.entry, phrase.aspect, False, False, False, ""))
    return found


def _form_uses(token: Token, vocabulary: TriggerVocabulary) -> list[tuple[str, bool, Reading]]:
    """Return (proclitics, definite, reading) for every reading of a word; prepositions stand only before nouns."""
    uses: list[tuple[str, bool, Reading]] = []
    # «ووصل المفتشون» begins with «و», whatever rare passive the whole word may spell
    is_joined = token.form.startswith("وو") and len(token.variants) > 1
    for proclitics, rest in token.variants[1:] if is_joined else token.variants:
        governed = _is_governed(proclitics)
        for reading in vocabulary.forms.get(rest, ()):
            if reading.aspect == "noun" or not governed:
                uses.append((proclitics, reading.has_pronoun, reading))
        if rest.startswith("ال") and len(rest) > 4:
            for reading in vocabulary.forms.get(rest[2:], ()):
                if reading.aspect == "noun" and not reading.has_pronoun and not reading.is_construct:
                    uses.append((proclitics, True, reading))
        if uses:
            break
    return uses


def _is_governed(proclitics: str) -> bool:
    """Tell that a preposition is among the proclitics: «بقصف», «للقصف»."""
    return "ب" in proclitics or "ل" in proclitics or "ك" in proclitics


def _phrase_verb(
    index: int, tokens: tuple[Token, ...], sentence: Sentence, vocabulary: TriggerVocabulary
) -> Reading | None:
    """Return the event of a verb with its fixed object near it: «أطلق مسلحون النار» → أطلق النار."""
    for proclitics, rest in tokens[index].variants:
        listed = vocabulary.phrase_verbs.get(rest)
        if listed is None:
            continue
        near = [token.form for token in tokens[index + 1 : min(sentence.last_token, index + 1 + _PHRASE_VERB_REACH)]]
        for words, reading in listed:
            if (reading.aspect == "noun" or not _is_governed(proclitics)) and _stand_in_order(words, near):
                return reading
    return None


def _stand_in_order(words: tuple[str, ...], near: list[str]) -> bool:
    """Tell whether the words stand in this order among those near, others between them allowed."""
    following = iter(near)
    return all(word in following for word in words)
