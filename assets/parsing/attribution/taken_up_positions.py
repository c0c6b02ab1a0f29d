"""Positions on what was just told: «وهو ما تنفيه طهران», «الأمر الذي رفضته دمشق», «اتهامات نفتها موسكو»; requests.

Belongs here: a stance whose object is a pronoun for the words before it, and a request given as the cause of a step.
Does not belong here: nouns that somebody announced (relative_reports.py), addressees in a pronoun (object_verbs.py).
"""

from __future__ import annotations

from assets.parsing.attribution.report_chains import Frame
from assets.parsing.attribution.speaker_index import SpeakerIndex, is_relay
from assets.parsing.attribution.speakers import read_speaker
from assets.parsing.model import Sentence

RULE = "verb:taken_up"
_ADVERBS_REACH = 3


def taken_up_position(index: SpeakerIndex, sentence: Sentence, at: int) -> Frame | None:
    """Read a verb of stance with a pronoun for the words before it, and its speaker behind."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    if at <= sentence.first_token or at + 2 > end:
        return None
    reading, begin = words.verb_with_object(tokens[at]), at + 1
    if reading is None and at + 2 < end and tokens[at + 1].form in words.taken_up_by:
        reading, begin = words.verb(tokens[at]), at + 2
    if reading is None or reading.proclitics or reading.verb.past not in words.stance_verbs:
        return None
    if not _takes_up(index, sentence, at):
        return None
    while begin < end - 1 and begin not in index.actor_at and tokens[begin].form in words.skipped:
        begin += 1
    subject = read_speaker(index, begin, end, is_certain=False)
    if subject is None or not subject.speakers or subject.anaphor:
        return None
    verb = reading.verb
    return Frame(at, subject.end_token, subject, verb.kind, verb.past, RULE, "relative", reading.agreement, "", True)


def request_frame(index: SpeakerIndex, sentence: Sentence, at: int) -> Frame | None:
    """Read «بطلب من الكويت», «بناء على طلب الحكومة»: who asked for the step that the sentence tells."""
    tokens, words, end = index.document.tokens, index.vocabulary, sentence.last_token
    match = words.request_phrases.match(tokens, at, end)
    if match is None:
        return None
    begin = at + match.n_tokens
    while begin < min(end, at + match.n_tokens + _ADVERBS_REACH) and begin not in index.actor_at:
        if tokens[begin].form not in words.request_links:
            return None
        begin += 1
    mention = index.actor_at.get(begin)
    if mention is None or is_relay(mention) or not mention.is_known or mention.actor_id.startswith("anon."):
        return None
    subject = read_speaker(index, begin, end, is_certain=False)
    if subject is None or not subject.speakers:
        return None
    return Frame(at, subject.end_token, subject, "demands", "طلب", "nominal", "nominal", "", "", True)


def _takes_up(index: SpeakerIndex, sentence: Sentence, at: int) -> bool:
    """Tell what stands before the verb: «وهو ما», «الذي», or a noun of speech without the article («اتهامات»)."""
    tokens, words = index.document.tokens, index.vocabulary
    last = at - 1
    if tokens[last].form in ("قد", "كان", "كانت"):
        last -= 1
    if last < sentence.first_token:
        return False
    if tokens[last].form == "ما":
        return last > sentence.first_token and tokens[last - 1].form.removeprefix("و") in words.pointing_words
    return tokens[last].form in words.relative_pronouns or tokens[last].form in words.disputed_nouns
