"""Text before meaning: folding, sections, sentences, tokens, and matching listed phrases on tokens."""
