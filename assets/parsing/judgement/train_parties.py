"""Train the judgement of participants: python -m assets.parsing.judgement.train_parties GOLD.json … [--leave-out IDS].

Belongs here: from coded articles to the examples of the decision, the trial on articles left out, the weights file.
Does not belong here: the signs (claims/party_features.py), fitting (train_model.py).

Each GOLD.json (NAME.gold.json, in the shape of the gold standard) has its texts in NAME.articles.jsonl beside it.
`--leave-out` names a file of article ids, one a line, that must teach nothing, as those that share sentences with
articles of a test. `--home` holds the inflected forms of set-up. `--folds` tries instead of training: it prints
precision, recall and F1 of participants, rules alone and judged, over articles that taught nothing; copies of one text
stay in one fold. Weights are written to parties.weights.gz; the same articles give the same file.
A claim teaches where it matches a coded event, as the scorer matches them; an actor whose name is the coded one takes
its role. Where two actors bear it, the nearer name counts, and the other teaches nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from assets.evaluation.alignment import align_events
from assets.evaluation.coded import CodedArticle, CodedEvent, CodedParticipant
from assets.evaluation.reference_names import listed_names
from assets.evaluation.same_name import comparable, means
from assets.parsing.claims.article_parties import ArticleParties, gather_parties
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.judged_parties import judged_participants
from assets.parsing.claims.party_features import PartyCase, party_cases
from assets.parsing.judgement.coded_articles import read_coded_articles, read_ids
from assets.parsing.judgement.linear_model import LinearModel, write_model
from assets.parsing.judgement.train_model import Example, train
from assets.parsing.lexicon_loader import PARTY_WEIGHTS, Lexicon, load_lexicon
from assets.parsing.model import Document
from assets.parsing.parse import read_by_rule

STRENGTH = 0.04
LEAST_COUNT = 4
_FOLDS = 6
_OPENING = 120
_NONE = "none"


class JudgedClaim(NamedTuple):
    """A claim that matches a coded event: its cases, the answer to each ("" teaches nothing), what the rules gave."""

    wanted: tuple[CodedParticipant, ...]
    cases: tuple[PartyCase, ...]
    answers: tuple[str, ...]
    ruled: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TaughtArticle:
    """A coded article with the claims it teaches by; articles with one `opening` are copies of one text."""

    opening: str
    parties: ArticleParties
    names: Mapping[str, tuple[str, ...]]
    claims: tuple[JudgedClaim, ...]


def taught_articles(files: Sequence[Path], leave_out: frozenset[str], words: Lexicon) -> Iterator[TaughtArticle]:
    """Yield the coded articles of gold files, read by rule, each text once."""
    for taught in read_coded_articles(files, leave_out):
        ruled = read_by_rule(taught.text, taught.published_on, taught.outlet, None, taught.headline_end, words)
        parties = gather_parties(ruled.views, ruled.drafts, ruled.attributions, words.context)
        yield _taught(taught.coded, taught.text[taught.headline_end :][:_OPENING], ruled.document, parties)


def _taught(coded: CodedArticle, opening: str, document: Document, parties: ArticleParties) -> TaughtArticle:
    """Return the claims of an article that match coded events, with the answers."""
    own = {actor.id: (actor.name,) for actor in document.unlisted_actors.values()}
    names = {**listed_names("actors", "actor_id"), **own}
    pairs = align_events(coded.events, [_as_coded(draft) for draft in parties.drafts]).pairs
    claims = []
    for number, claim in sorted(pairs.items()):
        event = coded.events[number]
        if event.is_optional:
            continue
        cases = tuple(party_cases(parties, claim))
        answers = _answers(event.participants, cases, names)
        ruled = tuple((p.actor_id, p.role) for p in parties.drafts[claim].participants)
        claims.append(JudgedClaim(event.participants, cases, answers, ruled))
    return TaughtArticle(opening, parties, names, tuple(claims))


def _as_coded(draft: ClaimDraft) -> CodedEvent:
    """Return of a draft what aligning it needs."""
    return CodedEvent(
        "", draft.start, draft.end, "", draft.event_type, draft.event_subtype, draft.status, False, None, (), (), ()
    )


def _answers(
    wanted: Sequence[CodedParticipant], cases: Sequence[PartyCase], names: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return for each case the role of the coder, "" where another bears the coded name better."""
    answers = [_NONE] * len(cases)
    for party in wanted:
        free = [
            (_nearness(party, case, names), number)
            for number, case in enumerate(cases)
            if answers[number] in (_NONE, "") and _is_meant(party.names[0], names.get(case.actor_id, ()))
        ]
        for place, (_, number) in enumerate(sorted(free)):
            answers[number] = "" if place else party.role
    return tuple(answers)


def _nearness(
    party: CodedParticipant, case: PartyCase, names: Mapping[str, tuple[str, ...]]
) -> tuple[bool, bool, bool]:
    """Return how well an actor bears a coded name: the same one first, then whom the rules gave the role."""
    is_same = any(comparable(name) == comparable(party.names[0]) for name in names.get(case.actor_id, ()))
    return not is_same, case.ruled is None or case.ruled.role != party.role, case.ruled is None


@cache
def _is_meant(coded: str, names: tuple[str, ...]) -> bool:
    """Tell whether a coded name is one of an actor's."""
    return means(coded, names)


def examples(articles: Sequence[TaughtArticle]) -> list[Example]:
    """Return every case with an answer."""
    return [
        Example(case.features, answer)
        for article in articles
        for claim in article.claims
        for case, answer in zip(claim.cases, claim.answers, strict=True)
        if answer
    ]


class Tally(NamedTuple):
    """Participants of matched claims: those that are right, given, coded."""

    right: int = 0
    given: int = 0
    coded: int = 0

    def plus(self, claim: JudgedClaim, given: Sequence[tuple[str, str]], names: Mapping[str, tuple[str, ...]]) -> Tally:
        """Return the tally with one more claim, paired as the scorer pairs."""
        left = list(given)
        for party in claim.wanted:
            hit = next((g for g in left if g[1] == party.role and _is_meant(party.names[0], names.get(g[0], ()))), None)
            if hit:
                left.remove(hit)
        right = len(given) - len(left)
        return Tally(self.right + right, self.given + len(given), self.coded + len(claim.wanted))

    def __str__(self) -> str:
        """Return precision, recall and F1."""
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.coded)
        return f"P {precision:.3f} R {recall:.3f} F1 {2 * self.right / max(1, self.given + self.coded):.3f}"


def trial(articles: Sequence[TaughtArticle]) -> tuple[Tally, Tally]:
    """Return the tallies of the rules alone and of the judgement, over articles left out of its training."""
    openings = {opening: int(sha256(opening.encode()).hexdigest(), 16) % _FOLDS for opening in
                (article.opening for article in articles)}  # fmt: skip
    ruled, judged = Tally(), Tally()
    for fold in range(_FOLDS):
        model = train(examples([a for a in articles if openings[a.opening] != fold]), STRENGTH, LEAST_COUNT)
        for article in (a for a in articles if openings[a.opening] == fold):
            for claim in article.claims:
                ruled = ruled.plus(claim, claim.ruled, article.names)
                judged = judged.plus(claim, _judged(article, claim, model), article.names)
    return ruled, judged


def _judged(article: TaughtArticle, claim: JudgedClaim, model: LinearModel) -> list[tuple[str, str]]:
    """Return the participants that a model gives a claim."""
    return [(p.actor_id, p.role) for p in judged_participants(article.parties, claim.cases, model)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the articles, then try or train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args(arguments)
    articles = list(taught_articles(given.gold, read_ids(given.leave_out), load_lexicon(given.home)))
    if given.folds:
        ruled, judged = trial(articles)
        sys.stdout.write(f"{len(articles)} articles\nrules alone  {ruled}\njudged       {judged}\n")
        return 0
    write_model(PARTY_WEIGHTS, train(examples(articles), STRENGTH, LEAST_COUNT))
    claims = sum(len(article.claims) for article in articles)
    sys.stdout.write(f"{PARTY_WEIGHTS.name}: learned from {len(articles)} articles, {claims} claims\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
