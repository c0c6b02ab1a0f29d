"""The days an article names, as candidates for the date of a claim, and the signs that speak for each.

Belongs here: which days may date a claim that the rules leave undated, and the features by which the weights compare
them. Does not belong here: the choice (judged_dates.py), the rules (claim_dates.py, date_inheritance.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import DateMention, Document

_NEAREST = 10
"""So many days around a claim are compared; the others of a long article are too far off to be meant."""
_BETWEEN = 9
_BEFORE = 4
_WIDTHS = ((0, "day"), (1, "night"), (7, "week"), (31, "month"), (366, "year"))
_AGES = ((-1, "ahead"), (0, "0"), (1, "1"), (3, "3"), (8, "8"), (40, "40"), (400, "400"))

Interval = tuple[date, date]


class DatedWords(NamedTuple):
    """One reading of a date mention: the days it names, with its sentence and place among the mentions."""

    days: Interval
    mention: DateMention
    sentence_no: int
    order: int
    is_point: bool


class Candidate(NamedTuple):
    """Days that may be a claim's date, None for no date; `words` is the mention nearest to the claim."""

    days: Interval | None
    words: DatedWords | None
    features: tuple[str, ...]


class ArticleDates(NamedTuple):
    """What the candidates of all claims of one article share."""

    words: tuple[DatedWords, ...]
    named: Counter[Interval]
    claims: tuple[tuple[int, Interval, ClaimDraft], ...]
    dated: Counter[Interval]
    spoken: frozenset[int]
    published: date | None
    views: dict[int, SentenceView]


def article_dates(document: Document, drafts: Sequence[ClaimDraft], spoken: frozenset[int]) -> ArticleDates:
    """Gather the days an article names; `spoken` are the first tokens of dates that tell when somebody spoke."""
    words: list[DatedWords] = []
    ends = [sentence.last_token for sentence in document.sentences]
    for order, mention in enumerate(document.dates):
        no = document.sentences[bisect_right(ends, mention.first_token)].no
        if mention.start_on is not None and mention.end_on is not None:
            words.append(DatedWords((mention.start_on, mention.end_on), mention, no, order, False))
        if mention.point_start is not None and mention.point_end is not None:
            words.append(DatedWords((mention.point_start, mention.point_end), mention, no, order, True))
    claims = tuple((n, (d.date_start, d.date_end), d) for n, d in enumerate(drafts) if d.date_start and d.date_end)
    return ArticleDates(
        tuple(words),
        Counter(w.days for w in words),
        claims,
        Counter(days for _, days, d in claims if d.date_basis != "inherited"),
        spoken,
        document.published.on,
        {d.view.sentence.no: d.view for d in drafts},
    )


def nearest_words(draft: ClaimDraft, article: ArticleDates) -> dict[Interval, DatedWords]:
    """Return the days named nearest to a claim, each with the words that name it there."""
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    nearest: dict[Interval, DatedWords] = {}
    for word in sorted(article.words, key=lambda w: _distance(w, draft, head)):
        nearest.setdefault(word.days, word)
        if len(nearest) == _NEAREST:
            break
    return nearest


def candidates_for(position: int, drafts: Sequence[ClaimDraft], article: ArticleDates) -> list[Candidate]:
    """Return the candidates of one undated claim with their features: no date, and the days named nearest to it."""
    draft = drafts[position]
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    nearest = nearest_words(draft, article)
    claim = _claim_signs(draft)
    found = [Candidate(None, None, _none_features(draft, claim, article, head))]
    ranks = _ranks(nearest, head)
    for days, word in nearest.items():
        found.append(Candidate(days, word, _features(position, draft, days, word, claim, article, head, ranks)))
    return found


def _distance(word: DatedWords, draft: ClaimDraft, head: int) -> tuple[int, int]:
    """Return how far a date stands from a claim: in sentences, then in tokens; what is ahead counts a little more."""
    apart = word.sentence_no - draft.view.sentence.no
    return (2 * apart + 1 if apart > 0 else -2 * apart, abs(word.mention.first_token - head))


def _ranks(nearest: dict[Interval, DatedWords], head: int) -> dict[Interval, str]:
    """Return for each candidate the how manieth date it is before or behind the claim."""
    known = nearest.items()
    before = sorted((w.mention.first_token, days) for days, w in known if w.mention.first_token <= head)[::-1]
    behind = sorted((w.mention.first_token, days) for days, w in known if w.mention.first_token > head)
    ranks = {days: f"b{min(n, 4)}" for n, (_, days) in enumerate(before)}
    ranks.update({days: f"f{min(n, 3)}" for n, (_, days) in enumerate(behind)})
    return ranks


def _claim_signs(draft: ClaimDraft) -> dict[str, str]:
    """Return what is known of the claim itself."""
    candidate = draft.candidate
    head = candidate.head if candidate else None
    return {
        "type": draft.event_type,
        "sub": draft.event_subtype,
        "status": draft.status,
        "agg": "agg" if draft.is_aggregate else "one",
        "section": draft.section if draft.section == "headline" else f"s{min(draft.view.sentence.no, 3)}",
        "aspect": (head.aspect + ("D" if head.definite else "") + ("P" if head.plural else "")) if head else "said",
        "entry": head.entry.id if head else "said",
    }


def _none_features(draft: ClaimDraft, claim: dict[str, str], article: ArticleDates, head: int) -> tuple[str, ...]:
    """Return the features of giving no date."""
    here = sum(w.sentence_no == draft.view.sentence.no for w in article.words)
    out = ["none"]
    out += [f"none {name}={value}" for name, value in claim.items()]
    out += [f"none {claim['status']} {claim[name]}" for name in ("sub", "section", "aspect")]
    out.append(f"none here={min(here, 2)}")
    out.append(f"none dates={min(len(article.named), 5)}")
    out.append(f"none {claim['status']} {claim['type']} {claim['agg']}")
    forms = [draft.view.form(at) for at in range(head - 3, head)]
    out += [f"none w-={form}" for form in forms if form]
    return tuple(out)


def _features(
    position: int,
    draft: ClaimDraft,
    days: Interval,
    word: DatedWords,
    claim: dict[str, str],
    article: ArticleDates,
    head: int,
    ranks: dict[Interval, str],
) -> tuple[str, ...]:
    """Return the features of one candidate."""
    where, gap = _where(draft, word, head)
    spoken = "said" if word.mention.first_token in article.spoken else "-"
    since = "point" if word.is_point else "since" if word.mention.is_since else ""
    width, age = _width(days), _age(days, article.published)
    rank = ranks.get(days, "-")
    kin = _kin(position, draft, days, article)
    out = [
        f"where={where}",
        f"where={where}{gap}",
        f"rank={rank}",
        f"kin={kin}",
        f"width={width}{since}",
        f"age={age}",
        f"said={spoken} where={where}",
        f"type={claim['type']}",
        f"sub={claim['sub']}",
        f"{claim['agg']} width={width}{since}",
        f"status={claim['status']}",
        f"where={where} said={spoken} type={claim['type']}",
        f"where={where} rank={rank}",
        f"where={where} width={width}{since}",
        f"where={where} {claim['aspect']}",
        f"where={where} {claim['section']}",
        f"kin={kin} where={where}",
        f"kin={kin} {claim['section']}",
        f"age={age} status={claim['status']}",
        f"age={age} type={claim['type']}",
        f"age={age} where={where}",
        f"age={age} {claim['section']}",
        f"{claim['agg']} {claim['type']} width={width}{since}",
        f"{claim['agg']} where={where} width={width}{since}",
        f"entry={claim['entry']}",
        f"entry={claim['entry']} width={width}{since}",
        f"n={min(article.named[days], 4)}",
        f"dated={min(article.dated[days], 4)} {claim['section']}",
    ]
    if article.words and days == article.words[0].days:
        out += ["first", f"first {claim['section']}", f"first where={where}"]
    if article.dated and article.dated.most_common(1)[0][0] == days:
        out += ["main", f"main {claim['section']}", f"main where={where}", f"main age={age}"]
    if any(days != other and days[0] <= other[0] and other[1] <= days[1] for other in ranks):
        out.append("holds another")
    if any(days != other and other[0] <= days[0] and days[1] <= other[1] for other in ranks):
        out.append("within another")
    out += _words_about(draft, word, head, article)
    return tuple(out)


def _where(draft: ClaimDraft, word: DatedWords, head: int) -> tuple[str, str]:
    """Return where a date stands as seen from the claim: clause, sentence, side; and how far, roughly."""
    at = word.mention.first_token
    apart = word.sentence_no - draft.view.sentence.no
    if apart == 0:
        clauses = draft.view.clause(at) - draft.view.clause(head)
        tokens = abs(at - head)
        gap = "<4" if tokens < 4 else "<8" if tokens < 8 else "<16" if tokens < 16 else ">"
        return f"c{max(-2, min(clauses, 2))}{'b' if at < head else 'f'}", gap
    gap = "" if abs(apart) < 4 else "<7" if abs(apart) < 7 else ">"
    return f"s{max(-4, min(apart, 4))}", gap


def _width(days: Interval) -> str:
    """Return roughly how long a period is."""
    length = (days[1] - days[0]).days
    return next((name for top, name in _WIDTHS if length <= top), "long")


def _age(days: Interval, published: date | None) -> str:
    """Return roughly how long before publication a period ends."""
    if published is None:
        return "?"
    old = (published - days[1]).days
    return next((name for top, name in _AGES if old <= top), "old")


def _kin(position: int, draft: ClaimDraft, days: Interval, article: ArticleDates) -> str:
    """Return the closest claim that the rules date so: its kind and how far off it stands."""
    best = "none"
    least = 99
    for n, other_days, other in article.claims:
        if n == position or other_days != days:
            continue
        same = 0 if other.event_subtype == draft.event_subtype else 1 if other.event_type == draft.event_type else 2
        away = abs(n - position)
        place = bool(set(draft.place_ids) & set(other.place_ids))
        score = same * 3 + min(away, 12) + (0 if place else 2)
        if score < least:
            least = score
            side, near = "b" if n < position else "f", "1" if away == 1 else "3" if away < 4 else "9"
            marks = ("p" if place else "") + ("i" if other.date_basis == "inherited" else "")
            best = f"{('sub', 'type', 'kind')[same]}{side}{near}{marks}"
    return best


def _words_about(draft: ClaimDraft, word: DatedWords, head: int, article: ArticleDates) -> list[str]:
    """Return the words before a date and, in one sentence, those between it and the event."""
    view = article.views.get(word.sentence_no)
    if view is None:
        return []
    at, end = word.mention.first_token, word.mention.last_token
    same = word.sentence_no == draft.view.sentence.no
    mark = "here" if same else "away"
    out = [
        f"{mark} before={view.form(at - 1)}",
        f"{mark} before2={view.form(at - 2)} {view.form(at - 1)}",
        f"{mark} behind={view.form(end)}",
        f"{mark} date={view.form(at)}",
    ]
    if same:
        low, high = (end, head) if at < head else (draft.last_trigger, at)
        side = "b" if at < head else "f"
        between = {view.form(k) for k in range(low if high - low <= _BETWEEN else high - _BEFORE, high)}
        for form in sorted(between - {""}):
            out.append(f"btw{side}={form}")
    return out
