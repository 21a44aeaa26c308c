## Whose words they are

attribution-unknown = לא צוין מי הדובר
attribution-document = בטקסט המביא את עמדת { $name }
attribution-speaker = לפי { $name }
attribution-narration = בדברי הטקסט עצמו
attribution-then = { $first }; החל מ־”{ $words } …“ { $next }

## Where they stand

title-unknown = ללא כותרת
author = מאת { $name }
author-unknown = לא צוין מחבר
date-unknown = ללא תאריך
paragraph = פסקה { $number }
part = חלק { $number } מתוך { $of }
in-language = בשפה: { $language }
translation = תרגום של { $of } מאת { $translator }
translation-unsigned = תרגום של { $of }, לא צוין מתרגם
counterpart = אותו קטע בשפה האחרת, בתרגום אנושי:
also-at = אותן מילים מופיעות גם כאן:
also-place = { $title }, פסקה { $number }
also-more =
    { $count ->
        [one] ובמקום אחד נוסף
        [two] ובשני מקומות נוספים
       *[other] ובעוד { $count } מקומות
    }
stands-before = לפניו בטקסט:
stands-after = אחריו בטקסט:
unknown = לא צוין

## Answers

repaired = החיפוש נעשה עבור ”{ $to }“ במקום ”{ $from }“.
by-topic = נמצא דרך הנושא { $topic }, שהמילים האלה מציינות. המסמכים כתובים בשפה אחרת ומצוטטים כלשונם.
nearly-like = מילים כמעט זהות ל־{ $citation }; ההבדלים מסומנים.
same-words = אותן מילים כמו ב־{ $citation }, בייחוס אחר.
no-answer = המסמכים שכאן אינם עונים על כך.
no-answer-near = הנושאים הקרובים ביותר:
no-answer-topics = כל הנושאים מופיעים תחת ‎/topics.
topic-line = על הנושא: { $line }
more-gone = הספרייה השתנתה מאז, והקטעים האלה כבר אינם בה. נא לשאול שוב.

## Buttons

button-more = עוד
button-context = הקשר
button-source = מקור
button-back = הקודם
button-forward = הבא
button-read = קריאה מההתחלה
button-help = עזרה
button-auto = אוטומטי
button-again = לשאול שוב
button-open = פתיחה
button-private = תשובה לשואל בלבד
button-everyone = תשובה לכולם

## What went wrong

failed = משהו השתבש אצלנו. מספר הסימוכין עבור מי שמפעיל את הבוט הוא { $reference }.
maybe-lost = לא ודאי שהתשובה שלי הגיעה. אם היא לא מופיעה במלואה, אפשר לשאול שוב.
cut = אין כאן מקום לשאר. אפשר לבקש פחות קטעים בבת אחת, בעזרת limit.
not-allowed = הבוט הזה אינו עונה כאן.
alone-nowhere = התשובה הזאת מיועדת לאדם אחד, ואי אפשר לתת אותה כאן.
alone-elsewhere = התשובה הזאת מיועדת לך בלבד. אפשר לקרוא אותה בצ'אט הפרטי בינינו.
alone-ask = התשובה הזאת מיועדת לך בלבד. אפשר לפתוח את הצ'אט הפרטי בינינו ולשאול שם שוב.
too-often =
    { $seconds ->
        [one] מהר מדי! נא להמתין שנייה אחת ולשאול שוב.
        [two] מהר מדי! נא להמתין שתי שניות ולשאול שוב.
       *[other] מהר מדי! נא להמתין { $seconds } שניות ולשאול שוב.
    }
line-empty = עדיין אין על מה לענות. אפשר לשאול שאלה, או לראות מה ניתן לשאול.
line-too-long = אורך הטקסט { $length } תווים; ניתן לקרוא לכל היותר { $most } בבת אחת.
command-unknown = אין פקודה בשם ”{ $name }“.
command-unknown-near = אין פקודה בשם ”{ $name }“. האם הכוונה לאחת מאלה?
citation-unknown = אין בספרייה קטע שהקוד שלו ”{ $citation }“.
source-unknown = אין בספרייה מסמך הדומה ל”{ $name }“.
source-unknown-near = אין בספרייה מסמך בשם ”{ $name }“. האם הכוונה ל”{ $near }“?
topic-unknown = אין נושא בשם ”{ $name }“.
page-unknown = אין עמוד { $page }; העמוד האחרון הוא { $pages }.
for-example = למשל:
param-missing = חסר ”{ $name }“.
param-too-long = אורכו של ”{ $name }“ הוא { $length } תווים; אפשריים לכל היותר { $most }.
param-not-count = ”{ $name }“ מקבל מספר שלם מ־{ $least } עד { $most }.
param-not-choice = ”{ $name }“ מקבל אחד מאלה: { $choices }.
param-unknown =
    { $name ->
        [none] יש כאן יותר ממה שהפקודה הזאת מקבלת.
       *[other] הפקודה הזאת אינה מקבלת ”{ $name }“.
    }

## Names of commands, as they may be typed

ask-name = שאל
topics-name = נושאים
topic-name = נושא
sources-name = מקורות
cite-name = ציטוט
help-name = עזרה
settings-name = הגדרות
privacy-name = פרטיות
about-name = אודות
start-name = התחל

## Commands

ask-summary = שאלה אל המסמכים
ask-from-message = חיפוש במקורות
topics-summary = כל הנושאים של הספרייה
topic-summary = המובאות של נושא אחד
sources-summary = המסמכים ומה שידוע עליהם
cite-summary = הקטע של קוד, עם מה שסביבו
help-summary = מה אפשר לשאול ואיך
settings-summary = שפת הבוט כאן, ומי רואה את תשובותיו
privacy-summary = מה נשמר ומה לא
about-summary = גרסה וספרייה
start-summary = המסך הראשון
more-summary = הקטעים הבאים של תשובה

param-question = השאלה, במילים שלך
param-source = רק במסמך הזה, לפי כותרת או נתיב
param-limit = כמה מובאות להציג
param-citation = הקוד שמתחת למובאה
param-document = כותרת או נתיב של מסמך, או קוד של קטע ממנו
param-page = עמוד ברשימה
param-topic = שם של הנושא
param-command = פקודה, לפרטים עליה
param-language = שפה, או auto
param-payload = קוד של קטע, מתוך קישור
param-answers = אם התשובות לכל מי שבצ'אט או לשואל בלבד
param-private = להציג את התשובה לך בלבד

topics-title =
    { $count ->
        [one] נושא אחד
        [two] שני נושאים
       *[other] { $count } נושאים
    }
topics-none = אין נושאים בספרייה הזאת. אפשר לשאול שאלה.
sources-title =
    { $count ->
        [one] מסמך אחד
        [two] שני מסמכים
       *[other] { $count } מסמכים
    } · עמוד { $page } מתוך { $pages }
meta-document = מסמך
meta-source = מקור:
meta-url = כתובת:
meta-author = מחבר:
meta-published = פורסם:
meta-retrieved = נשלף:
meta-language = שפה:
meta-kind = סוג:
meta-licence = רישיון:
meta-attribution = מביא את עמדת:
meta-tags = תגיות:
meta-translation-of = תרגום של:
meta-translator = מתרגם:
meta-length = אורך:
meta-revision = מהדורה:
paragraphs =
    { $count ->
        [one] פסקה אחת
        [two] שתי פסקאות
       *[other] { $count } פסקאות
    }

help-title = מה אפשר לשאול
help-intro = כל תשובה היא מובאה מדויקת ממסמך, עם המקור. שורה בלי לוכסן היא שאלה.
help-topics = נושאים

start-title = תשובות בלשון המסמכים עצמם
start-intro =
    { $count ->
        [one] הבוט הזה עונה מתוך מסמך אחד, ורק במובאות מדויקות ממנו.
        [two] הבוט הזה עונה מתוך שני מסמכים, ורק במובאות מדויקות מהם.
       *[other] הבוט הזה עונה מתוך { $count } מסמכים, ורק במובאות מדויקות מהם.
    }
start-how = אפשר לבחור נושא או לשאול שאלה. מתחת לכל מובאה מופיעים המקור וקוד שבו כל אחד יכול למצוא אותה.

settings-title = הגדרות
settings-language = שפת הבוט כאן: { $language }.
settings-auto = הבוט מדבר בשפת השאלה או בשפת התוכנה שלך.
settings-private = רק מי ששואל רואה את התשובות.
settings-everyone = כל מי שבצ'אט הזה רואה את התשובות.
settings-yours = ההגדרה חלה עליך, עד שהבוט יופעל מחדש.
settings-chat = ההגדרה חלה על הצ'אט הזה, עד שהבוט יופעל מחדש.

privacy-title = פרטיות
privacy-questions = שאלות אינן נשמרות. הן נבדקות בזיכרון ונשכחות.
privacy-settings = השפה והקהל שבחרת נשמרים בזיכרון תחת המזהה שלך או של הצ'אט, ונמחקים כשהבוט נעצר.
privacy-rates = מספר הפעמים ששאלת נספר בזיכרון, כדי שהבוט יישאר שמיש לכולם.
privacy-log = היומן מספר על הפעלה, עצירה, מסמכים שהשתנו ותקלות, בלי שאלות, שמות או מזהים.
privacy-web = דף האינטרנט שומר עוגייה אחת ובה מספר אקראי, כדי לזהות אותך עד לסגירת הדפדפן.
privacy-groups = בקבוצות הבוט קורא פקודות, תגובות אליו, הודעות שמזכירות אותו והודעה ששואלים אותו עליה, ולא שום דבר אחר. במשך חמש עשרה דקות הוא זוכר, לפי מספר, איזו מהודעותיו עונה על איזו מהודעותיך.
privacy-operator = הבוט פועל על המחשב של מי שמפעיל אותו; לפלטפורמות הצ'אט יש כללים משלהן.

about-title = Verbatim
about-promise = מצטט מסמכים מילה במילה, עם המקור. אינו כותב מעצמו שום משפט על נושאם.
about-version = גרסה
about-library =
    { $documents ->
        [one] מסמך אחד
        [two] שני מסמכים
       *[other] { $documents } מסמכים
    }, { $passages ->
        [one] קטע אחד
        [two] שני קטעים
       *[other] { $passages } קטעים
    }
about-revision = מהדורת הספרייה

## The terminal

console-welcome = אפשר לשאול שאלה, או להקליד / ופקודה. ‎/help מציג אותן; Ctrl+D לסיום.

## The web page

web-title = שאלו את הספרייה
web-question = שאלה, או / ופקודה
web-send = שליחה
web-asked = שאלת
web-skip = מעבר לשאלה
web-conversation = שיחה
web-suggestions = הצעות
web-passage = הקטע במסמך שלו
web-back = חזרה לשאלות
web-loading = מתבצע חיפוש …
web-unreachable = לא ניתן להגיע אל הבוט כרגע. נא לנסות שוב.
web-not-found = אין דף כזה.
