"""Shards: the pieces that a job of parsing is cut into, each tried, repeated and stored as one.

Belongs here: what a shard is, its key, and how articles are cut into shards. Does not belong here: reading Arabic, and
who works on a shard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypedDict

import pyarrow as pa

SHARD_ARTICLES = 200
"""Articles of one shard: about a second of work, so that a dying worker costs little and the cores end together."""

SHARD_CHARACTERS = 2_000_000
"""Code points after which a shard is closed early: the texts under way stay within bounds however long they are."""


class ArticleToParse(TypedDict):
    """What the parser needs of one stored article."""

    article_id: str
    text: str
    published_on: date | None
    outlet: str | None
    country: str | None
    headline_end: int


class ParseJob(NamedTuple):
    """What holds for all shards: the release that claims are stamped with, the home of the lexicon, the raw columns."""

    release: str
    home: Path
    raw_schema: pa.Schema


@dataclass(frozen=True)
class Shard:
    """Some articles, in a fixed order."""

    articles: tuple[ArticleToParse, ...]

    @cached_property
    def key(self) -> str:
        """Names the shard by all that its reading depends on, apart from the job."""
        digest = hashlib.sha256()
        for article in self.articles:
            digest.update(repr(sorted(article.items())).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:32]

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Returns the ids of its articles, in order."""
        return tuple(article["article_id"] for article in self.articles)

    def halves(self) -> tuple[Shard, Shard]:
        """Cuts a shard of two articles and more in two."""
        middle = len(self.articles) // 2
        return Shard(self.articles[:middle]), Shard(self.articles[middle:])


def cut_into_shards(
    articles: Iterable[ArticleToParse], max_articles: int = SHARD_ARTICLES, max_characters: int = SHARD_CHARACTERS
) -> Iterator[Shard]:
    """Yields the articles in shards, in their order; reads no further ahead than the shard that it yields."""
    held: list[ArticleToParse] = []
    n_characters = 0
    for article in articles:
        held.append(article)
        n_characters += len(article["text"])
        if len(held) >= max_articles or n_characters >= max_characters:
            yield Shard(tuple(held))
            held, n_characters = [], 0
    if held:
        yield Shard(tuple(held))
