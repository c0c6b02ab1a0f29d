"""Men without a name whom an adjective gives to a body: «مسلح حوثي».

Belongs here: telling the adjective from a second party. Does not belong here: men joined to their body by «من» or
«تابعين» (actor_mentions.py).
"""

from __future__ import annotations

from assets.parsing.model import ActorMention, Token


def describes(mention: ActorMention, men: ActorMention, tokens: tuple[Token, ...]) -> bool:
    """Tell «مسلح حوثي», «المسلحون الحوثيون»: men without a name with the adjective of their body right behind.

    «هاجم مسلحون الحوثيين» names two parties, which the article and the ending tell.
    """
    is_next = men.last_token == mention.first_token == mention.last_token - 1 and men.actor_id.startswith("generic.")
    if not is_next or mention.actor_type != "armed_group" or men.last_token - men.first_token != 1:
        return False
    first, second = tokens[men.first_token].form, tokens[mention.first_token].form
    return first.startswith("ال") == second.startswith("ال") and _ending(first) == _ending(second)


def _ending(form: str) -> str:
    """Return the plural or dual ending of a word, "" without one."""
    return next((end for end in ("ون", "ين", "ان") if form.endswith(end)), "")
