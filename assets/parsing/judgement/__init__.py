"""Decisions learned from coded articles, where so many small signs weigh that no single rule can."""
