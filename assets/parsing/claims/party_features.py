"""Party features: what speaks for and against somebody being a party to an event, as names that a model weighs.

Belongs here: whom to ask about (the actors of the sentence and of the one before, the parties of claims beside
it), what is seen of each. Does not belong here: who is named where in the article (article_parties.py), how a fact is
named (party_signs.py), the decision (judged_parties.py), the weights (judgement/). No feature holds an actor's id: who
does what, the words must tell.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from assets.parsing.claims.article_parties import ArticleParties, prevailing_role
from assets.parsing.claims.party_signs import (
    before_signs,
    behind_signs,
    claim_signs,
    distance_signs,
    history_signs,
    list_signs,
    own_signs,
    side_signs,
    speaker_signs,
    spot_signs,
    where_signs,
    word_signs,
)
from assets.parsing.judgement.signs import CaseSigns
from assets.parsing.model import ActorMention, Participant

_SENTENCES_BACK = 1
_NEIGHBOURS_BEFORE = 3
_NEIGHBOURS_BEHIND = 2
_NEAR_WORDS = 6
_NEAR_LISTS = 15
_HARM_REACH = 5
_STEPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_FARTHEST = "99"
_NO_ROLES: Counter[str] = Counter()
_NONE = "none"


class PartyCase(NamedTuple):
    """One question: is this actor a party to the claim?

    `ruled` is what the rules answered, None where they gave no role; `start` and `end` are where the party is named.
    """

    actor_id: str
    start: int
    end: int
    ruled: Participant | None
    signs: CaseSigns

    @property
    def features(self) -> tuple[str, ...]:
        """Return all features, one after the other."""
        return self.signs.features


def party_cases(article: ArticleParties, number: int) -> list[PartyCase]:
    """Return a case for everyone who may be a party to one claim of the article."""
    claim = _ClaimSigns(article, number)
    return [claim.case(actor_id) for actor_id in claim.possible_parties()]


class _ClaimSigns:
    """What is seen of one claim, and of each of its possible parties."""

    def __init__(self, article: ArticleParties, number: int) -> None:
        """Note what is the same for every party."""
        self.article = article
        self.draft = draft = article.drafts[number]
        self.view = draft.view
        self.type, self.subtype = draft.event_type, draft.event_subtype
        self.ruled = {p.actor_id: p for p in draft.participants}
        self.taken = "".join(dict.fromkeys(sorted(p.role[:2] for p in draft.participants)))
        drafts = article.drafts
        before = drafts[max(0, number - _NEIGHBOURS_BEFORE) : number]
        behind = drafts[number + 1 : number + 1 + _NEIGHBOURS_BEHIND]
        self.before = [d for d in before if d.event_type == self.type]
        self.behind = [d for d in behind if d.event_type == self.type]
        self.named_here = len({a.actor_id for a in self.view.actors})
        head = draft.candidate.head if draft.candidate else None
        if head is not None:
            self.anchor, self.anchor_end = head.first, head.last
            self.frame, self.verb = f"{head.entry.frame}:{head.aspect[0]}", head.entry.id
        else:
            said = article.report_within(draft)
            self.anchor = said.frame_first_token if said else draft.first_token
            self.anchor_end = self.anchor + 1
            self.frame, self.verb = f"said:{said.kind}" if said else "said", draft.rule
        self.clause = self.view.clause(self.anchor)
        self.supports = sorted({s.entry.frame for s in draft.candidate.supports}) if draft.candidate else []
        form = None if head is None else f"{head.definite}{head.has_pronoun}{head.proclitics}"
        self.common = claim_signs(self.type, self.taken, self.draft.status, form)

    def possible_parties(self) -> dict[str, None]:
        """Return the ids of everyone who may be a party, each once.

        Whoever is named only further away is one so rarely that asking costs more than it brings.
        """
        found: dict[str, None] = dict.fromkeys(self.ruled)
        found.update(dict.fromkeys(a.actor_id for a in self.view.actors))
        no = self.view.sentence.no
        for view in self.article.views[max(0, no - _SENTENCES_BACK) : no]:
            found.update(dict.fromkeys(a.actor_id for a in view.actors))
        for other in [*self.before, *self.behind]:
            found.update(dict.fromkeys(p.actor_id for p in other.participants))
        return found

    def case(self, actor_id: str) -> PartyCase:
        """Return what is seen of one actor."""
        ruled = self.ruled.get(actor_id)
        role = ruled.role if ruled else _NONE
        mention, where = self._mention(actor_id)
        kind = _kind(actor_id, mention)
        signs = CaseSigns([self.common], [f"support={frame}|rule={role}" for frame in self.supports])
        typed = self._in_article(signs, actor_id, role, where)
        signs.groups.append(own_signs(role, kind, self.type, self.subtype, self.frame, self.taken))
        self._as_speaker(signs, actor_id, role, kind)
        self._kin(signs, actor_id, mention, role)
        if mention is not None and where == "here":
            self._as_placed(signs, mention, role, kind, typed)
            self._as_worded(signs, mention, role)
            self._beside(signs, mention, role)
        place = ruled or mention or self.article.given[actor_id]
        return PartyCase(actor_id, place.start, place.end, ruled, signs)

    def _in_article(self, signs: CaseSigns, actor_id: str, role: str, where: str) -> str:
        """Add what the rest of the article makes of an actor; return the role that claims of this type mostly give."""
        others = self.article.roles.get(actor_id, _NO_ROLES)
        of_type = self.article.roles_of_type.get((actor_id, self.type), _NO_ROLES)
        own = "" if role == _NONE else role
        whole, typed = prevailing_role(others, own), prevailing_role(of_type, own)
        rank = self.article.rank_of(actor_id)
        signs.groups.append(history_signs(whole, typed, self.type, role, self.frame))
        named_here = min(self.named_here, 6)
        signs.groups.append(where_signs(where, self.type, role, rank, typed, named_here, self.taken))
        if self.before:
            last = self.before[-1]
            had = next((p.role for p in last.participants if p.actor_id == actor_id), _NONE)
            is_same = last.event_subtype == self.subtype
            signs.groups.append(before_signs(had, self.type, role, self.taken, where, is_same))
        if self.behind:
            gets = next((p.role for p in self.behind[0].participants if p.actor_id == actor_id), _NONE)
            signs.groups.append(behind_signs(gets, self.type, role))
        return typed

    def _as_speaker(self, signs: CaseSigns, actor_id: str, role: str, kind: str) -> None:
        """Add that the claim is said from the actor, first or further."""
        said = self.draft.attributed_to
        if actor_id in said:
            sign = "speaks first" if actor_id == said[0] else "speaks"
            signs.groups.append(speaker_signs(sign, self.type, self.frame, role, kind))
        if actor_id in self.draft.via:
            signs.single.append("via")

    def _kin(self, signs: CaseSigns, actor_id: str, mention: ActorMention | None, role: str) -> None:
        """Add that the body above the actor, or a part of it, has a role or is named: «وزير الدفاع», «الحكومة»."""
        above = mention.parent_id if mention else ""
        if above:
            if above in self.ruled:
                signs.single.append(f"above={self.ruled[above].role}|rule={role}")
            if any(a.actor_id == above for a in self.view.actors):
                signs.single.append(f"above is named|rule={role}")
        below = next((p.role for p in self.draft.participants if self.article.body_above(p.actor_id) == actor_id), "")
        if below:
            signs.single.append(f"below={below}|rule={role}")

    def _as_placed(self, signs: CaseSigns, mention: ActorMention, role: str, kind: str, typed: str) -> None:
        """Add where the sentence names the actor, as seen from the word of the event."""
        first, last, anchor, view = mention.first_token, mention.last_token, self.anchor, self.view
        side, low, high = _side(mention, anchor, self.anchor_end)
        gap = max(0, high - low)
        far = next((str(step) for step in _STEPS if gap <= step), _FARTHEST)
        clauses = max(-2, min(2, view.clause(first) - self.clause))
        between = {a.actor_id for a in view.actors if low <= a.first_token < high} - {mention.actor_id}
        events = sum(1 for t in view.triggers if low <= t.first < high)
        spot = f"{side}{min(len(between), 2)}{min(events, 2)}"
        signs.groups.append(distance_signs(side, far, clauses, self.type, self.frame))
        signs.groups.append(spot_signs(spot, self.subtype, self.frame, role, kind, typed, self.taken))
        signs.groups.append(side_signs(side, self.verb, role))
        signs.single.extend([f"support={frame}|side={side}" for frame in self.supports])
        governor = next((t for t in reversed(view.triggers) if t.first < first), None)
        if governor is not None:  # the event named last before the actor, whose party it rather is
            own = self.draft.candidate.triggers if self.draft.candidate else ()
            sign = f"governor={any(governor is t for t in own)}|{governor.entry.frame}"
            signs.single.append(f"{sign}|{self.frame}")
        for _, count in view.casualties:
            if count.side_tokens and count.side_tokens[0] < last and first < count.side_tokens[1]:
                signs.single.append(f"side of {count.outcome}|{self.type}")
            if count.first_token <= first < count.last_token:
                signs.single.append(f"within {count.outcome}|{self.type}")
            elif count.harm_token < first <= count.harm_token + _HARM_REACH:
                signs.single.append(f"behind {count.outcome}|{self.type}")

    def _as_worded(self, signs: CaseSigns, mention: ActorMention, role: str) -> None:
        """Add the words around the actor, and between it and the word of the event."""
        first, last, view = mention.first_token, mention.last_token, self.view
        side, low, high = _side(mention, self.anchor, self.anchor_end)
        word, token = view.form(first - 1), view.tokens[first]
        glued = token.form[: max(0, mention.start - token.start)]
        signs.groups.append(word_signs(glued, word, self.type, side, self.frame))
        signs.single.append(f"two before it={view.form(first - 2)} {word}|{side}")
        signs.single.append(f"behind it={view.form(last)}|{side}")
        for listed in self.article.lists_at(view, first - 2, first):
            signs.groups.append(list_signs(listed, side, self.type, role))
        if side != "in" and high - low <= _NEAR_LISTS:
            between = self.article.lists_at(view, low, high)
            signs.single.extend([f"list between={listed}|{side}|{self.type}" for listed in between])
            if high - low <= _NEAR_WORDS:
                signs.single.extend([f"between={view.form(index)}|{side}" for index in range(low, high)])

    def _beside(self, signs: CaseSigns, mention: ActorMention, role: str) -> None:
        """Add that و joins the actor to one who has a role: «الجيش والمقاومة»."""
        view = self.view
        for other in view.actors:
            party = self.ruled.get(other.actor_id)
            if party is None or other.actor_id == mention.actor_id:
                continue
            if 0 <= mention.first_token - other.last_token <= 1 and view.form(mention.first_token)[:1] == "و":
                signs.single.append(f"joined to {party.role}|rule={role}")
            elif 0 <= other.first_token - mention.last_token <= 1 and view.form(other.first_token)[:1] == "و":
                signs.single.append(f"joins {party.role}|rule={role}")

    def _mention(self, actor_id: str) -> tuple[ActorMention | None, str]:
        """Return the mention that counts, and where it stands: here, so many sentences before, far, behind."""
        mentions = self.article.mentions.get(actor_id)
        view = self.view
        if not mentions:
            given = self.ruled.get(actor_id)
            at = next((i for i in range(view.first, view.last) if given and view.tokens[i].start == given.start), -1)
            if given is None or at < 0:
                return None, "unnamed"
            return ActorMention(given.start, given.end, at, at + 1, actor_id, "", "state", True), "here"
        here = [m for m in mentions if view.first <= m.first_token < view.last]
        if here:
            ruled = self.ruled.get(actor_id)
            exact = next((m for m in here if ruled is not None and m.start == ruled.start), None)
            return exact or min(here, key=self._distance), "here"
        earlier = [m for m in mentions if m.first_token < view.first]
        if not earlier:
            return mentions[0], "behind"
        back = self.article.sentences_between(earlier[-1], view)
        return earlier[-1], f"{back} before" if back <= _NEIGHBOURS_BEFORE else "far"

    def _distance(self, mention: ActorMention) -> tuple[bool, int]:
        """Return how far a mention stands from the word of the event: those of its clause are nearer."""
        return self.view.clause(mention.first_token) != self.clause, abs(mention.first_token - self.anchor)


def _kind(actor_id: str, mention: ActorMention | None) -> str:
    """Return the type of an actor, and whether general words or an unlisted name stand for it."""
    if mention is None:
        return "unnamed"
    if actor_id.startswith("generic."):
        return f"{mention.actor_type}.general"
    return mention.actor_type if mention.is_known else f"{mention.actor_type}.unlisted"


def _side(mention: ActorMention, anchor: int, anchor_end: int) -> tuple[str, int, int]:
    """Return on which side of the word of the event a mention stands, and the tokens between the two."""
    if mention.first_token <= anchor < mention.last_token:
        return "in", anchor, anchor
    if mention.first_token < anchor:
        return "b", mention.last_token, anchor
    return "a", anchor_end, mention.first_token
