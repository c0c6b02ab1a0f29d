"""Encodings and mojibake: bytes in, Arabic or an honest refusal out."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.ingest.encoding import decode, decode_lines, is_undecodable
from assets.ingest.mojibake import repair
from tests.ingest.inbox_builder import LONG_TEXT, OTHER_SENTENCE, SENTENCE

PLAIN_SENTENCE = "أفادت مصادر محلية بأن القوات انسحبت من القرية فجر اليوم."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("cp1256"), "windows-1256"),
        (PLAIN_SENTENCE.encode("iso8859_6"), "iso-8859-6"),
    ],
)
def test_one_sentence_is_enough_to_know_the_encoding(data, encoding):
    text = PLAIN_SENTENCE if encoding == "iso-8859-6" else SENTENCE
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize("text", [SENTENCE, OTHER_SENTENCE, LONG_TEXT, PLAIN_SENTENCE])
def test_windows_1256_comes_back_letter_for_letter(text):
    assert decode(text.encode("cp1256")).text == text


def test_carriage_returns_are_kept():
    assert decode(LONG_TEXT.encode()).text == LONG_TEXT
    assert "".join(line.text for line in decode_lines(LONG_TEXT.encode())) == LONG_TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00",
        bytes(range(256)) * 4,
        SENTENCE.encode()[:-20] + b"\xff\xfe" + SENTENCE.encode()[-20:],
        SENTENCE.encode()[:31],
    ],
    ids=["an image", "all bytes", "broken in the middle", "cut within a letter"],
)
def test_damaged_text_is_undecodable_rather_than_guessed(data):
    assert decode(data).text is None


def test_a_bad_line_spoils_only_itself():
    data = b"\n".join([SENTENCE.encode(), b"\xff\xfe\x00\x9d", OTHER_SENTENCE.encode("cp1256"), b"\x93\x94"])
    lines = list(decode_lines(data))
    assert [is_undecodable(line.text) for line in lines] == [False, True, False, False]
    assert lines[2].text == OTHER_SENTENCE + "\n"


@pytest.mark.parametrize("text", [SENTENCE, OTHER_SENTENCE, LONG_TEXT])
@pytest.mark.parametrize(
    ("written", "read"),
    [("utf-8", "latin-1"), ("utf-8", "sloppy-windows-1252"), ("utf-8", "cp1256"), ("cp1256", "latin-1")],
)
def test_mojibake_is_undone(text, written, read):
    spoilt = text.encode(written).decode(read)
    fixed = repair(spoilt)
    assert fixed.text == text
    assert not fixed.is_lost
    assert fixed.notes


def test_mojibake_of_two_layers_is_undone():
    spoilt = SENTENCE.encode().decode("cp1256").encode().decode("cp1256")
    assert repair(spoilt).text == SENTENCE


def test_mojibake_beside_foreign_characters_is_undone():
    spoilt = f"{LONG_TEXT.encode().decode('cp1256')} 🙂"
    assert repair(spoilt).text == f"{LONG_TEXT} 🙂"


@pytest.mark.parametrize("codec", ["cp1256", "sloppy-windows-1252"])
def test_mojibake_that_lost_letters_is_lost(codec):
    spoilt = LONG_TEXT.encode().decode(codec)
    torn = "".join("?" if no % 7 == 0 and ord(char) > 127 else char for no, char in enumerate(spoilt))
    assert repair(torn).is_lost


def test_text_that_came_as_replacement_characters_is_lost():
    assert repair("\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd قصف \ufffd\ufffd\ufffd \ufffd\ufffd").is_lost


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        LONG_TEXT,
        "سقط الصاروخ قرب المطار، فقط؟ «طالبت» الحكومة بـ«ضبط» الحدود…",
        "ظلّ الطفل تحت الطاولة",
        "صرّح الوزير لصحيفة «Libération» بأنّ الهجوم على Çınar وقع ليلا",
        "حمله چلبي إلى گراد مع پوتين",
        "كتبها بلوحة فارسية: المدینة القدیمة وکل الأحیاء",
    ],
)
def test_clean_arabic_is_never_touched(text):
    assert repair(text) == (text, (), False)


def test_nul_and_lone_surrogates_become_replacement_characters_one_to_one():
    fixed = repair(f"{SENTENCE}\x00\ud800{OTHER_SENTENCE}")
    assert fixed.text == f"{SENTENCE}\ufffd\ufffd{OTHER_SENTENCE}"
    assert fixed.notes
    assert not fixed.is_lost


@given(st.text(alphabet=st.characters(min_codepoint=0x621, max_codepoint=0x652), min_size=1))
def test_arabic_letters_survive_utf8_unchanged(text):
    assert decode(text.encode()) == (text, "utf-8")


@given(st.text())
def test_repaired_text_can_always_be_stored(text):
    stored = repair(text).text
    assert "\x00" not in stored
    stored.encode("utf-8")


def test_windows_1256_with_quotation_marks_read_as_latin_1_is_undone():
    text = "قال المتحدث: “لم نستهدف أي مستشفى” – وأضاف أن التحقيق مستمر…"
    assert repair(text.encode("cp1256").decode("latin-1")).text == text
