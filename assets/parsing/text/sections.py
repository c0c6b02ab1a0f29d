"""Sections: headline, body, caption and boilerplate, so that a share bar or a teaser never becomes a claim.

Belongs here: which lines of the stored text are what, and the agency credits they carry.
Does not belong here: sentences, or anything about what is claimed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.model import Section, SectionKind
from assets.parsing.text.fold import without_marks, word_form

_LEXICON = LEXICON / "sections.yaml"
_HEADLINE_MAX = 250
_CAPTION_MAX = 220
_TEASER_MAX = 200
_BAR_WORDS = 4
"""A share bar is a word or two («شارك الخبر»); «شارك نحو عشرة آلاف شخص في تظاهرة» is news."""
_LEAST_LINES = 3
_LEAST_LEADS = 2
_LEAD_WORDS = 8
_KIN = 0.25
_SHORT = 3
_QUOTES = ('"', "«", "“")
_CREDIT = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]")
_SENTENCE_END = re.compile(r"[.!?؟]")


@dataclass(frozen=True, slots=True)
class SectionVocabulary:
    """Folded phrases that mark boilerplate lines and captions, and the agencies that credits name."""

    boilerplate_starts: tuple[str, ...]
    boilerplate_contains: tuple[str, ...]
    caption_starts: tuple[str, ...]
    lead_verbs: frozenset[str]
    credits: dict[str, str]


@lru_cache(maxsize=1)
def load_vocabulary() -> SectionVocabulary:
    """Read the vocabulary of sections."""
    words = read_yaml(_LEXICON)
    return SectionVocabulary(
        boilerplate_starts=tuple(word_form(w) for w in words["boilerplate_starts"]),
        boilerplate_contains=tuple(word_form(w) for w in words["boilerplate_contains"]),
        caption_starts=tuple(word_form(w) for w in words["caption_starts"]),
        lead_verbs=frozenset(word_form(w) for w in words["lead_verbs"]),
        credits={word_form(name): actor for name, actor in words["agency_credits"].items()},
    )


def find_sections(text: str, folded: str, headline_end: int, vocabulary: SectionVocabulary) -> tuple[Section, ...]:
    """Cut the article into sections that cover it without gaps.

    A delivered title (`headline_end` > 0) is the headline. Without one, the first short line that no full stop ends
    and a longer line follows is taken for the headline(s).
    """
    lines = _lines(text)
    others = _other_stories(lines, headline_end, folded, vocabulary)
    sections: list[Section] = []
    seen_body = False
    for number, (start, end) in enumerate(lines):
        line = without_marks(folded[start:end]).strip()
        kind: SectionKind
        if headline_end and start < headline_end:
            kind = "headline"
        elif start >= others or _is_boilerplate(line, vocabulary):
            kind = "boilerplate"
        elif not headline_end and not seen_body and _is_headline(line, lines[number + 1 :], folded):
            kind = "headline"
        elif _is_caption(line, vocabulary):
            kind = "caption"
        else:
            kind = "body"
        if kind == "body" or (kind == "headline" and headline_end):
            seen_body = True
        for piece in _split_caption(folded, start, end, vocabulary) if kind == "body" else ((kind, start, end),):
            sections.append(Section(*piece))
    return tuple(sections)


def find_credits(folded: str, sections: tuple[Section, ...], vocabulary: SectionVocabulary) -> tuple[str, ...]:
    """Return the ids of agencies credited in brackets or on a line of their own: «(أ ف ب)», «فرانس24/ أ ف ب».

    A credit that closes a caption is the photograph's and is no credit of the text.
    """
    found: list[str] = []
    for section in sections:
        if section.kind != "body":
            continue
        line = folded[section.start : section.end].strip()
        names = [m.group(1) for m in _CREDIT.finditer(line)]
        if len(line) <= 60:
            names += re.split(r"[/,،\-–+]| و ", line)
        for name in names:
            actor = vocabulary.credits.get(" ".join(word_form(name).split()))
            if actor and actor not in found:
                found.append(actor)
    return tuple(found)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines of the text, each with its line break."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(r"\r\n|\n|\r", text):
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _other_stories(lines: list[tuple[int, int]], headline_end: int, folded: str, vocabulary: SectionVocabulary) -> int:
    """Return where the leads of other stories begin that close a page, the end of the text where there are none.

    Two or more last paragraphs that each open with a perfect verb without «و» and hardly share a word with the headline
    and the lead are no part of the article: «… في الحديدة. / أعربت السفارة … / قضت المحكمة …».
    """
    # A line of marks that are no letters has no first word.
    body = [span for span in lines if span[0] >= headline_end and word_form(folded[span[0] : span[1]]).split()]
    if not headline_end or len(body) < _LEAST_LINES:
        return len(folded)
    own = _long_words(folded[: body[0][1]])
    first = len(body)
    shared: list[float] = []
    for number in range(len(body) - 1, 0, -1):
        words = word_form(folded[body[number][0] : body[number][1]]).split()
        if words[0] in vocabulary.lead_verbs and len(words) >= _LEAD_WORDS:
            first = number
        elif not words[0].startswith(_QUOTES):
            break
        shared.append(_share(_long_words(" ".join(words)), own))
    count = sum(
        word_form(folded[start:end]).split()[0] in vocabulary.lead_verbs for start, end in body[first : len(body)]
    )
    kin = shared[: len(body) - first]
    if count < _LEAST_LEADS or sum(kin) / len(kin) > _KIN:
        return len(folded)
    return body[first][0]


def _long_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its matter."""
    return frozenset(word.removeprefix("ال") for word in word_form(text).split() if len(word) > _SHORT)


def _share(words: frozenset[str], own: frozenset[str]) -> float:
    """Return the part of the words that the other text has too."""
    return len(words & own) / max(1, len(words))


def _is_boilerplate(line: str, vocabulary: SectionVocabulary) -> bool:
    """Tell a share bar, teaser or widget line: short and so beginning, or holding a widget's phrase."""
    bare = line.lstrip("*-•:|#[( ")
    if any(phrase in bare for phrase in vocabulary.boilerplate_contains):
        return True
    if not bare.startswith(vocabulary.boilerplate_starts):
        return False
    words = len(bare.split())
    return any(
        _starts_with_words(bare, phrase) and (words <= _BAR_WORDS or " " in phrase or bare[len(phrase)] in ":：.")
        for phrase in vocabulary.boilerplate_starts
        if len(bare) <= _TEASER_MAX
    )


def _starts_with_words(line: str, phrase: str) -> bool:
    """Tell whether the line begins with the phrase as whole words, followed by its object or a colon."""
    return line.startswith(phrase) and (len(line) == len(phrase) or not line[len(phrase)].isalpha())


def _is_headline(line: str, rest: list[tuple[int, int]], folded: str) -> bool:
    """Tell an undelivered headline: short, unfinished, and a longer line comes after it."""
    if not line or len(line) > _HEADLINE_MAX or line.endswith((".", "؟", "!", ":")):
        return False
    following = next((folded[s:e].strip() for s, e in rest if folded[s:e].strip()), "")
    return len(following) > max(len(line), 80)


def _is_caption(line: str, vocabulary: SectionVocabulary) -> bool:
    """Tell a photograph's caption standing on a line of its own."""
    if len(line) > _CAPTION_MAX:
        return False
    if not line.startswith(vocabulary.caption_starts):
        return False
    if any(_starts_with_words(line, phrase) for phrase in vocabulary.caption_starts):
        return not line.endswith(".")
    return False


def _split_caption(
    folded: str, start: int, end: int, vocabulary: SectionVocabulary
) -> tuple[tuple[SectionKind, int, int], ...]:
    """Cut a caption that runs on after the last full stop: «… من الاحياء الشرقية. جانب من اجتماع باريس (أ ف ب)»."""
    ends = [m.end() for m in _SENTENCE_END.finditer(folded, start, end)]
    tail_start = ends[-1] if ends else start
    tail = without_marks(folded[tail_start:end]).strip()
    if not tail.startswith(vocabulary.caption_starts):
        return (("body", start, end),)
    credit = _CREDIT.search(tail)
    credited = bool(credit and credit.end() == len(tail) and word_form(credit.group(1)) in vocabulary.credits)
    begins = any(_starts_with_words(tail, phrase) for phrase in vocabulary.caption_starts)
    if tail and len(tail) <= _CAPTION_MAX and begins and (credited or tail_start > start):
        return (
            (("body", start, tail_start), ("caption", tail_start, end))
            if tail_start > start
            else (("caption", start, end),)
        )
    return (("body", start, end),)
