"""Article parties: who is named in an article, where, how often, and which roles the rules gave.

Belongs here: what is gathered once for all claims of an article. Does not belong here: what is seen of one claim
(party_features.py), the decision (judged_parties.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, Participant

_LAST_RANK = 9
_ASIDE = frozenset({"media", "civil_society"})
_FEW = 3


@dataclass(frozen=True, slots=True)
class ArticleParties:
    """The parties of an article as the rules left them.

    `given` has for each party the first place that the rules took it from, which may be an adjective («غارات روسية»)
    and no mention.
    """

    views: tuple[SentenceView, ...]
    drafts: Sequence[ClaimDraft]
    mentions: Mapping[str, list[ActorMention]]
    given: Mapping[str, Participant]
    roles: Mapping[str, Counter[str]]
    roles_of_type: Mapping[tuple[str, str], Counter[str]]
    ranks: Mapping[str, int]
    reports: Mapping[int, Attribution]
    lists: tuple[tuple[int, str], ...]
    lists_mask: int

    def rank_of(self, actor_id: str) -> int:
        """Return the place of an actor among those named most, 0 the first, the last one for all further ones."""
        return min(self.ranks.get(actor_id, _LAST_RANK), _LAST_RANK)

    def body_above(self, actor_id: str) -> str:
        """Return the body that a person or part speaks for, "" where the article tells none."""
        mentions = self.mentions.get(actor_id)
        return mentions[0].parent_id if mentions else ""

    def report_within(self, draft: ClaimDraft) -> Attribution | None:
        """Return the first report whose words stand in a statement."""
        return next((self.reports[i] for i in range(draft.first_token, draft.last_token) if i in self.reports), None)

    def sentences_between(self, mention: ActorMention, view: SentenceView) -> int:
        """Return how many sentences before a sentence a mention stands."""
        back = 0
        while mention.first_token < self.views[view.sentence.no - back].first:
            back += 1
        return back

    def lists_at(self, view: SentenceView, start: int, end: int) -> list[str]:
        """Return the names of the telling word lists that hold a word of the tokens [start, end)."""
        start, end = max(start, view.first), min(end, view.last)
        held = 0
        for lists in view.word_lists[start - view.first : end - view.first]:
            held |= lists
        held &= self.lists_mask
        return [name for bit, name in self.lists if held & bit] if held else []


def gather_parties(
    views: tuple[SentenceView, ...],
    drafts: Sequence[ClaimDraft],
    attributions: tuple[Attribution, ...],
    context: EventContext,
) -> ArticleParties:
    """Return who is named in an article and what the rules made of them."""
    mentions: defaultdict[str, list[ActorMention]] = defaultdict(list)
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    roles_of_type: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    given: dict[str, Participant] = {}
    weight: Counter[str] = Counter()
    for view in views:
        for actor in view.actors:
            mentions[actor.actor_id].append(actor)
            weight[actor.actor_id] += actor.actor_type not in _ASIDE
    for draft in drafts:
        for party in draft.participants:
            given.setdefault(party.actor_id, party)
            roles[party.actor_id][party.role] += 1
            roles_of_type[party.actor_id, draft.event_type][party.role] += 1
            weight[party.actor_id] += 1
    ranked = sorted((actor for actor in weight if weight[actor]), key=lambda actor: (-weight[actor], actor))
    lists = context.party_lists
    return ArticleParties(
        views=views,
        drafts=drafts,
        mentions=dict(mentions),
        given=given,
        roles=dict(roles),
        roles_of_type=dict(roles_of_type),
        ranks={actor: place for place, actor in enumerate(ranked)},
        reports={a.frame_first_token: a for a in attributions},
        lists=lists,
        lists_mask=sum(bit for bit, _ in lists),
    )


def prevailing_role(roles: Mapping[str, int], own: str) -> str:
    """Return the role that prevails in other claims and in how many of them, "" without any.

    `own` is the role in the claim itself, which is left out of the count.
    """
    actor = roles.get("actor", 0) - (own == "actor")
    recipient = roles.get("recipient", 0) - (own == "recipient")
    if roles.get("attendee", 0) - (own == "attendee") > actor + recipient:
        return "attendee"
    number = actor + recipient
    if not number:
        return ""
    share = actor / number
    level = "AA" if share > 0.9 else "A" if share > 0.6 else "=" if share >= 0.4 else "R" if share >= 0.1 else "RR"
    return level + ("1" if number == 1 else "3" if number <= _FEW else "9")
