"""What a desk decides on claims and events, as far as it is files and rows; what a decision does is SQL (dbt_project)."""
