"""`make explain ARTICLE=…`: shows what the parser reads in an article, and why.

Belongs here: finding the article (a delivered file, or an id of the warehouse) and printing. Does not belong here: the
layout (assets.parsing.explain) or the reading itself.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assets.ingest.delivery import read_inbox
from assets.parsing.explain import explain_article, names_in
from assets.parsing.parse import parse_article
from orchestration.settings import Settings, SettingsError, load_settings
from orchestration.warehouse import working_warehouse

STORED_ARTICLES = """
    SELECT article_id, text, published_on, outlet, country, headline_end
    FROM raw.articles WHERE starts_with(article_id, $wanted) ORDER BY article_id
"""


class Article(NamedTuple):
    """What the parser needs of one article, and the name under which it is shown."""

    label: str
    text: str
    published_on: date | None
    outlet: str | None
    country: str | None
    headline_end: int


class ArticleNotFoundError(LookupError):
    """The name given is neither a readable file nor an article of the warehouse; the message says what to do."""


def find_articles(wanted: str, settings: Settings) -> list[Article]:
    """Returns the articles of a file in any format the inbox takes, or those whose id begins with `wanted`."""
    if not wanted:
        raise ArticleNotFoundError("Which article? make explain ARTICLE=<article_id or path of a file>")
    path = Path(wanted).expanduser()
    if path.is_file():
        return _delivered(path)
    warehouse = working_warehouse(settings)
    if not warehouse.exists():
        raise ArticleNotFoundError(f"{wanted!r} is no file, and there is no warehouse yet: type `make run` first.")
    with warehouse.read("explain an article") as connection:
        stored = [Article(*row) for row in connection.execute(STORED_ARTICLES, {"wanted": wanted}).fetchall()]
    if not stored:
        raise ArticleNotFoundError(f"{wanted!r} is neither a file nor the beginning of an article_id in the warehouse.")
    return stored


def _delivered(path: Path) -> list[Article]:
    """Reads a file as the inbox would, with the manifest beside it; raises where no article of it can be used."""
    readings = list(read_inbox(path.absolute()))
    articles = [
        Article(f"{path.name} {one.article_id}", one.text, one.published_on, one.outlet, one.country, one.headline_end)
        for reading in readings
        for one in reading.articles
    ]
    if not articles:
        reasons = [f"{one.reason}: {one.detail}" for reading in readings for one in reading.rejections]
        raise ArticleNotFoundError(f"{path} holds no article: {'; '.join(reasons) or 'unknown format'}")
    return articles


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the articles asked for; 1 with a plain reason where there are none."""
    parser = argparse.ArgumentParser(prog="explain", description="Shows what the parser reads in an article, and why.")
    parser.add_argument("article", help="article_id (or its beginning), or the path of a file of articles")
    wanted = parser.parse_args(arguments).article
    try:
        settings = load_settings()
        articles = find_articles(wanted, settings)
    except (SettingsError, ArticleNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    # imported here because it brings Dagster along, which a mistyped name need not wait for
    from assets.claims import prepared_lexicon

    lexicon = prepared_lexicon(settings)
    for article in articles:
        parsed = parse_article(
            article.text,
            published_on=article.published_on,
            outlet=article.outlet,
            outlet_country=article.country,
            headline_end=article.headline_end,
            lexicon=lexicon,
        )
        shown = explain_article(article.text, parsed, names_in(parsed, lexicon), sys.stdout.isatty())
        sys.stdout.write(f"{article.label}\n{shown}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
