"""What Dagster loads: the definitions for the settings of this process.

Belongs here: `defs`, which workspace.yaml and dg.toml name. Does not belong here: the wiring (wiring.py).
"""

from __future__ import annotations

from orchestration.settings import load_settings
from orchestration.wiring import build_definitions

defs = build_definitions(load_settings())
