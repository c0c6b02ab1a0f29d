"""camel-tools' morphology: the database made at set-up, inflection of the lexicon, readings of unlisted words."""
