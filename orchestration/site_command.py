"""`make site`: the report of the published copy, made anew where it is out of date, and opened.

Belongs here: the command. Does not belong here: what the report holds (assets/report).
"""

from __future__ import annotations

import os
import sys
import webbrowser

import duckdb

from assets.one_writer import one_writer
from orchestration.settings import SettingsError, load_settings


def main() -> int:
    """Makes and opens the report; 1 with a plain reason where there is nothing to report."""
    try:
        settings = load_settings()
        if not settings.published_path.exists():
            raise FileNotFoundError(f"there is no published copy at {settings.published_path}; run `make run` first")
        from assets.report.build_site import build_site

        with one_writer(settings.site_dir):
            site = build_site(settings.published_path, settings.site_dir, suppress_names=settings.suppress_names)
    except (SettingsError, OSError, duckdb.Error) as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    sys.stdout.write(f"{site.first_page.as_uri()}  ({site.n_events} events, {site.n_articles} articles)\n")
    if os.environ.get("CI") or not webbrowser.open(site.first_page.as_uri()):
        sys.stdout.write("Open this address in a browser.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
