"""Speaking capitals: «قالت الخرطوم إن», «أعربت أنقرة وبغداد عن», «الهدنة التي أعلنتها كابول» mean their governments.

Belongs here: a capital that no list gives as a name of its state, where it is the subject of a verb of saying. Does not
belong here: capitals listed as names («واشنطن», actor_mentions.py), where the town is meant as a place.
"""

from __future__ import annotations

from collections.abc import Sequence

from assets.parsing.actors.actor_names import ActorVocabulary
from assets.parsing.attribution.reporting_verbs import AttributionVocabulary
from assets.parsing.attribution.reporting_verbs import load_vocabulary as load_reports
from assets.parsing.model import ActorMention, Document, PlaceMention, Token


def find_capitals(
    document: Document, vocabulary: ActorVocabulary, places: Sequence[PlaceMention], listed: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return the capitals that speak, of those that no listed mention covers."""
    reports, tokens = load_reports(), document.tokens
    ends = {actor.last_token: actor.first_token for actor in listed if actor.actor_type == "state"}
    covered = {index for actor in listed for index in range(actor.first_token, actor.last_token)}
    headlines = {s.first_token for s in document.sentences if s.section == "headline"}
    found: list[ActorMention] = []
    for place in places:
        at = place.first_token
        actor_id = _speaker(tokens[at], vocabulary) if place.last_token == at + 1 and at not in covered else ""
        if not actor_id:
            continue
        is_joined = at in ends and any(p == "و" for p, _ in tokens[at].variants)
        verb = ends[at] - 1 if is_joined else at - 1
        is_said = verb >= 0 and _says(tokens[verb], reports)
        if is_said or (at in headlines and at + 1 < len(tokens) and _says(tokens[at + 1], reports, is_present=True)):
            record = vocabulary.records[actor_id]
            found.append(
                ActorMention(
                    place.start, place.end, at, at + 1, actor_id, place.name, record.actor_type,
                    is_known=True, parent_id=record.parent_id, head_token=at,
                )
            )  # fmt: skip
    return found


def _speaker(token: Token, vocabulary: ActorVocabulary) -> str:
    """Return who speaks where this capital does, "" for any other word."""
    return next((vocabulary.capitals[rest] for _, rest in token.variants if rest in vocabulary.capitals), "")


def _says(token: Token, reports: AttributionVocabulary, *, is_present: bool = False) -> bool:
    """Tell a verb of saying in the feminine, which a town takes: «قالت», «أعلنتها»; «تدين» in a headline."""
    reading = reports.verb(token) or reports.verb_with_object(token)
    return reading is not None and reading.agreement == "f" and not (is_present and reading.is_past)
