"""How cost grows between the sizes of a benchmark: the exponent, a curve in text, and a drawing.

Belongs here: the curve. Does not belong here: measuring.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import vl_convert

BAR = 40
VEGA_LITE = "5.20"


class Point(NamedTuple):
    """What one part cost at one size."""

    part: str
    n_articles: int
    seconds: float


def exponent(points: Sequence[Point]) -> float | None:
    """Returns the slope between the smallest and the largest size: 1 is linear, 2 quadratic; None for one size."""
    first, last = min(points, key=lambda p: p.n_articles), max(points, key=lambda p: p.n_articles)
    if first.n_articles == last.n_articles or min(first.seconds, last.seconds) <= 0:
        return None
    return math.log(last.seconds / first.seconds) / math.log(last.n_articles / first.n_articles)


def in_words(points: Sequence[Point]) -> list[str]:
    """Returns a bar for each point, as long as its share of the dearest, and the growth of each part in words."""
    longest = max((point.seconds for point in points), default=1.0) or 1.0
    lines = []
    for part in dict.fromkeys(point.part for point in points):
        own = sorted((point for point in points if point.part == part), key=lambda point: point.n_articles)
        for point in own:
            bar = "█" * max(1, round(BAR * point.seconds / longest))
            lines.append(f"{part:12} {point.n_articles:>9,} articles {point.seconds:9.1f} s  {bar}")
        slope = exponent(own)
        if slope is not None:
            lines.append(
                f"{part:12} grows as articles to the power {slope:.2f}: twice the articles, {2**slope:.2f} times"
            )
    return lines


def draw(points: Sequence[Point], target: Path) -> None:
    """Draws the curve on logarithmic axes, on which a straight line of slope 1 is linear growth."""
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 480,
        "height": 320,
        "data": {"values": [point._asdict() for point in points]},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "n_articles", "type": "quantitative", "scale": {"type": "log"}, "title": "articles"},
            "y": {"field": "seconds", "type": "quantitative", "scale": {"type": "log"}, "title": "processor seconds"},
            "color": {"field": "part", "type": "nominal", "title": None},
        },
    }
    target.write_bytes(vl_convert.vegalite_to_png(specification, vl_version=VEGA_LITE, scale=2))
