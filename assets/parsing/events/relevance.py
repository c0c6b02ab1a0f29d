"""Relevance: which triggers are meant, and which are metaphor, sport, trade, weather or a mere name.

Belongs here: the condition that each trigger's `needs` column names. Does not belong here: the measure of an article's
subject (article_subject.py), how relevant triggers combine into claims.
"""

from __future__ import annotations

from collections.abc import Callable

from assets.parsing.events import harm_relevance as harmed
from assets.parsing.events import protest_relevance as protest
from assets.parsing.events.armed_relevance import ARMED_CONDITIONS
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.displacement_relevance import DISPLACEMENT_CONDITIONS
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES, load_types
from assets.parsing.events.ground_relevance import GROUND_CONDITIONS
from assets.parsing.events.means_relevance import MEANS_CONDITIONS
from assets.parsing.events.movement_relevance import MOVEMENT_CONDITIONS
from assets.parsing.events.political_relevance import POLITICAL_CONDITIONS
from assets.parsing.events.relevance_words import Condition, has_armed_actor, has_public_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.events.unmeant_violence import is_unmeant
from assets.parsing.events.wreckage_relevance import WRECKAGE_CONDITIONS

_NEAR = 6
_QUOTES = frozenset('"«“')
_ALONE = 150.0
"""Share of words of violence times the length of the text: one such word and a half."""
_STRIKE = "strike.n"
_FIGHTING = "fighting.n"
_BURNING = "burn.v"
_CROWD = "only_protest"

_PUBLIC_TYPES = frozenset(
    {"state", "government_body", "armed_forces", "armed_group", "political_group", "international_organization"}
)
_STREET_TYPES = VIOLENT_TYPES | {"protest"}


def is_relevant(trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext) -> bool:
    """Tell whether a trigger is meant as the event it names, by its `needs` and its surroundings."""
    known = view.meant.get((trigger, subject))
    if known is None:
        known = view.meant[trigger, subject] = _is_relevant(trigger, view, subject, context)
    return known


def _is_relevant(trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext) -> bool:
    """Judge a trigger."""
    own = range(trigger.first, trigger.last)
    event_type = load_types().get(trigger.entry.subtype, "")
    figurative = context["figurative_next"].holds(view, trigger.last, trigger.last + 2)
    if figurative and event_type not in ("diplomacy", "protest"):
        return False
    if event_type in VIOLENT_TYPES and is_unmeant(trigger, view, subject, context, own):
        return False
    if _is_state_of_affairs(trigger, view, context) or _is_name(trigger, view, context):
        return False
    if trigger.entry.id == _BURNING and any(
        o.entry.needs == _CROWD and (o.last == trigger.first or o.first == trigger.last) for o in view.triggers
    ):
        return False  # «متظاهرين أحرقوا مقرا»: the crowd's riot tells it
    test = _TESTS.get(trigger.entry.needs)
    return test is None or test(trigger, view, subject, context, own)


def _is_name(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell words of a name: «أبو ياسر الجعفري», «عملية أطلق عليها اسم "قطع رأس الأفعى"»."""
    if trigger.frame_is_verb() and any(
        a.actor_type == "person" and a.first_token <= trigger.first < a.last_token for a in view.actors
    ):
        return True
    return view.form(trigger.first - 1) in _QUOTES and view.form(trigger.first - 2) in context.forms("naming_words")


_LASTING = frozenset({"control.v", "deploy.v3", "fight.v"})


def _is_state_of_affairs(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell a present that describes how things stand: «التي يسيطر عليها المتمردون»; «باتت تسيطر» tells a change."""
    if trigger.aspect != "imperfect" or view.sentence.section == "headline":
        return False
    if trigger.entry.id == "siege.v":  # «تحاصر القوات المدينة» goes on, «التي يحاصرها الجيش» describes a town
        pronouns = context.forms("relative_pronouns")
        return trigger.has_pronoun or any(view.form(i) in pronouns for i in range(trigger.first - 3, trigger.first))
    if trigger.entry.id not in _LASTING:
        return False
    return not context["inchoative_words"].holds(view, trigger.first - 9, trigger.first)


def _violence(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Another word of violence, or a count of victims, in the sentence; for «الهجوم» in the article."""
    if subject.is_quiet:
        return bool(view.casualties) and context["violence_words"].holds(view, view.first, view.last, own)
    if view.casualties or context["violence_words"].holds(view, view.first, view.last, own):
        return True
    carried = any(o.entry.is_support and abs(o.first - t.first) <= 8 for o in view.triggers)
    return subject.is_violent and (t.definite or carried or view.sentence.section == "headline")


def _downed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Violence in the sentence, or a state or force beside the aircraft: «أعلنت روسيا إسقاط 37 مسيرة أوكرانية»."""
    return _violence(t, view, subject, context, own) or (not subject.is_quiet and has_public_actor(view))


def _attacked(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Violence in the sentence, or an armed group sets upon what armies send: «هاجم حزب العمال قافلة تركية»."""
    if _violence(t, view, subject, context, own):
        return True
    near = any(
        a.actor_type == "armed_group" and (a.first_token == t.last or a.last_token == t.first) for a in view.actors
    )
    return near and not subject.is_quiet and context["columns_on_the_road"].holds(view, t.last, t.last + _NEAR + 4)


def _conflict(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Meant unless the article is quiet and the sentence gives no sign of violence."""
    if subject.is_quiet or subject.violence < 1.0:
        return _violence(t, view, subject, context, own)
    if t.entry.id == _FIGHTING and _is_joined_up_for(t, view, context):
        return False
    if subject.violence * subject.n_words > _ALONE or view.casualties:
        return True
    # the only word of violence in the text: «هجوم ليفربول», «معركة كسر عظم بين مرشحين»
    if any(quiet.holds(view, view.first, view.last, own) for quiet in context.quiet):
        return False
    if t.entry.frame != "mutual_noun":
        return True
    return bool(view.places) or has_armed_actor(view, context, view.first, view.last, own)


def _is_joined_up_for(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «سافر إلى سوريا للقتال مع جبهة النصرة», «للمشاركة في القتال»: why somebody went, and no fight."""
    joins = view.form(t.last) in context.forms("joining_links")
    for_it = any(proclitics == "ل" for proclitics, _ in view.tokens[t.first].variants)
    ranks = context["joined_ranks"].holds(view, t.last, t.last + 1)  # «إجبار الشباب على القتال في صفوفهم»
    return ranks or (for_it and joins) or view.form(t.first - 2) in context.forms("joining_words")


def _near_words(name: str, before: int = _NEAR, after: int = _NEAR + 2) -> Callable[..., bool]:
    """Return the test that one of the words of list `name` stands near the trigger."""

    def test(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
        return not subject.is_quiet and context[name].holds(view, t.first - before, t.last + after, own)

    return test


def _political(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Public bodies or office-holders meet; clubs and companies do not."""
    if subject.is_quiet:
        return False
    return any(actor.actor_type in _PUBLIC_TYPES for actor in view.actors) or context["political_words"].holds(
        view, view.first, view.last, own
    )


def _target(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Violence in the sentence, or a drone right after: «استهدفت مسيرة إسرائيلية سيارة»."""
    if context["sanctioning_words"].holds(view, t.first - 8, t.last + 2):
        return False  # «عقوبات تستهدف شركات»
    drone = view.form(t.last) in context.forms("drone_words")
    struck = any(o.first == t.last and o.entry.id == _STRIKE for o in view.triggers)  # «استهدفت ضربة موقعا»
    return drone or (struck and not subject.is_quiet) or _violence(t, view, subject, context, own)


def _assault(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Somebody or a holy place assaulted, or violence in the sentence; «الاعتداء على الحقوق» is neither."""
    somebody = context["assault_words"].holds(view, t.first - 6, t.last + 8, own)
    return somebody or _violence(t, view, subject, context, own)


def _gunfire(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Shots heard or fired at somebody: «سمع دوي إطلاق نار كثيف», or violence in the sentence."""
    heard = context["heard_words"].holds(view, t.first - 4, t.last + 3)
    return (heard and not subject.is_quiet) or _violence(t, view, subject, context, own)


def _confront(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Violence in the sentence, or two sides of a street fight: «مواجهات بين المتظاهرين والشرطة»."""
    if context["abstract_foes"].holds(view, t.last, t.last + 2):
        return False  # «مواجهة التحديات», «مواجهة نفوذ إيران»
    street = t.plural and context["confront_words"].holds(view, t.first - 3, t.last + 8, own)
    return street or _violence(t, view, subject, context, own)


def _only_protest(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Protesters tell a protest where no other word does: «رفع المتظاهرون لافتات»; shot at, they are victims."""
    if view.casualties:
        return False
    others = [o for o in view.triggers if not o.entry.is_support and o.entry.needs != "only_protest"]
    types = load_types()
    told = [o for o in others if types.get(o.entry.subtype) in _STREET_TYPES]
    return not any(is_relevant(o, view, subject, context) for o in told)


def _assailant(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A party of war in the sentence: «أضرم ملثمون النار»; a fire that breaks out has none."""
    if subject.is_quiet or (t.has_pronoun and t.aspect == "noun"):
        return False  # «يبكي بحرقة»
    return context["war_party_words"].holds(view, view.first, view.last, own)


def _fray(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A clash between sides; «صدام» alone is a name."""
    if not (t.plural or t.definite or context["clash_links"].holds(view, t.last, t.last + 3)):
        return False
    return _confront(t, view, subject, context, own)


def _adopt(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تبنى المجلس قرارا»; «طلبت الكويت من مجلس الأمن تبني بيان» asks for a paper."""
    return not context["papers"].holds(view, t.last, t.last + 1) and _near_words("adopted_words", 3, 8)(
        t, view, subject, context, own
    )


_TESTS: dict[str, Condition] = {
    **POLITICAL_CONDITIONS,
    **MEANS_CONDITIONS,
    **MOVEMENT_CONDITIONS,
    **DISPLACEMENT_CONDITIONS,
    **WRECKAGE_CONDITIONS,
    **GROUND_CONDITIONS,
    **ARMED_CONDITIONS,
    "violence": _violence,
    "attacked": _attacked,
    "downed": _downed,
    "conflict": _conflict,
    "fray": _fray,
    "gunfire": _gunfire,
    "political": _political,
    "person_object": harmed.person_object,
    "harm": harmed.harm,
    "capture": harmed.capture,
    "target": _target,
    "confront": _confront,
    "only_protest": _only_protest,
    "came_out": protest.came_out,
    "protesting": protest.protesting,
    "march": protest.march,
    "dispersed": protest.dispersed,
    "real_rally": protest.real_rally,
    "not_pretended": protest.not_pretended,
    "standing": protest.standing,
    "striking": protest.striking,
    "slogan": protest.slogan,
    "protest_noun": protest.protest_noun,
    "assailant": _assailant,
    "shot": _near_words("shot_words", 0, 6),
    "corpse": _near_words("corpse_words", 2, 16),
    "siege": _near_words("siege_words"),
    "stab": _near_words("stab_words"),
    "assault": _assault,
    "thrown": _near_words("thrown_words", 2, 9),
    "rammed": _near_words("rammed_words", 6, 8),
    "blown": _near_words("blown_words", 3, 5),
    "hostage": harmed.hostage,
    "protesters": protest.blockading,
    "gathering": _near_words("gathering_words", 6, 14),
    "intercepted": _near_words("repelled_words", 3, 7),
    "repelled_next": _near_words("repelled_attacks", 0, 1),
    "rained": _near_words("rained_words", 3, 10),
    "building": _near_words("building_words", 2, 4),
    "crowd": _near_words("crowd_words", 8, 8),
    "people": _near_words("people_words", 5, 7),
    "refuge": _near_words("refuge_words", 4, 8),
    "conference": _near_words("conference_words", 0, 4),
    "visit": _near_words("visit_words", 5, 5),
    "official": _near_words("official_words", 6, 8),
    "intervention": _near_words("intervention_words", 3, 6),
    "adopt": _adopt,
    "council": _near_words("council_words", 8, 8),
    "discussion": _near_words("discussion_words", 2, 6),
}
