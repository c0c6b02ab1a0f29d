"""The learned judgement of claims: what it may add, what it must leave, and that its file says what it means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assets.parsing.judgement.linear_model import LinearModel, read_model, write_model
from assets.parsing.judgement.train_model import Example, train
from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.parse import parse_article

_RAID = """غارات جوية على بلدة الأتارب
قتل سبعة مدنيين وأصيب اثنا عشر آخرون في غارات جوية استهدفت بلدة الأتارب في ريف حلب يوم السبت.
وقال المرصد السوري لحقوق الإنسان إن الطائرات الحربية قصفت سوقا في البلدة.
وتشهد المنطقة اشتباكات عنيفة بين قوات النظام وفصائل المعارضة منذ أيام.
ودعت الأمم المتحدة إلى وقف فوري للقتال في المنطقة.
"""
_MATCH = """المهاجم يقصف مرمى الضيوف
قصف مهاجم الفريق مرمى الخصم بتسديدة قوية في الدقيقة العاشرة.
وشن الفريق الضيف هجوما مرتدا أسفر عن هدف التعادل قبل نهاية الشوط الأول.
واستعاد أصحاب الأرض السيطرة على وسط الملعب في الشوط الثاني من المباراة.
وأعلن المدرب أن معركة الصعود إلى نهائي البطولة لم تنته بعد.
"""


def _rules(text: str, words: Lexicon) -> list[tuple[str, str]]:
    parsed = parse_article(text, published_on=date(2018, 3, 4), headline_end=text.index("\n"), lexicon=words)
    return [(claim.event_type, claim.rule) for claim in parsed.claims]


def test_a_plain_story_keeps_what_the_rules_read(lexicon: Lexicon) -> None:
    types = {event_type for event_type, _ in _rules(_RAID, lexicon)}
    assert {"remote_violence", "battle", "statement"} <= types


def test_no_weights_open_a_story_of_violence(lexicon: Lexicon) -> None:
    assert not [rule for event_type, rule in _rules(_MATCH, lexicon) if event_type in ("remote_violence", "battle")]


def test_a_lone_sentence_is_left_to_the_rules(lexicon: Lexicon) -> None:
    assert not [rule for _, rule in _rules("قتل ستة جنود في هجوم شنه مسلحون.\n", lexicon) if "learned" in rule]


def test_a_file_gives_back_the_model_it_was_written_from(tmp_path: Path) -> None:
    model = LinearModel(("battle", "none"), (0.125, -0.125), {"w=قصف": (1.5, -1.5), "d:rule=kill.v": (0.25, 0.0)})
    write_model(tmp_path / "m.gz", model)
    assert read_model(tmp_path / "m.gz") == model


def test_a_damaged_file_names_its_line(tmp_path: Path) -> None:
    write_model(tmp_path / "m.gz", LinearModel(("battle", "none"), (0.0, 0.0), {"w=قصف": (1.5,)}))
    with pytest.raises(ValueError, match=r"m\.gz, line 3: 1 weights for 2 answers"):
        read_model(tmp_path / "m.gz")


def test_what_speaks_for_an_answer_is_its_reason() -> None:
    examples = [Example(("w=قصف", "quiet=False"), "battle"), Example(("w=قصف", "quiet=True"), "none")] * 20
    model = train(examples, strength=1.0)
    assert model.reasons(("w=قصف", "quiet=False"), "battle") == ("quiet=False",)
    assert model.probabilities(("quiet=False",))["battle"] > 0.7
    assert sum(model.probabilities(("quiet=True", "w=unknown")).values()) == pytest.approx(1.0)
