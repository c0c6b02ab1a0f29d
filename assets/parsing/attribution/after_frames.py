"""After-frames: «وفق X», «بحسب ما أفاد X», «كما قال X», words that attribute what stands around them.

Belongs here: the frames that a preposition or «كما» opens. Does not belong here: which words they cover.
"""

from __future__ import annotations

from assets.parsing.attribution.clause_starts import complement_at, skip_adverbials
from assets.parsing.attribution.report_chains import BOUNDARIES, Frame, has_preposition, through, told_to
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject
from assets.parsing.attribution.speakers import read_speaker
from assets.parsing.model import Sentence


def after_frame(index: SpeakerIndex, sentence: Sentence, at: int, names: dict[int, int]) -> Frame | None:
    """Read «وفق X», «بحسب ما أفاد X», «كما قال X»: words that attribute what stands around them."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    match = words.after_frames.match(tokens, at, end, frozenset({"و", "ف"}))
    if match is None:
        return None
    begin = at + match.n_tokens
    if tokens[at].form.endswith("كما") and at == sentence.first_token:
        return None  # «كما أفاد …» at the head of a sentence adds a report
    stop = next((i for i in range(begin, end) if tokens[i].form in BOUNDARIES), end)
    if match.value == "pronoun":
        return Frame(at, begin, Subject((), (), at, begin, "pronoun", "same"), "says", "", "after:pronoun", "after")
    if match.value == "with_what":
        return _what_frame(index, sentence, at, begin, stop, names)
    led_by = "ل" if match.value == "with_l" else ""
    if begin >= end or (
        led_by and begin not in index.actor_at and not any(p == "ل" for p, _ in tokens[begin].variants)
    ):
        return None
    subject = read_speaker(index, begin, stop, is_certain=False, led_by=led_by)
    if subject is None:
        return None
    return Frame(at, max(subject.end_token, begin), subject, "says", "", f"after:{subject.rule}", "after")


def _what_frame(
    index: SpeakerIndex, sentence: Sentence, at: int, begin: int, stop: int, names: dict[int, int]
) -> Frame | None:
    """Read «كما أعلن X», «وفق ما نقلته وكالة عن X»; with a clause of its own it is no after-frame («كما أفاد X أن»)."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    if begin < end and tokens[begin].form == "قد":
        begin += 1
    if begin >= end:
        return None
    reading = words.verb_with_object(tokens[begin]) or words.verb(tokens[begin])
    is_also = tokens[at].form.endswith("كما")
    if reading is None or reading.proclitics:
        if tokens[begin].form in words.comes_in and not is_also:
            subject = read_speaker(index, begin + 2, stop, is_certain=False) if begin + 2 < stop else None
            return Frame(at, stop, subject, "says", "", "after:document", "after") if subject else None
        return None
    if is_also:
        what, comp = complement_at(index, begin + 1, end, names)
        if what and comp - begin <= 25 or has_preposition(index, begin + 1, stop, reading.verb.takes - {"ب", "ل"}):
            return None
        if "noun" in reading.verb.takes and stop == end and stop - begin > 6:
            return None
    first, via = skip_adverbials(index, begin + 1, stop)
    if first < stop and tokens[first].form in words.complementizers:
        return None
    is_certain = first - begin <= 2 and not (is_also and "noun" in reading.verb.takes)
    subject = read_speaker(index, first, stop, is_certain=is_certain)
    if subject is None and is_also:
        return None  # «كما نفى وجود قتلى»
    after = subject.end_token if subject else first
    subject, via = through(index, reading.verb.relays, subject, after, stop, via)
    if subject is None:
        return Frame(
            at, begin + 1, None, reading.verb.kind, reading.verb.past, "after:implied", "after", reading.agreement
        )
    subject = subject._replace(via=told_to(index, subject, begin, stop, via, reading.verb.tells))
    return Frame(
        at,
        max(subject.end_token, after),
        subject,
        "says",
        reading.verb.past,
        f"after:{subject.rule}",
        "after",
        reading.agreement,
    )
