"""Articles written for the tests of what arrives late and of how texts are related.

Belongs here: the texts, by the delivery they come with. Does not belong here: what is expected of them.
"""

from __future__ import annotations

from typing import NamedTuple


class Delivered(NamedTuple):
    """One article as a delivery gives it; `name` is how the tests speak of it."""

    name: str
    outlet: str
    url: str
    published_at: str
    title: str
    text: str


# A blast in Basra: the report of the next day comes first, that of the day itself late.
NEXT_DAY = Delivered(
    "next day", "Second Gazette", "https://second.example/12", "2018-05-11T08:00:00+00:00",
    "مقتل 12 شخصا في انفجار سيارة مفخخة في البصرة",
    "قتل 12 شخصا وأصيب 30 آخرون في انفجار سيارة مفخخة في سوق وسط مدينة البصرة جنوبي العراق أمس الخميس، "
    "وفق ما أعلنت الشرطة العراقية. وقال شهود إن الانفجار ألحق أضرارا بالمتاجر القريبة.",
)  # fmt: skip
SAME_DAY = Delivered(
    "same day", "First Gazette", "https://first.example/7", "2018-05-10T18:00:00+00:00",
    "انفجار سيارة مفخخة في سوق بالبصرة يوقع 12 قتيلا",
    "انفجرت سيارة مفخخة اليوم الخميس في سوق وسط مدينة البصرة، ما أدى إلى مقتل 12 شخصا وإصابة 30 آخرين، "
    "بحسب وزارة الصحة العراقية. وهرعت سيارات الإسعاف إلى المكان.",
)  # fmt: skip

# One Russian raid that two papers tell as two, each with half of what was hit, until a late article tells it whole.
MARKET = Delivered(
    "market", "First Gazette", "https://first.example/21", "2018-06-05T08:00:00+00:00",
    "غارة روسية على سوق في معرة النعمان تقتل خمسة",
    "شن الطيران الروسي غارة جوية أمس الاثنين على سوق في مدينة معرة النعمان شمالي سوريا، ما أسفر عن سقوط "
    "خمسة قتلى من الباعة، بحسب سكان.",
)  # fmt: skip
BAKERY = Delivered(
    "bakery", "Second Gazette", "https://second.example/22", "2018-06-06T08:00:00+00:00",
    "ثلاثة عشر ضحية في مخبز بريف إدلب",
    "لقي ثلاثة عشر عاملا مصرعهم في قصف جوي دمر مخبزا في محافظة إدلب، وفق الدفاع المدني.",
)  # fmt: skip
WHOLE_RAID = Delivered(
    "whole raid", "Third Gazette", "https://third.example/23", "2018-06-06T18:00:00+00:00",
    "الغارة الروسية على معرة النعمان دمرت سوقا ومخبزا",
    "ارتفعت إلى ثلاثة عشر قتيلا حصيلة الغارة الجوية التي شنها الطيران الروسي الاثنين على سوق ومخبز متجاورين في معرة "
    "النعمان بمحافظة إدلب شمالي سوريا، وفق الدفاع المدني. وكان سكان تحدثوا عن خمسة قتلى من الباعة.",
)  # fmt: skip

# Two raids, on a farm and on boats, which an article tells as one until it is corrected.
COAST = (
    " وتقع المنطقة على ساحل البحر الأحمر جنوب ميناء الحديدة ويعيش أهلها من الزراعة والصيد وصناعة القوارب منذ زمن طويل."
    " ويبعد مركز المديرية نحو ساعة بالسيارة عن أقرب مستشفى فيه طبيب مقيم وغرفة عمليات."
)
FARM = Delivered(
    "farm", "First Gazette", "https://first.example/31", "2018-07-10T08:00:00+00:00",
    "مقاتلات التحالف تقصف مزرعة في زبيد",
    "أغارت مقاتلات التحالف العربي فجر الاثنين على مزرعة في مديرية زبيد غربي اليمن، فقتل أربعة مزارعين، كما روى سكان.",
)  # fmt: skip
BOATS = Delivered(
    "boats", "Second Gazette", "https://second.example/32", "2018-07-11T08:00:00+00:00",
    "أحد عشر صيادا ضحايا القصف الجوي",
    "قتل أحد عشر صيادا حين قصفت طائرات قواربهم قبالة سواحل محافظة الحديدة، بحسب وزارة الصحة.",
)  # fmt: skip


def page_on_the_raids(name: str, published_at: str, title: str, lead: str) -> Delivered:
    """Returns the page of the Third Gazette with this title and lead; what follows on the coast never changes."""
    return Delivered(name, "Third Gazette", "https://third.example/33", published_at, title, lead + COAST)


CONFUSED = page_on_the_raids(
    "confused", "2018-07-11T18:00:00+00:00",
    "صيادون ومزارعون قتلى بغارة للتحالف غربي اليمن",
    "قتل أحد عشر صيادا وأربعة مزارعين في غارة جوية شنتها مقاتلات التحالف العربي الاثنين على قوارب ومزرعة في مديرية "
    "زبيد بمحافظة الحديدة غربي اليمن، بحسب وزارة الصحة.",
)  # fmt: skip
CORRECTED = page_on_the_raids(
    "corrected", "2018-07-11T20:00:00+00:00",
    "أربعة قتلى بغارة للتحالف غربي اليمن",
    "قتل أربعة مزارعين في غارة جوية شنتها مقاتلات التحالف العربي الاثنين على مزرعة في زبيد غربي اليمن، كما روى سكان.",
)  # fmt: skip

# One ministry's statement, printed twice by one outlet and once by another between sentences of its own.
STATEMENT = (
    "وقالت وزارة الدفاع الصومالية إن الجيش صد الهجوم بعد معركة استمرت ثلاث ساعات قرب الجسر القديم. وأضافت الوزارة أن "
    "سبعة من الجنود وأحد عشر من المهاجمين قتلوا، وأن الطريق بين كيسمايو ومقديشو أغلقت حتى إشعار آخر."
)
BASE = Delivered(
    "base", "Fourth Gazette", "https://fourth.example/41", "2018-09-03T09:00:00+00:00",
    "هجوم على قاعدة عسكرية قرب كيسمايو",
    "هاجم مسلحون من حركة الشباب قاعدة للجيش الصومالي قرب كيسمايو فجر الاثنين. " + STATEMENT,
)  # fmt: skip
BASE_AGAIN = BASE._replace(name="base again", url="https://fourth.example/world/41", title="هجوم على قاعدة عسكرية")
BASE_ELSEWHERE = Delivered(
    "base elsewhere", "Fifth Gazette", "https://fifth.example/42", "2018-09-03T12:00:00+00:00",
    "حركة الشباب تهاجم قاعدة للجيش",
    "أعلن سكان أن دوي القذائف سمع في المدينة طوال الليل. " + STATEMENT + " ولم يصدر تعليق من الحركة على ما جرى هناك.",
)  # fmt: skip

# One dispatch of Reuters in two translations, which share names and figures and no sentence.
TRANSLATION = Delivered(
    "translation", "Sixth Gazette", "https://sixth.example/51", "2018-10-08T09:00:00+00:00",
    "مقتل 23 شخصا في هجوم لطالبان على مركز للشرطة في خان آباد",
    "كابول (رويترز) - قال مسؤولون أفغان إن مسلحي طالبان اقتحموا مركزا للشرطة في بلدة خان آباد بإقليم قندوز شمال "
    "أفغانستان يوم الاثنين فقتلوا 23 شخصا وأصابوا 14 آخرين. وقال المتحدث باسم الشرطة إن القتال دام خمس ساعات.",
)  # fmt: skip
OTHER_TRANSLATION = Delivered(
    "other translation", "Seventh Gazette", "https://seventh.example/52", "2018-10-08T14:00:00+00:00",
    "23 قتيلا بهجوم طالبان في خان آباد",
    "ذكرت السلطات الأفغانية لوكالة رويترز أن عدد ضحايا اقتحام حركة طالبان مقرا أمنيا في خان آباد التابعة لولاية قندوز "
    "الواقعة شمالي أفغانستان الاثنين بلغ 23 قتيلا و14 جريحا. واستمرت المواجهات خمس ساعات وفق ناطق باسم "
    "الشرطة.\nرويترز",
)  # fmt: skip

FIRST_DELIVERY = (
    NEXT_DAY, MARKET, BAKERY, FARM, BOATS, CONFUSED, BASE, BASE_AGAIN, BASE_ELSEWHERE, TRANSLATION, OTHER_TRANSLATION,
)  # fmt: skip
SECOND_DELIVERY = (SAME_DAY, WHOLE_RAID, CORRECTED)
