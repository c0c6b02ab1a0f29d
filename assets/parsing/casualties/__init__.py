"""Casualties: every count of people killed, injured, missing, detained or displaced."""
