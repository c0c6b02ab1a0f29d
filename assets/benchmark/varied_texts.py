"""Grows a corpus of raw articles to any number that an inbox can be filled with, for runs from inbox to marts.

Belongs here: how a variant of a text differs from it. Does not belong here: varying what was parsed (varied_rows.py),
timing.

Variant k of an article moves its day by whole weeks (weekdays stay true), every place of one word to another of its
kind in its country, every figure by rotation of its digits, and every word that the parser knows nothing of to another
as frequent and of equal ending. Verbs and nouns of war, numbers in words, parties and common words stay, so that a
variant tells as many claims and resembles the others little more than two stories resemble each other. Every tenth
article has a copy in another outlet.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from assets.benchmark.varied_rows import COMMON_AT_LEAST, COMMON_FROM, WEEKS_OF_VARIATION
from assets.parsing.morphology.expanded_forms import read_expanded_forms
from assets.parsing.text.fold import fold
from orchestration.settings import REPOSITORY, load_settings

_WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")
_COPIED_IN = 10
_DIGITS = "0123456789"
_ENDINGS = ("ات", "ين", "ون", "ان", "ية", "ها", "هم", "ة", "ه", "ي", "ا")


def vary_texts(articles: Sequence[dict[str, Any]], n_articles: int, known: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Yield so many articles as an inbox takes them, varied from `articles`; `known` are folded words that stay."""
    groups = _exchangeable(articles, known)
    made = 0
    for variant in count():
        new = _new_words(groups, variant)
        for article in articles:
            if made >= n_articles:
                return
            story = _varied(article, variant, new)
            yield story
            made += 1
            if _hash(story["id"]) % _COPIED_IN == 0 and made < n_articles:
                yield story | {"id": f"{story['id']}:copy", "outlet": f"copy of {story['outlet']}", "url": None}
                made += 1


def _exchangeable(articles: Sequence[dict[str, Any]], known: frozenset[str]) -> list[list[str]]:
    """Return the groups of words that are exchanged for each other, each in a fixed order."""
    found: Counter[str] = Counter()
    for article in articles:
        found.update(set(_WORD.findall(article["text"])))
    common = max(COMMON_FROM * len(articles), COMMON_AT_LEAST)
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    places = _places()
    for word, n_found in found.items():
        if word in places:
            groups[("place", *places[word])].append(word)
        elif n_found < common and fold(word) not in known:
            ending = next((e for e in _ENDINGS if word.endswith(e)), "")
            groups[(word[:2] if word.startswith("ال") else "", ending, str(n_found.bit_length()))].append(word)
    return [sorted(group, key=_hash) for group in groups.values() if len(group) > 1]


def _places() -> dict[str, tuple[str, str]]:
    """Return kind and country of each listed place whose name is one word, countries left out."""
    with (REPOSITORY / "seeds" / "reference" / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if " " not in row["name_ar"] and row["place_type"] != "country"]
    return {row["name_ar"]: (row["place_type"], row["country_code"]) for row in rows}


def _new_words(groups: list[list[str]], variant: int) -> dict[str, str]:
    """Return what stands for each exchanged word in a variant; variant 0 exchanges none."""
    return {word: group[(at + variant) % len(group)] for group in groups for at, word in enumerate(group)}


def _varied(article: dict[str, Any], variant: int, new: dict[str, str]) -> dict[str, Any]:
    """Return one variant of an article; variant 0 is the article itself."""
    days = timedelta(days=7 * (variant % WEEKS_OF_VARIATION))
    day = datetime.fromisoformat(article["published_at"]) + days
    digits = str.maketrans(_DIGITS, _DIGITS[variant % 10 :] + _DIGITS[: variant % 10])

    def in_other_words(text: str) -> str:
        return _WORD.sub(lambda match: new.get(match[0], match[0]), text).translate(digits)

    return article | {
        "id": f"{article['id']}#{variant}", "url": f"{article['url']}#{variant}", "published_at": day.isoformat(),
        "title": in_other_words(article["title"]), "text": in_other_words(article["text"]),
    }  # fmt: skip


def _hash(text: str) -> int:
    """Return the same number for a text on every machine."""
    return int(sha256(text.encode()).hexdigest()[:8], 16)


def known_words(home: Path) -> frozenset[str]:
    """Return the folded words that the parser reads something in: its expanded lexicon and the names of parties."""
    forms = read_expanded_forms(home)
    if forms is None:
        raise FileNotFoundError(f"{home / 'lexicon'} holds no expanded lexicon: make setup")
    with (REPOSITORY / "seeds" / "reference" / "actors.csv").open(encoding="utf-8", newline="") as lines:
        names = [f"{row['name_ar']} {row['aliases']}" for row in csv.DictReader(lines)]
    return frozenset(fold(word) for text in (*forms, *names) for word in _WORD.findall(text))


def write_inbox(source: Iterable[Path], n_articles: int, inbox: Path, known: frozenset[str]) -> None:
    """Write so many varied articles as files of ten thousand into an inbox that does not exist yet."""
    articles = [json.loads(line) for file in source for line in file.read_text(encoding="utf-8").split("\n") if line]
    inbox.mkdir(parents=True)
    lines: list[str] = []
    for number, article in enumerate(vary_texts(articles, n_articles, known), start=1):
        lines.append(json.dumps(article, ensure_ascii=False) + "\n")
        if number % 10_000 == 0 or number == n_articles:
            (inbox / f"articles_{number:08}.jsonl").write_text("".join(lines), encoding="utf-8")
            lines.clear()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("source", type=Path, nargs="+", help=".jsonl files of articles with id, url, title, text, day")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--inbox", type=Path, required=True, help="folder to make")
    given = parser.parse_args()
    write_inbox(given.source, given.articles, given.inbox, known_words(load_settings().home))
