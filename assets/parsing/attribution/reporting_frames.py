"""Reporting frames: the words of one sentence that say «somebody said this», and where what he said begins.

Belongs here: the order in which frames are tried, and the small ones: «X: …», «جاء في بيان», «مشيرا إلى», «اتهامات X».
Does not belong here: verb frames and after-frames (rooms of their own), how far a report reaches.
"""

from __future__ import annotations

from assets.parsing.attribution.after_frames import after_frame
from assets.parsing.attribution.clause_starts import clause_start, complement_at
from assets.parsing.attribution.object_verbs import object_verb_frame
from assets.parsing.attribution.relative_reports import relative_report
from assets.parsing.attribution.report_chains import Frame, told_to
from assets.parsing.attribution.reporting_verbs import VerbReading
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject
from assets.parsing.attribution.speakers import read_speaker
from assets.parsing.attribution.taken_up_positions import request_frame, taken_up_position
from assets.parsing.attribution.verb_frames import verb_frame
from assets.parsing.model import Sentence
from assets.parsing.places.place_mentions import story_country

_HEADING_REACH = 7
_ANNOUNCE = "أعلن"


def find_frames(index: SpeakerIndex, sentence: Sentence, names: dict[int, int]) -> list[Frame]:
    """Return the frames of one sentence in order; `names` maps the opening mark of a short quotation to its close."""
    tokens, words = index.document.tokens, index.vocabulary
    frames: list[Frame] = []
    at = sentence.first_token
    colon = _colon_frame(index, sentence)
    if colon is not None:
        frames.append(colon)
        at = colon.end_token
    known = words.known_roles
    while at < sentence.last_token:
        token = tokens[at]
        # nearly every word begins nothing: one look-up by form, without a call, is what this loop costs
        roles = known.get(token.form)
        if roles is None:
            roles = words.roles(token)
        if not roles:
            at += 1
            continue
        frame = _frame_at(index, sentence, at, roles, frames, names)
        if frame is not None:
            frames.append(frame)
            at = max(at + 1, frame.end_token if frame.shape == "after" else at + 1)
        else:
            at += 1
    return frames


def _frame_at(
    index: SpeakerIndex, sentence: Sentence, at: int, roles: str, frames: list[Frame], names: dict[int, int]
) -> Frame | None:
    """Return the frame that the word at `at` begins, the likeliest shape first."""
    tokens, words = index.document.tokens, index.vocabulary
    frame: Frame | None = None
    if "a" in roles:
        frame = after_frame(index, sentence, at, names)
    if frame is None and ("v" in roles or "b" in roles):
        frame = relative_report(index, sentence, at) or taken_up_position(index, sentence, at)
    if frame is None and "c" in roles:
        frame = _document_frame(index, sentence, at, names)
    if frame is None and "v" in roles:
        reading = words.verb(tokens[at])
        if reading is not None:
            frame = verb_frame(index, sentence, at, reading, frames, names)
    if frame is None and "o" in roles:
        reading = words.addressing(tokens[at])
        if reading is not None:
            frame = object_verb_frame(index, sentence, at, reading)
    if frame is None and "p" in roles:
        reading = words.participle(tokens[at])
        if reading is not None:
            frame = _participle_frame(index, sentence, at, reading)
    if frame is None and "q" in roles:
        frame = request_frame(index, sentence, at)
    if frame is None and "n" in roles:
        frame = _nominal_frame(index, sentence, at)
    return frame


def _document_frame(index: SpeakerIndex, sentence: Sentence, at: int, names: dict[int, int]) -> Frame | None:
    """Read «جاء في بيان للجيش أن»: whoever issued the document speaks."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    if (
        at + 2 >= end
        or tokens[at + 1].form != "في"
        or not any(rest in words.comes_in_nouns for i in (at + 2, at + 3) if i < end for _, rest in tokens[i].variants)
    ):
        return None
    what, comp = complement_at(index, at + 2, end, names)
    if not what:
        return None
    begin = at + 2 if index.vocabulary.heads.get(tokens[at + 2].form) == "document" else at + 3
    subject = read_speaker(index, begin, comp, is_certain=False)
    subject = subject or Subject((), (), at, at + 1, "document", "document")
    clause = clause_start(index, sentence, at)
    return Frame(at, comp + 1, subject, "says", "جاء", "document", "forward", "", clause.opener)


def _participle_frame(index: SpeakerIndex, sentence: Sentence, at: int, reading: VerbReading) -> Frame | None:
    """Read «مشيرا إلى أن», «مؤكدة أن», «منددة بـ»: the subject of the clause before goes on speaking."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    near = tokens[at + 1 : min(end, at + 4)]
    takes = reading.verb.takes
    if not near or tokens[at - 1].kind == "number":
        return None  # «75 متهما بينهم قيادات»: they are counted and accuse nobody
    is_led = tokens[at].form.endswith("ا") or (at > sentence.first_token and tokens[at - 1].form in ("،", ","))
    if (
        any(token.form in words.complementizers for token in near)
        or near[0].form in (":", '"')
        or (
            near[0].form in takes
            or "ب" in takes
            and any(p == "ب" for p, _ in near[0].variants)
            or "noun" in takes
            and at + 1 in index.actor_at
            and is_led
        )
    ):
        return Frame(
            at, at + 1, None, reading.verb.kind, reading.verb.past, "participle", "participle", reading.agreement
        )
    return None


def _nominal_frame(index: SpeakerIndex, sentence: Sentence, at: int) -> Frame | None:
    """Read «تهديدات النظام بشن هجوم», «الاتهامات الموجهة من الأمم المتحدة بالتورط»."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    verb = next((words.nominal_frames[rest] for _, rest in tokens[at].variants if rest in words.nominal_frames), None)
    if verb is None:
        return None
    begin = at + 1
    if begin not in index.actor_at:
        begin = next((i + 1 for i in range(at + 1, min(end, at + 5)) if tokens[i].form == "من"), -1)
        if begin < 0:
            return None
    if begin not in index.actor_at or index.actor_at[begin].start > tokens[begin].start:
        return None  # «الاتهامات للحكومة»: it is accused and accuses nobody
    subject = read_speaker(index, begin, end, is_certain=False)
    if subject is None or not subject.speakers or subject.end_token >= end:
        return None
    following = tokens[subject.end_token : subject.end_token + 1]
    if not any(
        token.form in words.complementizers
        or token.form in ("عن", "من", "الي")
        or any(p in ("ب", "ل") for p, _ in token.variants)
        or _is_announced(token.form, verb.past, words.relative_pronouns)
        for token in following
    ):
        return None
    return Frame(at, subject.end_token, subject, verb.kind, verb.past, "nominal", "nominal")


def _is_announced(form: str, verb: str, relative_pronouns: frozenset[str]) -> bool:
    """Tell «إعلان البيت الأبيض | الانسحاب»: the definite noun of what is announced, behind whoever announces it."""
    return verb == _ANNOUNCE and form.startswith("ال") and form not in relative_pronouns


def _colon_frame(index: SpeakerIndex, sentence: Sentence) -> Frame | None:
    """Read «المرصد: مقتل …»; «سوريا: قصف …» is a dateline unless the country's own words follow."""
    tokens, end = index.document.tokens, sentence.last_token
    first = sentence.first_token
    colon = next((i for i in range(first, min(end, first + 14)) if tokens[i].form == ":"), -1)
    if (
        colon <= first
        or colon + 1 >= end
        or any(index.vocabulary.verb(tokens[i]) for i in range(first, colon) if i not in index.actor_at and i > first)
    ):
        return None
    if tokens[first].form == '"':
        first += 1
    mention = index.actor_at.get(first)
    starts_as_verb = index.vocabulary.verb(tokens[first]) is not None
    if starts_as_verb or (mention is None and index.vocabulary.heads.get(tokens[first].form) in (None, "document")):
        return None
    subject = read_speaker(index, first, colon, is_certain=False)
    if subject is None or not subject.speakers or colon - subject.end_token > 4:
        return None
    is_state = mention is not None and mention.actor_type == "state"
    if is_state and not _speaks_itself(index, subject, colon + 1):
        return None
    via = told_to(index, subject, first, colon, (), False)
    return Frame(first, colon + 1, subject._replace(via=via), "says", ":", "colon", "forward", "", "")


def _speaks_itself(index: SpeakerIndex, subject: Subject, following: int) -> bool:
    """Tell a state that speaks from a dateline: by the first person, or because the story plays elsewhere."""
    form = index.document.tokens[following].form
    if form == '"' or form in index.vocabulary.headline_first_person or _is_first_person(form):
        return True
    readings = (index.vocabulary.verb(t) for t in index.document.tokens[following + 1 : following + _HEADING_REACH])
    if any(reading is not None and not reading.is_past for reading in readings):
        return False  # «فرنسا: وزير الخارجية يستنكر العقوبات»: another speaks in it
    states = {speaker.partition(".")[2].upper() for speaker in subject.speakers}
    scene = story_country(index.document).partition(":")[2]
    is_capital = any(p.first_token == subject.first_token and p.place_type != "country" for p in index.document.places)
    return scene not in states and (bool(scene) or is_capital)


def _is_first_person(form: str) -> bool:
    """Tell «أحبطنا», «سنتخذ», with which somebody speaks of himself."""
    return len(form) > 4 and (form.endswith("نا") or form.startswith("سن") and form[2:3] != "و")
