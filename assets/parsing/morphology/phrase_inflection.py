"""Inflects the phrases of the lexicon: a verb with its fixed complement, a noun with its adjective or genitive.

Belongs here: which words of a phrase change together. Does not belong here: the inflection of one word (inflection.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from assets.parsing.morphology.inflection import InflectedForm, Inflector
from assets.parsing.text.fold import word_form

_ARTICLE = "ال"
_PREPOSITIONS_WITH_PRONOUN = {"علي": "علي", "الي": "الي", "عن": "عن", "في": "في", "من": "من"}
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


def expand_phrase(inflector: Inflector, citation: str, pos: str) -> tuple[InflectedForm, ...]:
    """Return the spellings of a phrase; `pos` is "phrase_verb" (أطلق سراح) or "phrase" (سيارة مفخخة, إطلاق نار)."""
    words = citation.split()
    if len(words) < 2:
        return inflector.expand(citation, "verb" if pos == "phrase_verb" else "noun")
    forms = _verbal(inflector, words) if pos == "phrase_verb" else _nominal(inflector, words)
    as_written = InflectedForm(
        word_form(citation), "perfect" if pos == "phrase_verb" else None, "either", "singular", None, None, False
    )
    found = {form.form: form for form in forms}
    found.setdefault(as_written.form, as_written)
    return tuple(found[spelling] for spelling in sorted(found))


def _verbal(inflector: Inflector, words: list[str]) -> Iterator[InflectedForm]:
    """Inflect the verb; its object may be a pronoun on the last word (أطلق سراحهم, ألقى القبض عليهم)."""
    middle = [word_form(word) for word in words[1:-1]]
    endings = [*_with_pronouns(inflector, words[-1]), word_form(words[-1])]
    for verb in reversed(inflector.expand(words[0], "verb")):
        for ending in endings:
            if not verb.has_suffix_pronoun:
                has_pronoun = ending != word_form(words[-1])
                yield verb._replace(form=" ".join([verb.form, *middle, ending]), has_suffix_pronoun=has_pronoun)


def _with_pronouns(inflector: Inflector, word: str) -> list[str]:
    """Return the last word of a phrase with each attached pronoun: a preposition, or a noun without the article."""
    folded = word_form(word)
    if folded in _PREPOSITIONS_WITH_PRONOUN:
        return [folded + pronoun for pronoun in _PRONOUNS]
    if folded.startswith(_ARTICLE) or not inflector.lemmas(word, "noun"):
        return []
    return [
        form.form for form in inflector.expand(word, "noun") if form.has_suffix_pronoun and form.number == "singular"
    ]


def _nominal(inflector: Inflector, words: list[str]) -> Iterator[InflectedForm]:
    """Inflect the head of a phrase of two words with its second word, each with and without the article."""
    head, second = words[0], words[1]
    if len(words) != 2 or word_form(head).startswith(_ARTICLE) or not inflector.lemmas(head, "noun"):
        return
    masculine = word_form(second).removesuffix("ه")
    both_feminine = word_form(head).endswith("ه") and word_form(second).endswith("ه")
    # «سيارة مفخخة» agrees although the database does not know مفخخ; «سيارة شرطة» does not, for شرط is no adjective
    agreeing = inflector.is_adjective(masculine) or (both_feminine and not _is_noun(inflector, second))
    adjectives = [form for form in inflector.expand(masculine, "adjective") if not form.has_suffix_pronoun]
    for noun in reversed(inflector.expand(head, "noun")):
        if noun.has_suffix_pronoun:
            continue
        if agreeing:
            for adjective in adjectives:
                for article in ("", _ARTICLE):
                    yield noun._replace(form=f"{article}{noun.form} {article}{adjective.form}")
        else:
            bare = word_form(second).removeprefix(_ARTICLE)
            for article in ("", _ARTICLE):
                yield noun._replace(form=f"{noun.form} {article}{bare}")


def _is_noun(inflector: Inflector, word: str) -> bool:
    return bool(inflector.lemmas(word, "noun"))
