"""The store that several machines share: DuckLake, its catalog in PostgreSQL, its data on S3 or a shared disk."""
