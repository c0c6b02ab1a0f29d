"""However often and in whatever form articles come, and through whatever crash, the marts are those of one run."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.mart_digest import digests_of_file
from orchestration.progress import STEP_TITLES
from orchestration.settings import DEFAULT_INBOX
from tests.conftest import REPOSITORY, BuiltHome, environment
from tests.faults.killed_run import Moment, kill_at
from tests.faults.prepared_home import unbuilt_home

AFTER_INGEST = Moment("start of parsing", f"• {STEP_TITLES['raw_claims']}")


@pytest.fixture(scope="module")
def often_delivered(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Delivers the sample in every way at once to a home whose first run saw it half written and was killed.

    Two runs are then asked for at the same time; returns the home and what each of them said.
    """
    folder = tmp_path_factory.mktemp("often")
    home = unbuilt_home(built_home.home, folder / "home")
    inbox = folder / "inbox"
    inbox.mkdir()
    manifest = sample_manifest()
    shutil.copy(DEFAULT_INBOX / "manifest.csv", inbox)
    first, second = (DEFAULT_INBOX / row["file"] for row in manifest)
    shutil.copy(first, inbox / f"{second.name}.part")
    (inbox / first.name).write_bytes(first.read_bytes().decode("utf-8")[:1500].encode())
    killed = kill_at(AFTER_INGEST, home, environment(home, inbox))
    assert killed.was_killed, killed.output

    for row in manifest:
        shutil.copy(DEFAULT_INBOX / row["file"], inbox)
    deliver_again(inbox, manifest)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "orchestration.run_command"], cwd=REPOSITORY, env=environment(home, inbox),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    return home, [run.communicate()[0] for run in both]


def sample_manifest() -> list[dict[str, str]]:
    """Reads what the sample's manifest says of its files."""
    with (DEFAULT_INBOX / "manifest.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def deliver_again(inbox: Path, manifest: list[dict[str, str]]) -> None:
    """Delivers the sample renamed, in another encoding, compressed, and split into one file an article."""
    again = inbox / "again"
    again.mkdir()
    renamed = [(row | {"file": f"renamed-{number}.txt"}) for number, row in enumerate(manifest)]
    recoded = [(row | {"file": f"recoded-{number}.txt"}) for number, row in enumerate(manifest)]
    with (again / "manifest.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(manifest[0]))
        writer.writeheader()
        writer.writerows([*renamed, *recoded])
    for number, row in enumerate(manifest):
        text = (DEFAULT_INBOX / row["file"]).read_bytes().decode("utf-8")
        shutil.copy(DEFAULT_INBOX / row["file"], again / f"renamed-{number}.txt")
        (again / f"recoded-{number}.txt").write_bytes(text.encode("cp1256"))
        record = {name: row[name] for name in ("outlet", "country", "published_on")} | {"text": text}
        line = json.dumps(record, ensure_ascii=False) + "\n"
        (again / f"split-{number}.jsonl").write_text(line, encoding="utf-8")
        (again / f"packed-{number}.jsonl.gz").write_bytes(gzip.compress(line.encode() * 2))


def test_the_marts_are_those_of_one_clean_run(built_home: BuiltHome, often_delivered: tuple[Path, list[str]]) -> None:
    home, said = often_delivered
    assert digests_of_file(home / "published" / "tawatur.duckdb") == digests_of_file(built_home.published), said


def test_of_two_runs_at_once_each_ends_well_or_says_who_is_writing(often_delivered: tuple[Path, list[str]]) -> None:
    _, said = often_delivered
    assert any("Done in" in one for one in said)
    assert all("Done in" in one or "is being written by process" in one for one in said), said
