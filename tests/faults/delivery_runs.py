"""`make faults`, deliveries: a file delivered again with one changed article ends like one run over both versions.

Belongs here: this fault. Does not belong here: repeated, renamed, split and half-written files and two runs at once,
which tests/orchestration/test_exactly_once.py delivers in every test run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.settings import DEFAULT_INBOX
from tests.conftest import environment, run_python
from tests.faults.crash_runs import differences
from tests.faults.fault_page import Fault
from tests.faults.prepared_home import unbuilt_home


def run_changed_delivery(built: Path, folder: Path) -> list[Fault]:
    """Delivers two articles, then the same file with the second one changed; one clean run sees both files at once."""
    first, second = (path.read_text(encoding="utf-8") for path in sorted(DEFAULT_INBOX.glob("*.txt")))
    changed = f"{second}\nوقتل سبعة مدنيين في قصف مدفعي على بلدة سراقب مساء الأحد."
    home, clean = (unbuilt_home(built, folder / name) for name in ("changed", "clean"))
    again, at_once = folder / "again", folder / "at-once"
    _deliver(again / "day.jsonl", [first, second])
    outputs = [run_python("orchestration.run_command", environment(home, again))]
    _deliver(again / "day.jsonl", [first, changed])
    outputs.append(run_python("orchestration.run_command", environment(home, again)))
    _deliver(at_once / "1.jsonl", [first, second])
    _deliver(at_once / "2.jsonl", [first, changed])
    outputs.append(run_python("orchestration.run_command", environment(clean, at_once)))
    failed = [done.stdout[-300:] for done in outputs if done.returncode != 0]
    if failed:
        wrong = failed
    else:
        expected = digests_of_file(clean / "published" / "tawatur.duckdb")
        wrong = differences(home, expected, outputs[1].stdout, outputs[1].returncode)
    print(f"  delivered again with one changed article: {'; '.join(wrong) or 'as one clean run'}", flush=True)
    return [Fault("delivered again with one changed article", not wrong, "; ".join(wrong))]


def _deliver(path: Path, texts: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        {"id": str(number), "outlet": f"صحيفة {number}", "url": f"https://paper.example/{number}", "text": text,
         "published_on": "2016-12-11"}
        for number, text in enumerate(texts)
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
