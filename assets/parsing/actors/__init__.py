"""Actors: parties, bodies, office-holders, people and anonymous sources, linked within one article."""
