"""Where the lake is and who may open it, as the environment says; nothing of it is ever written down.

Belongs here: the variables `TAWATUR_LAKE_*` and `AWS_*`, and their checks. Does not belong here: opening the lake.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from orchestration.settings import SettingsError

CATALOG_VARIABLE = "TAWATUR_LAKE_CATALOG"
DATA_VARIABLE = "TAWATUR_LAKE_DATA"
ENDPOINT_VARIABLE = "TAWATUR_LAKE_S3_ENDPOINT"
KEY_VARIABLE, SECRET_VARIABLE = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"
TOKEN_VARIABLE, REGION_VARIABLE = "AWS_SESSION_TOKEN", "AWS_REGION"
CATALOG_SCHEMES = ("postgresql", "postgres")
DEFAULT_PORT = 5432
HIDDEN = "…"
"""Stands in messages for values that hold a password."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The PostgreSQL database that knows which files make up which table; without a password libpq looks for one."""

    host: str
    port: int
    database: str
    user: str
    password: str = field(default="", repr=False)
    options: str = ""
    """What else libpq is told, such as sslmode=verify-full."""


@dataclass(frozen=True, slots=True)
class S3Access:
    """How the bucket is reached; without an endpoint it is Amazon's."""

    key_id: str
    secret: str = field(repr=False)
    session_token: str = field(default="", repr=False)
    region: str = ""
    endpoint: str = ""
    """Host and port."""
    with_tls: bool = True


@dataclass(frozen=True, slots=True)
class LakeAddress:
    """Catalog and data of one lake; `s3` is None where the data lies on a disk."""

    catalog: Catalog
    data: str
    s3: S3Access | None = None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not stand in any message."""
        s3 = (self.s3.secret, self.s3.session_token) if self.s3 else ()
        return tuple(secret for secret in (self.catalog.password, *s3) if secret)


def lake_address(environment: Mapping[str, str] | None = None) -> LakeAddress:
    """Reads the address; raises SettingsError with the variable and the remedy, never with a password."""
    env = os.environ if environment is None else environment
    data = _given(env, DATA_VARIABLE)
    if not data:
        raise SettingsError(
            DATA_VARIABLE, "", "says nowhere to put the data of the lake",
            "Set it to s3://bucket/folder, or to a folder on a disk that all machines share",
        )  # fmt: skip
    if data.startswith("s3://"):
        return LakeAddress(_catalog(env), f"{data.rstrip('/')}/", _s3(env))
    if "://" in data:
        raise SettingsError(DATA_VARIABLE, data, "is neither s3:// nor a folder", "Set it to s3://bucket/folder")
    return LakeAddress(_catalog(env), f"{Path(data).expanduser().absolute()}/")


def _catalog(env: Mapping[str, str]) -> Catalog:
    value = _given(env, CATALOG_VARIABLE)
    remedy = f"Set {CATALOG_VARIABLE} to postgresql://user:password@host:5432/database (docs/deployment.md)"
    if not value:
        raise SettingsError(CATALOG_VARIABLE, "", "names no catalog", remedy)
    try:
        parts = urlsplit(value)
        port = parts.port or DEFAULT_PORT
    except ValueError:
        # the message of the library repeats the address, and with it the password
        raise SettingsError(CATALOG_VARIABLE, HIDDEN, "is no address", remedy) from None
    if parts.scheme not in CATALOG_SCHEMES or not parts.hostname or not parts.path.strip("/"):
        raise SettingsError(CATALOG_VARIABLE, HIDDEN, "is no address of a PostgreSQL database", remedy)
    return Catalog(
        host=parts.hostname,
        port=port,
        database=unquote(parts.path.strip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        options=" ".join(f"{name}={_libpq_word(value)}" for name, value in parse_qsl(parts.query)),
    )


def _libpq_word(value: str) -> str:
    """Quotes a value of a libpq connection string."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _s3(env: Mapping[str, str]) -> S3Access:
    key_id, secret = _given(env, KEY_VARIABLE), _given(env, SECRET_VARIABLE)
    missing = KEY_VARIABLE if not key_id else SECRET_VARIABLE if not secret else ""
    if missing:
        raise SettingsError(
            missing, "", f"is not set, and {DATA_VARIABLE} is a bucket", "Set it to the key of the bucket"
        )
    endpoint = _given(env, ENDPOINT_VARIABLE)
    if endpoint and not endpoint.startswith(("http://", "https://")):
        raise SettingsError(ENDPOINT_VARIABLE, endpoint, "is no address", "Begin it with https:// or http://")
    scheme, _, host = endpoint.partition("://")
    return S3Access(
        key_id=key_id,
        secret=secret,
        session_token=_given(env, TOKEN_VARIABLE),
        region=_given(env, REGION_VARIABLE),
        endpoint=host.rstrip("/"),
        with_tls=scheme != "http",
    )


def _given(env: Mapping[str, str], variable: str) -> str:
    return env.get(variable, "").strip()
