"""What dbt's target `lake` (dbt_project/profiles.yml) does when it connects: the lake is opened as by every other part.

Belongs here: the class that dbt-duckdb asks for. Does not belong here: how the lake is opened (connection.py). The
profile holds no address and no password, so neither can come into dbt's logs and artifacts.
"""

from __future__ import annotations

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin

from orchestration.lake.address import lake_address
from orchestration.lake.connection import LAKE_NAME, attach_lake


class Plugin(BasePlugin):
    """Opens the lake for dbt; dbt-duckdb looks for a class of this name."""

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        """Attaches the lake before dbt attaches what its profile lists."""
        attach_lake(conn, lake_address())

    def configure_cursor(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Makes the lake the database of names that give none, as macros/increments.sql does."""
        cursor.execute(f"USE {LAKE_NAME}")
