"""The parser's version: raised with every change that can alter a claim, so that stale articles are read again."""

PARSER_VERSION = "0.14.0"
