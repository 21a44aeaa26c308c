## Whose words they are

attribution-unknown = لم يُذكر صاحب القول
attribution-document = في نص ينقل موقف { $name }
attribution-speaker = وفقًا لـ { $name }
attribution-narration = في سرد النص نفسه
attribution-then = { $first }؛ وبدءًا من «{ $words } …» { $next }

## Where they stand

title-unknown = بلا عنوان
author = بقلم { $name }
author-unknown = لم يُذكر الكاتب
date-unknown = بلا تاريخ
paragraph = الفقرة { $number }
part = الجزء { $number } من { $of }
in-language = باللغة: { $language }
translation = ترجمة { $of }، ترجمها { $translator }
translation-unsigned = ترجمة { $of }، لم يُذكر المترجم
counterpart = المقطع نفسه باللغة الأخرى، من ترجمة بشرية:
also-at = ترد الكلمات نفسها أيضًا في:
also-place = { $title }، الفقرة { $number }
also-more =
    { $count ->
        [zero] ولا في موضع آخر
        [one] وفي موضع آخر
        [two] وفي موضعين آخرين
        [few] وفي { $count } مواضع أخرى
        [many] وفي { $count } موضعًا آخر
       *[other] وفي { $count } موضع آخر
    }
stands-before = قبله في النص:
stands-after = بعده في النص:
unknown = لم يُذكر

## Answers

repaired = جرى البحث عن «{ $to }» بدلًا من «{ $from }».
by-topic = عُثر عليه عبر الموضوع { $topic } الذي تسميه هذه الكلمات. الوثائق بلغة أخرى وتُقتبس كما هي.
nearly-like = كلمات تكاد تطابق { $citation }؛ والمختلف منها معلَّم.
same-words = الكلمات نفسها كما في { $citation }، لكنها منسوبة إلى غيره.
no-answer = الوثائق الموجودة هنا لا تجيب عن هذا.
no-answer-near = أقرب المواضيع:
no-answer-topics = جميع المواضيع مدرجة في ‎/topics.
topic-line = عن هذا الموضوع: { $line }
more-gone = تغيّرت المكتبة منذ ذلك الحين ولم تعد هذه المقاطع فيها. يُرجى إعادة السؤال.

## Buttons

button-more = المزيد
button-context = السياق
button-source = المصدر
button-back = السابق
button-forward = التالي
button-read = القراءة من البداية
button-help = مساعدة
button-auto = تلقائي
button-again = اسأل مرة أخرى
button-open = فتح
button-private = الإجابة للسائل وحده
button-everyone = الإجابة للجميع

## What went wrong

failed = حدث خلل من جهتنا. الرقم المرجعي لمن يشغّل هذا البوت هو { $reference }.
maybe-lost = ليس مؤكدًا أن إجابتي قد وصلت. إن لم ترها كاملة فاسأل مرة أخرى.
cut = لا يتسع المكان هنا للبقية. اطلب مقتطفات أقل دفعة واحدة باستعمال limit.
not-allowed = لا يجيب هذا البوت هنا.
alone-nowhere = هذه الإجابة لشخص واحد، ولا يمكن تقديمها هنا.
alone-elsewhere = هذه الإجابة لك وحدك. افتح محادثتنا الخاصة لقراءتها.
alone-ask = هذه الإجابة لك وحدك. افتح محادثتنا الخاصة واسأل هناك مرة أخرى.
too-often =
    { $seconds ->
        [zero] مهلًا! يُرجى السؤال مرة أخرى الآن.
        [one] مهلًا! يُرجى الانتظار ثانية واحدة ثم السؤال مرة أخرى.
        [two] مهلًا! يُرجى الانتظار ثانيتين ثم السؤال مرة أخرى.
        [few] مهلًا! يُرجى الانتظار { $seconds } ثوانٍ ثم السؤال مرة أخرى.
        [many] مهلًا! يُرجى الانتظار { $seconds } ثانية ثم السؤال مرة أخرى.
       *[other] مهلًا! يُرجى الانتظار { $seconds } ثانية ثم السؤال مرة أخرى.
    }
line-empty = لا يوجد ما يُجاب عنه بعد. اطرح سؤالًا، أو انظر ما يمكن السؤال عنه.
line-too-long = طول هذا النص { $length } حرفًا؛ والحد الأقصى للقراءة دفعة واحدة هو { $most }.
command-unknown = لا يوجد أمر باسم «{ $name }».
command-unknown-near = لا يوجد أمر باسم «{ $name }». هل تقصد أحد هذه؟
citation-unknown = لا يوجد في المكتبة مقطع بالرمز «{ $citation }».
source-unknown = لا توجد في المكتبة وثيقة تشبه «{ $name }».
source-unknown-near = لا توجد في المكتبة وثيقة باسم «{ $name }». هل تقصد «{ $near }»؟
topic-unknown = لا يوجد موضوع باسم «{ $name }».
page-unknown = لا توجد صفحة { $page }؛ الصفحة الأخيرة هي { $pages }.
for-example = مثلًا:
param-missing = ينقص «{ $name }».
param-too-long = طول «{ $name }» هو { $length } حرفًا؛ والحد الأقصى { $most }.
param-not-count = يقبل «{ $name }» عددًا صحيحًا من { $least } إلى { $most }.
param-not-choice = يقبل «{ $name }» واحدًا من: { $choices }.
param-unknown =
    { $name ->
        [none] هنا أكثر مما يقبله هذا الأمر.
       *[other] لا يقبل هذا الأمر «{ $name }».
    }

## Names of commands, as they may be typed

ask-name = اسأل
topics-name = مواضيع
topic-name = موضوع
sources-name = مصادر
cite-name = اقتباس
help-name = مساعدة
settings-name = إعدادات
privacy-name = خصوصية
about-name = حول
start-name = ابدأ

## Commands

ask-summary = اطرح سؤالًا على الوثائق
ask-from-message = البحث في المصادر
topics-summary = جميع مواضيع هذه المكتبة
topic-summary = مقتطفات موضوع واحد
sources-summary = الوثائق وما هو معروف عنها
cite-summary = المقطع صاحب الرمز مع ما يحيط به
help-summary = ما الذي يمكن السؤال عنه وكيف
settings-summary = لغة البوت هنا، ومن يرى إجاباته
privacy-summary = ما الذي يُحفظ وما الذي لا يُحفظ
about-summary = الإصدار والمكتبة
start-summary = الشاشة الأولى
more-summary = المقاطع التالية من الإجابة

param-question = السؤال بكلماتك
param-source = في هذه الوثيقة فقط، بعنوانها أو مسارها
param-limit = عدد المقتطفات المعروضة
param-citation = الرمز الموجود تحت المقتطف
param-document = عنوان وثيقة أو مسارها أو رمز مقطع منها
param-page = صفحة القائمة
param-topic = اسم للموضوع
param-command = أمر لعرض تفاصيله
param-language = لغة، أو auto
param-payload = رمز مقطع من رابط
param-answers = هل الإجابات لجميع من في المحادثة أم للسائل وحده
param-private = إظهار الإجابة لك وحدك

topics-title =
    { $count ->
        [zero] لا مواضيع
        [one] موضوع واحد
        [two] موضوعان
        [few] { $count } مواضيع
        [many] { $count } موضوعًا
       *[other] { $count } موضوع
    }
topics-none = ليس في هذه المكتبة مواضيع. اطرح سؤالًا بدلًا من ذلك.
sources-title =
    { $count ->
        [zero] لا وثائق
        [one] وثيقة واحدة
        [two] وثيقتان
        [few] { $count } وثائق
        [many] { $count } وثيقة
       *[other] { $count } وثيقة
    } · الصفحة { $page } من { $pages }
meta-document = الوثيقة
meta-source = المصدر:
meta-url = العنوان الإلكتروني:
meta-author = الكاتب:
meta-published = تاريخ النشر:
meta-retrieved = تاريخ الاسترجاع:
meta-language = اللغة:
meta-kind = النوع:
meta-licence = الترخيص:
meta-attribution = ينقل موقف:
meta-tags = الوسوم:
meta-translation-of = ترجمة لـ:
meta-translator = المترجم:
meta-length = الطول:
meta-revision = النسخة:
paragraphs =
    { $count ->
        [zero] لا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $count } فقرات
        [many] { $count } فقرة
       *[other] { $count } فقرة
    }

help-title = ما الذي يمكنك السؤال عنه
help-intro = كل إجابة مقتطف حرفي من وثيقة مع مصدره. السطر الذي لا يبدأ بشرطة مائلة هو سؤال.
help-topics = المواضيع

start-title = إجابات بكلمات الوثائق نفسها
start-intro =
    { $count ->
        [zero] ليس لدى هذا البوت وثائق بعد.
        [one] يجيب هذا البوت من وثيقة واحدة، وبمقتطفات حرفية منها فقط.
        [two] يجيب هذا البوت من وثيقتين، وبمقتطفات حرفية منهما فقط.
        [few] يجيب هذا البوت من { $count } وثائق، وبمقتطفات حرفية منها فقط.
        [many] يجيب هذا البوت من { $count } وثيقة، وبمقتطفات حرفية منها فقط.
       *[other] يجيب هذا البوت من { $count } وثيقة، وبمقتطفات حرفية منها فقط.
    }
start-how = اختر موضوعًا أو اطرح سؤالًا. تحت كل مقتطف مصدره ورمز يستطيع أي شخص أن يجده به.

settings-title = الإعدادات
settings-language = لغة البوت هنا: { $language }.
settings-auto = يتكلم البوت لغة السؤال أو لغة برنامجك.
settings-private = لا يرى الإجابة إلا من يسأل.
settings-everyone = يرى الإجابات كلُّ من في هذه المحادثة.
settings-yours = يسري هذا عليك إلى أن يُعاد تشغيل البوت.
settings-chat = يسري هذا على هذه المحادثة إلى أن يُعاد تشغيل البوت.

privacy-title = الخصوصية
privacy-questions = لا تُحفظ الأسئلة. يُبحث عنها في الذاكرة ثم تُنسى.
privacy-settings = تُحفظ اللغة والجمهور اللذان تختارهما في الذاكرة تحت معرّفك أو معرّف محادثتك، ويزولان عندما يتوقف البوت.
privacy-rates = يُعدّ في الذاكرة كم مرة تسأل، ليبقى البوت صالحًا لاستعمال الجميع.
privacy-log = يذكر السجل التشغيل والإيقاف والوثائق المتغيرة والأعطال، دون أسئلة أو أسماء أو معرّفات.
privacy-web = تضع صفحة الويب ملف ارتباط واحدًا فيه رقم عشوائي، لتتعرف عليك إلى أن يُغلق متصفحك.
privacy-groups = في المجموعات يقرأ البوت الأوامر والردود عليه والرسائل التي تذكره والرسالة التي يسأله أحد عنها، ولا شيء غير ذلك. ويتذكر لخمس عشرة دقيقة أيُّ رسائله جواب عن أيِّ رسائلك، بالرقم.
privacy-operator = يعمل البوت على جهاز مشغّله؛ ولمنصات المحادثة قواعدها الخاصة.

about-title = Verbatim
about-promise = يقتبس الوثائق كلمة كلمة مع مصدرها، ولا يكتب من عنده جملة في موضوعها.
about-version = الإصدار
about-library =
    { $documents ->
        [zero] لا وثائق
        [one] وثيقة واحدة
        [two] وثيقتان
        [few] { $documents } وثائق
        [many] { $documents } وثيقة
       *[other] { $documents } وثيقة
    }، { $passages ->
        [zero] لا مقاطع
        [one] مقطع واحد
        [two] مقطعان
        [few] { $passages } مقاطع
        [many] { $passages } مقطعًا
       *[other] { $passages } مقطع
    }
about-revision = نسخة المكتبة

## The terminal

console-welcome = اطرح سؤالًا، أو اكتب / ثم أمرًا. يعرض ‎/help الأوامر، وCtrl+D للإنهاء.

## The web page

web-title = اسأل المكتبة
web-question = سؤالك، أو / ثم أمر
web-send = اسأل
web-asked = سألتَ
web-skip = الانتقال إلى السؤال
web-conversation = المحادثة
web-suggestions = اقتراحات
web-passage = المقطع في وثيقته
web-back = العودة إلى الأسئلة
web-loading = جارٍ البحث …
web-unreachable = لا يمكن الوصول إلى البوت الآن. يُرجى المحاولة مرة أخرى.
web-not-found = لا توجد صفحة كهذه.
