"""The notebook holds no outputs, and its cells, run in order, draw what the report draws."""

from __future__ import annotations

import ast
import json
from typing import Any

import duckdb
import pytest

from assets.report.names import read_names
from assets.report.outlet_matrix import outlet_matrix
from assets.report.private_names import private_names
from assets.report.toll_list import toll_list
from tests.conftest import REPOSITORY, BuiltHome

NOTEBOOK = json.loads((REPOSITORY / "notebooks" / "two_figures.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def after_running(built_home: BuiltHome) -> dict[str, Any]:
    """Runs the cells as a kernel does; returns the names they leave, and the values they show as `shown`."""
    names: dict[str, Any] = {}
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAWATUR_HOME", str(built_home.home))
        for source in CODE:
            tree = ast.parse(source)
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, "notebook", "exec"), names)
            if isinstance(last, ast.Expr):
                shown.append(eval(compile(ast.Expression(last.value), "notebook", "eval"), names))
    return {**names, "shown": shown}


def test_no_output_is_kept() -> None:
    assert all(
        cell["outputs"] == [] and cell["execution_count"] is None for cell in NOTEBOOK["cells"] if "outputs" in cell
    )


def test_both_figures_are_drawn(after_running: dict[str, Any]) -> None:
    pictures = [
        one._repr_mimebundle_()["image/svg+xml"] for one in after_running["shown"] if hasattr(one, "_repr_mimebundle_")
    ]
    assert len(pictures) == 2
    assert all("<svg" in picture and picture.count("<path") > 3 for picture in pictures)


def test_the_figures_are_those_of_the_report(
    after_running: dict[str, Any], published: duckdb.DuckDBPyConnection
) -> None:
    names = read_names(published, private_names(published, is_on=False))
    reported = [row for row in toll_list(published, names) if row["outcome"] == "killed"]
    largest = sorted((-row["count_best"], row["casualty_id"]) for row in reported)[: after_running["SHOWN"]]
    assert [(-toll["best"], toll["casualty_id"]) for toll in after_running["tolls"]] == largest
    matrix = {
        (row["one"], row["other"]): row["n_agree"]
        for row in outlet_matrix(published, names)["pairs"]
        if row["n_compared"]
    }
    assert {(pair["one"], pair["other"]): pair["agree"] for pair in after_running["pairs"]} == matrix != {}
