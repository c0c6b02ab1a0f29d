"""Tables of schema `raw`: what ingest and parsing write, and what dbt's staging models read.

Belongs here: names, types and keys of the raw tables, as one DDL list. Does not belong here: how they are filled.
Every table keyed by `article_id` is replaced article by article, in one transaction, so a rerun changes nothing.
"""

import re

RAW_TABLES: dict[str, str] = {
    # one row for each distinct article delivered (article_id is a hash of outlet, url or delivered id or '', text_sha256)
    "articles": """
        article_id VARCHAR NOT NULL PRIMARY KEY, outlet VARCHAR, country VARCHAR, url VARCHAR, delivered_id VARCHAR,
        title VARCHAR, text VARCHAR NOT NULL, text_sha256 VARCHAR NOT NULL, headline_end INTEGER NOT NULL,
        published_on DATE, published_at TIMESTAMPTZ, extra JSON, source_path VARCHAR NOT NULL, row_no INTEGER,
        ingested_at TIMESTAMPTZ NOT NULL""",
    # one row for each input that could not be taken in; remedy tells the reader what to do
    "rejected_articles": """
        rejection_id VARCHAR NOT NULL PRIMARY KEY, source_path VARCHAR NOT NULL, row_no INTEGER, reason VARCHAR NOT NULL,
        detail VARCHAR NOT NULL, remedy VARCHAR NOT NULL, rejected_at TIMESTAMPTZ NOT NULL""",
    # one row for each file seen, so that an unchanged file is not read again
    "deliveries": """
        source_path VARCHAR NOT NULL, file_sha256 VARCHAR NOT NULL, n_bytes BIGINT NOT NULL, n_articles INTEGER NOT NULL,
        n_rejected INTEGER NOT NULL, n_known INTEGER NOT NULL, delivered_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (source_path, file_sha256)""",
    # one row for each article and the parser version that read it last; error is NULL where parsing succeeded
    "parsed_articles": """
        article_id VARCHAR NOT NULL PRIMARY KEY, parser_version VARCHAR NOT NULL, published_on DATE,
        published_on_basis VARCHAR NOT NULL, published_earliest DATE, published_latest DATE, published_reason VARCHAR,
        language VARCHAR NOT NULL, n_sentences INTEGER NOT NULL, n_claims INTEGER NOT NULL, credits VARCHAR[], error VARCHAR""",
    # folded_text: words of the sentence folded and joined by one space, without punctuation (for text reuse)
    "sentences": """
        article_id VARCHAR NOT NULL, sentence_no INTEGER NOT NULL, char_start INTEGER NOT NULL, char_end INTEGER NOT NULL,
        section VARCHAR NOT NULL, folded_text VARCHAR NOT NULL, n_words INTEGER NOT NULL""",
    "claims": """
        claim_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, sentence_no INTEGER NOT NULL,
        char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, quote VARCHAR NOT NULL, section VARCHAR NOT NULL,
        event_type VARCHAR NOT NULL, event_subtype VARCHAR NOT NULL, status VARCHAR NOT NULL, is_aggregate BOOLEAN NOT NULL,
        date_start DATE, date_end DATE, date_precision VARCHAR NOT NULL, date_basis VARCHAR NOT NULL, date_text VARCHAR,
        place_id VARCHAR, place_ids VARCHAR[], place_basis VARCHAR NOT NULL, attributed_to VARCHAR[], via VARCHAR[], rule VARCHAR NOT NULL,
        missing VARCHAR[], parser_version VARCHAR NOT NULL""",
    "casualty_claims": """
        casualty_claim_id VARCHAR NOT NULL, claim_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL,
        char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, quote VARCHAR NOT NULL, outcome VARCHAR NOT NULL,
        victim_group VARCHAR NOT NULL, victim_side VARCHAR, count_low BIGINT, count_best BIGINT, count_high BIGINT,
        qualifier VARCHAR NOT NULL, subset_of VARCHAR, is_cumulative BOOLEAN NOT NULL, date_start DATE, date_end DATE,
        place_id VARCHAR, rule VARCHAR NOT NULL""",
    "participant_claims": """
        claim_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, actor_id VARCHAR NOT NULL, role VARCHAR NOT NULL,
        char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, quote VARCHAR NOT NULL""",
    "quantity_claims": """
        quantity_claim_id VARCHAR NOT NULL, claim_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, measure VARCHAR NOT NULL,
        value_low DOUBLE, value_best DOUBLE, value_high DOUBLE, unit VARCHAR, qualifier VARCHAR NOT NULL,
        char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, quote VARCHAR NOT NULL""",
    # every mention of a party or speaker, known or not: aliases seen and n_mentions of marts.actors come from here
    "actor_mentions": """
        article_id VARCHAR NOT NULL, actor_id VARCHAR NOT NULL, char_start INTEGER NOT NULL, char_end INTEGER NOT NULL,
        quote VARCHAR NOT NULL, parent_actor_id VARCHAR""",
    "place_mentions": """
        article_id VARCHAR NOT NULL, place_id VARCHAR NOT NULL, char_start INTEGER NOT NULL, char_end INTEGER NOT NULL,
        quote VARCHAR NOT NULL""",
    # names that no reference table knows, as found in one article
    "unlisted_actors": """
        article_id VARCHAR NOT NULL, actor_id VARCHAR NOT NULL, name_ar VARCHAR NOT NULL, actor_type VARCHAR NOT NULL,
        parent_actor_id VARCHAR""",
    "unlisted_places": """
        article_id VARCHAR NOT NULL, place_id VARCHAR NOT NULL, name_ar VARCHAR NOT NULL, place_type VARCHAR NOT NULL,
        container_place_id VARCHAR""",
    # one row for each line of review/decisions.csv, as written; *_claim_ids are the mentions that the event named there had
    # when the decision was first read, since an event's id may change as articles arrive
    "review_decisions": """
        row_no INTEGER NOT NULL PRIMARY KEY, decision_id VARCHAR NOT NULL, action VARCHAR, target_id VARCHAR, field VARCHAR,
        value VARCHAR, who VARCHAR, decided_on VARCHAR, why VARCHAR, target_claim_ids VARCHAR[], value_claim_ids VARCHAR[],
        problem VARCHAR""",
    # counts of claims that a parser reads otherwise than the one before, appended batch by batch
    "parser_changes": """
        parser_version VARCHAR NOT NULL, previous_version VARCHAR NOT NULL, compared_table VARCHAR NOT NULL,
        type VARCHAR NOT NULL, change VARCHAR NOT NULL, n BIGINT NOT NULL""",
}
"""Table name → column list. All tables live in schema `raw` of the working database."""


KEY_OF_COLUMN = re.compile(r"(\w+) (\w+)( NOT NULL)? PRIMARY KEY")
KEY_OF_COLUMNS = re.compile(r",\s*PRIMARY KEY \(([\w, ]+)\)")


def key_of(table: str) -> tuple[str, ...]:
    """Returns the columns of the primary key of a raw table; none where it has none."""
    of_column, of_columns = KEY_OF_COLUMN.search(RAW_TABLES[table]), KEY_OF_COLUMNS.search(RAW_TABLES[table])
    if of_column:
        return (of_column[1],)
    return tuple(name.strip() for name in of_columns[1].split(",")) if of_columns else ()


def columns_without_key(table: str) -> str:
    """Returns the column list of a raw table for a store that knows no keys."""
    return KEY_OF_COLUMNS.sub("", RAW_TABLES[table]).replace(" PRIMARY KEY", "")
