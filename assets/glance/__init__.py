"""The report in small, for pages that show Markdown: pictures, short tables, links. Imports no Dagster."""
