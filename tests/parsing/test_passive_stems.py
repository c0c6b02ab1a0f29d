"""Passive stems, in Buckwalter transliteration."""

from __future__ import annotations

import pytest

from assets.parsing.morphology.passive_stems import VerbStem, passive_stems


@pytest.mark.parametrize(
    ("lemma", "active", "passive"),
    [
        ("qatal", VerbStem("qtl", "qatal", "PV"), VerbStem("qtl", "qutil", "PV_Pass")),
        ("qAtal", VerbStem("qAtl", "qAtal", "PV"), VerbStem("qwtl", "quwtil", "PV_Pass")),
        (">aEAd", VerbStem(">EAd", ">aEAd", "PV_V"), VerbStem(">Eyd", ">uEiyd", "PV_V_Pass")),
        ("daEA", VerbStem("dEA", "daEA", "PV_0h"), VerbStem("dEy", "duEiy", "PV_Pass-aAat")),
        ("$an~", VerbStem("$n", "$an~", "PV_V"), VerbStem("$n", "$un~", "PV_V_Pass")),
        ("qatal", VerbStem("qtl", "qotul", "IV"), VerbStem("qtl", "qotal", "IV_Pass_yu")),
        (">aEAd", VerbStem("Eyd", "Eiyd", "IV_V_yu"), VerbStem("EAd", "EAd", "IV_V_Pass_yu")),
        ("waSaf", VerbStem("Sf", "Sif", "IV"), VerbStem("wSf", "wSaf", "IV_Pass_yu")),
    ],
)
def test_a_passive_stem_that_the_tables_leave_out_is_derived(lemma: str, active: VerbStem, passive: VerbStem) -> None:
    assert passive_stems(lemma, [active]) == [passive]


def test_a_passive_that_the_tables_list_is_not_derived_again() -> None:
    stems = [VerbStem("qtl", "qatal", "PV"), VerbStem("qtl", "qutil", "PV_Pass")]
    assert passive_stems("qatal", stems) == []
