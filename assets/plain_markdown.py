"""Text that others wrote, made harmless for Markdown: it is shown as it was written, and nothing in it takes effect.

Belongs here: escaping. Does not belong here: laying out tables and lists.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>:@=$^])")
_LINE_ENDS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def as_plain(text: str) -> str:
    """Escapes HTML, Markdown and the signs that turn words around; line ends and control characters become spaces."""
    one_line = _BIDI_CONTROLS.sub("", _LINE_ENDS.sub(" ", text))
    return _MARKS.sub(r"\\\1", one_line.replace("&", "&amp;").replace("<", "&lt;"))
