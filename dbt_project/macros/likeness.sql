{#-
    The parts of the likeness of two reports a and b that do not depend on whether they stand in one article.
    Each part is a weight of the row `weights`, or 0 where the reports leave it open. Written for two rows aliased
    a and b with the columns of int_claim_features or int_report_features.
-#}
{% macro likeness() -%}
    case
        when a.date_start is null or b.date_start is null then
            case
                when
                    least(a.date_end, b.date_end)
                    < case when a.date_end is null then b.published_on else a.published_on end - {{ limit_of('background_days') }}::integer
                    then weights.background_date
                else 0
            end
        when a.date_start = a.date_end and a.date_start = b.date_start and a.date_end = b.date_end then weights.same_day
        else weights.dates_overlap
    end
    + case
        when list_has_any(a.local_place_ids, b.local_place_ids) then weights.same_place
        when
            list_has_any(a.local_place_ids, b.local_branch_ids) or list_has_any(a.local_branch_ids, b.local_place_ids)
            then weights.place_branch
        when list_has_any(a.branch_ids, b.branch_ids) then weights.same_country
        else 0
    end
    + case
        when list_has_any(a.actor_sides, b.recipient_sides) or list_has_any(a.recipient_sides, b.actor_sides)
            then
                case
                    when list_has_any(a.actor_sides, b.actor_sides) or list_has_any(a.recipient_sides, b.recipient_sides)
                        then 0
                    else weights.role_swap
                end
        else 0
    end
    + case
        when list_has_any(a.actor_sides, b.actor_sides)
            -- two of three at the table in common say more than one
            then weights.same_actor * least(len(list_intersect(a.actor_sides, b.actor_sides)), 2)
        when len(a.actor_sides) > 0 and len(b.actor_sides) > 0 then weights.other_actor
        else 0
    end
    + case
        when list_has_any(a.recipient_sides, b.recipient_sides) then weights.same_recipient
        when len(a.recipient_sides) > 0 and len(b.recipient_sides) > 0 then weights.other_recipient
        else 0
    end
    + case
        when list_has_any(a.large_figures, b.large_figures) then weights.same_large_figure
        when list_has_any(a.figures, b.figures) then weights.same_figure
        when len(a.figures) > 0 and len(b.figures) > 0 then weights.other_figures
        else 0
    end
    + case
        when len(a.words) > 0 and len(b.words) > 0
            then weights.shared_words * len(list_intersect(a.words, b.words)) / least(len(a.words), len(b.words))
        else 0
    end
{%- endmacro %}

{#- Two reports that cannot be one event: disjoint dates, places on different branches, or another speaker's position. -#}
{% macro excluded() -%}
    not {{ overlaps('a.date_start', 'a.date_end', 'b.date_start', 'b.date_end') }}
    or (
        len(a.place_ids) > 0 and len(b.place_ids) > 0
        and not list_has_any(a.place_ids, b.branch_ids) and not list_has_any(a.branch_ids, b.place_ids)
        -- a name that nobody could place may lie anywhere
        and len(a.country_ids) > 0 and len(b.country_ids) > 0
    )
    or (a.same_speaker and not list_has_any(a.actor_sides, b.actor_sides))
{%- endmacro %}
