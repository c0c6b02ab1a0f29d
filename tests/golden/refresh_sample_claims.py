"""Command: writes tests/golden/sample_claims.json anew, after a change of rules that was meant to change claims.

    python -m tests.golden.refresh_sample_claims

Look at the difference before committing it: it is the review of what the new rules do.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assets.parsing.build_lexicon import build_lexicon
from assets.parsing.lexicon_loader import load_lexicon
from tests.golden.claims_snapshot import SNAPSHOT, as_json, claims_of
from tests.golden.sample_articles import parse_sample


def main() -> None:
    """Expands the lexicon into a temporary folder, parses the sample, writes its claims."""
    with tempfile.TemporaryDirectory() as folder:
        build_lexicon(Path(folder))
        parsed = parse_sample(load_lexicon(Path(folder)))
    claims = {article.file: claims_of(article.text, reading) for article, reading in parsed.items()}
    SNAPSHOT.write_text(as_json(claims), encoding="utf-8")
    sys.stdout.write(f"{SNAPSHOT.name}: {sum(map(len, claims.values()))} claims. Look at the difference.\n")


if __name__ == "__main__":
    main()
