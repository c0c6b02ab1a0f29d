"""The HTML pages: frames that the scripts of static/ fill from the data beside them.

Belongs here: which page loads which script and data. Does not belong here: content.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assets.report.interface_words import interface_words

TEMPLATES = Path(__file__).with_name("templates")


class Page(NamedTuple):
    """A page, what it loads, and whether it stands in the menu."""

    name: str
    scripts: tuple[str, ...]
    data: tuple[str, ...] = ()
    has_charts: bool = False
    in_menu: bool = True


PAGES = (
    Page("index", ("folding", "events", "filters", "place_circles", "event_map", "timeline", "event_list",
          "index_page"),
         ("basemap", "events"), True),
    Page("tolls", ("toll_charts", "tolls_page"), ("tolls",), True),
    Page("outlets", ("outlets_page",), ("outlets",)),
    Page("articles", ("folding", "articles_page"), ("articles",)),
    Page("review", ("decision_rows", "review_page"), ("review",)),
    Page("about", ("about_page",)),
    Page("event", ("marked_text", "toll_charts", "claim_card", "event_page"), (), True, False),
    Page("article", ("marked_text", "article_page"), (), False, False),
)  # fmt: skip
"""All pages, those of the menu in its order."""


def write_pages(folder: Path, facts: dict[str, Any]) -> None:
    """Writes every page; `facts` are the day of publication and whether names are withheld."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = interface_words()
    for page in PAGES:
        text = environment.get_template(f"{page.name}.html").render(page=page, pages=PAGES, words=words, **facts)
        (folder / f"{page.name}.html").write_text(text, encoding="utf-8")
