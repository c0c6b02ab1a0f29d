-- Views of the published copy, in schema marts.

create view marts.incidents as
select
    events.event_id,
    events.event_type,
    events.event_subtype,
    events.date_start,
    events.date_end,
    events.date_precision,
    events.place_name_ar,
    events.place_name_en,
    events.admin1,
    events.country,
    events.latitude,
    events.longitude,
    events.geo_precision,
    events.grade,
    events.corroboration,
    events.n_articles,
    events.n_origins,
    events.killed_best,
    events.injured_best,
    events.displaced_best,
    events.headline_ar
from marts.events as events
where
    not events.is_aggregate
    and events.status in ('occurred', 'ongoing')
    and events.grade != 'Discounted';
comment on view marts.incidents is
'One row for each event that can be counted: a single incident that took place, neither a sum over a period, nor a plan, nor denied or rejected.';
comment on column marts.incidents.event_id is 'Event the row is about; evidence(event_id) shows every mention of it.';
comment on column marts.incidents.event_type is 'Kind of event that most mentions give.';
comment on column marts.incidents.event_subtype is 'Subtype that most mentions give; `unspecified_bombardment` only where none is more exact.';
comment on column marts.incidents.date_start is 'First day, by the date that most origins give; NULL where no mention is dated.';
comment on column marts.incidents.date_end is 'Last day, inclusive.';
comment on column marts.incidents.date_precision is 'How exact the date is: day, range, month, year, unknown.';
comment on column marts.incidents.place_name_ar is 'Arabic name of the place.';
comment on column marts.incidents.place_name_en is 'English name of the place.';
comment on column marts.incidents.admin1 is 'Governorate or province it lies in.';
comment on column marts.incidents.country is 'Country it lies in.';
comment on column marts.incidents.latitude is 'Latitude of the place, WGS 84.';
comment on column marts.incidents.longitude is 'Longitude of the place, WGS 84.';
comment on column marts.incidents.geo_precision is '1 exact place or neighbourhood, 2 part of a region, 3 region or country; NULL without a place.';
comment on column marts.incidents.grade is 'How firmly the event stands, after Airwars: Confirmed, Fair, Weak, Contested, Discounted. The first rule of reference.grade_rules that fits decides.';
comment on column marts.incidents.corroboration is '`conflicting`: different origins that cannot both hold. `updated`: one origin revised its word. `corroborated`: two origins in two articles. `repeated`: several articles, one origin. `single_source`: one article.';
comment on column marts.incidents.n_articles is 'Number of articles behind the row.';
comment on column marts.incidents.n_origins is 'Number of independent origins behind the row: what an agency or a monitor said counts once, however many printed it.';
comment on column marts.incidents.killed_best is 'Largest single toll of the dead, never a sum; of an incident its own, of a campaign the cumulative one.';
comment on column marts.incidents.injured_best is 'Largest single toll of the injured, never a sum.';
comment on column marts.incidents.displaced_best is 'Largest single number of displaced people, never a sum.';
comment on column marts.incidents.headline_ar is 'The quotation that tells it best.';

create view marts.disputes as
select
    agreement.event_id,
    agreement.attribute,
    agreement.key,
    events.event_subtype,
    events.date_start,
    events.place_name_ar,
    events.grade,
    events.headline_ar,
    agreement.n_articles,
    agreement.n_origins,
    agreement.reported_values,
    agreement.reason_en,
    agreement.reason_ar
from marts.source_agreement as agreement
inner join marts.events as events on agreement.event_id = events.event_id
where agreement.verdict = 'conflicting';
comment on view marts.disputes is
'One row for each event, attribute and key on which independent origins say what cannot both hold, with the reason in words.';
comment on column marts.disputes.event_id is 'Event the row is about; evidence(event_id) shows every mention of it.';
comment on column marts.disputes.attribute is 'What is compared: occurrence, date, place, count, participant.';
comment on column marts.disputes.key is 'Which one of its kind: `killed/civilians` with side and period for a count, actor and role for a participant, empty otherwise.';
comment on column marts.disputes.event_subtype is 'Subtype that most mentions give; `unspecified_bombardment` only where none is more exact.';
comment on column marts.disputes.date_start is 'First day, by the date that most origins give; NULL where no mention is dated.';
comment on column marts.disputes.place_name_ar is 'Arabic name of the place.';
comment on column marts.disputes.grade is 'How firmly the event stands, after Airwars: Confirmed, Fair, Weak, Contested, Discounted. The first rule of reference.grade_rules that fits decides.';
comment on column marts.disputes.headline_ar is 'The quotation that tells it best.';
comment on column marts.disputes.n_articles is 'Number of articles behind the row.';
comment on column marts.disputes.n_origins is 'Number of independent origins behind the row: what an agency or a monitor said counts once, however many printed it.';
comment on column marts.disputes.reported_values is 'Each value with the articles, outlets and origins that give it.';
comment on column marts.disputes.reason_en is 'The verdict''s reason in English: who says what.';
comment on column marts.disputes.reason_ar is 'The verdict''s reason in Arabic.';
