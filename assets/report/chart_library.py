"""The charting library, taken out of the package that ships it.

Belongs here: writing Vega's script once for each version. Does not belong here: any chart (static/).
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import vl_convert

LIBRARY_NAME = "vega.js"


def library_version() -> str:
    """Returns the version of the charting library."""
    return str(vl_convert.get_vega_version())


def write_library(folder: Path, earlier: Path | None) -> None:
    """Writes the script; bundling takes seconds, so that of an earlier site of this version is taken over."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / LIBRARY_NAME
    vega = f"Vega {library_version()} and Vega-Embed (BSD-3-Clause)"
    stamp = f"/* {vega}, bundled by vl-convert {version('vl-convert-python')} */"
    if earlier and (earlier / LIBRARY_NAME).is_file():
        text = (earlier / LIBRARY_NAME).read_text(encoding="utf-8")
        if text.startswith(stamp):
            target.write_text(text, encoding="utf-8")
            return
    script = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub forgets the default
    target.write_text(f"{stamp}\n{script}", encoding="utf-8")
