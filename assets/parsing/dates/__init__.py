"""Dates: the words that say when, resolved against the publication date, which is inferred where none is given."""
