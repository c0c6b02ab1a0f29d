"""Helpers for the ingest tests: our own Arabic sentences and a way to fill an inbox.

Belongs here: what several test modules share. Does not belong here: any test.
"""

import json
from pathlib import Path

from assets.ingest.delivery import read_inbox
from assets.ingest.record import ArticleRecord, Rejection

SENTENCE = "قُتل ثلاثة مدنيين في قصف مدفعي استهدف سوق البلدة صباح الخميس."
OTHER_SENTENCE = "وصلت قافلة مساعدات إلى المخيم بعد انتظار دام أسبوعين، بحسب متطوعين في الإغاثة."
LONG_TEXT = (
    "أعلن مجلس المدينة أن فرق الإطفاء أخمدت الحريق الذي اندلع في المستودع بعد سقوط قذيفتين.\r\n"
    "وقال شاهد عيان إن الأهالي نقلوا أربعة جرحى إلى المشفى الميداني، فيما لا يزال آخرون تحت الأنقاض.\r\n"
    "ولم تعلن أي جهة مسؤوليتها عن القصف حتى مساء الأربعاء."
)


def fill(inbox: Path, **files: bytes | str) -> Path:
    """Write files into an inbox; `__` in a keyword stands for the dot of the name."""
    inbox.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (inbox / name.replace("__", ".")).write_bytes(data)
    return inbox


def take(inbox: Path) -> tuple[list[ArticleRecord], list[Rejection]]:
    """Read an inbox and give all articles and all rejections."""
    readings = list(read_inbox(inbox))
    articles = [article for reading in readings for article in reading.articles]
    rejections = [rejection for reading in readings for rejection in reading.rejections]
    return articles, rejections


def json_lines(*rows: object) -> str:
    """Write rows as JSON lines; strings are taken as they are."""
    return "".join(f"{row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)}\n" for row in rows)
