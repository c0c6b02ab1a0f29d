"""Grows the raw rows of a parsed corpus to any number of articles whose duplicates and groups are known.

Belongs here: how a variant of an article differs from it, and which copies are planted. Does not belong here: timing
(marts_benchmark.py), parsing.

Variant k of an article moves every date by whole weeks (weekdays stay true), every listed place to another of its kind
in its country, every figure by a few, and exchanges two of three less common words, so that no two variants
resemble each other more than two stories do. Beside it stand, by a hash of the article's id, a copy in another outlet
(a wire story) or a later version under the same address. Tables `benchmark.variants` and `benchmark.copies` keep what
was planted.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from assets.raw_schema import RAW_TABLES

COPIED_IN_TWENTY = 2
"""Every tenth article gets a copy in another outlet."""

REVISED_IN_TWENTY = 1
"""Every twentieth article gets a later version under its own address."""

COMMON_FROM = 0.2
"""A word that so large a share of the articles has is the same in all variants."""

COMMON_AT_LEAST = 3
"""A word of one or two articles is theirs, however few articles there are."""

WEEKS_OF_VARIATION = 13
"""Variants spread over a quarter; with more of them a day grows more crowded, as it does with more outlets."""


def write_varied_rows(source: Path, target: Path, n_articles: int) -> int:
    """Write a working database at `target` with about `n_articles` articles varied from those of `source`.

    Returns the number of articles written. Raises FileExistsError where `target` exists, ValueError where `source`
    holds no parsed article.
    """
    if target.exists():
        raise FileExistsError(f"{target} exists: remove it, or name another file")
    target.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(target)) as connection:
        connection.execute(f"attach '{source}' as origin (read_only)")
        n_source = _count(connection, "origin.raw.parsed_articles")
        if not n_source:
            raise ValueError(f"{source} holds no parsed articles: run the pipeline on a corpus first")
        connection.execute("create schema raw")
        connection.execute("create schema benchmark")
        for table, columns in RAW_TABLES.items():
            connection.execute(f"create table raw.{table} ({columns})")
        _plan_variants(connection, n_articles)
        _vary_places(connection)
        for statement in _STATEMENTS:
            connection.execute(statement)
        for (variant,) in connection.execute("select distinct variant from benchmark.variants order by 1").fetchall():
            connection.execute(_SENTENCES_OF_A_VARIANT, {"variant": variant})
        written = _count(connection, "raw.articles")
        connection.execute("detach origin")
        connection.execute("checkpoint")
    return written


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """Return the number of rows of a table."""
    row = connection.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row else 0


def _plan_variants(connection: duckdb.DuckDBPyConnection, n_articles: int) -> None:
    """Decide which article is varied how: one row each in benchmark.variants, the original being variant 0."""
    share = 1 + (COPIED_IN_TWENTY + REVISED_IN_TWENTY) / 20
    connection.execute(
        f"""
        create table benchmark.variants as
        with numbered as (
            select article_id, row_number() over (order by hash(article_id), article_id) - 1 as position
            from origin.raw.parsed_articles
        ),
        wanted as (
            select unnest(generate_series(0, {round(n_articles / share)} - 1))::bigint as place_in_line
        ),
        chosen as (
            select
                numbered.article_id as source_id,
                place_in_line // (select count(*) from numbered) as variant
            from wanted
            inner join numbered on numbered.position = place_in_line % (select count(*) from numbered)
        ),
        kinds as (
            select source_id, variant, 'story' as kind from chosen
            union all
            select source_id, variant, 'wire copy' from chosen
            where hash(source_id, variant) % 20 < {COPIED_IN_TWENTY}
            union all
            select source_id, variant, 'revision' from chosen
            where hash(source_id, variant) % 20 >= {20 - REVISED_IN_TWENTY}
        )
        select
            source_id, variant, kind,
            substr(sha256(concat_ws('|', source_id, variant, kind)), 1, 32) as article_id,
            (variant % {WEEKS_OF_VARIATION} * 7)::integer as n_days
        from kinds"""
    )


def _vary_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Give each listed place that is mentioned, for each variant, another of its kind in its country."""
    connection.execute(
        """
        create table benchmark.place_changes as
        with mentioned as (
            select distinct place_id from origin.raw.place_mentions where place_id not like 'plcx:%'
        ),
        ranked as (
            select
                mentioned.place_id, places.country_code, places.place_type,
                row_number() over (partition by country_code, place_type order by place_id) - 1 as rank,
                count(*) over (partition by country_code, place_type) as n
            from mentioned
            inner join origin.marts.places as places using (place_id)
            where places.place_type != 'country'
        )
        select own.place_id, variants.variant, other.place_id as new_place_id
        from ranked as own
        cross join (select distinct variant from benchmark.variants) as variants
        inner join ranked as other
            on own.country_code is not distinct from other.country_code and own.place_type = other.place_type
            and other.rank = (own.rank + variants.variant) % own.n"""
    )


def _place(column: str) -> str:
    """Return SQL for the place a variant has instead of the one in `column`."""
    return (
        f"coalesce((select new_place_id from benchmark.place_changes as changes "
        f"where changes.place_id = {column} and changes.variant = variants.variant), {column})"
    )


def _figure(column: str) -> str:
    """Return SQL for the figure a variant has instead of the one in `column`."""
    return f"case when {column} > 2 then {column} + variants.variant % 9 else {column} end"


def _new_id(column: str) -> str:
    """Return SQL for the id of a row's twin in a variant."""
    return f"substr(sha256({column} || variants.article_id), 1, 16)"


_FROM = (
    "from origin.raw.{table} as rows inner join benchmark.variants as variants on rows.article_id = variants.source_id"
)

_STATEMENTS = (
    f"""insert into raw.articles by name
    select rows.* replace (
        variants.article_id as article_id,
        rows.delivered_id || '#' || variant as delivered_id,
        case kind when 'wire copy' then 'copy of ' || rows.outlet else rows.outlet end as outlet,
        concat_ws('#', coalesce(rows.url, rows.article_id), variant) as url,
        rows.text || chr(10) || kind || variant as text,
        sha256(rows.text || chr(10) || kind || variant) as text_sha256,
        rows.published_on + n_days as published_on,
        rows.published_at + to_days(n_days) + case kind when 'story' then interval 0 hour else interval 2 hour end
            as published_at
    )
    {_FROM.format(table="articles")}""",
    f"""insert into raw.parsed_articles by name
    select rows.* replace (
        variants.article_id as article_id, rows.published_on + n_days as published_on,
        rows.published_earliest + n_days as published_earliest, rows.published_latest + n_days as published_latest
    )
    {_FROM.format(table="parsed_articles")}""",
    # the words of all news stay what they are: how common a word is tells what it is worth in matching
    f"""create table benchmark.common_words as
    select word from (
        select distinct article_id, unnest(string_split(folded_text, ' ')) as word from origin.raw.sentences
    ) group by word
    having count(*) >= greatest({COMMON_FROM} * (select count(*) from origin.raw.articles), {COMMON_AT_LEAST})""",
    f"""insert into raw.claims by name
    select rows.* replace (
        {_new_id("claim_id")} as claim_id, variants.article_id as article_id,
        rows.date_start + n_days as date_start, rows.date_end + n_days as date_end,
        {_place("rows.place_id")} as place_id,
        case when rows.place_id is null then [] else [{_place("rows.place_id")}] end as place_ids
    )
    {_FROM.format(table="claims")}""",
    f"""insert into raw.casualty_claims by name
    select rows.* replace (
        {_new_id("casualty_claim_id")} as casualty_claim_id, {_new_id("claim_id")} as claim_id,
        variants.article_id as article_id, {_new_id("subset_of")} as subset_of,
        {_figure("count_low")} as count_low, {_figure("count_best")} as count_best,
        {_figure("count_high")} as count_high,
        rows.date_start + n_days as date_start, rows.date_end + n_days as date_end,
        {_place("rows.place_id")} as place_id
    )
    {_FROM.format(table="casualty_claims")}""",
    f"""insert into raw.participant_claims by name
    select rows.* replace ({_new_id("claim_id")} as claim_id, variants.article_id as article_id)
    {_FROM.format(table="participant_claims")}""",
    f"""insert into raw.quantity_claims by name
    select rows.* replace (
        {_new_id("quantity_claim_id")} as quantity_claim_id, {_new_id("claim_id")} as claim_id,
        variants.article_id as article_id
    )
    {_FROM.format(table="quantity_claims")}""",
    *(
        f"""insert into raw.{table} by name
        select rows.* replace (variants.article_id as article_id) {_FROM.format(table=table)}"""
        for table in ("actor_mentions", "unlisted_actors", "unlisted_places")
    ),
    f"""insert into raw.place_mentions by name
    select rows.* replace (variants.article_id as article_id, {_place("rows.place_id")} as place_id)
    {_FROM.format(table="place_mentions")}""",
    # what the pipeline has to find again: the story and its copy tell the same events, claim by claim
    """create table benchmark.copies as
    select stories.article_id, copies.article_id as copy_id, copies.kind
    from benchmark.variants as stories
    inner join benchmark.variants as copies
        on stories.source_id = copies.source_id and stories.variant = copies.variant and copies.kind != 'story'
    where stories.kind = 'story'""",
)

# one variant after the other: a row for each word of all of them takes more memory than a machine has
_SENTENCES_OF_A_VARIANT = f"""insert into raw.sentences by name
with words as (
    select
        variants.article_id, rows.sentence_no, variant,
        unnest(string_split(rows.folded_text, ' ')) as word,
        generate_subscripts(string_split(rows.folded_text, ' '), 1) as position
    {_FROM.format(table="sentences")}
    where variants.variant = $variant
),
texts as (
    select
        article_id, sentence_no,
        string_agg(
            case when hash(words.word, variant) % 3 > 0 and variant > 0 and common.word is null
                then words.word || variant else words.word end, ' ' order by position
        ) as folded_text
    from words left join benchmark.common_words as common on words.word = common.word
    group by article_id, sentence_no
)
select rows.* replace (variants.article_id as article_id, texts.folded_text as folded_text)
{_FROM.format(table="sentences")}
inner join texts on variants.article_id = texts.article_id and rows.sentence_no = texts.sentence_no"""
