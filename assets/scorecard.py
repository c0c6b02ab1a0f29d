"""Asset group `evaluation`: the published copy, scored against articles that people coded.

Belongs here: the Dagster asset over assets.evaluation, and where its gold lies. Does not belong here: scoring.
It comes after publication and never fails a run: where it cannot score, it is skipped with the reason.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
import duckdb

from assets.evaluation.gold_files import GoldFileError, gold_files
from assets.evaluation.history import ScoreRecord, append_score, gold_fingerprint, read_history
from assets.parser_release import parser_release
from assets.published import PUBLISHED_KEY
from assets.raw_tables import OWNERS
from orchestration.settings import REPOSITORY, Settings

if TYPE_CHECKING:
    from assets.evaluation.scorer import Score

DEFAULT_GOLD = REPOSITORY / "tests" / "golden"
SCORECARD_KEY = dg.AssetKey(["scorecard"])
MISSES_SHOWN = 300
TREND_LENGTH = 6
TREND_MEASURES = ("events", "casualties", "participants", "date", "place", "attribution", "status")


class NothingToScoreError(LookupError):
    """There is no copy, no usable gold, or no gold article in the copy; the message says which."""


@dg.asset(
    key=SCORECARD_KEY,
    deps=[PUBLISHED_KEY],
    group_name="evaluation",
    kinds={"python", "duckdb"},
    owners=OWNERS,
    output_required=False,
    description=(
        "Scores of the published claims against gold (folder or file in TAWATUR_GOLD, default the sample's), with "
        "their trend and every miss; the history is kept in evaluation/scorecard.jsonl of the data folder."
    ),
)
def scorecard(
    context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]
) -> Iterator[dg.MaterializeResult | dg.AssetObservation]:
    """Scores the published copy, or says why there is nothing to score."""
    from assets.evaluation.score_table import as_markdown, misses_as_markdown

    try:
        result, record = scored(settings, os.environ)
        history_path = settings.home / "evaluation" / "scorecard.jsonl"
        before = [one for one in read_history(history_path) if one.gold == record.gold]
        is_new = append_score(history_path, record)
    except (NothingToScoreError, GoldFileError, duckdb.Error, OSError) as problem:
        context.log.info(f"no scorecard: {problem}")
        yield dg.AssetObservation(SCORECARD_KEY, description=f"Skipped: {problem}")
        return
    earlier = before if is_new else before[:-1]
    yield dg.MaterializeResult(
        metadata={
            "score": dg.MetadataValue.md(as_markdown(result, earlier[-1].measures if earlier else None)),
            "trend": dg.MetadataValue.md(trend([*earlier, record])),
            "misses": dg.MetadataValue.md(misses_as_markdown(result, MISSES_SHOWN)),
            "number of misses": len(result.misses),
            "gold": dg.MetadataValue.text(", ".join(record.gold_files)),
            "history": dg.MetadataValue.path(history_path),
            "is a new score": is_new,
            **{f"measure: {name}": value for name, value in record.measures.items()},
        }
    )


def gold_path(environment: Mapping[str, str]) -> Path:
    """Returns the folder or file of gold that TAWATUR_GOLD names, the sample's gold where it is unset."""
    given = environment.get("TAWATUR_GOLD", "").strip()
    return Path(given).expanduser().absolute() if given else DEFAULT_GOLD


def scored(settings: Settings, environment: Mapping[str, str]) -> "tuple[Score, ScoreRecord]":
    """Scores the published copy; raises NothingToScoreError where it holds no gold article."""
    # comparing names loads the folding tables of camel-tools, which loading the definitions must not do
    from assets.evaluation.score import score_database
    from assets.evaluation.score_table import measures

    if not settings.published_path.exists():
        raise NothingToScoreError(f"there is no published copy at {settings.published_path}")
    files = gold_files([gold_path(environment)])
    result = score_database(settings.published_path, files)
    found = result.shares["articles"]
    if not found.right:
        raise NothingToScoreError(f"none of the {found.n} gold articles is in the published copy")
    record = ScoreRecord(
        scored_at=datetime.now(UTC).isoformat(timespec="seconds"),
        snapshot=settings.published_path.resolve().name,
        parser=parser_release(),
        gold=gold_fingerprint(files),
        gold_files=tuple(path.name for path in files),
        measures=measures(result),
    )
    return result, record


def trend(records: Sequence[ScoreRecord]) -> str:
    """Returns the latest scores against one gold as a Markdown table, a column for each, newest first.

    Columns, since the UI cuts off what is wider than a few of them; its plots show every run.
    """
    shown = list(reversed(records[-TREND_LENGTH:]))
    lines = [
        ["", *(datetime.fromisoformat(one.scored_at).strftime("%d %b %H:%M") for one in shown)],
        ["---", *["---:"] * len(shown)],
        *([name, *(_shown(one.measures.get(name)) for one in shown)] for name in TREND_MEASURES),
        ["parser", *(one.parser.split("+")[0] for one in shown)],
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
