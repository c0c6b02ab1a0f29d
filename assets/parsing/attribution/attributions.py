"""Attribution: for every stretch of the text, who it is said from.

Belongs here: the scopes of reports, their overlaps, and speakers taken up from earlier sentences.
Does not belong here: recognising reporting words (reporting_frames.py) or naming a speaker (speakers.py).

A scope starts at the reporting verb and runs to the end of the sentence, or of the quotation, or to the next report
beside it. Text outside every scope is the outlet's own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assets.parsing.attribution import reporting_verbs
from assets.parsing.attribution.earlier_speakers import HeardSpeaker, is_relay_id, resolve_speakers
from assets.parsing.attribution.quotations import Quotation, find_quotations
from assets.parsing.attribution.relative_reports import RULE as ANTECEDENT
from assets.parsing.attribution.report_chains import Attribution, Frame
from assets.parsing.attribution.reporting_frames import find_frames
from assets.parsing.attribution.reporting_verbs import AttributionVocabulary
from assets.parsing.attribution.speaker_index import SpeakerIndex, index_speakers
from assets.parsing.model import Document, Sentence

__all__ = ["Attribution", "attribution_at", "find_attributions", "load_vocabulary"]

_COMMA = "،"
_NAME_TOKENS = 7


@lru_cache(maxsize=1)
def load_vocabulary() -> AttributionVocabulary:
    """Read the vocabulary of attribution."""
    return reporting_verbs.load_vocabulary()


def find_attributions(document: Document, vocabulary: AttributionVocabulary) -> tuple[Attribution, ...]:
    """Return the scopes of all reports of the article in order of their start; a scope may lie within another."""
    index = index_speakers(document, vocabulary)
    quotations = find_quotations(document)
    names = _quoted_names(index, quotations)
    found: list[Attribution] = []
    history: list[HeardSpeaker] = []
    previous: list[Attribution] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        frames = find_frames(index, sentence, names)
        running = [a for a in found[-4:] if a.kind == "quotes" and a.start <= sentence.start < a.end]
        here = _sentence_scopes(index, sentence, frames, quotations, history, running)
        if not here and previous and before is not None and not frames:
            here = _continued(index, sentence, before, previous)
        found.extend(here)
        found.extend(_run_on_quotations(document, sentence, here, quotations))
        previous, before = here, sentence
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


def attribution_at(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution that covers the span, the speakers and agencies of outer ones after its own."""
    covering = [a for a in attributions if a.start <= start and end <= a.end]
    if not covering:
        return None
    covering.sort(key=lambda a: (-a.start, a.end))
    inner = covering[0]
    speakers, via = list(inner.speakers), list(inner.via)
    for outer in covering[1:]:
        speakers.extend(s for s in outer.speakers if s not in speakers)
        via.extend(v for v in outer.via if v not in via)
    return replace(inner, speakers=tuple(speakers), via=tuple(v for v in via if v not in speakers))


def _quoted_names(index: SpeakerIndex, quotations: tuple[Quotation, ...]) -> dict[int, int]:
    """Return what the search for a complement must know of quotation marks.

    The opening mark of one that only names something gives the token behind it («منظمة "أطباء بلا حدود"»); a closing
    mark gives 0, for nothing that a verb inside says begins behind it.
    """
    names: dict[int, int] = {quotation.last_token - 1: 0 for quotation in quotations}
    tokens, words = index.document.tokens, index.vocabulary
    for first, last in quotations:
        if last - first > _NAME_TOKENS:
            continue
        following = tokens[last].form if last < len(tokens) else ""
        before = tokens[first - 1].form if first else ""
        is_actor = any(i in index.actor_at for i in range(first + 1, min(first + 3, last)))
        if (
            is_actor
            or following in words.complementizers
            or (before in words.heads and before not in words.complementizers)
        ):
            names[first] = last
    return names


def _sentence_scopes(
    index: SpeakerIndex,
    sentence: Sentence,
    frames: list[Frame],
    quotations: tuple[Quotation, ...],
    history: list[HeardSpeaker],
    running: list[Attribution],
) -> list[Attribution]:
    """Turn the frames of one sentence into scopes, in order; each new one cuts off the one beside it."""
    scopes: list[Attribution] = []
    spoken = HeardSpeaker((), (), "")
    for frame in frames:
        resolved = resolve_speakers(index, frame, scopes or running, history)
        if resolved is None:
            continue
        speakers, via = resolved
        if frame.shape == "after":
            _add_after(index, sentence, frame, speakers, via, scopes)
        else:
            _add_forward(index, sentence, frame, speakers, via, quotations, scopes)
        if frame.shape not in ("nominal", "participle") and (frame.subject is None or frame.subject.rule != "relative"):
            spoken = HeardSpeaker(speakers, via, frame.agreement)
            history.append(spoken)
    return scopes


def _add_forward(
    index: SpeakerIndex,
    sentence: Sentence,
    frame: Frame,
    speakers: tuple[str, ...],
    via: tuple[str, ...],
    quotations: tuple[Quotation, ...],
    scopes: list[Attribution],
) -> None:
    """Add the scope of a frame whose complement follows, and end the scopes beside it where it begins."""
    tokens, words = index.document.tokens, index.vocabulary
    is_led = frame.subject is not None and frame.subject.rule == "svo" and frame.shape == "forward"
    start = tokens[frame.subject.first_token if frame.subject and is_led else frame.first_token].start
    end = sentence.end
    is_inside_quotation = any(q.first_token < frame.first_token < q.last_token for q in quotations)
    is_nested = (
        is_inside_quotation
        or frame.shape in ("nominal", "participle", "relative")
        or frame.opener in words.complementizers
        or frame.opener in words.relative_pronouns
    )
    if frame.presupposes:
        end = tokens[frame.end_token - 1].end
    elif frame.shape in ("nominal", "relative"):
        end = _clause_end(index, sentence, frame.first_token + 1)
    if not is_nested:
        scopes[:] = [replace(s, end=start) if s.start < start < s.end == sentence.end else s for s in scopes]
    scopes.append(
        Attribution(start, end, speakers, via, frame.first_token, frame.end_token, frame.kind, frame.verb, frame.rule)
    )


def _add_after(
    index: SpeakerIndex,
    sentence: Sentence,
    frame: Frame,
    speakers: tuple[str, ...],
    via: tuple[str, ...],
    scopes: list[Attribution],
) -> None:
    """Add the scope of «…، وفق X»: what stands before it in the sentence, or after it where it comes first.

    Where the words before are already somebody's report and X is an agency, X only passed it on.
    """
    tokens = index.document.tokens
    start, end = _after_bounds(index, sentence, frame, scopes)
    covering = [n for n, s in enumerate(scopes) if s.start < tokens[frame.first_token].start <= s.end]
    if covering:
        last = scopes[covering[-1]]
        if set(speakers) <= set(last.speakers):
            scopes[covering[-1]] = replace(last, via=last.via + tuple(v for v in via if v not in last.via))
            return
        if (
            speakers
            and all(is_relay_id(index, speaker) for speaker in speakers)
            and last.speakers
            and (not is_relay_id(index, last.speakers[0]))
        ):
            more = tuple(s for s in [*speakers, *via] if s not in last.via and s not in last.speakers)
            scopes[covering[-1]] = replace(last, via=last.via + more)
            return
    scopes.append(
        Attribution(start, end, speakers, via, frame.first_token, frame.end_token, frame.kind, frame.verb, frame.rule)
    )


def _after_bounds(index: SpeakerIndex, sentence: Sentence, frame: Frame, scopes: list[Attribution]) -> tuple[int, int]:
    """Return the span an after-frame covers.

    «- بحسب تقارير -» covers its sentence, «وبحسب X، …» what follows; otherwise back to the last report's end, and on
    to the end of the sentence unless a comma and a new clause follow («بحسب المصور، بينما …»).
    """
    tokens, words = index.document.tokens, index.vocabulary
    at = frame.first_token
    if frame.rule == ANTECEDENT:
        return tokens[at].start, tokens[frame.end_token - 1].end
    start = sentence.start
    for scope in scopes:
        if scope.end < tokens[at].start and scope.end > start:
            start = scope.end
        elif scope.start <= tokens[at].start <= scope.end and scope.rule.startswith("after"):
            start = max(start, tokens[scope.frame_last_token - 1].end)
    end = sentence.end
    for i in range(frame.end_token, min(sentence.last_token - 1, frame.end_token + 12)):
        if tokens[i].form == _COMMA and at > sentence.first_token:
            if tokens[i + 1].form in words.returns_to_outlet:
                end = tokens[i].start
            break
    return start, end


def _clause_end(index: SpeakerIndex, sentence: Sentence, start: int) -> int:
    """Return where a relative or nominal report ends: at a comma behind which another clause begins."""
    tokens, words = index.document.tokens, index.vocabulary
    for i in range(start, sentence.last_token - 1):
        if tokens[i].form != _COMMA:
            continue
        following = tokens[i + 1]
        if (
            following.form in words.clause_openers
            or following.form in words.relative_pronouns
            or "p" in words.roles(following)
            or any(p == "و" for p, _ in following.variants)
        ):
            return tokens[i].start
    return sentence.end


def _continued(
    index: SpeakerIndex, sentence: Sentence, before: Sentence, previous: list[Attribution]
) -> list[Attribution]:
    """Return the scope of a sentence that answers a report within its paragraph: «وردت المعارضة بدورها بإطلاق …»."""
    tokens, words = index.document.tokens, index.vocabulary
    if "\n" in index.document.text[before.end : sentence.start]:
        return []
    first = tokens[sentence.first_token]
    if not any(p == "و" and rest in words.response_verbs for p, rest in first.variants):
        return []
    if not any(token.form in words.response_words for token in tokens[sentence.first_token : sentence.first_token + 7]):
        return []
    last = previous[-1]
    return [replace(last, start=sentence.start, end=sentence.end, kind="continues", verb="", rule="continues:response")]


def _run_on_quotations(
    document: Document, sentence: Sentence, here: list[Attribution], quotations: tuple[Quotation, ...]
) -> list[Attribution]:
    """Return scopes for the rest of a quotation that begins in this sentence and ends in a later one."""
    for quotation in quotations:
        if not sentence.first_token <= quotation.first_token < sentence.last_token < quotation.last_token:
            continue
        opening = document.tokens[quotation.first_token].start
        speaking = [a for a in here if a.start <= opening <= a.end]
        if speaking:
            start = document.tokens[sentence.last_token].start
            end = document.tokens[quotation.last_token - 1].end
            return [replace(speaking[-1], start=start, end=end, kind="quotes", rule="quotation")]
    return []
