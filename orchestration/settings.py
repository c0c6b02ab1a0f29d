"""What the environment says: where articles come from, where data lives, and the clock of the schedule.

Belongs here: the environment variables `TAWATUR_*`, their checks, and the layout of `$TAWATUR_HOME`.
Does not belong here: creating, reading or writing anything in that home, the address of a lake (lake/address.py).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

REPOSITORY = Path(__file__).resolve().parent.parent
DBT_PROJECT_DIR = REPOSITORY / "dbt_project"
DEFAULT_INBOX = REPOSITORY / "seeds" / "articles"
DEFAULT_HOME = REPOSITORY / "data"
DEFAULT_TIMEZONE = "UTC"
DUCKDB_STORE, LAKE_STORE = "duckdb", "ducklake"


class SettingsError(ValueError):
    """An environment variable holds a value the project cannot work with."""

    def __init__(self, variable: str, value: str, problem: str, remedy: str) -> None:
        super().__init__(f"{variable}={value!r}: {problem}. {remedy}.")


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked settings of one process; every path is absolute."""

    inbox: Path
    home: Path
    timezone: str = DEFAULT_TIMEZONE
    suppress_names: bool = False
    """Names of private victims and sources stay out of what is handed on (docs/suppressing_names.md)."""
    store: str = DUCKDB_STORE
    """Where raw tables and marts are worked on: a DuckDB file, or a lake that several machines share."""

    @property
    def warehouse_path(self) -> Path:
        """Working database: one writer, never opened by analysts."""
        return self.home / "warehouse" / "tawatur.duckdb"

    @property
    def published_dir(self) -> Path:
        """Read-only snapshots for analysts."""
        return self.home / "published"

    @property
    def published_path(self) -> Path:
        """Link to the newest snapshot; same stem as the working database, which views are qualified with."""
        return self.published_dir / "tawatur.duckdb"

    @property
    def site_dir(self) -> Path:
        """The report: pages that open from this folder, without a server."""
        return self.published_dir / "site"

    @property
    def exports_dir(self) -> Path:
        """The published content as files for other tools."""
        return self.published_dir / "exports"

    @property
    def deliveries_dir(self) -> Path:
        """Every delivered file, under its content hash."""
        return self.home / "deliveries"

    @property
    def decisions_path(self) -> Path:
        """What the desk decided on claims and events; the only file of this folder that people write."""
        return self.home / "review" / "decisions.csv"

    @property
    def lexicon_dir(self) -> Path:
        """Morphology database and expanded lexicon, built at set-up."""
        return self.home / "lexicon"

    @property
    def dagster_home(self) -> Path:
        """Dagster's own storage: runs, ticks, logs."""
        return self.home / "dagster"

    @property
    def dbt_target_dir(self) -> Path:
        """Dagster's dbt artifacts, apart from those of a dbt command typed by hand."""
        return self.home / "dbt"

    @property
    def alerts_dir(self) -> Path:
        """A text file for each failed run."""
        return self.home / "alerts"

    @property
    def locks_dir(self) -> Path:
        """Lock files of the writer and of set-up."""
        return self.home / "locks"

    def as_environment(self) -> dict[str, str]:
        """Returns the variables that give a child process these same settings, whatever its folder."""
        return {
            "TAWATUR_INBOX": str(self.inbox),
            "TAWATUR_HOME": str(self.home),
            "TAWATUR_TIMEZONE": self.timezone,
            "TAWATUR_SUPPRESS_NAMES": "yes" if self.suppress_names else "no",
            "TAWATUR_WAREHOUSE": str(self.warehouse_path),
            "TAWATUR_STORE": self.store,
            "DAGSTER_HOME": str(self.dagster_home),
        }


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Reads and checks the settings; raises SettingsError that names the variable, its value and the remedy."""
    env = os.environ if environment is None else environment
    return Settings(
        inbox=_inbox(env),
        home=_home(env),
        timezone=_timezone(env),
        suppress_names=_suppress_names(env),
        store=_store(env),
    )


def _given(env: Mapping[str, str], variable: str) -> str:
    return env.get(variable, "").strip()


def _inbox(env: Mapping[str, str]) -> Path:
    value = _given(env, "TAWATUR_INBOX")
    inbox = Path(value).expanduser().absolute() if value else DEFAULT_INBOX
    if not inbox.exists():
        raise SettingsError(
            "TAWATUR_INBOX",
            value or str(inbox),
            "no such file or folder",
            "Set it to a folder or to one file of articles, or unset it to read the sample in seeds/articles",
        )
    if not os.access(inbox, os.R_OK):
        raise SettingsError("TAWATUR_INBOX", value, "cannot be read", "Give this user the right to read it")
    return inbox


def _home(env: Mapping[str, str]) -> Path:
    value = _given(env, "TAWATUR_HOME")
    home = Path(value).expanduser().absolute() if value else DEFAULT_HOME
    if home.exists() and not home.is_dir():
        raise SettingsError("TAWATUR_HOME", value, "is a file", "Set it to a folder; it is created where missing")
    nearest = next(folder for folder in (home, *home.parents) if folder.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise SettingsError(
            "TAWATUR_HOME", value or str(home), f"{nearest} is not writable", "Set it to a folder this user may write"
        )
    return home


def _timezone(env: Mapping[str, str]) -> str:
    value = _given(env, "TAWATUR_TIMEZONE") or DEFAULT_TIMEZONE
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            "TAWATUR_TIMEZONE", value, "is no known time zone", "Use an IANA name such as Asia/Riyadh or UTC"
        ) from error
    return value


def _suppress_names(env: Mapping[str, str]) -> bool:
    """Reads the switch; a word that is neither yes nor no stops everything, since a guess could name someone."""
    value = _given(env, "TAWATUR_SUPPRESS_NAMES").lower()
    if value not in ("", "yes", "no"):
        raise SettingsError(
            "TAWATUR_SUPPRESS_NAMES", value, "is neither yes nor no", "Set it to yes or no, or unset it"
        )
    return value == "yes"


def _store(env: Mapping[str, str]) -> str:
    value = _given(env, "TAWATUR_STORE").lower() or DUCKDB_STORE
    if value not in (DUCKDB_STORE, LAKE_STORE):
        raise SettingsError(
            "TAWATUR_STORE",
            value,
            "is no store",
            f"Set it to {LAKE_STORE}, or to {DUCKDB_STORE} or unset it for a file",
        )
    return value
