"""The report: a static site made from the published database. Imports neither Dagster nor the parser."""
