"""`make faults`, deliveries: files that come half written, growing, again in other forms, changed; two runs at once.

Belongs here: runs over such deliveries and their verdicts. Does not belong here: laying the sample into an inbox once
more (repeated_deliveries.py).
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.settings import DEFAULT_INBOX
from tests.conftest import REPOSITORY, environment, run_python
from tests.faults.fault_page import Fault
from tests.faults.prepared_home import unbuilt_home
from tests.faults.repeated_deliveries import AGAIN, deliver_half_written, deliver_whole, sample_manifest
from tests.faults.verdict import differences

GROWS_BY = 20
"""Bytes every tenth of a second: a sample file then takes half a minute to come, longer than a run looks."""


def run_repeated_deliveries(built: Path, folder: Path) -> list[Fault]:
    """Delivers the sample half written, growing, whole, and again in each form, with a run after each delivery.

    After each run but those that see halves the marts must be those of one clean run.
    """
    home, inbox = unbuilt_home(built, folder / "home"), folder / "inbox"
    env = environment(home, inbox)
    expected = digests_of_file(built / "published" / "tawatur.duckdb")
    deliver_half_written(inbox)
    first = run_python("orchestration.run_command", env)
    deliver_whole(inbox)
    whole = _judged("taken in half written, and with a .part beside it", home, env, expected)
    faults = [whole if first.returncode == 0 else whole._replace(survived=False, lost=first.stdout[-300:])]
    faults.append(_judged("a run repeated with nothing new", home, env, expected))
    for name, deliver in AGAIN.items():
        deliver(inbox)
        faults.append(_judged(name, home, env, expected))
    return [*faults, two_runs_at_once(built, folder, expected), growing_delivery(built, folder, expected)]


def _judged(name: str, home: Path, env: Mapping[str, str], expected: Mapping[str, str]) -> Fault:
    done = run_python("orchestration.run_command", env)
    wrong = differences(home, expected, done.stdout, done.returncode)
    print(f"  {name}: {'; '.join(wrong) or 'as one clean run'}", flush=True)
    return Fault(name, not wrong, "; ".join(wrong))


def two_runs_at_once(built: Path, folder: Path, expected: Mapping[str, str]) -> Fault:
    """Starts two runs in the same moment on a home where everything is to be done."""
    home = unbuilt_home(built, folder / "two")
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "orchestration.run_command"], cwd=REPOSITORY, env=environment(home),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [run.communicate()[0] for run in both]
    wrong = differences(home, expected, "\n".join(said), min(run.returncode for run in both))
    wrong += [one[-300:] for one in said if "Done in" not in one and "is being written by process" not in one]
    print(f"  two runs at once: {'; '.join(wrong) or 'as one clean run'}", flush=True)
    return Fault("two runs at once", not wrong, "; ".join(wrong))


def growing_delivery(built: Path, folder: Path, expected: Mapping[str, str]) -> Fault:
    """Lets a file grow while a run looks at the inbox, then runs once more when it is whole."""
    home, inbox = unbuilt_home(built, folder / "growing"), folder / "growing-inbox"
    deliver_whole(inbox)
    grown = inbox / sample_manifest()[0]["file"]
    data = grown.read_bytes()
    grown.write_bytes(b"")
    stopped = threading.Event()

    def grow() -> None:
        for first in range(0, len(data), GROWS_BY):
            with grown.open("ab") as file:
                file.write(data[first : first + GROWS_BY])
            stopped.wait(0.1)

    writer = threading.Thread(target=grow)
    writer.start()
    first = run_python("orchestration.run_command", environment(home, inbox))
    stopped.set()
    writer.join()
    fault = _judged("a file that grows while the run looks", home, environment(home, inbox), expected)
    return fault if first.returncode == 0 else fault._replace(survived=False, lost=first.stdout[-300:])


def run_changed_delivery(built: Path, folder: Path) -> list[Fault]:
    """Delivers two articles, then the same file with the second one changed; one clean run sees both files at once."""
    first, second = (path.read_text(encoding="utf-8") for path in sorted(DEFAULT_INBOX.glob("*.txt")))
    # not at the end: a text that goes on is the same article, taken in before its file was whole
    *lines, last = second.rstrip().splitlines()
    changed = "\n".join([*lines, "وقتل سبعة مدنيين في قصف مدفعي على بلدة سراقب مساء الأحد.", last])
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
