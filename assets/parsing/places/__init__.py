"""Places: names of the gazetteer and unlisted ones, resolved by parents, neighbours and cues."""
