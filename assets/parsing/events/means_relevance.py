"""Relevance of means: whether a weapon was used, a crime committed, a sentence of death passed or carried out.

Belongs here: the tests of the `needs` column for what is no attack until somebody uses or commits it. Does not belong
here: the tests of the attacks themselves (relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES, load_types
from assets.parsing.events.relevance_words import Condition, has_armed_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_USES = frozenset({"use", "use.n", "employ", "employ.n", "drop", "drop.n", "launch", "launch.n"})
_COMMITS = frozenset({"commit", "commit.n"})
_PERFORMS = _COMMITS | {"perform", "perform.n", "carry_out", "carry_out.n"}
_LAID = frozenset({"mine.n", "ied.n", "ieds.n", "ied.n2"})
_TREAD_REACH = 5
_PERFORM_REACH = 3
_USE_REACH = 7
_BAN_REACH = 5
_COMMIT_REACH = 5
_SENTENCE_REACH = 8
_OUTBREAKS = frozenset({"occur", "undergo", "result", "begin", "hit"})
_OUTBREAK_REACH = 6
_AIMED_REACH = 8


def launch(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A munition makes an event only when it is fired, falls, hits or goes off near by."""
    if subject.is_quiet or context["riot_bombs"].holds(view, t.last, t.last + 1):
        return False
    if context["carrying_words"].holds(view, t.first - 3, t.first) and not _blown_near(t, view):
        return False  # «مهاجمون كانوا يرتدون أحزمة ناسفة»
    if t.entry.id in _LAID and context["treading_words"].holds(view, t.first - _TREAD_REACH, t.first):
        return True  # «اصطدمت حافلة بلغم», «داست سيارة على لغم»
    aimed = subject.is_violent or context["hard_violence_words"].holds(view, view.first, view.last, own)
    if aimed and _is_aimed(t, view, context):
        return True
    near = range(t.first - 7, t.last + 4)
    return any(
        o.first in near and o is not t and (o.entry.id.split(".")[0] in context.munition_verbs or _goes_off(o))
        for o in view.triggers
    )


def _is_aimed(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «أربعة صواريخ من غزة باتجاه عسقلان»: a munition on its way from somewhere."""
    start = next((i for i in range(t.last, t.last + 4) if view.form(i) in context.forms("from_words")), -1)
    if start < 0:
        return False
    upto = range(start + 1, t.last + _AIMED_REACH)
    towards = next((i for i in upto if view.form(i) in context.forms("towards_words")), -1)
    return towards >= 0 and any(start < place.first_token <= towards + 3 for place in view.places)


def _blown_near(trigger: Trigger, view: SentenceView) -> bool:
    """Tell «يرتدي حزاما ناسفا فجره»: what is carried is blown up."""
    near = range(trigger.first - 7, trigger.last + 4)
    return any(o.first in near and o.entry.frame in ("strike", "self_noun") and _goes_off(o) for o in view.triggers)


def _goes_off(trigger: Trigger) -> bool:
    """Tell a word that sets a munition off: انفجار, تفجير, هجوم."""
    frames = ("attack_noun", "self_noun", "strike")
    return trigger.entry.subtype in ("bombing", "attack") and trigger.entry.frame in frames


def chemical_use(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«استخدام الأسد للأسلحة الكيميائية», «استخدام الكيماوي في دوما»; «حظر استخدام» and «مخزون» use none."""
    if subject.is_quiet:
        return False
    uses = [o.first for o in view.triggers if o.entry.id in _USES and 0 < t.first - o.first <= _USE_REACH]
    if not uses:
        return False
    if context["ban_words"].holds(view, uses[-1] - _BAN_REACH, t.first):
        return False
    if t.last - t.first > 1:
        return True
    return t.definite and (bool(set(t.proclitics) & set("لب")) or view.form(t.first - 1).endswith("ستخدام"))


def committed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«الجريمة التي ارتكبت», «جرائم بحق المدنيين» where the sentence names no attack of its own."""
    if not subject.is_violent or context["trial_words"].holds(view, t.first - 6, t.first):
        return False
    near = range(t.first - _COMMIT_REACH, t.last + _COMMIT_REACH)
    if not any(o.first in near and o.entry.id in _COMMITS for o in view.triggers):
        return False
    types = load_types()
    others = (o.entry for o in view.triggers if o is not t and not o.entry.is_support and o.entry.frame != "harm")
    return not any(types.get(entry.subtype) in VIOLENT_TYPES for entry in others)


def pierced(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A bullet that hits: «اخترقت رصاصتان صدره», «رصاصة استقرت في رأسه»; those found or fired into the air do not."""
    return not subject.is_quiet and context["piercing_words"].holds(view, t.first - 4, t.last + 4)


def unrest(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Violence that breaks out somewhere: «أعمال عنف طائفية اندلعت في»; «نبذ العنف», «إنهاء أعمال العنف» tell none."""
    if subject.is_quiet or context["renounced_words"].holds(view, t.first - 4, t.first):
        return False
    told = any(
        o.entry.is_support and o.entry.frame in _OUTBREAKS and abs(o.first - t.first) <= _OUTBREAK_REACH
        for o in view.triggers
    )
    risen = context["rising_words"].holds(view, t.first - 3, t.last + 3)
    return told or risen or any(c.outcome in ("killed", "injured") for _, c in view.casualties)


def turmoil(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«الاضطرابات في غزة», «اضطرابات شهدتها المدينة» in a text of violence; those of health or weather are others."""
    if not (subject.is_violent and t.plural) or context["renounced_words"].holds(view, t.first - 4, t.first):
        return False
    return view.form(t.last) in context.forms("turmoil_links") and (
        any(t.last <= p.first_token <= t.last + 2 for p in view.places)
        or context["street_sides"].holds(view, view.first, view.last)
    )


def performed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«محاولته القيام بعمل عدائي», «نفذوا عملا إرهابيا»; «وصفه بأنه عمل إرهابي» judges a deed told elsewhere."""
    if subject.is_quiet:
        return False
    return any(o.entry.id in _PERFORMS and 0 < t.first - o.first <= _PERFORM_REACH for o in view.triggers)


def poisoned(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تسميم العميل السابق», not «تسميم الأجواء»: somebody stands after it."""
    somebody = any(a.actor_type == "person" for a in view.actors_between(t.last, t.last + 7))
    counted = any(c.first_token in range(t.last, t.last + 4) for _, c in view.casualties)
    listed = context["poisoned_words"].holds(view, t.last, t.last + 2)
    return not subject.is_quiet and (somebody or counted or listed)


def execution(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Carried out or pronounced: «تنفيذ حكم الإعدام», «حكمت على 45 بالإعدام»; «عقوبة الإعدام» alone is a law."""
    if is_death_sentence(t, view, context):
        return not subject.is_quiet
    if context["executed_words"].holds(view, t.first - 2, t.first):
        return context["carried_out_words"].holds(view, t.first - 5, t.last + 3)
    near = context["executed_words"].holds(view, t.first - 5, t.last + 6, own)
    armed = not subject.is_quiet and has_armed_actor(view, context, view.first, view.last, own)
    return near or (armed and not context["tamed_things"].holds(view, t.last, t.last + 7))


def is_death_sentence(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell a court's word of death: «أصدرت محكمة حكما بإعدام 45 شخصا», «أحكام الإعدام التي تقضي بها المحكمة»."""
    if t.entry.id != "execute.n" or context["carried_out_words"].holds(view, t.first - 5, t.first):
        return False
    if not context["death_sentencing"].holds(view, t.first - _SENTENCE_REACH, t.first):
        return False
    governed = "ب" in t.proclitics or view.form(t.first - 1).endswith(("حكام", "حكما", "حكم"))
    return governed and context["tribunals"].holds(view, view.first, view.last)


MEANS_CONDITIONS: dict[str, Condition] = {
    "pierced": pierced,
    "unrest": unrest,
    "turmoil": turmoil,
    "performed": performed,
    "launch": launch,
    "chemical_use": chemical_use,
    "committed": committed,
    "poisoned": poisoned,
    "execution": execution,
}
