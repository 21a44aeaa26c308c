## Whose words they are

attribution-document = من نص ينقل موقف { $name }
attribution-speaker = وفقًا لـ { $name }
attribution-narration = النص نفسه
attribution-then = { $first }؛ وبدءًا من «{ $words } …» { $next }

## Where they stand

title-unknown = بلا عنوان
author = بقلم { $name }
author-unknown = لم يُذكر الكاتب
date-unknown = بلا تاريخ
date-of-file = التاريخ في اسم الملف: { $date }
outdated = صالح حتى { $until }، وقد يكون تجاوزه الزمن
outdated-since = آخر تأكيد له { $confirmed }، وكان صالحًا حتى { $until }، وقد يكون تجاوزه الزمن
page = الصفحة { $number }
paragraph = الفقرة { $number }
part = الجزء { $number } من { $of }
caption-page = صفحة
in-language = باللغة: { $language }
translation = ترجمة { $of }، ترجمها { $translator }
translation-unsigned = ترجمة { $of }، لم يُذكر المترجم
standing-corrected = تصحيح: { $note }
standing-retracted = وثيقة مُتراجَع عنها: { $note }
standing-superseded = حلّت محلها الوثيقة { $by }
standing-superseded-note = حلّت محلها الوثيقة { $by }: { $note }
standing-old = هذه الكلمات من نسخة أقدم، ولم تعد في المكتبة.
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
no-document-has = لا ترد «{ $word }» في أي وثيقة. هل تقصد «{ $near }»؟
by-topic = عُثر عليه عبر الموضوع { $topic } الذي تسميه كلماتك. وثائقه بلغة أخرى وتُقتبس بلغتها الأصلية.
by-topic-here = عُثر عليه عبر الموضوع { $topic } الذي تسميه كلماتك.
nearly-like = كلمات تكاد تطابق { $citation }؛ والمختلف منها معلَّم.
same-words = الكلمات نفسها كما في { $citation }، لكنها منسوبة إلى غيره.
voices =
    { $count ->
        [zero] لا تنقل المقاطع موقف أي جهة.
        [one] تنقل المقاطع موقف جهة واحدة.
        [two] تنقل المقاطع موقفي جهتين. يُقتبس كل منهما على حدة، وترتيبهما بحسب الصلة.
        [few] تنقل المقاطع مواقف { $count } جهات. يُقتبس كل منها على حدة، وترتيبها بحسب الصلة.
        [many] تنقل المقاطع مواقف { $count } جهة. يُقتبس كل منها على حدة، وترتيبها بحسب الصلة.
       *[other] تنقل المقاطع مواقف { $count } جهة. يُقتبس كل منها على حدة، وترتيبها بحسب الصلة.
    }
voice = ينقل النص موقف { $voice } · { $date }
voice-unknown = لا تذكر المكتبة صاحب الموقف الذي ينقله النص · { $date }
library-empty = لا توجد في المكتبة أي وثائق بعد، لذا لا يمكن اقتباس شيء.
library-empty-operator = ضع ملفات Markdown أو ملفات نصية في مجلد الوثائق. وإن كنت قد فعلت، فسيوضح الأمر { -command-lint } سبب استبعادها.
nearest-passage = أقرب مقطع:
no-answer = لم أجد مقطعًا يجيب عن هذا.
undated-left-out =
    { $count ->
        [zero] لم تُستبعد أي وثيقة.
        [one] استُبعدت وثيقة واحدة لأن تاريخ نشرها غير معروف.
        [two] استُبعدت وثيقتان لأن تاريخ نشرهما غير معروف.
        [few] استُبعدت { $count } وثائق لأن تاريخ نشرها غير معروف.
        [many] استُبعدت { $count } وثيقة لأن تاريخ نشرها غير معروف.
       *[other] استُبعدت { $count } وثيقة لأن تاريخ نشرها غير معروف.
    }
no-phrase = لا يوجد مقطع فيه «{ $phrase }» حرفيًا. للبحث عن كل كلمة على حدة، احذف علامتي الاقتباس.
no-answer-near = أقرب المواضيع:
no-answer-passages = أقرب المقاطع:
no-answer-near-both = أقرب المقاطع والمواضيع:
no-answer-topics = لعرض جميع المواضيع، استعمل ‎/topics.
no-answer-documents = لعرض جميع الوثائق، استعمل ‎/sources.
topic-line = عن هذا الموضوع: { $line }
more-gone = تغيّرت المكتبة منذ ذلك الحين ولم تعد هذه المقاطع فيها. يُرجى إعادة السؤال.
link-known = لدينا هذه الصفحة:
link-unknown = لا توجد في المكتبة صفحة بهذا العنوان.

## Why

why-title = ما نظر فيه البوت
why-people-sure = أفضل مقطع يجيب عن السؤال على الأرجح.
why-people-nearest = قد يجيب أقرب مقطع عن السؤال، وقد لا يجيب.
why-people-silent = لا يُرجَّح أن يجيب أي مقطع عن السؤال، فلا يُعرض شيء.
why-people-topic = تطابق الكلمات الموضوع { $topic }.
why-people-words = بُحث عن: { $words }
why-people-searched = الوثائق التي جرى البحث فيها: { $searched } من { $all }
why-details = الأرقام
why-gone = تُحفظ تفاصيل الإجابة خمس عشرة دقيقة، في الذاكرة فقط، ولمن يرى الإجابة فقط. لعرضها من جديد، اكتب ‎/why ثم السؤال.
why-confident = أفضل نتيجة: تجيب باحتمال { $percent }% (تقديرًا؛ وتُعرض المقاطع ابتداءً من { $bar }%).
why-nearest = أقرب نتيجة: تجيب باحتمال { $percent }% (تقديرًا). تُعرض المقاطع ابتداءً من { $bar }%، وما دون { $sure }% يُعرض على أنه أقرب مقطع فقط.
why-silent = أقرب نتيجة: تجيب باحتمال { $percent }% (تقديرًا). لا تُعرض المقاطع إلا ابتداءً من { $bar }%، فلا يُعرض شيء.
why-nowhere = لا يرد الكلام المقتبس في أي مقطع جرى البحث فيه، فلا يُعرض شيء.
why-nothing = لا يرد أي من الكلمات في أي مقطع جرى البحث فيه، فلا شيء يُعرض.
why-by-topic = تطابق كلماتك الموضوع { $topic } بنسبة { $percent }%، فتُعرض مقاطعه. الوثائق بلغة أخرى.
why-by-topic-here = تطابق كلماتك الموضوع { $topic } بنسبة { $percent }%، فتُعرض مقاطعه.
why-changed = تغيّرت المكتبة منذ ذلك الحين؛ ولا تُذكر هنا المقاطع التي لم تعد فيها.
why-words = الكلمات التي احتُسبت:
why-no-words = لم تُحتسب أي كلمة: ليس في السؤال سوى كلمات شائعة.
why-word =
    { $count ->
        [zero] { $word } (الوزن { $percent }%، لا ترد في أي مقطع)
        [one] { $word } (الوزن { $percent }%، في مقطع واحد)
        [two] { $word } (الوزن { $percent }%، في مقطعين)
        [few] { $word } (الوزن { $percent }%، في { $count } مقاطع)
        [many] { $word } (الوزن { $percent }%، في { $count } مقطعًا)
       *[other] { $word } (الوزن { $percent }%، في { $count } مقطع)
    }
why-synonyms = بالمرادفات: { $pairs }
why-phrases = مطلوب حرفيًا: { $phrases }
why-excluded = مستبعد: { $words }
why-source = في الوثائق المسماة هكذا فقط: { $source }
why-since = في وثائق { $day } وما بعدها فقط
why-until = في وثائق { $day } وما قبلها فقط
why-searched = جرى البحث في { $passages } من { $allPassages } من المقاطع، وفي { $documents } من { $allDocuments } من الوثائق
why-by-meaning = احتُسب كذلك قرب المقاطع من السؤال في المعنى.
why-revision = نسخة الفهرس: { $revision }
why-shown = ما عُرض:
why-answering = جزء من الإجابة:
why-others = ما نُظر فيه أيضًا:
why-probability = باحتمال { $percent }%
why-relevance = الصلة { $relevance }، و BM25 { $bm25 }
why-holds = يحتوي على: { $words }
why-figures = تُرتَّب المقاطع بحسب صلتها، بحيث لا تملأ وثيقة واحدة القائمة. ولا تُقارن الأرقام إلا ضمن السؤال الواحد.

## Quotations

check-exact = اقتباس مطابق.
check-altered = يختلف الاقتباس عن الوثائق. الاختلافات معلَّمة.
check-stitched = الاقتباس مجمَّع من مواضع مختلفة في الوثائق، أو بترتيب آخر.
check-partly = ترد بعض هذه الجمل في الوثائق، ولا يرد بعضها الآخر.
check-from-context = ترد هذه الكلمات في الوثائق، لكن الاقتباس يُسقط جزءًا من جملة. الكلمات الناقصة معلَّمة.
check-not-found = لا ترد هذه الكلمات في هذه الوثائق. وقد ترد في غيرها.
check-own-words = كما ورد في الاقتباس:
check-word = «{ $word }»
check-differs = الكلمات المتغيرة: { $words }
check-omission = يشير الاقتباس بالنقاط إلى حذف. الكلمات المحذوفة معلَّمة هنا.
check-unfound = لا يرد في هذه الوثائق:
check-notes = لم تُقارَن علامات الحواشي لأنها غير موجودة في الوثيقة: { $notes }
check-ignored = لم تجرِ مقارنته، إذ يبدو أنه يسمّي المصدر: «{ $line }»
check-more =
    { $count ->
        [zero] لا ترد أجزاء أخرى في الوثائق.
        [one] ويرد جزء آخر في الوثائق.
        [two] ويرد جزآن آخران في الوثائق.
        [few] وترد { $count } أجزاء أخرى في الوثائق.
        [many] ويرد { $count } جزءًا آخر في الوثائق.
       *[other] ويرد { $count } جزء آخر في الوثائق.
    }
check-nearest = أقرب نص في الوثائق:
check-summary = التحقق من ورود اقتباس في الوثائق
check-from-message = التحقق من هذا الاقتباس
check-name = تحقق
param-quotation = كلمات الاقتباس

## Buttons

button-more = المزيد
button-context = السياق
button-source = المصدر
button-back = السابق
button-forward = التالي
button-csv = تنزيل CSV
button-read = القراءة من البداية
button-help = مساعدة
button-auto = تلقائي
button-again = اسأل مرة أخرى
button-open = فتح
button-private = الإجابة للسائل وحده
button-everyone = الإجابة للجميع
button-why = لماذا

## What went wrong

failed = حدث خلل من جهتنا. يُرجى إبلاغ مشغّل هذا البوت بالرقم المرجعي { $reference }.
undelivered = تعذّر عرض إجابتي هنا. يُرجى إبلاغ مشغّل هذا البوت بالرقم المرجعي { $reference }.
maybe-lost = ربما لم تصل إجابتي. إن لم ترها كاملة فاسأل مرة أخرى.
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
cannot-read = لا أستطيع قراءة غير النصوص. يُرجى كتابة سؤالك، أو كتابته تحت صورة أو ملف.
line-empty = لا يوجد ما يُجاب عنه بعد. اطرح سؤالًا، أو انظر ما يمكن السؤال عنه.
line-too-long = طول هذا النص { $length } حرفًا؛ والحد الأقصى للقراءة دفعة واحدة هو { $max }.
command-unknown = لا يوجد أمر باسم «{ $name }».
command-unknown-near = لا يوجد أمر باسم «{ $name }». هل تقصد أحد هذه؟
command-instead = لا يوجد { $name }. استخدم { $command }.
command-instead-or = لا يوجد { $name }. استخدم { $command } أو { $other }.
pointer-leave =
    لا يوجد { $name }. { $platform ->
        [console] للخروج اضغط Ctrl+D.
       *[other] يجيب البوت عندما يُسأل فقط، فلا شيء يحتاج إلى إيقاف. لحذف ما هو مخزَّن عنك استخدم { $command }.
    }
pointer-feedback = لا يوجد { $name }. للإبلاغ عن خطأ راسل مشرفي هذه المحادثة أو من يشغّل هذا البوت.
citation-unknown = لا يوجد في المكتبة مقطع بالرمز «{ $citation }».
citation-withdrawn = سُحبت الوثيقة { $document } من المكتبة، ولا تُعرض.
citation-removed = أُزيل هذا المقطع من المكتبة نهائيًا، ولا يُحفظ منه شيء.
source-unknown = لا توجد في المكتبة وثيقة تشبه «{ $name }».
source-unknown-near = لا توجد في المكتبة وثيقة باسم «{ $name }». هل تقصد «{ $near }»؟
source-twice = يعني «source» و«from» الشيء نفسه. اذكر واحدًا منهما.
topic-unknown = لا يوجد موضوع باسم «{ $name }».
page-unknown = لا توجد صفحة { $page }؛ الصفحة الأخيرة هي { $pages }.
for-example = مثلًا:
asks-question = ما سؤالك؟
asks-quotation = أي اقتباس تريد التحقق منه؟
asks-topic = أي موضوع؟ يعرض ‎/topics المواضيع.
asks-citation = أي مقطع؟ اكتب الرمز الموجود تحت المقتطف.
asks-pin = ماذا تريد أن يُثبَّت؟ موضوعًا أو رمز مقطع أو سؤالًا.
param-missing = «{ $name }» مطلوب.
param-too-long = طول «{ $name }» هو { $length } حرفًا؛ والحد الأقصى { $max }.
param-not-count = يجب أن يكون «{ $name }» عددًا صحيحًا من { $min } إلى { $max }.
param-not-day = يجب أن يكون «{ $name }» سنة أو شهرًا أو يومًا موجودًا، مثل 2024 أو ‎2024-05 أو ‎2024-05-31. كتبتَ «{ $given }».
param-not-choice = يجب أن يكون «{ $name }» واحدًا من: { $choices }.
param-unknown =
    { $name ->
        [none] الكلمات هنا أكثر مما يقبله هذا الأمر.
       *[other] ليس في هذا الأمر خيار باسم «{ $name }».
    }

## Names of commands, as they may be typed

ask-name = اسأل
topics-name = مواضيع
topic-name = موضوع
sources-name = مصادر
cite-name = اقتباس
why-name = لماذا
help-name = مساعدة
settings-name = إعدادات
privacy-name = خصوصية
about-name = حول
start-name = ابدأ

pin-name = تثبيت
pins-name = مثبتات
unpin-name = إلغاء_التثبيت
digest-name = نشرة
audit-name = سجل
permissions-name = صلاحيات
unanswered-name = بلا_إجابة
expiring-name = تنتهي_قريبا
correct-name = تصحيح
retract-name = تراجع
corrections-name = تصحيحات
withdraw-name = سحب
restore-name = استعادة
add-name = إضافة
queue-name = قائمة_الانتظار
suggest-name = اقتراح
# Their names before:
setup-name = صلاحيات
library-name = مكتبة
review-name = مراجعة
gaps-name = ثغرات
source-name = مصدر
forget-name = نسيان

## Commands

ask-summary = اطرح سؤالًا على الوثائق
ask-from-message = البحث في المصادر
topics-summary = عرض جميع مواضيع هذه المكتبة
topic-summary = عرض مقتطفات موضوع واحد
sources-summary = عرض الوثائق وما هو معروف عنها
cite-summary = البحث عن مقطع برمزه، مع سياقه
why-summary = عرض ما ينظر فيه البوت لسؤال، ولماذا يجيب كما يجيب
because-summary = عرض ما نظر فيه البوت لإجابة
help-summary = كيف يُستخدم هذا البوت
settings-summary = عرض لغة البوت هنا ومن يرى إجاباته، أو تغيير ذلك
privacy-summary = ما الذي يُحفظ وما الذي لا يُحفظ
about-summary = عرض الإصدار والمكتبة
start-summary = عرض شاشة الترحيب
more-summary = عرض المقاطع التالية من الإجابة

param-question = السؤال بكلماتك
param-source = في هذه الوثيقة أو هذا المصدر فقط، بالعنوان أو المسار أو الاسم
param-from = مثل source
param-since = في وثائق هذه السنة أو هذا الشهر أو اليوم وما بعدها فقط، مثل 2024 أو ‎2024-05
param-until = في وثائق هذه السنة أو هذا الشهر أو اليوم وما قبلها فقط
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
param-private-before = إظهار الإجابة لك وحدك؛ في سطر مكتوب ضع ‎private:yes قبل الاقتباس

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
meta-document = الوثيقة:
meta-source = المصدر:
meta-url = الرابط:
meta-author = الكاتب:
meta-published = تاريخ النشر:
meta-retrieved = تاريخ الاسترجاع:
meta-sha256 = بصمة SHA-256 عند الإضافة:
meta-valid-until = صالح حتى:
meta-review-by = يُراجع حتى:
meta-language = اللغة:
meta-kind = النوع:
meta-licence = الترخيص:
meta-attribution = ينقل موقف:
meta-tags = الوسوم:
meta-translation-of = ترجمة لـ:
meta-translator = المترجم:
meta-standing = حالتها:
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
help-intro = كل إجابة مقتطف حرفي من وثيقة مع مصدره.
help-how =
    { $platform ->
        [discord] اكتب / واختر أمرًا. وللسؤال عن رسالة افتح قائمتها واختر التطبيقات (Apps).
        [telegram]
            { $place ->
                [group] في هذه المجموعة ابدأ بأمر، أو اذكر البوت، أو رُدّ على إحدى رسائله.
               *[alone] السطر الذي لا يبدأ بشرطة مائلة هو سؤال.
            }
       *[other] السطر الذي لا يبدأ بشرطة مائلة هو سؤال.
    }
help-more = لمعرفة أمر واحد اكتب ‎/help ثم اسمه.
help-ask = اسأل
help-check = تحقق
help-chat = هذه المحادثة
help-library = المكتبة
help-for-moderators = للمشرفين، في المجموعات والقنوات.
help-for-librarians = لأمناء المكتبة.
help-renamed = صار { $old } الآن { $name }.

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
settings-auto = يتكلم البوت لغة السؤال أو لغة تطبيقك.
settings-private = لا يرى الإجابة إلا من يسأل.
settings-everyone = يرى الإجابات كلُّ من في هذه المحادثة.
settings-questions-keep = يجوز هنا حفظ نص الأسئلة التي لا إجابة لها، بعد أن يسأل مثلها ثلاثة أشخاص مختلفين.
settings-questions-forget = تُعَدّ هنا الأسئلة التي لا إجابة لها بلا نصها.
settings-yours = هذه إعداداتك أنت.
settings-chat = هذه إعدادات هذه المحادثة، ويحق للمشرفين تغييرها.
settings-moderators = إلى جانب من يحق لهم إدارة الرسائل، يُعدّ أصحاب الرتبة { $role } مشرفين في هذا البوت. أتِح لهم أوامره في «Server Settings»، ضمن «Integrations».
settings-moderators-none = المشرفون في هذا البوت هم من يحق لهم إدارة الرسائل. ويستطيع من يدير الخادم إضافة رتبة.
settings-bad-role = يجب أن يكون «moderators» رتبة (بالإشارة إليها أو بمعرّفها) أو none.
settings-no-roles = المشرفون على هذه المحادثة هم أنفسهم مشرفو البوت فيها؛ ولا توجد هنا رتب للاختيار منها.

privacy-title = الخصوصية
privacy-questions = يُبحث عن الأسئلة في الذاكرة ثم تُنسى. والسؤال الذي لا إجابة له يبقى في الذاكرة ساعة لكي يمكنك طلب الإخبار عند وجود إجابة، ويُعَدّ بحسب اليوم واللغة وأقرب موضوع، من دون نصه ومن دونك.
privacy-unanswered = لا ينتظر نص هذه الأسئلة في الذاكرة أسبوعًا على الأكثر إلا حيث فعّل المشرفون ذلك. ويُحفظ من دون أسماء بعد أن يسأل مثله ثلاثة أشخاص مختلفين، ويُنسى إذا لم يسأله أحد طوال 90 يومًا.
privacy-gaps = إذا طلبت الإخبار عند وجود إجابة، يُحفظ سؤالك ومعرّف محادثتك الخاصة مع البوت حتى تُخبَر، ولمدة 30 يومًا على الأكثر.
privacy-waiting = على تيليغرام يُحفظ السؤال الذي لا تمكن الإجابة عنه فورًا مع معرّفك حتى يُجاب عنه، لكي لا يضيع عند إعادة تشغيل البوت. ويُمحى بعد يوم على الأكثر.
privacy-why = تبقى الكلمات التي جرى البحث بها في الذاكرة خمس عشرة دقيقة من أجل الزر «لماذا»، ثم تُمحى مع أول سؤال بعد ذلك.
privacy-settings = تُحفظ اللغة والجمهور اللذان تختارهما لنفسك تحت معرّفك، واللذان يُختاران لمحادثة تحت معرّف المحادثة، إلى أن يُغيَّرا أو يُنسيا بطلبك.
privacy-owner = مع كل نشرة دورية أو رسالة مثبتة تنشئها يُحفظ معرّفك، لكي يمكن إبلاغك إن تعذّر استمرارها.
privacy-audit = ما يفعله المشرفون وأمناء المكتبة باستخدام هذا البوت يُحفظ مع معرّفاتهم، ليرى الآخرون من فعله. وإذا طلبتَ أن تُنسى، يُحذف معرّفك من هذه القيود، ويبقى الفعل ووقته.
privacy-lines = يُحفظ سؤال الرسالة المثبتة معها إلى أن تُزال، ويُحفظ لمدة يوم أمرُ المشرف الذي ينتظر التأكيد.
privacy-posted = يُحفظ لمدة محددة أيُّ المقاطع عُرضت في إجابة داخل مجموعة وفي أيِّ رسالة، لكي يمكن تصحيحها. أما الإجابات المقدَّمة لك وحدك فلا يُحفظ منها إلا عدد مرات عرض كل وثيقة. يحذف ‎/forget me ما هو محفوظ تحت معرّفك.
privacy-rates = يُعدّ في الذاكرة كم مرة تسأل، ليبقى البوت صالحًا لاستعمال الجميع.
privacy-log = يذكر السجل التشغيل والإيقاف والوثائق المتغيرة والأعطال، دون أسئلة أو أسماء أو معرّفات.
privacy-web = تضع صفحة الويب ملف ارتباط فيه رقم عشوائي، لتتعرف عليك إلى أن يُغلق متصفحك. وإن غيّرت إعداداتك فيها، حُفظت في ملف ارتباط آخر في متصفحك مدة سنة، ولا يخزّن البوت منها شيئًا.
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
console-saved = حُفظ: { $path }
console-not-saved = تعذّر حفظ { $name } في { $folder } ({ $why }).

## The web page

web-title = اسأل المكتبة
web-library = المكتبة
web-ask = السؤال
web-topics = المواضيع
web-topics-all = كل المواضيع
web-language = اللغة
web-language-auto = كما في المتصفح
web-examples = على سبيل المثال
web-holdings =
    { $count ->
        [zero] لا وثائق
        [one] وثيقة واحدة
        [two] وثيقتان
        [few] { $count } وثائق
        [many] { $count } وثيقة
       *[other] { $count } وثيقة
    }
web-holdings-of = { $documents }، بتاريخ { $day }
web-holdings-dated = { $documents }، من { $first } إلى { $last }
web-holdings-some = { $documents }، والمؤرَّخ منها من { $first } إلى { $last }
web-empty = حالما تُضاف وثائق إلى المكتبة، يمكنك أن تسأل عنها هنا.
web-question = سؤالك، أو / ثم أمر
web-send = اسأل
web-asked = سألتَ
web-pressed = اخترتَ
web-skip = الانتقال إلى السؤال
web-conversation = المحادثة
web-suggestions = اقتراحات
web-loading = جارٍ البحث …
web-found =
    { $count ->
        [zero] لا مقاطع
        [one] مقطع واحد
        [two] مقطعان
        [few] { $count } مقاطع
        [many] { $count } مقطعًا
       *[other] { $count } مقطع
    }
web-unreachable = لا يمكن الوصول إلى البوت الآن. يُرجى المحاولة مرة أخرى.
web-too-long = هذا نص أطول مما يمكن قراءته دفعة واحدة. يرجى اختصاره.
web-not-found = لا توجد صفحة كهذه.
web-not-found-how = ابحث في جميع الوثائق في أعلى الصفحة، أو تابع من هنا:
web-starting = يجري تحميل المكتبة …
web-starting-how = تُفتح هذه الصفحة حالما تصبح المكتبة جاهزة.
web-verdict-exact = مطابق
web-verdict-altered = محرَّف
web-verdict-stitched = مجمَّع
web-verdict-partly = جزئي
web-verdict-from-context = خارج السياق
web-verdict-not-found = غير موجود
web-check-legend = المشطوب: في الاقتباس وحده. المسطَّر تحته: في الوثيقة.
web-check-unfound = ليس في هذه الوثائق
web-right-quote = الاقتباس الصحيح
web-copy-quote = انسخ الاقتباس الصحيح
web-skip-main = الانتقال إلى المحتوى
web-pages = الصفحات
web-documents = الوثائق
web-documents-all = جميع الوثائق
feed-title = التغييرات في المكتبة
feed-added = أُضيف: { $title }
feed-revised = عُدِّل: { $title }
feed-removed = لم يعد في المكتبة: { $title }
web-search = البحث في جميع الوثائق
web-search-button = بحث
web-search-how = اطرح سؤالًا، أو اكتب كلمات بين علامتي تنصيص. تظهر هنا مقتطفات من الوثائق بحرفها، أو لا شيء إن لم تُجب عن السؤال.
web-about = عن هذه الوثيقة
web-unknown =
    { $count ->
        [zero] لا بيانات غير معروفة
        [one] بيان واحد غير معروف
        [two] بيانان غير معروفين
        [few] { $count } بيانات غير معروفة
        [many] { $count } بيانًا غير معروف
       *[other] { $count } بيان غير معروف
    }
web-image = صورة
web-note = ملاحظة
web-info = معلومة
web-see-also = انظر أيضًا
web-summary = ملخّص
web-question-box = سؤال
web-example = مثال
web-tip = نصيحة
web-important = مهم
web-warning = تحذير
web-caution = تنبيه
web-danger = خطر
web-text = النص
web-outline = المحتويات
web-excerpts-only = تُعرض هذه الوثيقة مقتطفاتٍ فقط: المقاطع التي يقود إليها اقتباس أو بحث.
web-passage-only = لا يُعرض سوى المقطع المستشهَد به.
web-older = هذه نسخة أقدم. في المكتبة الآن نسخة أخرى.
web-removed = لم يعد هذا المقطع في المكتبة. كان في نسخة سابقة.
web-newest = عرض النسخة الحالية
web-translations = الترجمة أو الأصل:
web-original = البحث عن هذه الكلمات في الأصل
web-cite = الاستشهاد بهذا المقطع
web-cite-plain = نصًا عاديًا
web-cite-markdown = بصيغة Markdown
web-copy = نسخ
web-copied = تم النسخ
web-cite-short = استشهاد
web-no-copy = لا يسمح متصفحك بالنسخ. حدِّد النص بدلًا من ذلك.
web-earlier = النسخ السابقة
web-revision-of = شوهدت أول مرة { $day }
web-changes = ما تغيّر منذ ذلك الحين
web-changes-title = ما تغيّر في: { $title }
web-changes-from = من النسخة التي شوهدت أول مرة { $day } إلى النسخة الحالية:
web-added = مضاف
web-taken = محذوف
web-too-different = ما تشترك فيه النسختان أقل من أن تُقارنا كلمةً كلمة.
web-unknown-document = لا توجد في المكتبة وثيقة كهذه.
export-lead = هذه نسخة من المكتبة، أُعدّت في { $day }. لا تحتاج إلى البوت: النصوص هنا صفحاتٌ وملفات JSON.
export-search = يعمل هذا البحث في متصفحك، وهو أبسط من بحث البوت نفسه: يبحث عن الكلمات كما هي، ولا يحكم إن كان المقطع يجيب عن سؤال.
export-search-script = يحتاج البحث إلى JavaScript. ويمكن قراءة الوثائق من دونه.
export-search-none = لا يحتوي أي مقطع على هذه الكلمات.

## Who may

not-moderator =
    { $right ->
        [pin] لا يمكن ذلك إلا لمن يحق له تثبيت الرسائل في هذه المحادثة.
        [settings] لا يمكن ذلك إلا لمن يحق له تغيير إعدادات هذه المحادثة.
        [administer] لا يمكن ذلك إلا لمن يدير هذا الخادم.
       *[other] لا يمكن ذلك إلا لمشرفي هذه المحادثة.
    }
not-librarian = لا يمكن ذلك إلا لأمناء المكتبة، لأنه يغيّر ما تشترك فيه جميع المحادثات.
rights-unknown = تعذّر التحقق مما إذا كان يحق لك ذلك. يُرجى المحاولة مرة أخرى.
groups-only = هذا للمجموعات والقنوات فقط، لأنه يخص محادثة بين عدة أشخاص.
confirm-hidden = من طلب هذا لا يُظهر هويته، فيجب أن يؤكده أحد المشرفين. ومن يضغط الزر لا تُعرض هويته ولا تُحفظ.
confirm-link = جاء هذا الأمر من رابط ولم تكتبه بنفسك. لا تؤكده إلا إذا أردت هذا:
confirm-foreign-button = هذا الزر تحت رسالة لم تكن موجّهة إليك. لا تؤكده إلا إذا أردت هذا:
confirm-message = هذا الأمر من رسالة شخص آخر. لا تؤكده إلا إذا أردت هذا:
only-typed = هذا يغيّر شيئًا، لذلك يجب أن تكتبه بنفسك.
draft-of-another = عُرض هذا على شخص آخر.
will-settings = يغيّر هذا إعدادات هذه المحادثة.
will-settings-own = يغيّر هذا إعداداتك أنت.
will-forget = يحذف هذا ما هو محفوظ عنك.
will-tell = سيكتب لك البوت على انفراد حين تتوفر إجابة عن هذا السؤال.
will-pin = يثبّت هذا رسالة في هذه المحادثة: { $what }
will-pin-refresh = يحدّث هذا الرسائل المثبتة في هذه المحادثة.
will-unpin = يزيل هذا رسالة مثبتة من هذه المحادثة.
will-digest =
    { $action ->
        [on] يبدأ هذا نشرة دورية في هذه المحادثة: { $plan }
        [pause] يوقف هذا مؤقتًا نشرة من نشرات هذه المحادثة.
        [resume] يستأنف هذا نشرة من نشرات هذه المحادثة.
        [off] يحذف هذا نشرة من نشرات هذه المحادثة.
        [resend] يرسل هذا رسالة من نشرة إلى هذه المحادثة مرة أخرى.
       *[dismiss] يتخلى هذا عن رسالة من نشرة لم تُرسل.
    }
will-library =
    { $action ->
        [withdraw] يسحب هذا الوثيقة { $document } من المكتبة لجميع المحادثات.
       *[restore] يعيد هذا الوثيقة { $document } إلى المكتبة لجميع المحادثات.
    }
will-source =
    { $action ->
        [correct] يقترح هذا تصحيح الوثيقة { $document } لجميع المحادثات.
        [retract] يقترح هذا سحب ما جاء في الوثيقة { $document } لجميع المحادثات.
        [announce] يقترح هذا تصحيح الرسائل التي تقتبس من { $document } في جميع المحادثات.
        [dismiss] يترك هذا الرسائل التي تقتبس من { $document } كما هي في جميع المحادثات.
        [confirm] يؤكد هذا ما اقترحه أحد أمناء المكتبة: فيسري على جميع المحادثات.
        [undo] يلغي هذا تصحيحًا لجميع المحادثات.
        [resend] يرسل هذا مرة أخرى تصحيحات ربما لم تصل.
       *[leave] يتخلى هذا عن تصحيحات ربما لم تصل.
    }
will-gaps =
    { $action ->
        [link] يجيب هذا عن سؤال بمقطع ويكتب إلى كل من ينتظره.
       *[dismiss] يصرف هذا النظر عن سؤال لم تستطع المكتبة الإجابة عنه.
    }
button-confirm = تأكيد
confirm-summary = ينفّذ ما طُلب
preview-summary = يعرض ما طُلب مرة أخرى
param-code = رمز الزر
draft-gone = لم يعد هذا الطلب في الانتظار. يُرجى كتابة الأمر من جديد.
store-closed = لا يستطيع البوت حفظ أي شيء في الوقت الحالي، ولذلك لا يعمل هذا. أما الأسئلة فيُجاب عنها كالمعتاد.
library-elsewhere = يُعاد الآن تحميل المكتبة. يُرجى المحاولة مرة أخرى بعد لحظات.

lack-other = أحتاج إلى صلاحية ليست لدي هنا.
lack-pins = لا يستطيع البوت تثبيت الرسائل على هذه المنصة.
lack-discord-member = لستُ في هذا الخادم: ادعُني بالرابط الموجود لدى المشغّل.
lack-discord-see = لا يحق لي رؤية هذه القناة: امنحني «View Channel» في إعدادات القناة، ضمن «Permissions».
lack-discord-send = لا يحق لي الكتابة هنا: امنحني «Send Messages» في إعدادات القناة، ضمن «Permissions».
lack-discord-threads = لا يحق لي الكتابة في سلاسل الرسائل (threads): امنحني «Send Messages in Threads» في إعدادات القناة، ضمن «Permissions».
lack-discord-open = سلسلة الرسائل هذه (thread) مقفلة: افتح قفلها.
lack-discord-history = لا يحق لي قراءة الرسائل السابقة: امنحني «Read Message History» في إعدادات القناة، ضمن «Permissions».
lack-discord-pin = لا يحق لي تثبيت الرسائل: امنحني «Pin Messages» في إعدادات القناة، ضمن «Permissions».
lack-telegram-member = لستُ في هذه المحادثة: أضفني إليها.
lack-telegram-send = لا يحق لي الكتابة هنا: اسمح بذلك في صلاحيات المحادثة، أو اجعلني مشرفًا يحق له النشر.
lack-telegram-open = هذا الموضوع مغلق: افتحه، أو اجعلني مشرفًا يحق له إدارة المواضيع.
lack-telegram-pin = لا يحق لي تثبيت الرسائل: اجعلني مشرفًا بصلاحية «تثبيت الرسائل» (وفي القناة: «تعديل رسائل الآخرين»).
lack-telegram-delete = لا يحق لي حذف الرسائل، فتبقى إشعارات تيليجرام بالرسائل التي أثبّتها. الصلاحية هي «حذف الرسائل».
reason-closed = لا يُسمح للبوت بالكتابة هناك
reason-forbidden = تنقص البوت صلاحية
reason-gone = لم تعد الرسالة أو محادثتها موجودة
reason-fixed = لم يعد ممكنًا تعديل الرسالة
reason-misquote = لم يعد أحد المقتطفات يطابق وثيقته
reason-earlier = تعذّر إرسال جزء سابق
reason-other = أبلغت المنصة بالرمز «{ $code }»

## Pins

pin-summary = تثبيت ملخص يُحدَّث مع المكتبة
pins-summary = رسائل البوت المثبتة في هذه المحادثة
unpin-summary = إزالة رسالة مثبتة للبوت
param-pin = موضوع أو رمز مقطع أو سؤال؛ أو refresh
param-unpin = رمز الرسالة المثبتة
pin-note = جمل من الوثائق كلمة كلمة، ومع كل منها مصدرها. وهي مختارات.
pin-as-of = محدَّثة حتى { $time }. تُحدَّث هذه الرسالة مع المكتبة.
pin-preview = هذا ما سيُثبَّت هنا.
pin-empty = لم تعد الوثائق تقول شيئًا عن هذا. تُحدَّث هذه الرسالة مع المكتبة.
pin-nothing = لا تقول الوثائق في هذا شيئًا يمكن تثبيته.
pin-none = لا توجد في هذه المحادثة رسالة مثبتة كهذه.
pin-title-passage = المقطع { $citation }
pin-posting = يجري نشرها
pin-posted = نُشرت وستُثبَّت قريبًا
pin-pinned = مثبتة
pin-done = الملخص مثبّت، وسيُحدَّث من الآن فصاعدًا كلما تغيّرت المكتبة.
pin-unpinned = ألغى أحدهم تثبيتها؛ وما زالت تُحدَّث
pin-gone = حذفها أحدهم
pin-unknown = نُشرت؛ ولا تُخبر المنصة هل ما زالت مثبتة
pin-unheard = نُشرت؛ ولا يمكن الآن سؤال المنصة هل هي مثبتة
pin-failed = غير مثبتة
pin-full =
    { $count ->
        [zero] بلغت هذه المحادثة الحد الأقصى من الرسائل المثبتة. أزِل رسالة مثبتة أخرى أولًا.
        [one] بلغت هذه المحادثة الحد الأقصى من الرسائل المثبتة. من رسائلي يمكنك إزالة هذه:
        [two] بلغت هذه المحادثة الحد الأقصى من الرسائل المثبتة. من رسائلي يمكنك إزالة إحدى هاتين:
        [few] بلغت هذه المحادثة الحد الأقصى من الرسائل المثبتة. من رسائلي يمكنك إزالة إحدى هذه:
        [many] بلغت هذه المحادثة الحد الأقصى من الرسائل المثبتة. من رسائلي يمكنك إزالة إحدى هذه:
       *[other] بلغت هذه المحادثة الحد الأقصى من الرسائل المثبتة. من رسائلي يمكنك إزالة إحدى هذه:
    }
pin-not-sent = تعذّر نشرها: { $why }.
pin-refused = تعذّر تثبيتها: المنصة ترفض ذلك. يخبرك { $command } بما يحق لي هنا.
pin-taken-down = أُزيلت الرسالة المثبتة.
pin-only-unpinned = أُلغي تثبيتها ولن تُحدَّث بعد الآن. لا يحق لي حذف الرسالة، فهي باقية.
pin-not-taken-down = لا يحق لي إلغاء تثبيت هذه الرسالة ولا حذفها، فهي باقية مثبتة. ألغِ تثبيتها بنفسك، أو امنحني صلاحية تثبيت الرسائل.
pins-none = ليس للبوت رسائل مثبتة في هذه المحادثة.
pins-title =
    { $count ->
        [zero] لا رسائل مثبتة
        [one] رسالة مثبتة واحدة
        [two] رسالتان مثبتتان
        [few] { $count } رسائل مثبتة
        [many] { $count } رسالة مثبتة
       *[other] { $count } رسالة مثبتة
    }
button-pin = تثبيت
button-unpin = إلغاء تثبيت { $what }
button-all = جميع المقتطفات
button-sources = المصادر

## Digests

digest-summary = نشرات دورية بما تغيّر في المكتبة
param-digest-action = ما المطلوب (list إن لم يُذكر شيء)
param-digest-plan = متى وماذا، مثل: daily at 09:00 Asia/Gaza؛ أو رمز نشرة
digest-title = ما تغيّر في المكتبة
digest-title-quiet = من المكتبة
digest-changes =
    { $count ->
        [zero] لم يتغير أي مقطع منذ النشرة السابقة.
        [one] مقطع واحد منذ النشرة السابقة.
        [two] مقطعان منذ النشرة السابقة.
        [few] { $count } مقاطع منذ النشرة السابقة.
        [many] { $count } مقطعًا منذ النشرة السابقة.
       *[other] { $count } مقطع منذ النشرة السابقة.
    }
digest-nothing-new = لم يتغير شيء منذ النشرة السابقة. من المكتبة:
digest-more =
    { $count ->
        [zero] لم يتغير أي مقطع آخر.
        [one] وتغيّر مقطع آخر.
        [two] وتغيّر مقطعان آخران.
        [few] وتغيّرت { $count } مقاطع أخرى.
        [many] وتغيّر { $count } مقطعًا آخر.
       *[other] وتغيّر { $count } مقطع آخر.
    }
changes-summary = التغييرات الأخرى في نشرة
param-changes-digest = رمز النشرة
param-changes-from = إصدار المكتبة الذي قبلها
param-changes-to = إصدار المكتبة الذي أخبرت عنه
param-changes-after = عدد التغييرات المعروفة منها
changes-gone = لم يعد ممكنًا عرض هذه التغييرات: حُذفت النشرة أو تغيّرت مواضيعها.
digest-missed =
    { $count ->
        [zero] أُرسلت جميع النشرات منذ { $first }.
        [one] لم تُرسل نشرة { $first }: لم يكن البوت يعمل حينها.
        [two] لم تُرسل نشرتان بدءًا من { $first }: لم يكن البوت يعمل حينها.
        [few] لم تُرسل { $count } نشرات بدءًا من { $first }: لم يكن البوت يعمل حينها.
        [many] لم تُرسل { $count } نشرة بدءًا من { $first }: لم يكن البوت يعمل حينها.
       *[other] لم تُرسل { $count } نشرة بدءًا من { $first }: لم يكن البوت يعمل حينها.
    }
digest-new = جديد:
digest-changed-before = تغيّر. كان:
digest-changed-now = وأصبح:
digest-removed = لم يعد في المكتبة:
digest-on = مفعّلة
digest-paused = متوقفة مؤقتًا
digest-stopped-here = متوقفة: تعذّر الإرسال هنا
digest-topic-gone = لم يعد موضوعًا هنا: { $topics }
digest-stopped = توقفت النشرة الدورية التي أنشأتها في { $chat }: لا يمكن الإرسال إلى هناك ({ $why }). لإعادة تشغيلها اكتب ‎/digest resume في تلك المحادثة.
digest-made = سينشر البوت هنا.
digest-next = المواعيد التالية:
digest-list-title =
    { $count ->
        [zero] النشرات الدورية
        [one] نشرة دورية واحدة
        [two] نشرتان دوريتان
        [few] { $count } نشرات دورية
        [many] { $count } نشرة دورية
       *[other] { $count } نشرة دورية
    }
digest-none = لا توجد نشرات دورية في هذه المحادثة. لإنشاء واحدة:
digest-which = توجد عدة نشرات. حدّد إحداها برمزها.
digest-unknown = لا توجد في هذه المحادثة نشرة دورية بهذا الرمز.
digest-too-many = بلغت هذه المحادثة الحد الأقصى من النشرات الدورية، وهو { $max }.
digest-preview =
    { $count ->
        [zero] لن يُرسل شيء الآن.
        [one] هذا ما سيُرسل الآن، في رسالة واحدة:
        [two] هذا ما سيُرسل الآن، في رسالتين:
        [few] هذا ما سيُرسل الآن، في { $count } رسائل:
        [many] هذا ما سيُرسل الآن، في { $count } رسالة:
       *[other] هذا ما سيُرسل الآن، في { $count } رسالة:
    }
digest-preview-nothing = لم يتغير شيء منذ النشرة السابقة، فلن يُرسل شيء الآن.
digest-is-paused = أُوقفت النشرة مؤقتًا.
digest-is-on = عادت النشرة إلى العمل.
digest-is-off = أُلغيت النشرة.
digest-uncertain = حالة التسليم غير معروفة: ربما وصلت رسالة { $time } (الجزء { $part }) وربما لم تصل.
digest-uncertain-how = تحقق هل هي موجودة، ثم قرّر.
digest-failed = تعذّر إرسال رسالة { $time } (الجزء { $part }): { $why }.
digest-failed-how = أعد إرسالها بعد إزالة السبب، أو اتركها.
digest-nothing-open = لا توجد رسالة تحتاج إلى قرار.
digest-resent = ستُرسل مرة أخرى.
digest-dismissed = تُركت كما هي.
button-preview = معاينة
button-resend = إعادة الإرسال
button-dismiss = تركها كما هي

digest-no-rhythm = متى؟ مثلًا: daily at 09:00 Asia/Gaza.
digest-bad-rhythm = «{ $word }» لا تدل على تكرار. ابدأ بكلمة daily أو weekdays أو weekly أو monthly أو cron.
digest-no-weekday = في أي يوم من الأسبوع؟ مثلًا: weekly mon at 18:30 …
digest-bad-weekday = «{ $day }» ليس يومًا من أيام الأسبوع. اكتب يومًا مثل mon أو monday.
digest-no-date = في أي يوم من الشهر؟ اكتب رقمًا من 1 إلى 28، أو last.
digest-bad-date = «{ $day }» ليس يومًا من أيام الشهر. اكتب رقمًا من 1 إلى 28، أو last.
digest-date-not-monthly = ليس في كل شهر يوم { $day }. اكتب last لليوم الأخير من كل شهر.
digest-no-time = في أي وقت؟ مثلًا: at 09:00.
digest-bad-time = «{ $time }» ليس وقتًا صحيحًا. اكتبه هكذا: 09:00 أو 21:30 أو ‎9:30 pm.
digest-time-unclear = «{ $time }» قد يعني { $early } أو { $late }. اكتب أحدهما.
digest-no-zone = في أي منطقة زمنية؟ اكتب بعد الوقت مدينة مثل Gaza، أو منطقة زمنية مثل Europe/Berlin، أو UTC.
digest-zone-offset = «{ $zone }» فارق زمني لا يراعي التوقيت الصيفي. اكتب مدينة مثل Gaza، أو UTC.
digest-zone-short = «{ $zone }» اختصار قد يعني عدة مناطق زمنية. اكتب مدينة مثل Gaza، أو UTC.
digest-zone-several = «{ $zone }» قد يعني عدة مناطق زمنية: { $candidates }. اكتب واحدة منها كاملة.
digest-zone-unknown = لا أعرف منطقة زمنية باسم «{ $zone }». اكتب مدينة أكبر في المنطقة نفسها، أو اسمًا مثل Asia/Gaza.
digest-zone-unknown-near = لا أعرف منطقة زمنية باسم «{ $zone }». هل تقصد { $near }؟
digest-zone-or-topic = «{ $word }» هنا اسم مدينة واسم موضوع معًا. اكتب { $zone } للمنطقة الزمنية، وبعدها المواضيع إن وُجدت.
digest-cron-fields = في خطة cron خمسة حقول (الدقيقة والساعة واليوم والشهر ويوم الأسبوع)، ثم المنطقة الزمنية. عدد الحقول التي قرأتها: { $count }.
digest-bad-cron = لا أستطيع قراءة نمط cron «{ $pattern }».
digest-cron-with-time = وقت خطة cron مذكور في حقولها. احذف الوقت المكتوب بعدها.
digest-never = لا يأتي يوم كهذا أبدًا، فلن يُنشر شيء.
digest-too-often =
    { $minutes ->
        [zero] ستُنشر هذه النشرة مرتين خلال أقل من دقيقة. الحد الأقصى مرة واحدة في الساعة.
        [one] ستُنشر هذه النشرة مرتين خلال دقيقة واحدة. الحد الأقصى مرة واحدة في الساعة.
        [two] ستُنشر هذه النشرة مرتين خلال دقيقتين. الحد الأقصى مرة واحدة في الساعة.
        [few] ستُنشر هذه النشرة مرتين خلال { $minutes } دقائق. الحد الأقصى مرة واحدة في الساعة.
        [many] ستُنشر هذه النشرة مرتين خلال { $minutes } دقيقة. الحد الأقصى مرة واحدة في الساعة.
       *[other] ستُنشر هذه النشرة مرتين خلال { $minutes } دقيقة. الحد الأقصى مرة واحدة في الساعة.
    }
digest-unknown-word = «{ $word }» ليس موضوعًا ولا خيارًا (silent أو always أو only when changed).
digest-unknown-word-near = «{ $word }» ليس موضوعًا ولا خيارًا. هل تقصد { $near }؟
digest-always-or-changed = اختر واحدًا: always أو only when changed.

## Record, rights, library

audit-summary = ما فعله المشرفون باستخدام البوت في هذه المحادثة
param-audit-all = سجل جميع المحادثات، لأمناء المكتبة
param-audit-csv = السجل كله ملفًا لجداول البيانات
audit-title = السجل
audit-none = لم يُسجَّل شيء بعد.
audit-forgotten = (حُذف بطلب من شخص)
audit-hidden = شخص لا يُظهر هويته
audit-head-title = رأس السجل، { $day }
audit-head-use = احتفظوا بهذه الرسالة. بهذا الرمز يستطيع مشغّل البوت أن يتحقق من أن أي قيد حتى الآن لم يُحذف ولم يُغيَّر:
audit-somebody = فعله شخص طلب بعد ذلك أن يُنسى
audit-operator = مشغّل البوت
audit-in-private = في محادثة خاصة
audit-chat-forgotten = في محادثة نُسيت
audit-detail-forgotten = (حُذفت التفاصيل بطلب من شخص)
detail-language = اللغة: { $language }
detail-private =
    { $value ->
        [yes] الإجابات: للسائل وحده
       *[no] الإجابات: للجميع
    }
detail-questions =
    { $value ->
        [yes] الأسئلة التي بلا إجابة: يجوز حفظ نصها
       *[no] الأسئلة التي بلا إجابة: تُعَدّ فقط
    }
detail-corrections =
    { $value ->
        [yes] الرسائل الخاطئة: تعديل فقط
       *[no] الرسائل الخاطئة: تعديل، أو رد حيث يتعذّر التعديل
    }
detail-role =
    { $value ->
        [none] لا رتبة للمشرفين
       *[other] رتبة المشرفين: { $value }
    }
detail-kind =
    { $value ->
        [topic] موضوع
        [citation] مقطع
        [question] سؤال
       *[other] { $value }
    }
detail-digest = النشرة { $value }
detail-plan = الخطة: { $value }
detail-entry = الرسالة { $value }
detail-subject = عن: { $value }
detail-pin =
    { $value ->
        [none] جميع الرسائل المثبتة
       *[other] الرسالة المثبتة { $value }
    }
detail-document = الوثيقة: { $value }
detail-note = الملاحظة: { $value }
detail-correction = التصحيح { $value }
detail-gap = السؤال { $value }
detail-citation = المقطع { $value }
detail-proposal = الاقتراح { $value }
detail-entries = القيود: { $value }
detail-revisions = النسخ: { $value }
detail-passages = المقاطع: { $value }
audit-csv-rows =
    { $rows ->
        [zero] لا صفوف، بصيغة CSV.
        [one] صف واحد، بصيغة CSV.
        [two] صفان، بصيغة CSV.
        [few] { $rows } صفوف، بصيغة CSV.
        [many] { $rows } صفًا، بصيغة CSV.
       *[other] { $rows } صف، بصيغة CSV.
    }
audit-csv-too-large = السجل أطول من أكبر ملف يُقبل هنا ({ $megabytes } ميغابايت). يستطيع المشغّل تصديره: { -command-data } audit --csv
audit-csv-no-files = لا يستطيع البوت إرسال ملفات على هذه المنصة. يستطيع المشغّل تصدير السجل: { -command-data } audit --csv
page-none = لا توجد صفحة كهذه.
setup-summary = التحقق من الصلاحيات التي يحتاج إليها البوت هنا
setup-title = صلاحيات البوت في هذه المحادثة
setup-digests = النشرات الدورية:
setup-pins = الرسائل المثبتة:
setup-ready = كل شيء جاهز.
setup-lacks = تنقص صلاحيات.
setup-closed = تعذّر إرسال الرسالة الأخيرة هنا: { $why }.
withdraw-summary = إخراج وثيقة من المكتبة
restore-summary = إعادة وثيقة إلى المكتبة، أو سرد ما أُخرج منها
param-restore = عنوان وثيقة أو مسارها أو رمز مقطع منها؛ يُسرد كل شيء إن لم يُذكر شيء
param-library-action = ما المطلوب (list إن لم يُذكر شيء)
library-title = الوثائق المسحوبة
library-none = لا توجد وثائق مسحوبة.
library-which = أي وثيقة؟ اذكر مسارها.
library-which-of = تطابق ذلك عدة وثائق: { $documents }. اذكر المسار الكامل لواحدة منها.
library-already = سُحبت الوثيقة { $document } من قبل.
library-would-withdraw = ستخرج الوثيقة { $document } من المكتبة، ولن يُعرض أي شيء من نصها بعد ذلك، ولا حتى برموزها القديمة.
library-would-restore = ستعود الوثيقة { $document } إلى المكتبة إن كان ملفها موجودًا، وتُزال ملاحظات أمناء المكتبة وتراجعاتهم عنها.
library-withdrawn = لم تعد الوثيقة { $document } في المكتبة. يبقى ملفها كما هو؛ ويعيدها { $command } إلى المكتبة.
library-restored = عادت الوثيقة { $document } إلى المكتبة، إن كان ملفها موجودًا.
library-not-withdrawn = لا توجد وثيقة مسحوبة كهذه.
review-summary = عرض نصوص انتهت صلاحيتها أو قاربت الانتهاء أو حانت مراجعتها (لأمناء المكتبة فقط)
review-title =
    { $count ->
        [zero] لا شيء للمراجعة
        [one] بند واحد للمراجعة
        [two] بندان للمراجعة
        [few] { $count } بنود للمراجعة
        [many] { $count } بندًا للمراجعة
       *[other] { $count } بند للمراجعة
    } · الصفحة { $page } من { $pages }
review-none = لا شيء منتهي الصلاحية أو متأخر المراجعة، ولن يصير شيء كذلك خلال الأيام القادمة (عددها { $days }).
review-outdated = كان صالحًا حتى { $day }
review-valid = صالح حتى { $day }
review-overdue = كانت المراجعة مستحقة حتى { $day }
review-due = المراجعة مستحقة حتى { $day }
review-how = هذه التواريخ هي valid_until و review_by في بيانات الوثائق. عدّلها في الوثيقة.

correct-summary = إضافة تصحيح إلى وثيقة وإلى الرسائل التي اقتبست منها
retract-summary = التراجع عن وثيقة وتصحيح الرسائل التي اقتبست منها
corrections-summary = التصحيحات الجارية وما ينتظر قرارًا
param-corrections-action = ما المطلوب؛ list إن لم يُذكر شيء
param-source-document = مسار الوثيقة، أو رمز التصحيح
param-source-note = ما الخطأ؛ بين علامتي اقتباس
param-source-reason = سبب التراجع عنها؛ بين علامتي اقتباس
source-title = تأكيد هذا الإجراء
source-which = حدّد وثيقة واحدة بمسارها.
source-no-note = اذكر ما الخطأ بين علامتي اقتباس. يراه القراء.
source-no-reason = اذكر السبب بين علامتي اقتباس. يراه القراء.
source-would-correct = تحت كل مقتطف من { $document } سيُكتب: «{ $note }»
source-would-retract = سيُتراجَع عن الوثيقة { $document }، والسبب: «{ $note }»
source-would-announce = الرسائل التي اقتبست نسخة أقدم من { $document } ستعرض النسخة الحالية.
source-would-dismiss = الرسائل التي عرضت نسخة أقدم من { $document } ستبقى كما هي.
source-would-undo = سيُتراجع عن تصحيح { $document } قبل تعديل أي رسالة.
source-would-resend = ستُرسل مرة أخرى الردود المتعلقة بـ{ $document } التي ربما لم تصل.
source-would-leave = ستُترك كما هي الردود المتعلقة بـ{ $document } التي ربما لم تصل.
source-not-held = الوثيقة { $document } ليست في المكتبة، فلا يمكن تصحيحها أو التراجع عنها. لسحبها استخدم { $command }.
source-edits = رسائل ستُعدَّل: { $count }
source-answerable = إن رفضت المنصة تعديل رسالة منها يُكتب تحتها رد بلا إشعار؛ عددها على الأكثر: { $count }
source-replies = رسائل لا يمكن تعديلها وسيُرد عليها مرة واحدة بلا إشعار: { $count }
source-beyond-moved = خارج المتناول، رسائل بقيت في مجموعات انتقلت: { $count }
source-beyond-platform = خارج المتناول، رسائل على منصات ليس البوت عليها الآن: { $count }
source-beyond-closed = خارج المتناول، رسائل في محادثات لا يُسمح للبوت بالكتابة فيها: { $count }
source-beyond-fixed = خارج المتناول، رسائل لا يمكن تعديلها وهي أقدم من أن يُرد عليها أو لا تريد محادثاتها ردودًا: { $count }
source-alone = خارج المتناول، إجابات لشخص واحد أو قدّمها البوت ضيفًا: { $count }
source-uncounted = خارج المتناول وغير معدود: ما أرسله الناس في الوضع المضمّن (inline) أو أعادوا توجيهه، وصفحات الويب، وما هو أقدم من السجل.
source-how = بعد التأكيد يسري ذلك على المكتبة فورًا. وتُصحَّح الرسائل بعد عشر دقائق؛ وحتى ذلك الحين يمكن التراجع.
source-gone = لا يوجد تصحيح كهذا في الانتظار. ربما مضى عليه أكثر من يوم، أو سبقك إليه أحد.
source-another = يجب أن يؤكد ذلك أمين مكتبة آخر.
source-sent = بدأ تصحيح الرسائل، ولم يعد التراجع ممكنًا.
source-not-open = لا توجد رسالة تعرض كلمات قديمة أو متراجَعًا عنها من تلك الوثيقة، أو أن أحدًا قرر بشأنها.
source-is-confirmed = { $document }: تم التأكيد. تُصحَّح الرسائل بعد عشر دقائق.
source-is-undone = { $document }: تم التراجع. لم تُعدَّل أي رسالة.
source-is-dismissed = { $document }: تبقى الرسائل كما هي.
source-is-resent =
    { $count ->
        [zero] { $document }: لن يُرسل أي رد مرة أخرى.
        [one] { $document }: سيُرسل رد واحد مرة أخرى.
        [two] { $document }: سيُرسل ردان مرة أخرى.
        [few] { $document }: ستُرسل { $count } ردود مرة أخرى.
        [many] { $document }: سيُرسل { $count } ردًّا مرة أخرى.
       *[other] { $document }: سيُرسل { $count } رد مرة أخرى.
    }
source-is-left =
    { $count ->
        [zero] { $document }: لا رد يُترك كما هو.
        [one] { $document }: تُرك رد واحد كما هو.
        [two] { $document }: تُرك ردان كما هما.
        [few] { $document }: تُركت { $count } ردود كما هي.
        [many] { $document }: تُرك { $count } ردًّا كما هو.
       *[other] { $document }: تُرك { $count } رد كما هو.
    }
source-none-uncertain = ليس في هذا التصحيح رد حالة تسليمه غير معروفة.
source-open-title = رسائل تعرض كلمات قديمة أو متراجَعًا عنها
source-open-none = لا توجد رسالة تحتاج إلى قرار.
source-open-messages = عدد الرسائل: { $count }
source-recent-title = التصحيحات
source-confirmed = مؤكَّد؛ وتُصحَّح الرسائل ابتداءً من { $time } UTC
source-sent-out = أُرسل
source-undone = تم التراجع عنه
source-outdated = لم يُرسل: تغيّرت الوثيقة منذ ذلك الحين
source-dismissed = تُركت الرسائل كما هي
source-tally = عُدّلت: { $edited }، رُدّ عليها: { $replied }، في الانتظار: { $waiting }، حذفها الناس: { $gone }، تعذّرت: { $failed }، حالة التسليم غير معروفة: { $uncertain }
source-uncertain-how = ربما لم تصل بعض ردود التصحيح. إن أُعيد إرسالها فسيظهر ما وصل منها مرتين.
button-undo = تراجع
library-open = وثائق تعرض رسائلُ كلماتٍ قديمة أو متراجَعًا عنها منها: { $count }
library-waiting = أمور في انتظار التأكيد: { $count }
proposals-title = في انتظار التأكيد
proposal-for-another = يجب أن يؤكد ذلك أمين مكتبة آخر خلال يوم.
proposal-anonymous = يتطلب ذلك أميني مكتبة تُعرف هويتهما، ولا يمكن لمشرف مجهول أن يكون أحدهما.
proposal-of-nobody = من اقترح ذلك لم يعد أمين مكتبة. يُرجى اقتراحه من جديد.
proposal-changed = لم يعد هذا ما اقتُرح: تغيّرت الوثيقة أو الرسالة منذ ذلك الحين. يُرجى اقتراحه من جديد.
correction-title = تصحيح
correction-edited = عرضت هذه الرسالة كلمات قديمة أو متراجَعًا عنها، وقد صُحِّحت.
correction-replied = عرضت الرسالة أعلاه كلمات قديمة أو متراجَعًا عنها.
correction-rest = بقية هذه الرسالة ما زالت سارية:
correction-codes = المقاطع:
settings-replies = تُعدَّل الرسائل الخاطئة. وحيث يتعذّر ذلك يرد البوت عليها مرة واحدة.
settings-edits = تُعدَّل الرسائل الخاطئة فقط. لا ينشر البوت ردًّا.
param-corrections = كيف تُصحَّح الرسائل الخاطئة: replies بردود حيث لا يمكن تعديلها، أو edits بالتعديل وحده
forget-summary = حذف ما هو محفوظ تحت معرّفك
param-forget = من يُنسى: me
param-forget-code = رمز زرّ التأكيد
forget-what = يعرض ‎/forget me ما هو محفوظ تحت معرّفك ويسأل قبل أن يُحذف شيء. تُحذف إعداداتك وأسئلتك. أما ما أنشأته فيستمر، وما فعلته مشرفًا يبقى في السجل من دون ذكرك.
forget-asks = هذا محفوظ تحت معرّفك وسيُحذف:
forget-settings =
    { $count ->
        [zero] إعدادات { $count } محادثة مع البوت
        [one] إعدادات محادثتك مع البوت
        [two] إعدادات محادثتين مع البوت
        [few] إعدادات { $count } محادثات مع البوت
        [many] إعدادات { $count } محادثة مع البوت
       *[other] إعدادات { $count } محادثة مع البوت
    }
forget-questions =
    { $count ->
        [zero] { $count } سؤال ينتظر جوابًا
        [one] سؤال واحد ينتظر جوابًا
        [two] سؤالان ينتظران جوابًا
        [few] { $count } أسئلة تنتظر جوابًا
        [many] { $count } سؤالًا ينتظر جوابًا
       *[other] { $count } سؤال ينتظر جوابًا
    }
forget-waiting =
    { $count ->
        [zero] لا أسئلة لم يُجب البوت عنها بعد
        [one] سؤال واحد لم يُجب البوت عنه بعد
        [two] سؤالان لم يُجب البوت عنهما بعد
        [few] { $count } أسئلة لم يُجب البوت عنها بعد
        [many] { $count } سؤالًا لم يُجب البوت عنه بعد
       *[other] { $count } سؤال لم يُجب البوت عنه بعد
    }
forget-lines =
    { $count ->
        [zero] لا أوامر تنتظر تأكيدك
        [one] أمر واحد ينتظر تأكيدك
        [two] أمران ينتظران تأكيدك
        [few] { $count } أوامر تنتظر تأكيدك
        [many] { $count } أمرًا ينتظر تأكيدك
       *[other] { $count } أمرًا ينتظر تأكيدك
    }
forget-messages =
    { $count ->
        [zero] { $count } رسالة إليك
        [one] رسالة واحدة إليك
        [two] رسالتان إليك
        [few] { $count } رسائل إليك
        [many] { $count } رسالة إليك
       *[other] { $count } رسالة إليك
    }
forget-digests =
    { $count ->
        [zero] معرّفك مع { $count } ملخّص دوري أنشأته
        [one] معرّفك مع ملخّص دوري واحد أنشأته
        [two] معرّفك مع ملخّصين دوريين أنشأتهما
        [few] معرّفك مع { $count } ملخّصات دورية أنشأتها
        [many] معرّفك مع { $count } ملخّصًا دوريًا أنشأته
       *[other] معرّفك مع { $count } ملخّص دوري أنشأته
    }
forget-pins =
    { $count ->
        [zero] معرّفك مع { $count } رسالة مثبّتة أنشأتها
        [one] معرّفك مع رسالة مثبّتة واحدة أنشأتها
        [two] معرّفك مع رسالتين مثبّتتين أنشأتهما
        [few] معرّفك مع { $count } رسائل مثبّتة أنشأتها
        [many] معرّفك مع { $count } رسالة مثبّتة أنشأتها
       *[other] معرّفك مع { $count } رسالة مثبّتة أنشأتها
    }
forget-acts =
    { $count ->
        [zero] معرّفك في { $count } قيد من السجل
        [one] معرّفك في قيد واحد من السجل
        [two] معرّفك في قيدين من السجل
        [few] معرّفك في { $count } قيود من السجل
        [many] معرّفك في { $count } قيدًا من السجل
       *[other] معرّفك في { $count } قيد من السجل
    }
forget-withdrawals =
    { $count ->
        [zero] معرّفك مع { $count } وثيقة سحبتها
        [one] معرّفك مع وثيقة واحدة سحبتها
        [two] معرّفك مع وثيقتين سحبتهما
        [few] معرّفك مع { $count } وثائق سحبتها
        [many] معرّفك مع { $count } وثيقة سحبتها
       *[other] معرّفك مع { $count } وثيقة سحبتها
    }
forget-proposals =
    { $count ->
        [zero] لا اقتراحات تنتظر
        [one] معرّفك مع اقتراح واحد ينتظر
        [two] معرّفك مع اقتراحين ينتظران
        [few] معرّفك مع { $count } اقتراحات تنتظر
        [many] معرّفك مع { $count } اقتراحًا ينتظر
       *[other] معرّفك مع { $count } اقتراحًا ينتظر
    }
forget-corrections =
    { $count ->
        [zero] معرّفك مع { $count } تصحيح
        [one] معرّفك مع تصحيح واحد
        [two] معرّفك مع تصحيحين
        [few] معرّفك مع { $count } تصحيحات
        [many] معرّفك مع { $count } تصحيحًا
       *[other] معرّفك مع { $count } تصحيح
    }
forget-goes-on = تستمر الملخّصات والرسائل المثبّتة والتصحيحات من دون معرّفك. وتقول قيود السجل إن من فعل ذلك طلب بعدها أن يُنسى. لا يمكن التراجع عن هذا.
button-forget = انسَني
forget-done =
    { $count ->
        [zero] لم يكن تحت معرّفك شيء محفوظ.
        [one] تم: أُزيلت بياناتك من قيد واحد.
        [two] تم: أُزيلت بياناتك من قيدين.
        [few] تم: أُزيلت بياناتك من { $count } قيود.
        [many] تم: أُزيلت بياناتك من { $count } قيدًا.
       *[other] تم: أُزيلت بياناتك من { $count } قيد.
    }
forget-hidden = أنت لا تُظهر هويتك، ولذلك لا يُحفظ عنك شيء.
param-moderators = رتبة يكون أصحابها مشرفين أيضًا، أو none

## Documents that people send in

suggest-summary = اقتراح وثيقة للمكتبة
add-summary = إضافة وثيقة إلى المكتبة (لأمناء المكتبة فقط)
queue-summary = مراجعة الوثائق التي تنتظر دخول المكتبة (لأمناء المكتبة فقط)
add-from-message = إضافة إلى المكتبة
param-link = عنوان صفحة أو ملف
param-file = ملف الوثيقة
param-suggestions = هل يجوز للأعضاء اقتراح وثائق للمكتبة
file-of-hidden = أنت لا تُظهر هويتك، فيجب أن يؤكد هذا شخص آخر، ولا يمكن للملف أن ينتظر ذلك. أرسله باسمك.
file-of-another = هذه الرسالة من شخص آخر. لإرسال ملفها، رُدّ على الرسالة بالأمر.
document-missing = لإرسال وثيقة، اكتب عنوانها أو أرفق ملفًا مع الأمر، أو رُدّ بالأمر على رسالة فيها وثيقة.
document-too-large = «{ $name }» كبير جدًا. الحد الأقصى { $megabytes } ميغابايت.
document-lost = تعذّر الحصول على «{ $name }». يُرجى إرساله مرة أخرى.
document-refused = تعذّرت قراءة «{ $name }»: { $problem }
document-there = «{ $name }» موجود في المكتبة بالفعل: { $document }.
document-waits = «{ $name }» ينتظر أمين مكتبة بالفعل.
suggest-kept = شكرًا. تنتظر هذه الوثيقة أمين مكتبة، وستُخبَر بالنتيجة. حتى ذلك الحين، ولمدة 30 يومًا على الأكثر، تُحفظ مع معرّفك. يزيل ‎/forget me معرّفك.
suggest-kept-hidden = شكرًا. تنتظر هذه الوثيقة أمين مكتبة. أنت لا تُظهر هويتك، فلا يمكن إخبارك بالنتيجة.
suggest-greeting = هنا تُخبَر حين يقرر أمين مكتبة في شأن وثيقة اقترحتها.
suggest-own = اقتراحاتك التي تنتظر أمين مكتبة:
suggest-none = لا ينتظر أي من اقتراحاتك أمين مكتبة.
suggest-off =
    { $place ->
        [alone] اقترح الوثائق في مجموعة أو قناة يسمح مشرفوها بذلك.
       *[chat] لا يمكن اقتراح وثائق هنا. يستطيع المشرفون السماح بذلك بالأمر ‎/settings suggestions:allow.
    }
suggest-too-many = لديك بالفعل أكبر عدد ممكن من الاقتراحات المنتظرة في وقت واحد.
suggest-full = تنتظر وثائق كثيرة جدًا أمين مكتبة. يُرجى المحاولة لاحقًا.
will-suggest = يقترح هذا وثيقة للمكتبة.
submission-passages =
    { $count ->
        [zero] لا مقاطع
        [one] مقطع واحد
        [two] مقطعان
        [few] { $count } مقاطع
        [many] { $count } مقطعًا
       *[other] { $count } مقطع
    }
submission-begins = تبدأ هكذا:
submission-approved = اقتُرحت «{ $title }» للمكتبة وأُضيفت إليها.
submission-rejected = اقتُرحت «{ $title }» للمكتبة ولم تُضَف إليها. السبب: { $reason }
submission-expired = اقتُرحت «{ $title }» للمكتبة ولم تُضَف إليها، لأن أحدًا من أمناء المكتبة لم يقرر في شأنها خلال 30 يومًا.
settings-suggestions-on = يستطيع الأعضاء اقتراح وثائق للمكتبة.
settings-suggestions-off = لا يستطيع الأعضاء اقتراح وثائق للمكتبة.
privacy-suggestions = تُحفظ الوثيقة التي تقترحها أو تضيفها مع معرّفك حتى يقرر أمين مكتبة في شأنها، ولمدة 30 يومًا على الأكثر، لكي يمكن إخبارك بالنتيجة.
forget-suggestions =
    { $count ->
        [zero] لا وثائق أرسلتها
        [one] معرّفك مع وثيقة واحدة أرسلتها
        [two] معرّفك مع وثيقتين أرسلتهما
        [few] معرّفك مع { $count } وثائق أرسلتها
        [many] معرّفك مع { $count } وثيقة أرسلتها
       *[other] معرّفك مع { $count } وثيقة أرسلتها
    }

will-queue =
    { $action ->
        [add] يقرأ هذا وثيقة ويضعها في قائمة انتظار المكتبة.
        [approve] ينقل هذا وثيقة من قائمة الانتظار إلى المكتبة، لجميع المحادثات.
        [reject] يرفض هذا وثيقة من قائمة الانتظار ويحذفها.
       *[edit] يغيّر هذا ما قيل عن وثيقة في قائمة الانتظار.
    }
queue-title =
    { $count ->
        [0] الوثائق التي تنتظر المكتبة
        [zero] الوثائق التي تنتظر المكتبة
        [one] وثيقة واحدة تنتظر المكتبة
        [two] وثيقتان تنتظران المكتبة
        [few] { $count } وثائق تنتظر المكتبة
        [many] { $count } وثيقة تنتظر المكتبة
       *[other] { $count } وثيقة تنتظر المكتبة
    }
queue-none = لا وثيقة تنتظر. يرسل أمناء المكتبة الوثائق بالأمر ‎/add، ويرسلها الأعضاء بالأمر ‎/suggest حيث يسمح مشرفو المحادثة بذلك.
queue-age =
    { $days ->
        [0] اليوم
        [zero] اليوم
        [one] أمس
        [two] منذ يومين
        [few] منذ { $days } أيام
        [many] منذ { $days } يومًا
       *[other] منذ { $days } يوم
    }
queue-kept = هذه الوثيقة في قائمة الانتظار. لا يُقتبس منها إلا بعد قبولها.
queue-waits = هذه الوثيقة في قائمة الانتظار بالفعل.
queue-unread = لم تعد قراءة هذه الوثيقة ممكنة. ارفضها أو اطلب إرسالها مرة أخرى.
queue-how = لإضافة ما ينقص، أو لرفضها مع ذكر السبب:
queue-gone = لا تنتظر وثيقة كهذه. ربما قرر شخص آخر في شأنها، أو انتظرت أكثر من 30 يومًا.
queue-changed = غيّر شخص ما قيل عن هذه الوثيقة. انظر إليها مرة أخرى.
queue-field = «{ $name }»: { $problem }.
queue-edit-what = ما الذي يُغيَّر؟ اذكر واحدًا على الأقل من: title أو author أو date أو source أو licence أو attribution. تزيل «none» ما قيل.
queue-no-reason = لماذا تُرفض؟ يُخبَر من أرسلها بهذا السبب.
queue-unwritable = لا يستطيع البوت الكتابة في مجلد المكتبة، فلا يمكن قبول الوثائق من هنا. يستطيع المشغّل السماح له بالكتابة في المجلد «added» داخل KNOWLEDGE_DIR، أو وضع الوثيقة هناك.
queue-unreadable = لا يمكن إضافة الوثيقة هكذا: { $problem }
queue-would-approve = ستدخل «{ $title }» المكتبة، لجميع المحادثات.
queue-would-reject = ستُرفض «{ $title }» وتُحذف، للسبب: «{ $reason }»
queue-approved = «{ $title }» في المكتبة الآن: { $document }.
queue-rejected = رُفضت «{ $title }» وحُذفت.
button-approve = قبول
button-reject = رفض …
param-queue-action = ما المطلوب (list إن لم يُذكر شيء)
param-queue-item = رمز وثيقة في قائمة الانتظار
param-queue-reason = سبب الرفض؛ يُخبَر به من أرسلها
param-queue-title = عنوانها
param-queue-author = كاتبها
param-queue-date = متى نُشرت: 2025 أو ‎2025-03 أو ‎2025-03-14
param-queue-source = مصدرها: اسم أو عنوان
param-queue-licence = رخصتها
param-queue-attribution = موقف من الذي تنقله
detail-submission = وثيقة في قائمة الانتظار: { $value }
detail-fields = الحقول: { $value }
detail-waiting = الوثائق في قائمة الانتظار: { $value }
detail-suggestions =
    { $value ->
        [yes] اقتراح الوثائق: مسموح
       *[no] اقتراح الوثائق: غير مسموح
    }

## Gaps

gaps-summary = عرض الأسئلة التي لم تجب عنها المكتبة (لأمناء المكتبة فقط)
tell-summary = طلب الإخبار عند وجود إجابة
param-gaps-action = ما المطلوب (list إن لم يُذكر شيء)
param-gap = رمز سؤال بلا إجابة
param-gap-answer = رمز مقطع، أو وثيقة تجيب عن السؤال
param-gap-sure = نعم، بعد المعاينة
param-questions = هل يجوز حفظ نص الأسئلة التي لا إجابة لها، بعد أن يسألها ثلاثة أشخاص
button-tell = أخبرني عند وجود إجابة
button-link = ربطه وإخبار المنتظرين
gaps-title =
    { $count ->
        [zero] أسئلة بلا إجابة
        [one] سؤال واحد بلا إجابة
        [two] سؤالان بلا إجابة
        [few] { $count } أسئلة بلا إجابة
        [many] { $count } سؤالًا بلا إجابة
       *[other] { $count } سؤال بلا إجابة
    }
gaps-none = لا سؤال محفوظ. تُحفظ الأسئلة حيث فعّل مشرفو المحادثة ذلك (‎/settings questions:keep) وسألها ثلاثة أشخاص مختلفين، أو حيث ينتظر أحدٌ إجابة.
gap-asked =
    { $count ->
        [zero] لم يُسأل
        [one] سُئل مرة واحدة
        [two] سُئل مرتين
        [few] سُئل { $count } مرات
        [many] سُئل { $count } مرة
       *[other] سُئل { $count } مرة
    }
gap-waiting =
    { $count ->
        [zero] لا أحد ينتظر
        [one] شخص واحد ينتظر
        [two] شخصان ينتظران
        [few] { $count } أشخاص ينتظرون
        [many] { $count } شخصًا ينتظرون
       *[other] { $count } شخص ينتظرون
    }
gap-age = أول مرة { $first ->
        [zero] اليوم
        [one] أمس
        [two] قبل يومين
        [few] قبل { $first } أيام
        [many] قبل { $first } يومًا
       *[other] قبل { $first } يوم
    }، وآخر مرة { $last ->
        [zero] اليوم
        [one] أمس
        [two] قبل يومين
        [few] قبل { $last } أيام
        [many] قبل { $last } يومًا
       *[other] قبل { $last } يوم
    }
gap-counts = عدد الأسئلة التي بقيت بلا إجابة في آخر { $days } يومًا: { $count }. بحسب أقرب موضوع واللغة:
gap-no-topic = لا موضوع قريب
gap-unknown = لا يوجد سؤال كهذا بلا إجابة. ربما أُجيب عنه أو حُذف.
gap-with-what = ما الذي يجيب عن السؤال؟ اذكر رمز مقطع، أو مسار وثيقة.
gap-empty-document = لا مقاطع في هذه الوثيقة.
gap-busy = هناك من يطلب الآن أن يُخبَر بهذا. يُرجى المحاولة مرة أخرى.
gap-preview =
    { $count ->
        [zero] السؤال: «{ $question }». لا أحد ينتظر الإخبار. سيُربط به هذا المقطع:
        [one] السؤال: «{ $question }». شخص واحد ينتظر، وسيُرسل إليه هذا المقطع:
        [two] السؤال: «{ $question }». شخصان ينتظران، وسيُرسل إليهما هذا المقطع:
        [few] السؤال: «{ $question }». { $count } أشخاص ينتظرون، وسيُرسل إليهم هذا المقطع:
        [many] السؤال: «{ $question }». { $count } شخصًا ينتظرون، وسيُرسل إليهم هذا المقطع:
       *[other] السؤال: «{ $question }». { $count } شخص ينتظرون، وسيُرسل إليهم هذا المقطع:
    }
gap-linked =
    { $count ->
        [zero] أُجيب عن السؤال. لم ينتظر أحد الإخبار.
        [one] أُجيب عن السؤال. سيُخبَر شخص واحد.
        [two] أُجيب عن السؤال. سيُخبَر شخصان.
        [few] أُجيب عن السؤال. سيُخبَر { $count } أشخاص.
        [many] أُجيب عن السؤال. سيُخبَر { $count } شخصًا.
       *[other] أُجيب عن السؤال. سيُخبَر { $count } شخص.
    }
gap-would-link = سيُرسَل المقطع { $citation } إلى كل من ينتظر إجابة عن «{ $question }».
gap-would-dismiss = سيُصرف النظر عن السؤال «{ $question }»، ولن يُبلَّغ أحد ممن ينتظرون بشيء.
gap-dismissed =
    { $count ->
        [zero] أُزيل السؤال من القائمة.
        [one] أُزيل السؤال من القائمة. كان شخص واحد ينتظر، ولن يُخبَر.
        [two] أُزيل السؤال من القائمة. كان شخصان ينتظران، ولن يُخبَرا.
        [few] أُزيل السؤال من القائمة. كان { $count } أشخاص ينتظرون، ولن يُخبَروا.
        [many] أُزيل السؤال من القائمة. كان { $count } شخصًا ينتظرون، ولن يُخبَروا.
       *[other] أُزيل السؤال من القائمة. كان { $count } شخص ينتظرون، ولن يُخبَروا.
    }
gap-told = سألتَ: «{ $question }»، وأردتَ أن تُخبَر عند وجود إجابة. ربط أمين مكتبة هذا المقطع بسؤالك:
gap-will-tell = ستُخبَر برسالة خاصة حين يربط أمين مكتبة مقطعًا بسؤالك. حتى ذلك الحين، ولمدة 30 يومًا على الأكثر، يُحفظ سؤالك ومعرّف محادثتنا الخاصة. يرى أمناء المكتبة السؤال لا من سأله. يحذف ‎/forget me كليهما.
gap-waits-already = أنت تنتظر بالفعل إجابة عن هذا.
gap-too-many = أنت تنتظر أكبر عدد ممكن من الإجابات في وقت واحد.
gap-greeting = هنا تُخبَر حين يوجد جواب لسؤال تنتظره.
gap-cannot-write = لا أستطيع مراسلتك على انفراد، فلا يمكنني أن أعدك بالإخبار. ابدأ محادثة معي، أو اسمح في ديسكورد بالرسائل المباشرة من أعضاء هذا الخادم، ثم اضغط الزر مرة أخرى.
gap-question-gone = لم أعد أعرف أيَّ سؤال كان ذلك: أنساها بعد ساعة. يُرجى السؤال مرة أخرى.
gap-question-of-another = هذا لمن سأل. اسأل أنت أيضًا ليمكن إخبارك.
