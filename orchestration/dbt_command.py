"""The dbt command line as a Dagster resource, without the detours that cost more than the build.

Belongs here: how dbt is called. Does not belong here: what it builds (dbt_project), what is shown of it (assets.marts).
"""

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from dagster_dbt import DbtCliResource
from packaging.version import Version, parse

from orchestration.dbt_manifest import dbt_executable
from orchestration.settings import DBT_PROJECT_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence


class LocalDbt(DbtCliResource):
    """dbt as installed beside this Python.

    The stock resource starts `dbt --version` before each command, which takes six seconds and asks the package index
    for a newer release, and loads dbt's adapter into this process, which would open the working database.
    """

    @cached_property
    def _cli_version(self) -> Version:
        return parse(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: "Sequence[str]") -> None:  # type: ignore[override]
        return None


def local_dbt() -> LocalDbt:
    """Makes the resource for this repository."""
    return LocalDbt(
        project_dir=str(DBT_PROJECT_DIR), profiles_dir=str(DBT_PROJECT_DIR), dbt_executable=dbt_executable()
    )
