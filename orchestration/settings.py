"""What the environment says: where articles come from, where data lives, and the clock of the schedule.

Belongs here: the environment variables `TAWATUR_*`, their checks, and the layout of `$TAWATUR_HOME`.
Does not belong here: creating, reading or writing anything in that home, the address of a lake (lake/address.py).
"""

from __future__ import annotations

import os
import re
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
DEFAULT_SITE_URL = "http://127.0.0.1:3001"
"""Where `make ui` serves the report, for the links of the UI: a browser follows none from there to a file."""

ENGINES = ("local", "dask")


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
    site_url: str = DEFAULT_SITE_URL
    """Address under which a browser finds the folder of the report; without a slash at its end."""

    workers: int = 1
    """Processes that parse beside each other on this machine."""
    engine: str = "local"
    """Who parses: this machine, or a Dask cluster."""
    dask_scheduler: str = ""
    """Address of the cluster's scheduler; empty without a cluster."""

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
            "TAWATUR_SITE_URL": self.site_url,
            "TAWATUR_WORKERS": str(self.workers),
            "TAWATUR_ENGINE": self.engine,
            "TAWATUR_DASK_SCHEDULER": self.dask_scheduler,
            "TAWATUR_WAREHOUSE": str(self.warehouse_path),
            "TAWATUR_STORE": self.store,
            "DAGSTER_HOME": str(self.dagster_home),
        }


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Reads and checks the settings; raises SettingsError that names the variable, its value and the remedy."""
    env = os.environ if environment is None else environment

    engine = _engine(env)
    return Settings(
        inbox=_inbox(env),
        home=_home(env),
        timezone=_timezone(env),
        suppress_names=_suppress_names(env),
        site_url=_site_url(env),
        workers=_workers(env),
        engine=engine,
        dask_scheduler=_dask_scheduler(env, engine),
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


def _site_url(env: Mapping[str, str]) -> str:
    """Reads the report's address; signs that would end a link in Markdown are no part of an address."""
    value = _given(env, "TAWATUR_SITE_URL")
    if value and not re.fullmatch(r"https?://[^\s()<>\[\]\"'|\\]+", value):
        raise SettingsError("TAWATUR_SITE_URL", value, "is no web address", "Begin it with http:// or https://")
    return value.rstrip("/") or DEFAULT_SITE_URL


def _workers(env: Mapping[str, str]) -> int:
    value = _given(env, "TAWATUR_WORKERS")
    if not value:
        return usable_cores()
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise SettingsError(
            "TAWATUR_WORKERS", value, "is no number of processes", "Set it to 1 or more, or unset it to use all cores"
        )
    return int(value)


def usable_cores() -> int:
    """Returns how many cores this process may use, which may be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _engine(env: Mapping[str, str]) -> str:
    value = _given(env, "TAWATUR_ENGINE").lower() or ENGINES[0]
    if value not in ENGINES:
        raise SettingsError("TAWATUR_ENGINE", value, "is no engine", f"Set it to {' or '.join(ENGINES)}, or unset it")
    return value


def _dask_scheduler(env: Mapping[str, str], engine: str) -> str:
    value = _given(env, "TAWATUR_DASK_SCHEDULER")
    if engine == "dask" and not value:
        raise SettingsError(
            "TAWATUR_DASK_SCHEDULER",
            value,
            "names no scheduler, and TAWATUR_ENGINE=dask needs one",
            "Set it to an address such as tcp://10.0.0.5:8786, or unset TAWATUR_ENGINE to parse on this machine",
        )
    return value


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
