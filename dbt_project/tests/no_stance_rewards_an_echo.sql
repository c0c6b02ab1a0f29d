-- Articles of one origin can agree with each other only as an echo, and nobody contradicts without another origin.
select
    stances.event_id,
    stances.article_id,
    stances.attribute,
    stances.key
from {{ ref('article_stances') }} as stances
inner join {{ ref('source_agreement') }} as agreement
    on stances.event_id = agreement.event_id
    and stances.attribute = agreement.attribute
    and stances.key = agreement.key
where
    (stances.stance = 'agree' and agreement.n_origins = 1 and not stances.is_echo)
    or (stances.stance = 'contradict' and agreement.verdict != 'conflicting')
