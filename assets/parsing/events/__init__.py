"""Events: triggers, which of them are meant, which are one mention, of what kind, and who takes part."""
