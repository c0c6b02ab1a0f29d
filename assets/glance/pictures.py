"""A Vega-Lite chart as Markdown that carries its own picture, so that it shows offline and in any viewer of Markdown.

Belongs here: drawing, and the look that all charts share. Does not belong here: what a chart shows (charts.py).

The picture is SVG: a tenth of the same chart as PNG, sharp at any size, and inside an image no script of it runs.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

import vl_convert

LOOK: Mapping[str, Any] = {
    "font": "sans-serif",
    "background": "white",
    "axis": {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "gridColor": "#e5e5e5"},
    "legend": {"labelFontSize": 11, "titleFontSize": 11, "orient": "top"},
    "title": {"fontSize": 13, "anchor": "start", "subtitleFontSize": 11, "subtitleColor": "#555"},
    "view": {"stroke": None},
}


def as_picture(spec: Mapping[str, Any], told: str) -> str:
    """Returns the chart as a Markdown image; `told` says in words what it shows, for those who do not see it."""
    svg = vl_convert.vegalite_to_svg({**spec, "config": dict(LOOK)})
    return f"![{told}](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')})"
