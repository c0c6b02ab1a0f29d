"""Status of claims: what the modality words around an event make of it, on the conflicts of many countries.

Belongs here: one sentence for every kind of modality. Does not belong here: dates and periods (test_claim_dates.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

MODALITIES = [
    ("حاول مسلحون اقتحام القاعدة العسكرية في بيدوا.", "occurred"),
    ("فشل الطرفان في التوصل إلى اتفاق لوقف إطلاق النار في طرابلس.", "denied"),
    ("نفت حركة طالبان استهداف المدنيين في قندوز.", "denied"),
    ("وباتت القوات تقترب من السيطرة على المجمع الحكومي في تعز.", "planned"),
    ("ومن المتوقع أن تتحول المحافظة إلى ساحة معركة كبيرة بين الجيش والمعارضة في سوريا.", "planned"),
    ("نفى الجيش المصري وقوع أي قصف في العريش.", "denied"),
    ("ونفت كييف ذلك مؤكدة أن قواتها صدت هجمات مجموعة فاغنر.", "occurred"),
    ("لم يقع أي انفجار في بغداد.", "denied"),
    ("لم تشن القوات الجوية أي غارات على صنعاء.", "denied"),
    ("قد تشن إسرائيل غارات على بيروت.", "hypothetical"),
    ("وقد شنت إسرائيل غارات على بيروت.", "occurred"),
    ("يعتزم الجيش الليبي شن عملية عسكرية في درنة.", "planned"),
    ("دعا إلى التظاهر الجمعة في الخرطوم.", "called_for"),
    ("إذا شن الجيش هجوما على إدلب فستقع كارثة.", "hypothetical"),
    ("أحبطت قوات الأمن هجوما انتحاريا في الموصل.", "occurred"),
    ("أحبط الجيش محاولة تفجير في القاهرة.", "occurred"),
    ("أعلنت حركة الشباب مسؤوليتها عن تفجير في مقديشو.", "occurred"),
    ("ادعت جماعة مسلحة مسؤوليتها عن الهجوم على الكنيسة في بوركينا فاسو.", "occurred"),
    ("يزعم الحوثيون أنهم قصفوا مطار أبها.", "alleged"),
    ("اتهمت منظمة العفو الجيش النيجيري بقتل مدنيين في بورنو.", "alleged"),
    ("هجوم كيماوي مفترض في دوما أوقع 40 قتيلا.", "alleged"),
    ("تستعد الفصائل لمعركة وشيكة في إدلب.", "planned"),
    ("اعتقلت الشرطة رجلا كان يخطط لشن هجوم في باريس.", "occurred"),
    ("ستبدأ القوات انسحابا من الحديدة الأحد.", "planned"),
    ("أكد الوزير أن الجيش سيواصل قصف المسلحين في سيناء.", "planned"),
    ("تتواصل الاشتباكات في محيط العاصمة طرابلس.", "ongoing"),
    ("لا تزال المعارك مستمرة في الفاشر.", "ongoing"),
    ("دانت المنظمة الحصار المفروض على مدينة تعز.", "ongoing"),
    ("أسفرت المعارك الدائرة في طرابلس عن مقتل عشرة جنود.", "ongoing"),
    ("انفجرت سيارة مفخخة في بنغازي.", "occurred"),
    ("أعلن الجيش الليبي بدء عملية عسكرية لتحرير درنة.", "announced"),
    ("تقصف الطائرات مواقع المسلحين منذ أيام في درنة.", "ongoing"),
    ("كانت القوات تعتزم شن هجوم على البلدة قبل أن تتراجع.", "planned"),
    ("ليس هناك أي قصف على مدينة حلب.", "denied"),
    ("لو قصفت الطائرات المدينة لقتل المئات.", "hypothetical"),
    ("خوفا من هجمات انتقامية فر السكان من القرية.", "hypothetical"),
    ("استبعد الرئيس شن هجوم على كوريا الشمالية.", "hypothetical"),
    ("لن يشن الجيش هجوما على المدينة.", "denied"),
    ("كاد مسلح أن يقتل الرئيس.", "hypothetical"),
    ("أعلنت طالبان هدنة لثلاثة أيام في عيد الفطر.", "announced"),
    ("فشل الطرفان أو افترقا من دون التوصل إلى هدنة.", "denied"),
    ("رحب الرئيس بإعلان الحركة وقفا لإطلاق النار في أفغانستان.", "announced"),
    ("قتلت غارة شخصين خلال الشهر الجاري في سرت.", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), MODALITIES)
def test_the_modality_of_a_sentence_is_the_status_of_its_event(lexicon: Lexicon, text: str, status: str) -> None:
    events = [claim for claim in read(lexicon, text).claims if claim.event_type != "statement"]
    assert {claim.status for claim in events} == {status}
