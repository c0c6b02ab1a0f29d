"""Dates by weight: days of the text around a claim that the rules leave open.

Belongs here: what the weights may do and what not. Does not belong here: the dates of the rules (test_claim_dates.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_candidates import Candidate
from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

SATURDAY = date(2024, 5, 11)


def test_no_day_is_guessed_where_the_text_names_none(lexicon: Lexicon) -> None:
    claims = read(lexicon, "قصفت طائرات مدينة إدلب. وقتل ثلاثة مدنيين في قرية مجاورة.").claims
    assert claims
    assert all(claim.date_start is None for claim in claims)


def test_a_day_that_the_rules_read_stands(lexicon: Lexicon) -> None:
    text = "قصفت طائرات مدينة إدلب السبت. وقصفت مدفعية مدينة حماة الأحد."
    days = [claim.date_start for claim in read(lexicon, text).claims]
    assert days == [SATURDAY, date(2024, 5, 12)]


def test_a_day_of_another_event_in_the_same_sentence_stays_with_that_event(lexicon: Lexicon) -> None:
    text = "عقدت الجامعة العربية اجتماعا عقب هجوم وقع الجمعة في الخرطوم."
    assert [c.date_start for c in read(lexicon, text).claims if c.event_subtype == "meeting"] == [None]


def test_a_date_by_weight_tells_its_words_and_signs(lexicon: Lexicon) -> None:
    text = (
        "دارت اشتباكات بين الجيش اليمني والحوثيين السبت في مديرية نهم. "
        "وأضاف مصدر عسكري أن مدفعية الجيش قصفت مواقع الحوثيين في صرواح. "
        "وكانت المديرية هادئة قبل ذلك. ولم يعلق الحوثيون على الأمر."
    )
    judged = [claim for claim in read(lexicon, text).claims if "date by weight" in claim.rule]
    assert [(claim.event_subtype, claim.date_start) for claim in judged] == [("shelling", SATURDAY)]
    assert judged[0].date_basis == "inherited"
    assert judged[0].date_text == "السبت"
    assert not [reason for reason in judged[0].missing if reason.startswith("date")]


def test_a_note_of_a_few_sentences_is_left_to_the_rules(lexicon: Lexicon) -> None:
    text = "دارت اشتباكات السبت في مديرية نهم. وأضاف مصدر عسكري أن مدفعية الجيش قصفت مواقع الحوثيين في صرواح."
    assert not [claim for claim in read(lexicon, text).claims if "by weight" in claim.rule]


def test_what_runs_from_a_told_day_is_an_option_of_a_sum_alone(lexicon: Lexicon) -> None:
    text = (
        "بدأ الهجوم على الغوطة في 18 شباط الماضي. وارتفع عدد القتلى منذ ذلك الحين إلى 900 مدني في غارات النظام. "
        "وأصيب شاب برصاص قناص. وقالت وزارة الصحة إن حالته مستقرة."
    )
    seen: list[tuple[bool, bool]] = []

    def listen(draft: ClaimDraft, candidates: Sequence[Candidate]) -> None:
        runs_on = any(c.words is not None and c.words.runs_on for c in candidates)
        seen.append((draft.is_aggregate, runs_on))

    read(replace(lexicon, judge_date=listen), text)
    assert (True, True) in seen
    assert (False, True) not in seen
