"""Verb frames: a finite verb of saying with its subject behind it, before it, or left out.

Belongs here: telling a report (قال X إن، X ينفي، الذي دعا) from the homographs of its verb.
Does not belong here: word order (clause_starts.py), frames without a finite verb.
"""

from __future__ import annotations

from typing import NamedTuple

from assets.parsing.attribution.asking_offices import as_office
from assets.parsing.attribution.clause_starts import clause_start, complement_at, skip_adverbials, subject_before
from assets.parsing.attribution.pronoun_subjects import pronoun_subject
from assets.parsing.attribution.report_chains import Frame, Shape, has_preposition, through, told_to
from assets.parsing.attribution.reporting_verbs import AttributionKind, ReportingVerb, VerbReading
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_relay
from assets.parsing.attribution.speakers import read_speaker
from assets.parsing.attribution.speaking_pairs import pair_before
from assets.parsing.model import Sentence

_NEAR = 14
_CLOSE = 6
_ACCUSING = "اتهم"
_ASIDE_MARKS = frozenset("،,-–—")


def verb_frame(
    index: SpeakerIndex, sentence: Sentence, at: int, reading: VerbReading, frames: list[Frame], names: dict[int, int]
) -> Frame | None:
    """Read a finite reporting verb with its subject after it, before it, or left out."""
    verb, end = reading.verb, sentence.last_token
    if _is_impersonal(index, at, reading, end) or _is_negated(index, sentence, at):
        return None
    clause = clause_start(index, sentence, at)
    what, comp = complement_at(index, at + 1, end, names)
    if what == "clause" and _is_aside(index, sentence, at, comp):
        return None
    stop = comp if what else end
    reach = stop if what else min(end, at + 25)
    before = pronoun_subject(index, sentence, at) or subject_before(index, sentence, at, clause, reading)
    begin, via = skip_adverbials(index, at + 1, stop, verb.takes)
    via += skip_adverbials(index, clause.first, at)[1]  # «في تصريح لوكالة فرانس برس قال»
    subject, is_addressed = None, False
    # a verb before its subject stays singular: behind «أعلنوا» stands no subject
    is_headline_order = sentence.section == "headline" and not reading.is_past and at > clause.first
    if is_headline_order and before is None and not verb.ambiguous and at - clause.first <= 5:
        # «رايتس ووتش تتهم الجيش»: in a headline the subject leads, known or not
        before = read_speaker(index, clause.first, at, is_certain=True)
        before = before._replace(rule="svo") if before is not None else None
    leaves_out = _opens_with_position(index, at, end, verb)
    if (
        reading.agreement != "pl"
        and not is_headline_order
        and not leaves_out
        and (
            before is None
            or before.rule not in ("svo", "relative")
            or _names_its_own(index, at + 1, before, reading, what)
        )
    ):
        is_certain = bool(what) and (comp - at <= _NEAR or "noun" not in verb.takes)
        if not is_certain and not verb.ambiguous and "noun" not in verb.takes:
            is_certain = has_preposition(index, at + 1, reach, verb.takes - {"ب"})
        position = _position_behind(index, at, stop, verb)
        subject = read_speaker(
            index,
            begin,
            position or stop,
            is_certain=(is_certain or bool(position)) and _is_name_place(index, begin, at),
            takes_noun="noun" in verb.takes,
        )
        if subject is not None and verb.ambiguous and subject.rule == "unlisted" and not (what or verb.objects):
            subject = as_office(index, at, subject, verb, end)
        is_addressed = _is_addressee(index, subject, reading) if subject else _is_object(index, at + 1, end, reading)
        subject = None if is_addressed else subject
    if subject is None and before is None:
        before = pair_before(index, at)  # «إنهما دانا الهجمات»
    is_explicit = subject is not None
    after = subject.end_token if subject is not None else begin
    subject = subject or before
    takes_after = (what in ("colon", "quote") or (what == "clause" and "clause" in verb.takes)) or has_preposition(
        index, after, min(stop, after + 8), verb.takes
    )
    is_behind_quotation = (
        is_explicit and not what and "noun" not in verb.takes and _closes_quotation(index, sentence, at)
    )
    seen = _Evidence(
        what=what,
        distance=comp - at,
        takes_after=takes_after,
        is_direct=is_addressed or has_preposition(index, at + 1, min(stop, at + 2), verb.takes),
        is_bare=is_addressed or _is_bare(index, at + 1, end),
        is_explicit=is_explicit,
        is_shared=bool(frames),
        is_sentence_first=at == sentence.first_token,
        from_clause=at - skip_adverbials(index, clause.first, at)[0],
        leaves_out=leaves_out,
    )
    if not _has_its_object(index, at, end, verb):
        return None
    is_in_document = at + 1 < end and index.document.tokens[at + 1].form in index.vocabulary.in_document
    if not (is_behind_quotation or is_in_document and what) and not _is_report(reading, subject, seen):
        return None
    subject, via = through(index, verb.relays, subject, after, stop if what else min(end, after + 14), via)
    if verb.relays and verb.ambiguous and subject is not None and subject.rule != "relayed" and not what:
        return None
    is_joined = reading.proclitics in ("و", "ف")
    if subject is None and not frames and at - sentence.first_token > 2 and (is_joined or is_in_document):
        subject = _main_subject(index, sentence, at)
        if subject is None and is_joined:
            return None
    if subject is not None:
        subject = subject._replace(via=told_to(index, subject, at, reach, via, verb.tells))
    elif via:
        subject = Subject((), via, at, at + 1, "implied", "same")
    shape: Shape = "relative" if subject is not None and subject.rule == "relative" else "forward"
    frame_end = comp + 1 if what in ("clause", "colon") else stop if what else after
    return Frame(
        at,
        max(frame_end, at + 1),
        subject,
        _kind(index, verb.kind, after, end),
        verb.past,
        f"verb:{subject.rule if subject else 'implied'}",
        "after" if is_behind_quotation else shape,
        reading.agreement,
        clause.opener,
        verb.presupposes and what != "clause",
    )


def _is_aside(index: SpeakerIndex, sentence: Sentence, at: int, comp: int) -> bool:
    """Tell «وأضاف الوزير -الذي كان يتحدث في المنامة- أن»: the clause behind the aside belongs to the verb before it."""
    tokens, pronouns = index.document.tokens, index.vocabulary.relative_pronouns
    if tokens[comp - 1].form not in _ASIDE_MARKS:
        return False
    behind = range(max(sentence.first_token + 1, at - 2), at)
    return any(tokens[i].form in pronouns and tokens[i - 1].form in _ASIDE_MARKS for i in behind)


def _closes_quotation(index: SpeakerIndex, sentence: Sentence, at: int) -> bool:
    """Tell a verb directly behind a closed quotation: «"لن نتراجع"، قال المتحدث»."""
    tokens = index.document.tokens
    before = [token.form for token in tokens[max(sentence.first_token, at - 2) : at]]
    return before[-1:] == ['"'] or before == ['"', "،"]


class _Evidence(NamedTuple):
    """What speaks for a word being a report: its complement and where its subject stands."""

    what: str
    distance: int
    takes_after: bool
    is_direct: bool
    is_bare: bool
    is_explicit: bool
    is_shared: bool
    is_sentence_first: bool
    from_clause: int
    leaves_out: bool


def _is_report(reading: VerbReading, subject: Subject | None, seen: _Evidence) -> bool:
    """Tell a reporting verb from its homographs and from a verb that merely stands there."""
    verb = reading.verb
    if subject is None:
        return _is_bare_report(reading, seen)
    if verb.ambiguous and seen.is_explicit and seen.from_clause > 1:
        return False  # «ويصف النص نقل السفارة»: the noun, not the verb
    if seen.takes_after:
        if not verb.ambiguous or subject.rule != "unlisted":
            return True
        return seen.what == "clause" and seen.distance <= _NEAR or seen.what != "" and seen.distance <= _CLOSE
    if subject.rule == "relative" and not reading.is_past and not seen.what:
        return False  # «المدينة التي تعتبر آخر معاقلهم»
    if "noun" not in verb.takes:
        # «وقال المتحدث لوكالة فرانس برس القصف غير طبيعي»: the mark or particle is lost, the speaker is plain
        is_plain = subject.rule != "unlisted" or not verb.ambiguous
        return is_plain and seen.is_explicit and seen.from_clause == 0 and "clause" in verb.takes and reading.is_past
    if verb.ambiguous and not verb.objects:
        return subject.rule not in ("unlisted", "correspondent", "own_correspondent")
    return True


def _names_its_own(index: SpeakerIndex, begin: int, before: Subject, reading: VerbReading, what: str) -> bool:
    """Tell «المسلحين الذين تقول تركيا إنهم»: the verb of the relative clause has a speaker of its own."""
    is_plain = before.rule == "relative" and what == "clause" and "noun" not in reading.verb.takes
    return is_plain and begin in index.actor_at


def _is_addressee(index: SpeakerIndex, subject: Subject, reading: VerbReading) -> bool:
    """Tell «وحثت الجيش على», «ودعا الأمم المتحدة إلى», «وأهاب بالأمم المتحدة»: the one asked, not the one who asks."""
    if reading.verb.kind not in ("demands", "accuses"):
        return False
    token = index.document.tokens[subject.first_token]
    mention = index.actor_at.get(subject.first_token)
    takes_b = "ب" in reading.verb.takes and "noun" not in reading.verb.takes
    if takes_b and mention is not None and mention.start > token.start and token.form.startswith("ب"):
        return True
    if reading.verb.past == _ACCUSING:
        behind = index.document.tokens[subject.end_token : subject.end_token + 1]
        if any(proclitics == "ب" for each in behind for proclitics, _ in each.variants):
            return True  # «اتهمت الحركة بتنفيذ عشرات الهجمات»: who accuses would have somebody behind
    if token.form.startswith("ال") and token.form.endswith("ين") and mention is not None and len(token.form) > 6:
        return True  # «واتهم المتمردين», «دعا الفلسطينيين إلى»: the ending of an object
    if reading.agreement == "f":
        return token.form in index.vocabulary.masculine_heads
    if reading.agreement != "m" or mention is None:
        return False
    is_feminine = token.form.startswith("ال") and token.form.endswith(("ه", "ات"))
    if mention.actor_type == "state" and mention.last_token == mention.first_token + 1:
        # «واتهم بريطانيا وفرنسا», «اتهم أنقرة»: the name of a country or capital is feminine, but for a few
        return is_feminine or not (token.form.startswith("ال") or token.form in index.vocabulary.masculine_heads)
    return is_feminine and mention.actor_type not in ("person", "media")


def _is_object(index: SpeakerIndex, at: int, end: int, reading: VerbReading) -> bool:
    """Tell «ونصحت الموجودين هناك بالمغادرة»: a plural in the accusative right behind the verb is whom it asks."""
    form = index.document.tokens[at].form if at < end else ""
    is_plural = form.startswith("ال") and form.endswith("ين") and len(form) > 6
    return is_plural and at not in index.actor_at and reading.verb.kind in ("demands", "accuses")


def _is_bare_report(reading: VerbReading, seen: _Evidence) -> bool:
    """Tell «وأضاف أن», «كما نفى وجود»: a subject left out, believed only where none can stand behind the verb.

    «معلومات تفيد بأن», «يرجح أن»: there a noun that is no speaker, or nobody, is the subject.
    """
    verb, is_joined = reading.verb, reading.proclitics in ("و", "ف")
    if verb.objects and reading.agreement == "f":
        return False  # «ووجهت إليهم تهمة القتل», «ووجهت اتهامات لإسرائيل» are passives
    if seen.what and seen.takes_after and seen.is_bare and (seen.is_sentence_first or is_joined):
        return True
    if not reading.is_past or not (seen.from_clause == 0 or is_joined):
        return False
    if seen.leaves_out or ("noun" in verb.takes and seen.is_shared and not verb.ambiguous):
        return True
    return seen.is_bare and seen.takes_after and (not verb.ambiguous or seen.is_direct)


def _opens_with_position(index: SpeakerIndex, at: int, end: int, verb: ReportingVerb) -> bool:
    """Tell «وأكد حرص بلاده على السلام»: the noun behind the verb is what is said, nobody who speaks."""
    if "noun" not in verb.takes or at + 1 >= end:
        return False
    return index.document.tokens[at + 1].form in index.vocabulary.position_nouns


def _position_behind(index: SpeakerIndex, at: int, stop: int, verb: ReportingVerb) -> int:
    """Return where «أكدت تلك العائلات | دعمها» takes its position, «ألقى الحزب | اللوم» its object; 0 for none."""
    if "noun" not in verb.takes or (verb.ambiguous and not verb.objects):
        return 0
    tokens, nouns = index.document.tokens, verb.objects or index.vocabulary.position_nouns
    return next((i for i in range(at + 2, min(stop, at + _CLOSE)) if tokens[i].form in nouns), 0)


def _is_impersonal(index: SpeakerIndex, at: int, reading: VerbReading, end: int) -> bool:
    """Tell «يذكر أن», «ويعتقد أن»: the clause stands directly behind the imperfect, which has no subject."""
    tokens, words = index.document.tokens, index.vocabulary
    rest = tokens[at].form[len(reading.proclitics) :]
    if rest not in words.impersonal:
        return False
    following = tokens[at + 1].form if at + 1 < end else ""
    return following in words.complementizers or following in words.prepositions


def _has_its_object(index: SpeakerIndex, at: int, end: int, verb: ReportingVerb) -> bool:
    """Tell whether the objects behind the verb let it report: «وجه … اللوم» does, «تبنى … قرارا» does not."""
    if not verb.objects and not verb.excludes:
        return True
    found = {rest for token in index.document.tokens[at + 1 : min(end, at + 10)] for _, rest in token.variants}
    return not found & verb.excludes and (not verb.objects or bool(found & verb.objects))


def _is_bare(index: SpeakerIndex, after: int, end: int) -> bool:
    """Tell whether no noun stands directly behind the verb, so that its subject is left out: «وأضاف في بيان أن»."""
    if after >= end:
        return False
    token, words = index.document.tokens[after], index.vocabulary
    return (
        token.kind != "word"
        or token.form in words.complementizers
        or token.form in words.prepositions
        or token.form in words.skipped
        or after in index.skip_to
        or "p" in words.roles(token)
        or any(proclitics == "ب" for proclitics, _ in token.variants)
    )


def _is_negated(index: SpeakerIndex, sentence: Sentence, at: int) -> bool:
    """Tell «لم يعلن», «لا يؤكد»: what was not said is nobody's report."""
    return at > sentence.first_token and index.document.tokens[at - 1].form in index.vocabulary.negations


def _is_name_place(index: SpeakerIndex, begin: int, at: int) -> bool:
    """Tell whether the name of a speaker no list knows may stand at `begin`: soon after the verb, no preposition."""
    tokens, words = index.document.tokens, index.vocabulary
    if begin >= len(tokens) or begin - at > 6 or tokens[begin].form in words.prepositions:
        return False
    is_leading_on = "p" in words.roles(tokens[begin]) and tokens[begin].form not in words.heads
    return not is_leading_on  # «وأضاف قائلا:» names nobody


def _kind(index: SpeakerIndex, kind: AttributionKind, after: int, end: int) -> AttributionKind:
    """Return the kind of the report; «أعلن … مسؤوليته عن» is a claim of responsibility."""
    if kind in ("announces", "says"):
        for token in index.document.tokens[after : min(end, after + 8)]:
            if token.form in index.vocabulary.negations:
                return kind  # «قال إن روسيا لا تتحمل المسؤولية»
            if token.form in index.vocabulary.responsibility:
                return "claims_responsibility"
    return kind


def _main_subject(index: SpeakerIndex, sentence: Sentence, at: int) -> Subject | None:
    """Return the first actor of the sentence: the subject that a verb joined by «و» shares («… وصرحت بعدها أن»)."""
    for i in range(sentence.first_token, min(at, sentence.first_token + 12)):
        mention = index.actor_at.get(i)
        if mention is not None and not is_relay(mention) and i - sentence.first_token <= 4:
            return Subject((mention.actor_id,), (), i, mention.last_token, "main_subject")
    return None
