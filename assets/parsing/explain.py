"""An article with its claims marked in the text, and each claim with the rule and words that made it.

Belongs here: turning a text and its reading into lines for a person. Does not belong here: parsing, finding the
article, or the command (orchestration.explain_command).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.model import CasualtyClaim, Claim, ParsedArticle, QuantityClaim

RESET = "\x1b[0m"
BOLD = "\x1b[1m"
DIM = "\x1b[2m"
COLOURS = ("\x1b[36m", "\x1b[33m", "\x1b[32m", "\x1b[35m")
"""Neighbouring claims differ in colour: cyan, yellow, green, magenta."""

INDENT = "      "


class Names(NamedTuple):
    """Written names of the ids that a reading points to."""

    places: Mapping[str, str]
    actors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """How marks look: colours on a terminal, brackets alone elsewhere."""

    is_coloured: bool

    def paint(self, text: str, *codes: str) -> str:
        """Returns the text in these colours, or as it is."""
        return f"{''.join(codes)}{text}{RESET}" if self.is_coloured else text


def names_in(parsed: ParsedArticle, lexicon: Lexicon) -> Names:
    """Returns the names of listed places and actors and of the unlisted ones of this article."""
    return Names(
        {
            **{place_id: record.name_ar for place_id, record in lexicon.places.records.items()},
            **{name.id: name.name for name in parsed.unlisted_places},
        },
        {
            **{actor_id: record.name_ar for actor_id, record in lexicon.actors.records.items()},
            **{name.id: name.name for name in parsed.unlisted_actors},
        },
    )


def explain_article(text: str, parsed: ParsedArticle, names: Names, is_coloured: bool = False) -> str:
    """Returns the article with numbered marks around its claims, followed by what each claim says and why."""
    style = Style(is_coloured)
    claims = [line for number in range(len(parsed.claims)) for line in _claim(number, text, parsed, names, style)]
    return (
        "\n".join(
            [
                _published(parsed),
                "",
                marked_text(text, [(claim.start, claim.end) for claim in parsed.claims], style),
                "",
                *claims,
            ]
        ).rstrip()
        + "\n"
    )


def marked_text(text: str, spans: Iterable[tuple[int, int]], style: Style) -> str:
    """Returns the text with every span between ⟦number and number⟧, counted from 1; spans may overlap."""
    marks: list[tuple[int, int, int, str]] = []
    for number, (start, end) in enumerate(spans, start=1):
        colour = COLOURS[number % len(COLOURS)]
        length = end - start
        # what closes at a place stands before what opens there, and of nested claims the longer one is outside
        marks.append((start, 1, -length, style.paint(f"⟦{number} ", BOLD, colour)))
        marks.append((end, 0, length, style.paint(f" {number}⟧", BOLD, colour)))
    pieces: list[str] = []
    done = 0
    for place, _, _, mark in sorted(marks, key=lambda one: one[:3]):
        pieces += [text[done:place], mark]
        done = place
    return "".join([*pieces, text[done:]])


def _published(parsed: ParsedArticle) -> str:
    """Returns one line on the date that all others are resolved against."""
    published = parsed.published
    if published.on is not None:
        return f"published {published.on} ({published.basis})"
    if published.earliest and published.latest:
        return f"published between {published.earliest} and {published.latest} ({published.reason})"
    return f"publication date unknown{f' ({published.reason})' if published.reason else ''}"


def _claim(number: int, text: str, parsed: ParsedArticle, names: Names, style: Style) -> list[str]:
    """Returns the lines of one claim: what, the words, the rule, then each field or the reason it is empty."""
    claim = parsed.claims[number]
    reasons = dict(reason.partition(": ")[::2] for reason in claim.missing)
    heading = f"[{number + 1}] {claim.event_type} / {claim.event_subtype}"
    marks = f"{claim.status}{', sums up a period' if claim.is_aggregate else ''}, {claim.section}"
    fields = [
        ("words", f"«{text[claim.start : claim.end]}» ({claim.start}–{claim.end}, sentence {claim.sentence_no})"),
        ("rule", claim.rule or "unnamed"),
        ("date", _date(claim) or _missing(reasons, "date", "the text gives none")),
        ("place", _place(claim, names) or _missing(reasons, "place", "the text names none")),
        *_participants(claim, text, names, reasons),
        ("said by", _listed(claim.attributed_to, names.actors) or "– the outlet's own voice"),
        *([("via", _listed(claim.via, names.actors))] if claim.via else []),
        *(("count", _count(one, text, parsed, names)) for one in parsed.casualties if one.claim_no == number),
        *(("figure", _quantity(one, text)) for one in parsed.quantities if one.claim_no == number),
    ]
    known = {"date", "place", "participants"}
    fields += [(field, f"– {reason}") for field, reason in reasons.items() if field not in known]
    colour = COLOURS[(number + 1) % len(COLOURS)]
    lines = [f"{style.paint(heading, BOLD, colour)} {style.paint(f'({marks})', DIM)}"]
    lines += [f"{INDENT}{style.paint(f'{field:<14}', DIM)}{value}" for field, value in fields]
    return [*lines, ""]


def _missing(reasons: Mapping[str, str], field: str, otherwise: str) -> str:
    return f"– {reasons.get(field) or otherwise}"


def _date(claim: Claim) -> str:
    """Returns the resolved period with its basis and the words it rests on, "" if there is none."""
    if claim.date_start is None or claim.date_end is None:
        return ""
    period = str(claim.date_start) if claim.date_start == claim.date_end else f"{claim.date_start} – {claim.date_end}"
    words = f", from «{claim.date_text}»" if claim.date_text else ""
    return f"{period} ({claim.date_precision}, {claim.date_basis}{words})"


def _place(claim: Claim, names: Names) -> str:
    """Returns every place with the basis of the first, "" if there is none."""
    ids = dict.fromkeys(place_id for place_id in (claim.place_id, *claim.place_ids) if place_id)
    return f"{_listed(ids, names.places)} ({claim.place_basis})" if ids else ""


def _participants(claim: Claim, text: str, names: Names, reasons: Mapping[str, str]) -> list[tuple[str, str]]:
    """Returns a line for each participant, by role, with the words that name it."""
    if not claim.participants:
        return [("participants", _missing(reasons, "participants", "the clause names none"))]
    return [
        (
            one.role,
            f"{_listed([one.actor_id], names.actors)} from «{text[one.start : one.end]}»"
            + (f" ({one.rule})" if one.rule else ""),
        )
        for one in claim.participants
    ]


def _count(count: CasualtyClaim, text: str, parsed: ParsedArticle, names: Names) -> str:
    bounds = " / ".join("–" if bound is None else str(bound) for bound in (count.low, count.best, count.high))
    whole = "" if count.subset_of is None else parsed.casualties[count.subset_of]
    part = f", part of «{text[whole.start : whole.end]}»" if isinstance(whole, CasualtyClaim) else ""
    side = f" of {_listed([count.victim_side], names.actors)}" if count.victim_side else ""
    return (
        f"{count.outcome}, {count.victim_group}{side}: {bounds} low / best / high ({count.qualifier}) "
        f"from «{text[count.start : count.end]}»{part}{', cumulative' if count.is_cumulative else ''}, "
        f"rule {count.rule or 'unnamed'}"
    )


def _quantity(quantity: QuantityClaim, text: str) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return (
        f"{quantity.measure} {quantity.best}{unit} ({quantity.qualifier}) from «{text[quantity.start : quantity.end]}»"
    )


def _listed(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "، ".join(f"{names[one]} ({one})" if one in names else one for one in ids)
