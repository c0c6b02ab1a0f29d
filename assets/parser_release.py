"""The version that claims are stamped with: the parser's own, and a fingerprint of its vocabulary.

Belongs here: what makes a stored reading stale. Does not belong here: choosing articles or parsing them.
A verb or place added to a CSV changes what is read without a change of code, so the vocabulary counts too.
"""

from __future__ import annotations

import hashlib

from orchestration.settings import REPOSITORY

VOCABULARY = (
    "assets/parsing/lexicon/*",
    "seeds/reference/places.csv",
    "seeds/reference/actors.csv",
    "seeds/reference/event_types.csv",
)


def parser_release() -> str:
    """Returns for example `0.1.0+3f2a9c1e`."""
    from assets.parsing.version import PARSER_VERSION

    digest = hashlib.sha256()
    for path in sorted(path for pattern in VOCABULARY for path in REPOSITORY.glob(pattern) if path.is_file()):
        digest.update(f"{path.relative_to(REPOSITORY)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{PARSER_VERSION}+{digest.hexdigest()[:8]}"
