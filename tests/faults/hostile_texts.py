"""Texts that no newspaper prints, each of any length: what a parser must read in linear time and without an error.

Belongs here: the catalogue. Does not belong here: files and formats (hostile_files.py) and what must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

SENTENCE = "قُتل ثلاثة مدنيين في قصف مدفعي استهدف سوق البلدة صباح الخميس"

REPEATED: Mapping[str, str] = {
    "a sentence without an end": f"{SENTENCE} و",
    "commas and no full stop": f"{SENTENCE}، ",
    "killed and nothing else": "قتل ",
    "killed, a line each": "قتل\n",
    "killed and dashes": "قتل - ",
    "deaths and injuries without end": "مقتل 5 وإصابة 3 و",
    "nested reports": "وقال المرصد السوري إن ",
    "nested «that»": "قال إن ",
    "ministers": "وزير الخارجية محمد علي حسن ",
    "titles with colons": "وزير : ",
    "agencies": "(أ ف ب) ",
    "places": "في مدينة حلب ",
    "actors": "الجيش السوري ",
    "dates": "10 ديسمبر 2016 ",
    "relative dates": "أمس السبت ",
    "numbers in a row": "100 ",
    "number words in a row": "ثلاثة وعشرون ألفا و",
    "scales of scales": "مليار ",
    "ranges without end": "من 5 الى ",
    "digits": "7",
    "Arabic digits": "٧",
    "digits of another script": "৭",
    "digits of no number": "قتل ² في ¹ مايو ٢٠١٦ ③ ",
    "digits and commas": "1,",
    "digits and dots": "1.2.",
    "per cent signs": "٪5 ",
    "one letter": "ا",
    "one conjunction": "و",
    "articles of nothing": "ال",
    "brackets": "(",
    "quotes that open": '" «',
    "quotes that close": '»"',
    "dots": ".",
    "newlines": "\n",
    "spaces": " ",
    "kashida": "ـ",
    "vowel marks": "ً",
    "bidi controls": "\u202e\u2067\u200f قتل\u202c",
    "zero-width letters": "ق\u200cت\u200dل\ufeff ",
    "Persian letters": "یک کشته گزارش ",
    "lone surrogates": "\ud800قتل\udfff ",
    "NUL": "قتل\0ثلاثة ",
    "private use": "\ue000قتل\U000f0000 ",
    "nested HTML": "<div><b>قتل",
    "closing HTML": "</div>",
    "SQL": "'); DROP TABLE raw.articles; -- قتل ",
    "Markdown": "| **قتل** | [x](javascript:alert(1)) ",
    "a formula": "=HYPERLINK(قتل) ",
    "combining emoji": "👨\u200d👩\u200d👧 قتل ",
}


def _repeated(unit: str, n_chars: int) -> str:
    return unit * max(1, n_chars // len(unit))


HOSTILE: Mapping[str, Callable[[int], str]] = {
    **{name: partial(_repeated, unit) for name, unit in REPEATED.items()},
    "ten thousand different numbers": lambda n_chars: " ".join(str(number) for number in range(n_chars // 5)),
    "one word of a megabyte": lambda n_chars: f"قتل{'ك' * n_chars}ثلاثة",
    "paragraphs of news": lambda n_chars: f"{SENTENCE}.\n" * (n_chars // 64),
}
"""Name → text of about so many characters."""
