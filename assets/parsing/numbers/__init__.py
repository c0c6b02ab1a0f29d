"""Numbers: every quantity of a text with its bounds, and the kinds that count nobody."""
