"""Web pages: text and metadata by trafilatura.

Belongs here: .html. Does not belong here: fetching anything; the page is read as delivered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura
from lxml import html as lxml_html

from assets.ingest.admission import Delivered, admit
from assets.ingest.encoding import decode, encoding_notes
from assets.ingest.limits import MAX_HTML_BYTES
from assets.ingest.record import ArticleRecord, Rejection, reject

LATEST_DATE = "2100-12-31"
"""Without it the date of a page would depend on the day on which it is read."""

_TIMESTAMP_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){1,80}")')


def read_html_page(data: bytes, source_path: str, metadata: Mapping[str, str]) -> Iterator[ArticleRecord | Rejection]:
    """Read one page as one article; a manifest row, where there is one, goes before what the page says of itself."""
    if len(data) > MAX_HTML_BYTES:
        yield reject(source_path, None, "too_large", f"{len(data)} bytes; a page has {MAX_HTML_BYTES} at most")
        return
    decoded = decode(data)
    if decoded.text is None:
        yield reject(source_path, None, "undecodable", "the page is neither UTF-8 nor windows-1256 text")
        return
    if not decoded.text.strip():
        yield reject(source_path, None, "empty", "the page is blank")
        return
    found = _extract(decoded.text)
    if found is None:
        yield reject(source_path, None, "missing_text", "no article was found in the page")
        return
    values = {**found, **metadata}
    title_is_in_text = bool(values["title"]) and values["text"].startswith(f"{values['title']}\n")
    yield admit(Delivered(source_path, None, values, encoding_notes(decoded.encoding), title_is_in_text))


def _extract(page: str) -> dict[str, Any] | None:
    """Find text and metadata of a page."""
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\x00", ""))
    document = trafilatura.bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_images=False,
        include_links=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": LATEST_DATE},
    )
    if document is None:
        return None
    found = document if isinstance(document, dict) else document.as_dict()
    if not found.get("text"):
        return None
    return {
        "title": found.get("title"),
        "text": found["text"],
        "url": found.get("url"),
        "outlet": found.get("sitename"),
        "author": found.get("author"),
        "published_at": _timestamp(markup),
        "published_on": found.get("date"),
    }


def _timestamp(markup: str) -> str | None:
    """Find the moment of publication as the page writes it, with its time zone."""
    tree = lxml_html.fromstring(markup.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    for path in _TIMESTAMP_PATHS:
        for value in tree.xpath(path):
            return str(value)
    match = _JSON_LD_DATE.search(markup)
    return json.loads(match.group(1)) if match else None
