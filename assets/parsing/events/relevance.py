"""Relevance: which triggers are meant, and which are metaphor, sport, trade, weather or a mere name.

Belongs here: the condition that each trigger's `needs` column names. Does not belong here: the measure of an article's
subject (article_subject.py), how relevant triggers combine into claims.
"""

from __future__ import annotations

from collections.abc import Callable

from assets.parsing.events import harm_relevance as harmed
from assets.parsing.events import protest_relevance as protest
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES, load_types
from assets.parsing.events.ground_relevance import GROUND_CONDITIONS
from assets.parsing.events.means_relevance import MEANS_CONDITIONS
from assets.parsing.events.movement_relevance import MOVEMENT_CONDITIONS
from assets.parsing.events.political_relevance import POLITICAL_CONDITIONS
from assets.parsing.events.relevance_words import Condition, has_armed_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.events.unmeant_violence import is_unmeant

_NEAR = 6
_QUOTES = frozenset('"«“')
_ALONE = 150.0
"""Share of words of violence times the length of the text: one such word and a half."""

_PUBLIC_TYPES = frozenset(
    {"state", "government_body", "armed_forces", "armed_group", "political_group", "international_organization"}
)


def is_relevant(trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext) -> bool:
    """Tell whether a trigger is meant as the event it names, by its `needs` and its surroundings."""
    own = range(trigger.first, trigger.last)
    event_type = load_types().get(trigger.entry.subtype, "")
    figurative = context["figurative_next"].holds(view, trigger.last, trigger.last + 2)
    if figurative and event_type not in ("diplomacy", "protest"):
        return False
    if event_type in VIOLENT_TYPES and is_unmeant(trigger, view, subject, context, own):
        return False
    if _is_state_of_affairs(trigger, view, context):
        return False
    test = _TESTS.get(trigger.entry.needs)
    return test is None or test(trigger, view, subject, context, own)


_GOING_ON = frozenset({"continue", "continue.n", "resume", "intensify", "intensify.n"})
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


def _conflict(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Meant unless the article is quiet and the sentence gives no sign of violence."""
    if subject.is_quiet or subject.violence < 1.0:
        return _violence(t, view, subject, context, own)
    if subject.violence * subject.n_words > _ALONE or view.casualties:
        return True
    # the only word of violence in the text: «هجوم ليفربول», «معركة كسر عظم بين مرشحين»
    if any(quiet.holds(view, view.first, view.last, own) for quiet in context.quiet):
        return False
    if t.entry.frame != "mutual_noun":
        return True
    return bool(view.places) or has_armed_actor(view, context, view.first, view.last, own)


def _armed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party in the sentence."""
    return (
        not subject.is_quiet
        and has_armed_actor(view, context, view.first, view.last, own)
        and not context["tamed_things"].holds(view, t.last, t.last + 7)
    )


def _armed_object(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party on either side of the verb: «واجه الجيش داعش», not «واجه صعوبات»."""
    if not subject.is_violent or t.aspect == "noun":
        return False
    before = has_armed_actor(view, context, t.first - 5, t.first)
    if before:
        return has_armed_actor(view, context, t.last, t.last + 3)
    first = next((a for a in view.actors_between(t.last, t.last + 2)), None)
    return first is not None and has_armed_actor(view, context, first.last_token, first.last_token + 3)


def _armed_next(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party right before or after: «تقدم قوات النظام», «القوات تتقدم»."""
    return not subject.is_quiet and has_armed_actor(view, context, t.first - 4, t.last + 4, own)


def _territory(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A place or a word of territory follows, in a text about armed parties."""
    if subject.is_quiet or not (subject.is_violent or has_armed_actor(view, context, view.first, view.last, own)):
        return False
    if context["captive_words"].holds(view, t.last, t.last + 4):
        return False  # «تحرير رهائن في المدينة»
    near = any(t.last <= place.first_token < t.last + 7 for place in view.places)
    return near or context["territory_words"].holds(view, t.last, t.last + 4)


def _territory_next(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سقوط المدينة»: territory directly after, and no dead, shell or regime."""
    near = any(t.last <= place.first_token <= t.last + 1 for place in view.places)
    return _territory(t, view, subject, context, own) and near and not view.casualties


def _control(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سيطرة … على», not the state of affairs «الواقعة تحت سيطرة»."""
    if subject.is_quiet or context["holding_words"].holds(view, t.first - 2, t.first):
        return False
    if context["tamed_things"].holds(view, t.first - 14, t.last + 7):
        return False  # «حريق … السيطرة عليه»
    governed = any(view.form(i) in context.forms("control_prepositions") for i in range(t.last, t.last + 9))
    return governed and (subject.is_violent or has_armed_actor(view, context, view.first, view.last, own))


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


def _armed_subject(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Its subject is an armed party: «انتشرت قوات», «قوات الأمن طوقت»."""
    return not subject.is_quiet and has_armed_actor(view, context, t.first - 4, t.last + 5, own)


def _target(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Violence in the sentence, or a drone right after: «استهدفت مسيرة إسرائيلية سيارة»."""
    if context["sanctioning_words"].holds(view, t.first - 8, t.last + 2):
        return False  # «عقوبات تستهدف شركات»
    drone = view.form(t.last) in context.forms("drone_words")
    return drone or _violence(t, view, subject, context, own)


def _assault(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Somebody or a holy place assaulted, or violence in the sentence; «الاعتداء على الحقوق» is neither."""
    somebody = context["assault_words"].holds(view, t.first - 6, t.last + 8, own)
    return somebody or _violence(t, view, subject, context, own)


def _repelled(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party, or missiles: «القبة الحديدية تتصدى لقذائف هاون»."""
    if context["tamed_things"].holds(view, t.last, t.last + 7):
        return False
    missiles = context["repelled_words"].holds(view, t.last, t.last + 5)
    return (missiles and not subject.is_quiet) or _armed(t, view, subject, context, own)


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
    told = [o for o in others if types.get(o.entry.subtype) in (*VIOLENT_TYPES, "protest")]
    return not any(is_relevant(o, view, subject, context) for o in told)


def _assailant(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A party of war in the sentence: «أضرم ملثمون النار»; a fire that breaks out has none."""
    if subject.is_quiet or (t.has_pronoun and t.aspect == "noun"):
        return False  # «يبكي بحرقة»
    return context["war_party_words"].holds(view, view.first, view.last, own)


def _named_operation(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«عملية "غصن الزيتون"», «عملية عابرة للحدود» of an armed party; «عملية السلام» is none."""
    if subject.is_quiet:
        return False
    if t.has_pronoun or view.form(t.last) in context.forms("relative_pronouns"):
        # «يكثف الجيش عملياته ضد», «العمليات التي تنفذها القوات»
        goes_on = any(o.last == t.first and o.entry.id in _GOING_ON for o in view.triggers)
        against = goes_on or view.form(t.last) in context.forms("operation_links")
        return against and has_armed_actor(view, context, t.first - 5, t.last + 5, own)
    if view.form(t.first - 1) in context.forms("operation_rooms"):
        return False
    named = not t.definite and view.form(t.last) in _QUOTES and t.last + 2 < view.last
    named = named or context["operation_words"].holds(view, t.last, t.last + 1)
    return named and has_armed_actor(view, context, view.first, view.last, own)


def _advance(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party goes forward; «لم تقدم أدلة», «تقدم أدلة» offer something."""
    if t.aspect == "noun" and context["negation_words"].holds(view, t.first - 1, t.first):
        return False
    offered = context["offered_things"].holds(view, t.last, t.last + 2)
    return not offered and _armed_next(t, view, subject, context, own)


def _campaign(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«حملة» and «المرحلة الثانية» only with military words right after."""
    return not subject.is_quiet and context["campaign_words"].holds(view, t.last, t.last + 5)


def _fray(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A clash between sides; «صدام» alone is a name."""
    if not (t.plural or t.definite or context["clash_links"].holds(view, t.last, t.last + 3)):
        return False
    return _confront(t, view, subject, context, own)


def _pounded(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party in the sentence, or ground of a front behind: «تدك الآن معاقل الإرهاب»."""
    fronts = context["front_words"].holds(view, t.last, t.last + 4)
    return (fronts and not subject.is_quiet) or _armed(t, view, subject, context, own)


_TESTS: dict[str, Condition] = {
    **POLITICAL_CONDITIONS,
    **MEANS_CONDITIONS,
    **MOVEMENT_CONDITIONS,
    **GROUND_CONDITIONS,
    "violence": _violence,
    "conflict": _conflict,
    "armed": _armed,
    "armed_next": _armed_next,
    "fray": _fray,
    "pounded": _pounded,
    "armed_object": _armed_object,
    "armed_subject": _armed_subject,
    "territory": _territory,
    "territory_next": _territory_next,
    "control": _control,
    "political": _political,
    "person_object": harmed.person_object,
    "harm": harmed.harm,
    "capture": harmed.capture,
    "target": _target,
    "confront": _confront,
    "only_protest": _only_protest,
    "came_out": protest.came_out,
    "campaign": _campaign,
    "protesting": protest.protesting,
    "march": protest.march,
    "real_rally": protest.real_rally,
    "not_pretended": protest.not_pretended,
    "standing": protest.standing,
    "striking": protest.striking,
    "slogan": protest.slogan,
    "protest_noun": protest.protest_noun,
    "assailant": _assailant,
    "named_operation": _named_operation,
    "advance": _advance,
    "shot": _near_words("shot_words", 0, 6),
    "corpse": _near_words("corpse_words", 2, 16),
    "siege": _near_words("siege_words"),
    "stab": _near_words("stab_words"),
    "assault": _assault,
    "thrown": _near_words("thrown_words", 2, 9),
    "rammed": _near_words("rammed_words", 6, 8),
    "blown": _near_words("blown_words", 3, 5),
    "hostage": _near_words("hostage_words", 5, 8),
    "protesters": protest.blockading,
    "gathering": _near_words("gathering_words", 6, 14),
    "repelled": _repelled,
    "intercepted": _near_words("repelled_words", 3, 7),
    "rained": _near_words("rained_words", 3, 10),
    "building": _near_words("building_words", 2, 4),
    "crowd": _near_words("crowd_words", 8, 8),
    "people": _near_words("people_words", 5, 7),
    "refuge": _near_words("refuge_words", 4, 8),
    "conference": _near_words("conference_words", 0, 4),
    "visit": _near_words("visit_words", 5, 5),
    "official": _near_words("official_words", 6, 8),
    "intervention": _near_words("intervention_words", 3, 6),
    "adopt": _near_words("adopted_words", 3, 8),
    "council": _near_words("council_words", 8, 8),
    "discussion": _near_words("discussion_words", 2, 6),
}
