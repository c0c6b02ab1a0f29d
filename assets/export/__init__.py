"""Files of the published copy for people who use other tools, and in the shape of standards that they know.

Belongs here: what each file holds and how it is written. Does not belong here: when (assets/exports.py), judgements
(dbt_project), and the standards' own rules, of which docs/exports.md says what they cannot hold.
"""
