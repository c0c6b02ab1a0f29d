"""Views and macros that the published copy carries for whoever asks it in SQL.

Belongs here: questions that every reader would otherwise spell out anew. Does not belong here: judgements, which are
models of dbt_project, and anything that needs an extension of DuckDB: a read-only reader may have none.
"""
