"""Number words and digits: how a run of tokens adds up to one value.

Belongs here: cardinals («مئة واثني عشر», «23 ألفا», «10.000», «ثلاثة آلاف ومئتي») and the table of their words.
Does not belong here: qualifiers, ranges, vague plurals and what is counted (numbers.py).

A word has one of these roles; `read_cardinal` accepts them in the order Arabic writes them: hundreds, then the unit
before its ten, then a scale, and again below that scale. «و» adds, bare juxtaposition multiplies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from assets.parsing.model import Token
from assets.parsing.text.fold import word_form

Role = Literal["unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "scale_dual", "scale_few", "fraction"]
PROCLITICS = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"})
"""No «ك»: كمية and كميات are no hundreds."""

_THOUSAND = 1000
MAX_VALUE = 10**15
"""Nothing that news counts comes near; more is a row of figures read as one, and overflows a column."""
_MAX_DIGITS = 15


class NumberWord(NamedTuple):
    """One number word: its role, its value, and whether alone it means two of its scale (ألفا جندي)."""

    role: Role
    value: float
    is_dual_alone: bool = False


class Cardinal(NamedTuple):
    """A value read from tokens `[first, end)`; `proclitics` stood glued in front of the first one."""

    value: float
    end: int
    proclitics: str
    is_digits: bool
    is_single_unit: bool


@dataclass(slots=True)
class _Sum:
    """A number while it is read: finished scales in `total`, the open group below 1000, and what may still follow."""

    total: float = 0
    group: float | None = None
    open_unit: bool = False
    open_hundred: bool = False
    floor: float = float("inf")
    last_scale: float = 0


def build_number_words(data: Mapping[str, Any]) -> dict[str, NumberWord]:
    """Return folded word → number word from the vocabulary, each also with the article."""
    words: dict[str, NumberWord] = {}

    def add(forms: Iterable[str], entry: NumberWord) -> None:
        for form in forms:
            words.setdefault(word_form(form), entry)

    for value, forms in data["units"].items():
        add(forms, NumberWord("unit", int(value)))
    add(data["ten"], NumberWord("ten", 10))
    for value, forms in data["fused_teens"].items():
        add(forms, NumberWord("teen", int(value)))
    for value, forms in data["tens"].items():
        add(forms, NumberWord("tens", int(value)))
    add(data["hundred"], NumberWord("hundred", 100))
    add(data["two_hundred"], NumberWord("hundreds", 200))
    for value, stems in data["fused_hundreds"].items():
        add((stem + hundred for stem in stems for hundred in data["hundred"]), NumberWord("hundreds", int(value) * 100))
    for value, forms in data["scales"].items():
        ones = {word_form(form) for form in forms["one"]}
        duals = {word_form(form) for form in forms["dual"]}
        add(ones, NumberWord("scale", int(value)))
        add(duals - ones, NumberWord("scale_dual", int(value) * 2))
        add(forms["few"], NumberWord("scale_few", int(value)))
        for form in ones & duals:
            words[form] = NumberWord("scale", int(value), is_dual_alone=True)
    for fraction, forms in data["fractions_of_scale"].items():
        add(forms, NumberWord("fraction", float(fraction)))
    for form, entry in list(words.items()):
        words.setdefault("ال" + form, entry)
    for form in data["never_definite"]:
        words.pop(word_form(form), None)
    return words


def digits_value(form: str) -> tuple[float, bool]:
    """Return the value of digits and whether it is a decimal: «10.000» is ten thousand, «10,5» ten and a half."""
    parts = form.replace(",", ".").split(".")
    if len(parts) == 1:
        return int(parts[0]), False
    if 1 <= len(parts[0]) <= 3 and parts[0] != "0" and all(len(part) == 3 for part in parts[1:]):
        return int("".join(parts)), False
    if len(parts) == 2:
        return float(parts[0] + "." + parts[1]), True
    return int("".join(parts)), False


def read_word(
    form_variants: Sequence[tuple[str, str]], words: Mapping[str, NumberWord]
) -> tuple[str, NumberWord] | None:
    """Return the number-word reading of a token with the fewest proclitics, or None.

    A two-letter rest is read only bare or after «و»: «لست» is "I am not", not "to six".
    """
    for proclitics, rest in form_variants:
        entry = words.get(rest)
        if entry is not None and proclitics in PROCLITICS and (len(rest) > 2 or proclitics in ("", "و")):
            return proclitics, entry
    return None


def read_cardinal(
    tokens: Sequence[Token], first: int, end: int, words: Mapping[str, NumberWord], may_join: bool = True
) -> Cardinal | None:
    """Read the longest cardinal that begins at `tokens[first]`; None where none does.

    With `may_join` False no «و» part is taken, so that «بين ألفين وثلاثة آلاف» can be read as two numbers.
    """
    state = _Sum()
    at = first
    start_proclitics = ""
    is_digits = False
    if tokens[first].kind == "number":
        value, at = _read_digits(tokens, first, end)
        state.group = value
        is_digits = True
    else:
        reading = read_word(tokens[first].variants, words)
        if reading is None:
            return None
        start_proclitics, word = reading
        if word.role == "scale_few" or not _take(state, word, joined=False, is_start=True):
            return None
        at = first + 1
        if word.role == "fraction" and not _scale_follows(tokens, at, end, words):
            return None
    while at < end:
        token = tokens[at]
        if token.kind == "number":
            break
        if token.form == "و" and may_join and at + 1 < end and tokens[at + 1].kind == "number":
            value, after = _read_digits(tokens, at + 1, end)
            below = _scale_value(tokens, after, end, words)
            if state.group is None and state.floor < float("inf") and state.floor / 10 <= value * below < state.floor:
                state.group, at = value, after
                state.open_unit = state.open_hundred = False
                continue
            break
        word_taken = _take_token(state, tokens, at, end, words, may_join)
        if word_taken is None:
            break
        at += 1
        if word_taken.role == "fraction" and _scale_follows(tokens, at, end, words):
            at += 1  # «مليون ونصف المليون»: the second scale word repeats the first
            break
    value = state.total + (state.group or 0)
    if value > MAX_VALUE:
        return None
    single = at == first + 1 and not is_digits and value in (1, 2)
    return Cardinal(value, at, start_proclitics, is_digits, single)


def _take_token(
    state: _Sum, tokens: Sequence[Token], at: int, end: int, words: Mapping[str, NumberWord], may_join: bool
) -> NumberWord | None:
    """Add the word at `at` in the first reading that fits; «وأحد عشر» folds to the same letters as «واحد عشر»."""
    for proclitics, rest in tokens[at].variants:
        word = words.get(rest)
        if word is None or proclitics not in ("", "و") or (proclitics and not may_join):
            continue
        if rest == "احد" and not (at + 1 < end and (after := words.get(tokens[at + 1].form)) and after.role == "ten"):
            continue  # «مئة وأحد الجنود»
        if _take(state, word, proclitics == "و", is_start=False):
            return word
    return None


def _scale_value(tokens: Sequence[Token], at: int, end: int, words: Mapping[str, NumberWord]) -> float:
    """Return the value of a scale word at `at`, 1 where none stands: «مليون و200 ألف»."""
    word = words.get(tokens[at].form) if at < end else None
    return word.value if word is not None and word.role in ("scale", "scale_few") else 1


def _scale_follows(tokens: Sequence[Token], at: int, end: int, words: Mapping[str, NumberWord]) -> bool:
    """Tell whether a scale word stands at `at`: «نصف مليون»."""
    return at < end and (word := words.get(tokens[at].form)) is not None and word.role == "scale"


def _read_digits(tokens: Sequence[Token], first: int, end: int) -> tuple[float, int]:
    """Return the value of digits and the index after them; «1 200» with one space between is one number."""
    form = tokens[first].form
    at = first + 1
    if _is_comma_decimal(tokens, first, end):
        return float(form + "." + tokens[first + 2].form), first + 3
    if form.isdecimal() and len(form) <= 3 and form[0] != "0":
        while (
            at < end
            and len(form) < _MAX_DIGITS
            and tokens[at].kind == "number"
            and tokens[at].form.isdecimal()
            and len(tokens[at].form) == 3
            and tokens[at].start == tokens[at - 1].end + 1
        ):
            form += tokens[at].form
            at += 1
    return digits_value(form)[0], at


def _is_comma_decimal(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell «3،3 مليارات»: digits, an Arabic comma and one or two digits without a space, before a scale word."""
    if at + 3 >= end or tokens[at + 1].form != "،" or tokens[at + 2].kind != "number" or len(tokens[at + 2].form) > 2:
        return False
    touching = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    return touching and tokens[at].form.isdecimal() and tokens[at + 3].form.startswith(("ملي", "ملا"))


def _take(state: _Sum, word: NumberWord, joined: bool, is_start: bool) -> bool:
    """Add one word to the number; False where the word cannot continue it."""
    role, value = word.role, word.value
    fresh = state.group is None and (is_start or joined)
    after_hundred = joined and state.open_hundred and not state.open_unit
    if role in ("scale", "scale_few"):
        return _take_scale(state, word, joined, is_start)
    if role == "scale_dual":
        if not fresh or value / 2 >= state.floor:
            return False
        state.total, state.floor, state.last_scale = state.total + value, value / 2, value / 2
        return True
    if role == "fraction":
        if is_start:
            state.group = value
            return True
        if joined and state.group is None and state.last_scale:
            state.total += value * state.last_scale
            return True
        return False
    if role == "hundred":
        if state.open_unit and not joined and state.group is not None and 3 <= state.group <= 9:
            state.group *= 100
        elif fresh:
            state.group = value
        else:
            return False
        state.open_hundred, state.open_unit = True, False
        return True
    if role == "ten" and state.open_unit and not joined:
        state.group = (state.group or 0) + 10
        state.open_unit = state.open_hundred = False
        return True
    if role == "tens" and state.open_unit and joined:
        state.group = (state.group or 0) + value
        state.open_unit = state.open_hundred = False
        return True
    if not (fresh or after_hundred):
        return False
    state.group = (state.group or 0) + value
    state.open_hundred = role == "hundreds"
    state.open_unit = role == "unit"
    return True


def _take_scale(state: _Sum, word: NumberWord, joined: bool, is_start: bool) -> bool:
    """Multiply the open group by a scale word, or begin with one: «23 ألفا», «ألف ومئتان», «ألفا جندي»."""
    value = word.value
    if value >= state.floor or (joined and state.group is not None):
        return False
    if state.group is None:
        if not (is_start or (joined and state.total)):
            return False
        state.total += value * (2 if word.is_dual_alone and is_start else 1)
    else:
        state.total += state.group * value
    state.group, state.floor, state.last_scale = None, value, value
    state.open_unit = state.open_hundred = False
    return True
