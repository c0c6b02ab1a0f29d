"""What a desk decides on claims and events, as files and rows; what a decision does is SQL (dbt_project)."""
