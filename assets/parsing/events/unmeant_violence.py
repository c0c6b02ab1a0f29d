"""Unmeant violence: words of attack, battle and death in a sentence that reports no attack.

Belongs here: what was only threatened or planned, tried in court, remembered, rehearsed or defused, what nature, a
quarrel at home or an accident did, stories and past centuries. Does not belong here: which words a trigger needs beside
it to be meant at all (relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext, WordSet
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_BATTLES = frozenset({"armed_clash", "siege", "territory_capture", "offensive"})
_UNWILLED_FRAMES = frozenset({"harm", "self_noun", "attack_noun"})
_SPACE_FRAMES = frozenset({"munition", "attack_noun", "self_noun"})
_MASSACRES = frozenset({"massacre.n", "massacre.n2"})
_PERSONAL = frozenset(
    {"kill", "stab", "slaughter", "burn", "strike", "injure", "wound", "assault", "beat", "harm"}
    | {"execute", "openfire", "gunfire"}
)
_WITH_IT = "بها"
_THREAT_REACH = 8
_TRIAL_REACH = 9
_MEMORY_REACH = 5
_REMNANT_REACH = 2
_DEFUSING_REACH = 6
_KIN_REACH = 3
_TEST_REACH = 6
_READY_REACH = 6
_CROWD_REACH = 4


def is_unmeant(trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Tell that a word of violence reports none, by its sentence and by the subject of the article."""
    return (
        subject.is_unarmed
        or _is_story_or_history(trigger, view, subject, context, own)
        or _is_unwilled(trigger, view, subject, context, own)
        or _is_only_threatened(trigger, view, context)
        or _is_tried(trigger, view, context)
        or _is_remembered(trigger, view, context)
        or _is_rehearsed(trigger, view, context)
        or _is_defused(trigger, view, context)
        or _is_quarrel(trigger, view, context)
        or _is_any_such(trigger, view, context)
        or _is_tried_by_crowd(trigger, view, context)
        or _is_of_goods_or_courts(trigger, view, context)
        or _is_natural_death(trigger, view, subject, context, own)
    )


def _is_story_or_history(
    trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range
) -> bool:
    """Tell «تدور أحداث الرواية … خلال الحصار», «معركة حطين», «انفجار نجم في مجرة بعيدة»."""

    def says(name: str) -> bool:
        return context[name].holds(view, view.first, view.last, own)

    if says("space_words") and trigger.entry.frame in _SPACE_FRAMES:
        return True
    armed = says("hard_violence_words")
    if says("story_words") and (subject.is_quiet or not armed):
        return True
    if subject.is_quiet and says("screen_words"):
        return True
    if subject.is_history:
        return True
    old = trigger.entry.subtype in _BATTLES or trigger.entry.id in _MASSACRES
    return old and says("history_words") and not (armed and subject.is_violent)


def _is_unwilled(trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Tell «انفجار أنبوب غاز», «ضرب زلزال», and any violence of a quiet text that names no arms."""
    causes = context["harmless_causes"]
    if trigger.entry.frame == "strike" and causes.holds(view, trigger.first - 2, trigger.last + 2, own):
        return True
    if context["hard_violence_words"].holds(view, view.first, view.last, own):
        return False
    if subject.is_quiet:
        return True
    # «قتل 10 آلاف في النزاع، فيما قضى ألفان بالكوليرا»: a cause in a later clause is of other deaths
    upto = view.clause_end(trigger.first)
    return trigger.entry.frame in _UNWILLED_FRAMES and (
        subject.is_misfortune or causes.holds(view, view.first, upto, own)
    )


def _is_only_threatened(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «هدد بشن هجمات», «تحسبا لهجمات», «التخطيط لتفجير سفارة».

    «هجوم وشيك» is awaited and told as planned, and so is an operation of an army.
    """
    in_battle = trigger.entry.subtype in _BATTLES
    if trigger.aspect != "noun" or trigger.definite or trigger.has_pronoun:
        return False
    if in_battle and trigger.entry.frame != "mutual_noun":
        return False
    start = max(view.clause_start(trigger.first), trigger.first - _THREAT_REACH)
    at = context["fear_words" if in_battle else "threat_words"].find(view, start, trigger.first)
    if at < 0 or context["aside_links"].holds(view, at + 1, trigger.first):
        return False
    if context["advance_words"].holds(view, trigger.last, trigger.last + 1):
        return False
    if any(trigger.last <= t.first < trigger.last + 2 and t.aspect == "perfect" for t in view.triggers):
        return False  # «لمنع هجمات وقعت في الأيام الأخيرة»
    return not context["awaited_words"].holds(view, trigger.last, trigger.last + 3)


def _is_tried(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell what a court hears: «أدين بقتل صحفي», «المتهمون بتفجير السفارة», «حكما على رجل قتل جاره»."""
    trial = context["trial_words"]
    at = _nearest(trial, view, trigger.first - _TRIAL_REACH, trigger.first)
    if at < 0 or trigger.entry.subtype == "execution":
        return False
    governed = trigger.first - at <= 2 or bool(set(trigger.proclitics) & set("بل"))
    if trigger.aspect in ("noun", "either") and governed and not _done_between(view, at, trigger):
        return not context["aside_links"].holds(view, at + 1, trigger.first)
    return trial.holds(view, at + 1, view.last) and not _names_war_party(view, context)


def _nearest(words: WordSet, view: SentenceView, start: int, end: int) -> int:
    """Return the last token of [start, end) that begins a listed word, -1 without one."""
    at = found = words.find(view, start, end)
    while found >= 0:
        at, found = found, words.find(view, found + 1, end)
    return at


def _done_between(view: SentenceView, start: int, trigger: Trigger) -> bool:
    """Tell «المتهمين قاموا باستهداف»: a verb of doing makes it a report."""
    return any(start < t.first < trigger.first and t.entry.frame == "launch" for t in view.triggers)


def _is_remembered(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «ذكرى القصف», «نصب ضحايا الهجمات», and «لغم من مخلفات الحرب», left by a war that is over."""
    if trigger.aspect not in ("noun", "either"):
        return False
    return context["memory_words"].holds(view, trigger.first - _MEMORY_REACH, trigger.first) or context[
        "remnant_words"
    ].holds(view, trigger.first - _REMNANT_REACH, trigger.first)


def _is_rehearsed(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «تدريبات على صد هجوم», «تجربة لإطلاق صاروخ», which hurt nobody."""
    if view.casualties:
        return False
    at = context["exercise_words"].find(view, view.first, trigger.first)
    if at < 0 and trigger.entry.frame == "munition":  # «أطلقت صاروخا في تجربة جديدة»
        at = context["exercise_words"].find(view, trigger.last, trigger.last + _TEST_REACH)
    return at >= 0 and not context["armed_sites"].holds(view, at - 1, at)


def _is_defused(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «فككت عبوة ناسفة», «قبل انفجارها», «تفجير قنبلة … بشكل آمن»: nothing went off against anybody."""
    if trigger.entry.subtype != "bombing" or view.casualties:
        return False
    if trigger.aspect == "noun" and view.form(trigger.first - 1) in context.forms("before_words"):
        return True
    if context["defusing_words"].holds(view, trigger.first - _DEFUSING_REACH, trigger.first):
        return trigger.entry.frame == "munition"
    return context["safe_words"].holds(view, trigger.last, trigger.last + 12)


def _is_quarrel(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell a crime without politics: «قتل زوجته», «طعن شابا إثر مشاجرة»."""
    if trigger.entry.id.split(".")[0] not in _PERSONAL or _names_war_party(view, context):
        return False
    if context["quarrel_words"].holds(view, view.first, view.last):
        return True
    kin = context["own_kin"].find(view, trigger.last, trigger.last + _KIN_REACH)
    return (trigger.aspect != "noun" or trigger.entry.id == "harm") and kin >= 0 and view.form(kin)[:1] != "و"


def _is_natural_death(
    trigger: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range
) -> bool:
    """Tell «وفاة والده», «لقي سائق حتفه»; «وفاة طفل متأثرا بجراحه» and a death in a raid are violent.

    A text of several sentences about violence speaks for its own deaths.
    """
    if trigger.entry.frame != "harm" or not context["death_words"].holds(view, trigger.first, trigger.last):
        return False
    if subject.is_violent and subject.n_sentences > 1 and trigger.entry.id != "harm":
        return False
    return not any(
        context[name].holds(view, view.first, view.last, own)
        for name in ("arms_words", "violent_death_words", "hard_violence_words")
    )


def _is_any_such(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «قواتنا جاهزة لصد أي عدوان», «سيرد على أي هجوم»: none has come.

    «إذا تعرضت لأي هجوم» is told as a possibility, «لم يقع أي هجوم» as denied.
    """
    if trigger.aspect != "noun" or trigger.definite or view.form(trigger.first - 1) not in context.forms("any_words"):
        return False
    if context["negation_words"].holds(view, trigger.first - _READY_REACH, trigger.first):
        return False
    return not any(view.form(i) in context.forms("conditions") for i in range(trigger.first - 6, trigger.first))


def _is_tried_by_crowd(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «متظاهرين حاولوا اقتحام المبنى»: no battle; the mention of the protesters tells what they did."""
    if trigger.entry.subtype != "offensive" or trigger.aspect != "noun" or trigger.definite:
        return False
    at = context["attempt_words"].find(view, trigger.first - 3, trigger.first)
    return at >= 0 and context["protesters_words"].holds(view, at - _CROWD_REACH, trigger.first)


def _is_of_goods_or_courts(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «رفضت المحكمة الطعن», an appeal, «إصابته بجلطة», an illness, and arms as goods: «تصنيع العبوات».

    «تلقى التنظيم ضربات قاصمة» sums up his losses where the sentence names no arms, «القتال ضد الإرهاب» is a cause.
    """
    if trigger.entry.frame == "munition" and context["making_words"].holds(view, trigger.first - 3, trigger.first):
        return True
    stem = trigger.entry.id.split(".")[0]
    if stem == "stab":
        courts = context["appealed_words"].holds(view, trigger.first - _TRIAL_REACH, trigger.last + 5)
        return courts and not context["blades"].holds(view, view.first, view.last)
    if stem in ("injure", "harm", "kill"):
        # «إثر وعكة صحية أصيب بها» has its illness before it
        start = trigger.first - 3 if view.form(trigger.last) == _WITH_IT else trigger.last
        return context["illnesses"].holds(view, start, trigger.last + 3)
    if stem == "intercept" and trigger.aspect == "noun" and "ل" in trigger.proclitics:
        return context["defence_systems"].holds(view, trigger.first - 7, trigger.first)
    if stem == "recapture":  # «استعادت واشنطن رفات 229 جنديا»
        return context["remains_words"].holds(view, trigger.last, trigger.last + 4)
    if stem == "fighting":
        return context["fought_causes"].holds(view, trigger.last, trigger.last + 1)
    if stem == "strike" and trigger.aspect == "noun":
        dealt = context["figurative_blows"].holds(view, trigger.first - 3, trigger.last + 3)
        flown = context["striking_arms"].holds(view, view.first, view.last)
        return dealt and not flown and not context["attack_adjectives"].holds(view, trigger.last, trigger.last + 3)
    if stem == "target":
        return context["targeted_aims"].holds(view, trigger.last, trigger.last + 1)
    return stem == "invade" and context["sweeping_things"].holds(view, trigger.first - 4, trigger.last + 1)


def _names_war_party(view: SentenceView, context: EventContext) -> bool:
    """Tell whether the sentence names a party or a weapon of war."""
    return context["war_party_words"].holds(view, view.first, view.last)
