"""Claims: date, place, status and counts of each event mention, and statements that are news themselves."""
