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

# Two Russian raids, on a market and on a bakery, which a late article tells as one.
MARKET = Delivered(
    "market", "First Gazette", "https://first.example/21", "2018-06-05T08:00:00+00:00",
    "غارة روسية على سوق في معرة النعمان تقتل خمسة",
    "شن الطيران الروسي غارة جوية أمس الاثنين على سوق في مدينة معرة النعمان شمالي سوريا، ما أسفر عن سقوط "
    "خمسة قتلى من الباعة، بحسب سكان.",
)  # fmt: skip
BAKERY = Delivered(
    "bakery", "Second Gazette", "https://second.example/22", "2018-06-06T08:00:00+00:00",
    "ثلاثة عشر عاملا ضحايا قصف روسي في سراقب",
    "قصفت طائرات روسية الثلاثاء مخبزا في سراقب شمالي سوريا، فقتل ثلاثة عشر عاملا، وفق الدفاع المدني.",
)  # fmt: skip
BOTH_RAIDS = Delivered(
    "both raids", "Third Gazette", "https://third.example/23", "2018-06-06T18:00:00+00:00",
    "ثلاثة عشر قتيلا بغارات روسية شمالي سوريا",
    "قتل ثلاثة عشر عاملا بينهم خمسة من الباعة في غارات جوية شنها الطيران الروسي ليل الاثنين الثلاثاء على سوق "
    "ومخبز في معرة النعمان وسراقب شمالي سوريا، بحسب الدفاع المدني.",
)  # fmt: skip

# Two raids of the coalition, on a farm and on boats, which an article tells as one until it is corrected.
COAST = (
    " وتقع المنطقة على ساحل البحر الأحمر جنوب ميناء الحديدة ويعيش أهلها من الزراعة والصيد وصناعة القوارب منذ زمن طويل."
    " ويبعد مركز المديرية نحو ساعة بالسيارة عن أقرب مستشفى فيه طبيب مقيم وغرفة عمليات."
)
FARM = Delivered(
    "farm", "First Gazette", "https://first.example/31", "2018-07-10T08:00:00+00:00",
    "غارة جوية على مزرعة في زبيد تقتل أربعة",
    "شن التحالف العربي غارة جوية أمس الاثنين على مزرعة في مديرية زبيد غربي اليمن، ما أسفر عن سقوط أربعة قتلى "
    "من المزارعين، بحسب سكان.",
)  # fmt: skip
BOATS = Delivered(
    "boats", "Second Gazette", "https://second.example/32", "2018-07-11T08:00:00+00:00",
    "أحد عشر صيادا ضحايا طيران التحالف في الخوخة",
    "قصفت طائرات التحالف العربي الثلاثاء قوارب صيد قبالة الخوخة غربي اليمن، فقتل أحد عشر صيادا، وفق وزارة الصحة.",
)  # fmt: skip
CONFUSED = Delivered(
    "confused", "Third Gazette", "https://third.example/33", "2018-07-11T18:00:00+00:00",
    "أحد عشر قتيلا بغارات للتحالف غربي اليمن",
    "قتل أحد عشر صيادا بينهم أربعة من المزارعين في غارات جوية شنها التحالف العربي ليل الاثنين الثلاثاء على قوارب "
    "صيد ومزرعة في زبيد والخوخة غربي اليمن، بحسب وزارة الصحة." + COAST,
)  # fmt: skip
CORRECTED = Delivered(
    "corrected", "Third Gazette", "https://third.example/33", "2018-07-11T20:00:00+00:00",
    "أربعة قتلى بغارة للتحالف غربي اليمن",
    "قتل أربعة من المزارعين في غارة جوية شنها التحالف العربي الاثنين على مزرعة في زبيد غربي اليمن، بحسب سكان." + COAST,
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
SECOND_DELIVERY = (SAME_DAY, BOTH_RAIDS, CORRECTED)
