"""Statements: positions that are themselves the news, made from the reporting frames of parties.

Belongs here: which reports become a statement of their own, and their span. Does not belong here: reports of events
(«SOHR said that X» is X, attributed to SOHR), what a complement says (positions.py), who takes part in it
(statement_parties.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.heading_statements import find_heading_statements
from assets.parsing.claims.positions import (
    Position,
    complement_end,
    has_its_complement,
    read_position,
    verb_subtype,
)
from assets.parsing.claims.statement_parties import (
    Standing,
    find_speaker,
    is_political,
    standing_of,
    statement_participants,
)
from assets.parsing.claims.statement_vocabulary import StatementSubtype, StatementVocabulary, load_vocabulary
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, Document, Participant
from assets.parsing.text.fold import word_form

__all__ = ["StatementVocabulary", "find_statements", "load_vocabulary"]

_MAX_TOKENS = 30
_TOLD_REACH = 14
_ACCUSE = word_form("اتهم")
_ASKED_NOUNS = frozenset({word_form("طالب"), word_form("ناشد")})
_QUOTED_REACH = 2
_RUNS_ON = "quotation"
_NO_FORWARD_RULES = ("after", "continues")


class _Report(NamedTuple):
    """A report under judgement: its sentence, who speaks with what standing, and the words it covers."""

    attribution: Attribution
    view: SentenceView
    speaker: ActorMention
    standing: Standing
    end: int
    tells_event: bool
    is_political: bool


def find_statements(
    document: Document,
    views: tuple[SentenceView, ...],
    attributions: tuple[Attribution, ...],
    events: list[ClaimDraft],
    subject: Subject,
    vocabulary: StatementVocabulary,
    kind_of: Callable[[str], str],
) -> list[ClaimDraft]:
    """Return a draft for each position taken; `kind_of` maps actor id → the actor table's `kind`."""
    drafts: list[ClaimDraft] = []
    taken: set[tuple[int, str, str]] = set()
    view_of = {index: view for view in views for index in range(view.first, view.last)} if attributions else {}
    for attribution in _each_sentence(attributions, document):
        report = _report(attribution, view_of, document, events, vocabulary, kind_of)
        if report is None or (subject.is_quiet and not _covers_event(attribution, events)):
            continue
        subtype = _judge(report, vocabulary)
        key = (report.view.sentence.no, report.speaker.actor_id, subtype or "")
        leads_on = attribution.rule == "participle" or word_form(attribution.verb) in vocabulary.leading_on
        if subtype is None or (key in taken and leads_on):
            continue
        taken.add(key)
        drafts.append(_draft(report, subtype, vocabulary, events))
    return drafts if subject.is_quiet else drafts + find_heading_statements(views, vocabulary)


def draft_position(
    attribution: Attribution,
    view: SentenceView,
    document: Document,
    events: list[ClaimDraft],
    vocabulary: StatementVocabulary,
    kind_of: Callable[[str], str],
) -> ClaimDraft | None:
    """Return the draft of a report that takes a position for other reasons than the rules', None without a speaker."""
    report = _report(attribution, {attribution.frame_first_token: view}, document, events, vocabulary, kind_of)
    if report is None or report.standing is Standing.NONE or _is_name_unsure(report):
        return None
    position = read_position(view, attribution.frame_last_token, report.end, vocabulary)
    subtype = verb_subtype(attribution, view, vocabulary) or (position.subtype if position else "statement")
    return _draft(report, subtype, vocabulary, events)


def _each_sentence(attributions: tuple[Attribution, ...], document: Document) -> list[Attribution]:
    """Return the reports, and for a quotation that runs on one for each sentence that it covers."""
    found: list[Attribution] = []
    for attribution in attributions:
        if attribution.rule != _RUNS_ON:
            found.append(attribution)
            continue
        for sentence in document.sentences:
            if attribution.start <= sentence.start < attribution.end:
                first = sentence.first_token
                found.append(replace(attribution, frame_first_token=first, frame_last_token=first))
    return found


def _report(
    attribution: Attribution,
    view_of: dict[int, SentenceView],
    document: Document,
    events: list[ClaimDraft],
    vocabulary: StatementVocabulary,
    kind_of: Callable[[str], str],
) -> _Report | None:
    """Return the report of an attribution that may take a position, None where nobody in question speaks."""
    view = view_of.get(attribution.frame_first_token)
    if view is None or not attribution.speakers or attribution.kind == "claims_responsibility":
        return None
    if attribution.rule.startswith(_NO_FORWARD_RULES):
        return None
    if attribution.rule == "nominal" and word_form(attribution.verb) in _ASKED_NOUNS:
        return None  # «مطالبة إيران بتغيير سياستها»: it is asked and asks nobody
    speaker = find_speaker(attribution, view, document)
    if speaker is None:
        return None
    standing = standing_of(speaker, document, vocabulary, kind_of)
    end = complement_end(attribution, view)
    political = standing is Standing.PARTY and is_political(speaker, vocabulary, kind_of)
    return _Report(attribution, view, speaker, standing, end, _tells_event(attribution, view, events), political)


def _covers_event(attribution: Attribution, events: list[ClaimDraft]) -> bool:
    """Tell whether some event stands within the report's words."""
    return any(attribution.start <= event.start < attribution.end for event in events)


def _tells_event(attribution: Attribution, view: SentenceView, events: list[ClaimDraft]) -> bool:
    """Tell whether the report's main clause tells an event, which then is the news."""
    first = attribution.frame_last_token
    clause = view.clause(first)
    for event in events:
        head = event.candidate.head.first if event.candidate else event.first_token
        is_covered = event.view is view and attribution.start <= event.start < attribution.end
        if is_covered and (view.clause(head) == clause or head - first <= _TOLD_REACH):
            return True
    return False


def _judge(report: _Report, vocabulary: StatementVocabulary) -> StatementSubtype | None:
    """Return the kind of position that a report takes, None where it reports."""
    attribution, view = report.attribution, report.view
    verb = word_form(attribution.verb)
    by_verb = None if attribution.rule == _RUNS_ON else verb_subtype(attribution, view, vocabulary)
    if report.standing is Standing.NONE or not has_its_complement(
        attribution, view, report.speaker.first_token, vocabulary
    ):
        return None
    if report.standing is Standing.MEDIUM:
        # «منددة بجريمة جديدة»: a medium condemns in its own name; whatever else it says is a report
        return by_verb if by_verb == "accusation" and verb != _ACCUSE else None
    if _is_name_unsure(report):
        return None
    if by_verb is not None and by_verb != "statement":
        return by_verb
    position = read_position(view, attribution.frame_last_token, report.end, vocabulary)
    if by_verb is not None and verb not in vocabulary.reporting_stances:
        is_plain = position is None or verb in vocabulary.refusing or position.subtype == "accusation"
        return "statement" if is_plain or position is None else _of_stance(position)
    if by_verb is None and verb not in vocabulary.neutral:
        return None
    return _of_report(report, position, by_verb is not None, vocabulary)


def _is_name_unsure(report: _Report) -> bool:
    """Tell an unlisted name that no «أن» or quotation closes off: «وصفت جروحه بالخطيرة» names no speaker."""
    attribution, view, speaker = report.attribution, report.view, report.speaker
    if speaker.is_known or speaker.parent_id or not attribution.rule.endswith("unlisted"):
        return False
    if report.standing is Standing.PARTY:
        return False
    last = attribution.frame_last_token
    closing = {view.form(last - 1), view.form(last)}
    return not (closing & {'"', ":"} or any(form.removeprefix("ب")[:2] == "ان" for form in closing))


def _of_stance(position: Position) -> StatementSubtype:
    """Return the kind of a stance by its words: «تعهد بالرد» threatens; «حذر من … يجب» stays a warning."""
    return "threat" if position.subtype == "threat" else "statement"


def _of_report(
    report: _Report, position: Position | None, is_stance: bool, vocabulary: StatementVocabulary
) -> StatementSubtype | None:
    """Return the kind of position that «قال», «أكد», «أضاف» report, None where they report facts or events."""
    if report.attribution.rule == "verb:relative" and not is_stance:
        return None
    if report.attribution.rule == _RUNS_ON and (position is None or position.subtype == "statement"):
        return None
    is_party = report.standing is Standing.PARTY
    is_opinion = is_party and word_form(report.attribution.verb) in vocabulary.opinion_verbs
    if position is None:
        if report.tells_event and not is_opinion:
            return None
        is_named = report.speaker.first_token < report.attribution.frame_last_token and report.speaker.is_known
        is_spoken = report.is_political or (is_party and _is_in_his_words(report, vocabulary))
        is_plain_news = is_spoken and word_form(report.attribution.verb) not in vocabulary.topical
        return "statement" if is_opinion or is_plain_news or (is_stance and is_named) else None
    is_judged = is_opinion or (report.is_political and _is_quoted(report))
    if report.tells_event and not (position.is_strong or is_judged):
        return None
    if report.standing is Standing.WATCHER and not position.is_strong and position.subtype == "statement":
        return None
    return position.subtype


def _is_quoted(report: _Report) -> bool:
    """Tell words quoted as they were said: «قائلا: "نحن في أوج معركة"»; a quotation is cited for what it judges.

    The mark must open: «وأعلن تنظيم "الدولة الإسلامية" أن» only names.
    """
    view, last = report.view, report.attribution.frame_last_token
    marks = [i for i in range(view.first, min(view.last, last + _QUOTED_REACH)) if view.form(i) == '"']
    return any(i >= last - 1 for i in marks[::2])


def _is_in_his_words(report: _Report, vocabulary: StatementVocabulary) -> bool:
    """Tell a commander's speech («أكد خلال كلمة ألقاها أن») or quotation from a spokesman's information."""
    first, last = report.attribution.frame_first_token, report.attribution.frame_last_token
    if not (report.speaker.is_known or report.speaker.parent_id):
        return False
    return _is_quoted(report) or any(report.view.form(i) in vocabulary.speech_venues for i in range(first + 1, last))


def _draft(
    report: _Report, subtype: StatementSubtype, vocabulary: StatementVocabulary, events: list[ClaimDraft]
) -> ClaimDraft:
    """Build the claim: reporting words and position, the speaker as actor, the one addressed as recipient."""
    attribution, speaker, view = report.attribution, report.speaker, report.view
    first = min(attribution.frame_first_token, speaker.first_token)
    if attribution.rule == "participle":
        first = attribution.frame_first_token
    last = max(attribution.frame_last_token, speaker.last_token if first < speaker.last_token else 0)
    while last < view.last and view.tokens[last].end <= attribution.end and last - first < _MAX_TOKENS:
        last += 1
    reach = _addressee_end(report, last)
    doers = _doers(report, events)
    participants = statement_participants(attribution, view, speaker, reach, subtype, vocabulary, doers)
    return ClaimDraft(
        view, "statement", subtype, first, last, f"statement.{attribution.verb}", participants=participants
    )


def _doers(report: _Report, events: list[ClaimDraft]) -> tuple[Participant, ...]:
    """Return who does the first event that the sentence tells behind the reporting words."""
    first_token = report.attribution.frame_first_token
    behind = [e for e in events if e.view is report.view and e.last_token > first_token]
    first = min(behind, key=lambda e: e.first_token, default=None)
    return tuple(p for p in first.participants if p.role == "actor") if first is not None else ()


def _addressee_end(report: _Report, last: int) -> int:
    """Return up to where the one addressed may stand: who condemns a deed names its doer behind the report's scope."""
    is_cut = report.attribution.kind == "accuses" and last <= report.attribution.frame_last_token
    return min(report.view.last, last + 8) if is_cut else last
