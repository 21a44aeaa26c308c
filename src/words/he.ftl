## Whose words they are

attribution-document = מתוך טקסט המביא את עמדת { $name }
attribution-speaker = לפי { $name }
attribution-narration = הטקסט עצמו
attribution-then = { $first }; החל מ־”{ $words } …“ { $next }

## Where they stand

title-unknown = ללא כותרת
author = מאת { $name }
author-unknown = לא צוין מחבר
date-unknown = ללא תאריך
date-of-file = התאריך בשם הקובץ: { $date }
outdated = בתוקף עד { $until }, ייתכן שאינו עדכני
outdated-since = אושר לאחרונה { $confirmed }, בתוקף עד { $until }, ייתכן שאינו עדכני
page = עמוד { $number }
paragraph = פסקה { $number }
part = חלק { $number } מתוך { $of }
caption-page = דף
in-language = בשפה: { $language }
translation = תרגום של { $of } מאת { $translator }
translation-unsigned = תרגום של { $of }, לא צוין מתרגם
standing-corrected = תיקון: { $note }
standing-retracted = המסמך בוטל: { $note }
standing-superseded = הוחלף במסמך { $by }
standing-superseded-note = הוחלף במסמך { $by }: { $note }
standing-old = המילים האלה הן ממהדורה קודמת, וכבר אינן בספרייה.
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
no-document-has = אין מסמך עם המילה ”{ $word }“. האם התכוונת ל”{ $near }“?
by-topic = נמצא דרך הנושא { $topic }, שהמילים שלך מציינות. המסמכים שלו כתובים בשפה אחרת ומצוטטים בלשון המקור.
by-topic-here = נמצא דרך הנושא { $topic }, שהמילים שלך מציינות.
nearly-like = מילים כמעט זהות ל־{ $citation }; ההבדלים מסומנים.
same-words = אותן מילים כמו ב־{ $citation }, בייחוס אחר.
voices =
    { $count ->
        [one] הקטעים מביאים את עמדתו של צד אחד.
        [two] הקטעים מביאים את עמדותיהם של שני צדדים. כל עמדה מצוטטת בנפרד, לפי סדר הרלוונטיות.
       *[other] הקטעים מביאים את עמדותיהם של { $count } צדדים. כל עמדה מצוטטת בנפרד, לפי סדר הרלוונטיות.
    }
voice = הטקסט מביא את עמדת { $voice } · { $date }
voice-unknown = הספרייה אינה מציינת את עמדת מי הטקסט מביא · { $date }
library-empty = אין עדיין מסמכים בספרייה, ולכן אין מה לצטט.
library-empty-operator = יש להוסיף קובצי Markdown או קובצי טקסט לתיקיית המסמכים. אם כבר נוספו, הפקודה { -command-lint } מסבירה מדוע הושמטו.
nearest-passage = הקטע הקרוב ביותר:
no-answer = לא מצאתי קטע שעונה על כך.
undated-left-out =
    { $count ->
        [one] מסמך אחד הושמט, כי לא ידוע מתי פורסם.
        [two] שני מסמכים הושמטו, כי לא ידוע מתי פורסמו.
       *[other] { $count } מסמכים הושמטו, כי לא ידוע מתי פורסמו.
    }
no-phrase = אין קטע שבו כתוב ”{ $phrase }“ מילה במילה. כדי לחפש כל מילה לחוד, יש להסיר את המירכאות.
no-answer-near = הנושאים הקרובים ביותר:
no-answer-passages = הקטעים הקרובים ביותר:
no-answer-near-both = הקטעים והנושאים הקרובים ביותר:
no-answer-topics = כדי לראות את כל הנושאים: ‎/topics.
no-answer-documents = כדי לראות את כל המסמכים: ‎/sources.
topic-line = על הנושא: { $line }
more-gone = הספרייה השתנתה מאז, והקטעים האלה כבר אינם בה. נא לשאול שוב.
link-known = הדף הזה נמצא אצלנו:
link-unknown = אין בספרייה דף עם הכתובת הזאת.

## Why

why-title = מה הבוט בדק
why-people-sure = הקטע הטוב ביותר כנראה עונה על השאלה.
why-people-nearest = הקטע הקרוב ביותר אולי עונה על השאלה, ואולי לא.
why-people-silent = אף קטע לא היה סביר דיו כתשובה לשאלה, ולכן לא מוצג אף אחד.
why-people-topic = המילים מתאימות לנושא { $topic }.
why-people-words = חיפוש של: { $words }
why-people-searched = מסמכים שנבדקו: { $searched } מתוך { $all }
why-details = המספרים
why-gone = הפרטים של תשובה נשמרים 15 דקות, בזיכרון בלבד, ורק עבור מי שרואה את התשובה. כדי לראות אותם שוב, אפשר להקליד ‎/why ואת השאלה.
why-confident = ההתאמה הטובה ביותר: סבירות של { $percent }% שהיא עונה (לפי אומדן; קטעים מוצגים החל מ־{ $bar }%).
why-nearest = ההתאמה הקרובה ביותר: סבירות של { $percent }% שהיא עונה (לפי אומדן). קטעים מוצגים החל מ־{ $bar }%, ומתחת ל־{ $sure }% רק כקטע הקרוב ביותר.
why-silent = ההתאמה הקרובה ביותר: סבירות של { $percent }% שהיא עונה (לפי אומדן). קטעים מוצגים רק החל מ־{ $bar }%, ולכן אף קטע אינו מוצג.
why-nowhere = הדברים המצוטטים אינם מופיעים בשום קטע שנבדק, ולכן אף קטע אינו מוצג.
why-nothing = אף אחת מהמילים אינה מופיעה בשום קטע שנבדק, ולכן אין מה להציג.
why-by-topic = המילים שלך מתאימות לנושא { $topic } ב־{ $percent }%, ולכן הקטעים שלו מוצגים. המסמכים כתובים בשפה אחרת.
why-by-topic-here = המילים שלך מתאימות לנושא { $topic } ב־{ $percent }%, ולכן הקטעים שלו מוצגים.
why-changed = הספרייה השתנתה מאז; קטעים שכבר אינם בה לא מוזכרים כאן.
why-words = המילים שנחשבו:
why-no-words = אף מילה לא נחשבה: בשאלה יש רק מילים נפוצות.
why-word =
    { $count ->
        [0] { $word } (משקל { $percent }%, באף קטע)
        [one] { $word } (משקל { $percent }%, בקטע אחד)
        [two] { $word } (משקל { $percent }%, בשני קטעים)
       *[other] { $word } (משקל { $percent }%, ב־{ $count } קטעים)
    }
why-synonyms = לפי מילים נרדפות: { $pairs }
why-phrases = נדרש מילה במילה: { $phrases }
why-excluded = לא לכלול: { $words }
why-source = רק במסמכים בשם הזה: { $source }
why-since = רק במסמכים מ־{ $day } ואילך
why-until = רק במסמכים עד { $day }
why-searched = נבדקו { $passages } מתוך { $allPassages } קטעים, { $documents } מתוך { $allDocuments } מסמכים
why-by-meaning = גם הקרבה של הקטעים לשאלה במשמעות נחשבה.
why-revision = מהדורת האינדקס: { $revision }
why-shown = הוצגו:
why-answering = חלק מהתשובה:
why-others = נבדקו גם:
why-probability = בסבירות { $percent }%
why-relevance = רלוונטיות { $relevance }, BM25 { $bm25 }
why-holds = מכיל: { $words }
why-figures = הקטעים מסודרים לפי הרלוונטיות שלהם, כך שמסמך אחד לא ימלא את הרשימה. אפשר להשוות מספרים בתוך שאלה אחת בלבד.

## Quotations

check-exact = ציטוט מדויק.
check-altered = הציטוט שונה מהמסמכים. ההבדלים מסומנים.
check-stitched = הציטוט חובר ממקומות שונים במסמכים, או שהסדר בו שונה.
check-partly = חלק מן המשפטים האלה מופיעים במסמכים, וחלק לא.
check-from-context = המילים האלה מופיעות במסמכים, אבל הציטוט משמיט חלק ממשפט. המילים החסרות מסומנות.
check-not-found = המילים האלה אינן מופיעות במסמכים האלה. ייתכן שהן מופיעות במקום אחר.
check-own-words = כפי שצוטט:
check-word = „{ $word }”
check-differs = המילים ששונו: { $words }
check-omission = הציטוט מסמן השמטה בנקודות. המילים שהושמטו מסומנות כאן.
check-unfound = לא במסמכים האלה:
check-notes = סימני הערות השוליים לא הושוו, כי אינם במסמך: { $notes }
check-ignored = לא הושווה, כי נראה שזהו שם המקור: „{ $line }”
check-more =
    { $count ->
        [one] עוד חלק אחד מופיע במסמכים.
        [two] עוד שני חלקים מופיעים במסמכים.
       *[other] עוד { $count } חלקים מופיעים במסמכים.
    }
check-nearest = הטקסט הקרוב ביותר במסמכים:
check-summary = בדיקה אם ציטוט מופיע במסמכים
check-from-message = בדיקת הציטוט הזה
check-name = בדוק
param-quotation = המילים של הציטוט

## Buttons

button-more = עוד
button-context = הקשר
button-source = מקור
button-back = הקודם
button-forward = הבא
button-csv = הורדת CSV
button-read = קריאה מההתחלה
button-help = עזרה
button-auto = אוטומטי
button-again = לשאול שוב
button-open = פתיחה
button-private = תשובה לשואל בלבד
button-everyone = תשובה לכולם
button-why = למה

## What went wrong

failed = משהו השתבש אצלנו. נא למסור למפעיל הבוט את מספר הסימוכין { $reference }.
undelivered = לא הצלחתי להציג כאן את התשובה שלי. נא למסור למפעיל הבוט את מספר הסימוכין { $reference }.
maybe-lost = ייתכן שהתשובה שלי לא הגיעה. אם היא לא מופיעה במלואה, אפשר לשאול שוב.
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
cannot-read = באפשרותי לקרוא רק טקסט. נא להקליד את השאלה, או לכתוב אותה מתחת לתמונה או לקובץ.
line-empty = עדיין אין על מה לענות. אפשר לשאול שאלה, או לראות מה ניתן לשאול.
line-too-long = אורך הטקסט { $length } תווים; ניתן לקרוא לכל היותר { $max } בבת אחת.
command-unknown = אין פקודה בשם ”{ $name }“.
command-unknown-near = אין פקודה בשם ”{ $name }“. האם הכוונה לאחת מאלה?
command-instead = אין { $name }. אפשר להשתמש ב־{ $command }.
command-instead-or = אין { $name }. אפשר להשתמש ב־{ $command } או ב־{ $other }.
pointer-leave =
    אין { $name }. { $platform ->
        [console] כדי לצאת, הקישו Ctrl+D.
       *[other] הבוט עונה רק כששואלים אותו, ולכן אין מה לעצור. כדי למחוק את מה ששמור עליכם, אפשר להשתמש ב־{ $command }.
    }
pointer-feedback = אין { $name }. כדי לדווח על טעות, אפשר לכתוב למנהלי הצ'אט הזה או למי שמפעיל את הבוט.
citation-unknown = אין בספרייה קטע שהקוד שלו ”{ $citation }“.
citation-withdrawn = המסמך { $document } הוצא מהספרייה ואינו מוצג.
citation-removed = הקטע הזה הוסר מהספרייה לצמיתות, ודבר ממנו אינו נשמר.
source-unknown = אין בספרייה מסמך הדומה ל”{ $name }“.
source-unknown-near = אין בספרייה מסמך בשם ”{ $name }“. האם הכוונה ל”{ $near }“?
source-twice = ”source“ ו”from“ פירושם אותו דבר. יש לציין אחד מהם.
topic-unknown = אין נושא בשם ”{ $name }“.
page-unknown = אין עמוד { $page }; העמוד האחרון הוא { $pages }.
for-example = למשל:
asks-question = מה השאלה?
asks-quotation = איזה ציטוט לבדוק?
asks-topic = איזה נושא? ‎/topics מציג אותם.
asks-citation = איזה קטע? יש להקליד את הקוד שמתחת למובאה.
asks-pin = מה להצמיד? נושא, קוד של קטע או שאלה.
param-missing = ”{ $name }“ הוא ערך חובה.
param-too-long = אורכו של ”{ $name }“ הוא { $length } תווים; אפשריים לכל היותר { $max }.
param-not-count = ”{ $name }“ צריך להיות מספר שלם מ־{ $min } עד { $max }.
param-not-day = ”{ $name }“ צריך להיות שנה, חודש או יום שקיימים, כגון 2024, ‏2024-05 או 2024-05-31. הוקלד ”{ $given }“.
param-not-choice = ”{ $name }“ צריך להיות אחד מאלה: { $choices }.
param-unknown =
    { $name ->
        [none] יש כאן יותר מילים ממה שהפקודה הזאת מקבלת.
       *[other] אין לפקודה הזאת אפשרות בשם ”{ $name }“.
    }

## Names of commands, as they may be typed

ask-name = שאל
topics-name = נושאים
topic-name = נושא
sources-name = מקורות
cite-name = ציטוט
why-name = למה
help-name = עזרה
settings-name = הגדרות
privacy-name = פרטיות
about-name = אודות
start-name = התחל

pin-name = הצמדה
pins-name = מוצמדות
unpin-name = ביטול_הצמדה
digest-name = עדכונים
audit-name = תיעוד
permissions-name = הרשאות
unanswered-name = ללא_מענה
expiring-name = פג_תוקף
correct-name = תיקון
retract-name = ביטול_מסמך
corrections-name = תיקונים
withdraw-name = הוצאה
restore-name = החזרה
add-name = הוספה
queue-name = תור
suggest-name = הצעה
# Their names before:
setup-name = הרשאות
library-name = ספרייה
review-name = בדיקה
gaps-name = פערים
source-name = מקור
forget-name = שכח

## Commands

ask-summary = שאלה אל המסמכים
ask-from-message = חיפוש במקורות
topics-summary = רשימת הנושאים של הספרייה
topic-summary = הצגת המובאות של נושא אחד
sources-summary = רשימת המסמכים ומה שידוע עליהם
cite-summary = חיפוש קטע לפי הקוד שלו, עם ההקשר
why-summary = מה הבוט בודק כשנשאלת שאלה, ולמה הוא עונה כפי שהוא עונה
because-summary = מה הבוט בדק לקראת תשובה
help-summary = איך להשתמש בבוט הזה
settings-summary = הצגה או שינוי של שפת הבוט כאן ושל מי שרואה את תשובותיו
privacy-summary = מה נשמר ומה לא
about-summary = הצגת הגרסה והספרייה
start-summary = הצגת מסך הפתיחה
more-summary = הצגת הקטעים הבאים של תשובה

param-question = השאלה, במילים שלך
param-source = רק במסמך או במקור הזה, לפי כותרת, נתיב או שם
param-from = כמו source
param-since = רק במסמכים מהשנה, מהחודש או מהיום הזה ואילך, כגון 2024 או 2024-05
param-until = רק במסמכים עד השנה, החודש או היום הזה
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
param-private-before = להציג את התשובה לך בלבד; בשורה מוקלדת כותבים private:yes לפני הציטוט

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
meta-document = מסמך:
meta-source = מקור:
meta-url = קישור:
meta-author = מחבר:
meta-published = פורסם:
meta-retrieved = נשלף:
meta-sha256 = SHA-256 בעת ההוספה:
meta-valid-until = בתוקף עד:
meta-review-by = לבדיקה עד:
meta-language = שפה:
meta-kind = סוג:
meta-licence = רישיון:
meta-attribution = מביא את עמדת:
meta-tags = תגיות:
meta-translation-of = תרגום של:
meta-translator = מתרגם:
meta-standing = מצב:
meta-length = אורך:
meta-revision = מהדורה:
paragraphs =
    { $count ->
        [one] פסקה אחת
        [two] שתי פסקאות
       *[other] { $count } פסקאות
    }

help-title = מה אפשר לשאול
help-intro = כל תשובה היא מובאה מדויקת ממסמך, עם המקור.
help-how =
    { $platform ->
        [discord] הקלידו / ובחרו פקודה. כדי לשאול על הודעה, פתחו את התפריט שלה ובחרו Apps.
        [telegram]
            { $place ->
                [group] בקבוצה הזאת, התחילו בפקודה, הזכירו את הבוט או השיבו לאחת ההודעות שלו.
               *[alone] שורה בלי לוכסן היא שאלה.
            }
       *[other] שורה בלי לוכסן היא שאלה.
    }
help-more = לפרטים על פקודה אחת, הקלידו ‎/help ואת שמה.
help-ask = שאלות
help-check = בדיקה
help-chat = הצ'אט הזה
help-library = הספרייה
help-for-moderators = למנהלים, בקבוצות ובערוצים.
help-for-librarians = לספרנים.
help-renamed = { $old } נקראת עכשיו { $name }.

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
settings-auto = הבוט מדבר בשפת השאלה או בשפת האפליקציה שלך.
settings-private = רק מי ששואל רואה את התשובות.
settings-everyone = כל מי שבצ'אט הזה רואה את התשובות.
settings-questions-keep = מותר לשמור כאן את נוסחן של שאלות שאין להן תשובה, אחרי ששלושה אנשים שונים שאלו כמותן.
settings-questions-forget = שאלות שאין להן תשובה נספרות כאן בלי נוסחן.
settings-yours = אלה ההגדרות שלך.
settings-chat = אלה ההגדרות של הצ'אט הזה. מנהלים רשאים לשנות אותן.
settings-moderators = מלבד מי שרשאים לנהל הודעות, גם בעלי התפקיד { $role } נחשבים מנהלים עבור הבוט הזה. יש לאפשר להם את הפקודות שלו ב”Server Settings“, תחת ”Integrations“.
settings-moderators-none = המנהלים עבור הבוט הזה הם מי שרשאים לנהל הודעות. מי שמנהלים את השרת יכולים להוסיף תפקיד.
settings-bad-role = ”moderators“ צריך להיות תפקיד (בתיוג או לפי המזהה שלו), או none.
settings-no-roles = כאן מנהלי הצ'אט הם גם המנהלים עבור הבוט; אין תפקידים לבחור מהם.

privacy-title = פרטיות
privacy-questions = שאלות נבדקות בזיכרון ונשכחות. שאלה שאין לה תשובה נשארת בזיכרון שעה, כדי שאפשר יהיה לבקש הודעה כשתהיה תשובה, ונספרת לפי יום, שפה והנושא הקרוב, בלי נוסחה ובלי מי ששאל.
privacy-unanswered = רק במקום שמנהלים הפעילו זאת, נוסחן של שאלות כאלה ממתין בזיכרון עד שבוע. הוא נשמר, בלי שמות, אחרי ששלושה אנשים שונים שאלו כמותו, ונשכח אם איש לא שאל במשך 90 יום.
privacy-gaps = אם ביקשת הודעה כשתהיה תשובה, השאלה והמזהה של השיחה הפרטית שלך עם הבוט נשמרים עד שתישלח אליך הודעה, ולכל היותר 30 יום.
privacy-waiting = בטלגרם, שאלה שאי אפשר לענות עליה מיד נשמרת עם המזהה שלך עד שתיענה, כדי שהפעלה מחדש של הבוט לא תאבד אותה. היא נמחקת לכל המאוחר אחרי יום.
privacy-why = המילים שלפיהן נערך חיפוש נשארות בזיכרון חמש עשרה דקות, עבור הכפתור ”למה“, ונמחקות עם השאלה הבאה שאחרי כן.
privacy-settings = השפה והקהל שבחרת לעצמך נשמרים תחת המזהה שלך, ואלה שנבחרו לצ'אט תחת המזהה של הצ'אט, עד שישונו או יישכחו לבקשתך.
privacy-owner = עם כל עדכון קבוע או הודעה מוצמדת שהגדרת נשמר המזהה שלך, כדי שאפשר יהיה להודיע לך אם לא ניתן להמשיך.
privacy-audit = מה שמנהלים וספרנים עושים באמצעות הבוט הזה נשמר עם המזהה שלהם, כדי שאחרים יוכלו לראות מי עשה זאת. אם ביקשת להישכח, המזהה שלך מוסר מהרישומים האלה; הפעולה והזמן שלה נשארים.
privacy-lines = השאלה של הודעה מוצמדת נשמרת איתה עד שההודעה מוסרת, ופקודה של מנהל שממתינה לאישור נשמרת ליום אחד.
privacy-posted = אילו קטעים הוצגו בתשובה בקבוצה, ובאיזו הודעה, נשמר לזמן קצוב, כדי שאפשר יהיה לתקן אותה. מתשובות לך בלבד נספר רק כמה פעמים הוצג כל מסמך. ‎/forget me מוחק את מה שנשמר תחת המזהה שלך.
privacy-rates = מספר הפעמים ששאלת נספר בזיכרון, כדי שהבוט יישאר שמיש לכולם.
privacy-log = היומן מספר על הפעלה, עצירה, מסמכים שהשתנו ותקלות, בלי שאלות, שמות או מזהים.
privacy-web = דף האינטרנט שומר עוגייה ובה מספר אקראי, כדי לזהות אותך עד לסגירת הדפדפן. אם משנים בו הגדרות, הן נשמרות בעוגייה נוספת בדפדפן למשך שנה; הבוט אינו שומר מהן דבר.
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
console-saved = נשמר: { $path }
console-not-saved = לא ניתן לשמור את { $name } בתיקייה { $folder } ({ $why }).

## The web page

web-title = שאלו את הספרייה
web-library = הספרייה
web-ask = שאלה
web-topics = נושאים
web-topics-all = כל הנושאים
web-language = שפה
web-language-auto = כמו בדפדפן
web-examples = לדוגמה
web-holdings =
    { $count ->
        [one] מסמך אחד
        [two] שני מסמכים
       *[other] { $count } מסמכים
    }
web-holdings-of = { $documents }, מתאריך { $day }
web-holdings-dated = { $documents }, מ־{ $first } עד { $last }
web-holdings-some = { $documents }, המתוארכים שבהם מ־{ $first } עד { $last }
web-empty = ברגע שיהיו מסמכים בספרייה, אפשר יהיה לשאול עליהם כאן.
web-question = שאלה, או / ופקודה
web-send = שליחה
web-asked = שאלת
web-pressed = בחרת
web-skip = מעבר לשאלה
web-conversation = שיחה
web-suggestions = הצעות
web-loading = מתבצע חיפוש …
web-found =
    { $count ->
        [one] קטע אחד
        [two] שני קטעים
       *[other] { $count } קטעים
    }
web-unreachable = לא ניתן להגיע אל הבוט כרגע. נא לנסות שוב.
web-too-long = זה יותר מדי טקסט בבת אחת. נא לקצר.
web-not-found = אין דף כזה.
web-not-found-how = אפשר לחפש בכל המסמכים בראש הדף, או להמשיך מכאן:
web-starting = הספרייה נטענת …
web-starting-how = הדף ייפתח ברגע שהספרייה תהיה מוכנה.
web-verdict-exact = מדויק
web-verdict-altered = שונה
web-verdict-stitched = מחובר
web-verdict-partly = חלקי
web-verdict-from-context = מחוץ להקשר
web-verdict-not-found = לא נמצא
web-check-legend = קו חוצה: בציטוט בלבד. קו תחתון: במסמך.
web-check-unfound = לא במסמכים האלה
web-right-quote = הציטוט הנכון
web-copy-quote = העתקת הציטוט הנכון
web-skip-main = מעבר לתוכן הדף
web-pages = דפים
web-documents = מסמכים
web-documents-all = כל המסמכים
feed-title = שינויים בספרייה
feed-added = נוסף: { $title }
feed-revised = עודכן: { $title }
feed-removed = כבר לא בספרייה: { $title }
web-search = חיפוש בכל המסמכים
web-search-button = חיפוש
web-search-how = אפשר לשאול שאלה, או לכתוב מילים במירכאות. כאן יופיעו קטעים מן המסמכים, מילה במילה, או דבר לא יופיע אם אין בהם תשובה.
web-about = על המסמך הזה
web-unknown =
    { $count ->
        [one] פרט אחד לא ידוע
        [two] שני פרטים לא ידועים
       *[other] { $count } פרטים לא ידועים
    }
web-image = תמונה
web-note = הערה
web-info = מידע
web-see-also = ראו גם
web-summary = תקציר
web-question-box = שאלה
web-example = דוגמה
web-tip = עצה
web-important = חשוב
web-warning = אזהרה
web-caution = זהירות
web-danger = סכנה
web-text = הטקסט
web-outline = תוכן העניינים
web-excerpts-only = המסמך הזה מוצג בקטעים בלבד: קטעים שציטוט או חיפוש מובילים אליהם.
web-passage-only = מוצג רק הקטע שצוטט.
web-older = זו גרסה ישנה יותר. בספרייה נמצאת כעת גרסה אחרת.
web-removed = הקטע הזה כבר אינו בספרייה. הוא היה בגרסה קודמת.
web-newest = הצגת הגרסה הנוכחית
web-translations = תרגום או מקור:
web-original = איתור המילים האלה במקור
web-cite = ציטוט הקטע הזה
web-cite-plain = כטקסט פשוט
web-cite-markdown = כ־Markdown
web-copy = העתקה
web-copied = הועתק
web-cite-short = ציטוט
web-no-copy = הדפדפן אינו מאפשר להעתיק. אפשר לסמן את הטקסט במקום זאת.
web-earlier = גרסאות קודמות
web-revision-of = נראתה לראשונה: { $day }
web-changes = מה השתנה מאז
web-changes-title = מה השתנה ב: { $title }
web-changes-from = מן הגרסה שנראתה לראשונה ({ $day }) אל הגרסה הנוכחית:
web-added = נוסף
web-taken = הוסר
web-too-different = לשתי הגרסאות אין די במשותף כדי להשוות ביניהן מילה במילה.
web-unknown-document = אין בספרייה מסמך כזה.
export-lead = זהו עותק של הספרייה, שנוצר ב־{ $day }. אין צורך בבוט: הטקסטים נמצאים כאן כדפים וכקובצי JSON.
export-search = החיפוש הזה פועל בדפדפן שלכם והוא פשוט מזה של הבוט: הוא מחפש את המילים כפי שהן, ואינו שופט אם קטע עונה על שאלה.
export-search-script = החיפוש זקוק ל־JavaScript. אפשר לקרוא את המסמכים גם בלעדיו.
export-search-none = אין קטע שמכיל את המילים האלה.

## Who may

not-moderator =
    { $right ->
        [pin] רק מי שרשאים להצמיד הודעות בצ'אט הזה יכולים לעשות זאת.
        [settings] רק מי שרשאים לשנות את הגדרות הצ'אט הזה יכולים לעשות זאת.
        [administer] רק מי שמנהלים את השרת הזה יכולים לעשות זאת.
       *[other] רק מנהלי הצ'אט הזה יכולים לעשות זאת.
    }
not-librarian = רק ספרנים יכולים לעשות זאת: זה משנה את מה שמשותף לכל הצ'אטים.
rights-unknown = לא ניתן היה לברר אם יש לך הרשאה לכך. נא לנסות שוב.
groups-only = זה מיועד לקבוצות ולערוצים: זה נוגע לצ'אט של כמה אנשים.
confirm-hidden = מי שביקש את זה אינו מראה את זהותו, ולכן נדרש אישור של מנהל. זהותו של מי שלוחץ אינה מוצגת ואינה נשמרת.
confirm-link = הפקודה הזאת הגיעה מקישור ולא הוקלדה על ידך. יש לאשר אותה רק אם זה רצונך:
confirm-foreign-button = הכפתור הזה נמצא מתחת להודעה שלא נועדה לך. יש לאשר רק אם זה רצונך:
confirm-message = הפקודה הזאת היא מהודעה של מישהו אחר. יש לאשר אותה רק אם זה רצונך:
only-typed = זה משנה משהו, ולכן צריך להקליד את זה בעצמך.
draft-of-another = זה הוצע למישהו אחר.
will-settings = זה משנה את ההגדרות של הצ'אט הזה.
will-settings-own = זה משנה את ההגדרות שלך.
will-forget = זה מוחק את מה ששמור עליך.
will-tell = הבוט יכתוב לך בפרטיות כשתהיה תשובה לשאלה הזאת.
will-pin = זה מצמיד הודעה בצ'אט הזה: { $what }
will-pin-refresh = זה מעדכן את ההודעות המוצמדות של הצ'אט הזה.
will-unpin = זה מסיר הודעה מוצמדת מהצ'אט הזה.
will-digest =
    { $action ->
        [on] זה מתחיל תקציר קבוע בצ'אט הזה: { $plan }
        [pause] זה משהה תקציר של הצ'אט הזה.
        [resume] זה מחדש תקציר של הצ'אט הזה.
        [off] זה מוחק תקציר של הצ'אט הזה.
        [resend] זה שולח לצ'אט הזה שוב הודעה של תקציר.
       *[dismiss] זה מוותר על הודעה של תקציר שלא נשלחה.
    }
will-library =
    { $action ->
        [withdraw] זה מסיר את { $document } מהספרייה, לכל הצ'אטים.
       *[restore] זה מחזיר את { $document } לספרייה, לכל הצ'אטים.
    }
will-source =
    { $action ->
        [correct] זה מציע תיקון של { $document }, לכל הצ'אטים.
        [retract] זה מציע לבטל את { $document }, לכל הצ'אטים.
        [announce] זה מציע לתקן את ההודעות שמצטטות את { $document }, בכל הצ'אטים.
        [dismiss] זה משאיר את ההודעות שמצטטות את { $document } כפי שהן, בכל הצ'אטים.
        [confirm] זה מאשר את מה שהציע ספרן: זה נכנס לתוקף בכל הצ'אטים.
        [undo] זה מבטל תיקון, לכל הצ'אטים.
        [resend] זה שולח שוב תיקונים שאולי לא הגיעו.
       *[leave] זה מוותר על תיקונים שאולי לא הגיעו.
    }
will-gaps =
    { $action ->
        [link] זה עונה על שאלה בקטע וכותב לכל מי שמחכה לה.
       *[dismiss] זה מסיר שאלה שהספרייה לא יכלה לענות עליה.
    }
button-confirm = אישור
confirm-summary = מבצע את מה שהתבקש
preview-summary = מציג שוב את מה שהתבקש
param-code = הקוד של הכפתור
draft-gone = הבקשה הזאת כבר אינה ממתינה. נא להקליד את הפקודה שוב.
store-closed = כרגע הבוט אינו יכול לשמור דבר, ולכן זה לא עובד. שאלות נענות כרגיל.
library-elsewhere = הספרייה נטענת כעת מחדש. נא לנסות שוב בעוד רגע.

lack-other = דרושה לי הרשאה שאין לי כאן.
lack-pins = הבוט לא יכול להצמיד הודעות בפלטפורמה הזאת.
lack-discord-member = אני לא בשרת הזה: יש להזמין אותי בקישור שנמצא אצל מי שמפעיל את הבוט.
lack-discord-see = אין לי הרשאה לראות את הערוץ הזה: יש להעניק לי ”View Channel“ בהגדרות הערוץ, תחת ”Permissions“.
lack-discord-send = אין לי הרשאה לכתוב כאן: יש להעניק לי ”Send Messages“ בהגדרות הערוץ, תחת ”Permissions“.
lack-discord-threads = אין לי הרשאה לכתוב בשרשורים: יש להעניק לי ”Send Messages in Threads“ בהגדרות הערוץ, תחת ”Permissions“.
lack-discord-open = השרשור הזה נעול: יש לפתוח את הנעילה.
lack-discord-history = אין לי הרשאה לקרוא את ההודעות הקודמות: יש להעניק לי ”Read Message History“ בהגדרות הערוץ, תחת ”Permissions“.
lack-discord-pin = אין לי הרשאה להצמיד הודעות: יש להעניק לי ”Pin Messages“ בהגדרות הערוץ, תחת ”Permissions“.
lack-telegram-member = אני לא בצ'אט הזה: יש להוסיף אותי.
lack-telegram-send = אין לי הרשאה לכתוב כאן: יש לאפשר זאת בהרשאות הצ'אט, או למנות אותי למנהל שרשאי לפרסם.
lack-telegram-open = הנושא הזה סגור: יש לפתוח אותו, או למנות אותי למנהל שרשאי לנהל נושאים.
lack-telegram-pin = אין לי הרשאה להצמיד הודעות: יש למנות אותי למנהל עם ההרשאה ”הצמדת הודעות“ (בערוץ: ”עריכת הודעות“).
lack-telegram-delete = אין לי הרשאה למחוק הודעות, ולכן הודעות המערכת של טלגרם על ההצמדות שלי נשארות. ההרשאה היא ”מחיקת הודעות“.
reason-closed = אסור לבוט לכתוב שם
reason-forbidden = חסרה לבוט הרשאה
reason-gone = ההודעה או הצ'אט שלה כבר אינם קיימים
reason-fixed = אי אפשר עוד לערוך את ההודעה
reason-misquote = אחת המובאות כבר לא תאמה את המסמך שלה
reason-earlier = חלק קודם לא נשלח
reason-other = הפלטפורמה דיווחה ”{ $code }“

## Pins

pin-summary = הצמדת סיכום שמתעדכן עם הספרייה
pins-summary = ההודעות המוצמדות של הבוט בצ'אט הזה
unpin-summary = הסרת הודעה מוצמדת של הבוט
param-pin = נושא, קוד של קטע או שאלה; או refresh
param-unpin = הקוד של ההודעה המוצמדת
pin-note = משפטים מן המסמכים, מילה במילה, כל אחד עם מקורו. זהו מבחר.
pin-as-of = נכון ל־{ $time }. ההודעה הזאת מתעדכנת עם הספרייה.
pin-preview = זה מה שיוצמד כאן.
pin-empty = המסמכים אינם אומרים עוד דבר על כך. ההודעה הזאת מתעדכנת עם הספרייה.
pin-nothing = המסמכים אינם אומרים על כך דבר שאפשר להצמיד.
pin-none = אין הודעה מוצמדת כזאת בצ'אט הזה.
pin-title-passage = קטע { $citation }
pin-posting = בתהליך פרסום
pin-posted = פורסמה, ותוצמד בקרוב
pin-pinned = מוצמדת
pin-done = הסיכום מוצמד, ומעתה הוא מתעדכן כשהספרייה משתנה.
pin-unpinned = מישהו ביטל את ההצמדה; ההודעה עדיין מתעדכנת
pin-gone = מישהו מחק אותה
pin-unknown = פורסמה; הפלטפורמה אינה מגלה אם היא עדיין מוצמדת
pin-unheard = פורסמה; אי אפשר לשאול כעת את הפלטפורמה אם היא מוצמדת
pin-failed = לא הוצמדה
pin-full =
    { $count ->
        [0] הצ'אט הזה הגיע למספר המרבי של הודעות מוצמדות. צריך קודם להסיר הודעה מוצמדת אחרת.
        [one] הצ'אט הזה הגיע למספר המרבי של הודעות מוצמדות. משלי אפשר להסיר את זו:
        [two] הצ'אט הזה הגיע למספר המרבי של הודעות מוצמדות. משלי אפשר להסיר אחת משתי אלה:
       *[other] הצ'אט הזה הגיע למספר המרבי של הודעות מוצמדות. משלי אפשר להסיר אחת מאלה:
    }
pin-not-sent = הפרסום לא הצליח: { $why }.
pin-refused = ההצמדה לא הצליחה: הפלטפורמה מסרבת. הפקודה { $command } אומרת מה מותר לי כאן.
pin-taken-down = ההודעה המוצמדת הוסרה.
pin-only-unpinned = ההצמדה בוטלה וההודעה לא תתעדכן עוד. אין לי הרשאה למחוק אותה, ולכן היא נשארת.
pin-not-taken-down = אין לי הרשאה לבטל את ההצמדה או למחוק את ההודעה, ולכן היא נשארת מוצמדת. אפשר לבטל את ההצמדה ידנית, או לתת לי הרשאה להצמיד הודעות.
pins-none = אין לבוט הודעות מוצמדות בצ'אט הזה.
pins-title =
    { $count ->
        [one] הודעה מוצמדת אחת
        [two] שתי הודעות מוצמדות
       *[other] { $count } הודעות מוצמדות
    }
button-pin = הצמדה
button-unpin = ביטול הצמדה: { $what }
button-all = כל המובאות
button-sources = מקורות

## Digests

digest-summary = עדכונים קבועים על מה שהשתנה בספרייה
param-digest-action = מה לעשות (ברירת מחדל: list)
param-digest-plan = מתי ומה, למשל: daily at 09:00 Asia/Gaza; או קוד של עדכון
digest-title = מה השתנה בספרייה
digest-title-quiet = מתוך הספרייה
digest-changes =
    { $count ->
        [one] קטע אחד מאז העדכון הקודם.
        [two] שני קטעים מאז העדכון הקודם.
       *[other] { $count } קטעים מאז העדכון הקודם.
    }
digest-nothing-new = לא השתנה דבר מאז העדכון הקודם. מן הספרייה:
digest-more =
    { $count ->
        [one] קטע אחד נוסף השתנה.
        [two] שני קטעים נוספים השתנו.
       *[other] עוד { $count } קטעים השתנו.
    }
changes-summary = השינויים הנוספים של תקציר
param-changes-digest = הקוד של התקציר
param-changes-from = מהדורת הספרייה שלפניו
param-changes-to = מהדורת הספרייה שעליה דיווח
param-changes-after = כמה מהשינויים כבר ידועים
changes-gone = אי אפשר עוד להציג את השינויים האלה: התקציר הוסר, או שהנושאים שלו השתנו.
digest-missed =
    { $count ->
        [one] העדכון של { $first } לא נשלח: הבוט לא פעל אז.
        [two] שני עדכונים, החל מ־{ $first }, לא נשלחו: הבוט לא פעל אז.
       *[other] { $count } עדכונים, החל מ־{ $first }, לא נשלחו: הבוט לא פעל אז.
    }
digest-new = חדש:
digest-changed-before = השתנה. קודם:
digest-changed-now = עכשיו:
digest-removed = כבר לא בספרייה:
digest-on = פעיל
digest-paused = מושהה
digest-stopped-here = נעצר: לא ניתן היה לשלוח לכאן
digest-topic-gone = כבר אינו נושא כאן: { $topics }
digest-stopped = העדכון הקבוע שהגדרת עבור { $chat } נעצר: לא ניתן לשלוח לשם ({ $why }). הפקודה ‎/digest resume בצ'אט ההוא מפעילה אותו שוב.
digest-made = הבוט יפרסם כאן.
digest-next = המועדים הבאים:
digest-list-title =
    { $count ->
        [0] עדכונים קבועים
        [one] עדכון קבוע אחד
        [two] שני עדכונים קבועים
       *[other] { $count } עדכונים קבועים
    }
digest-none = אין עדכונים קבועים בצ'אט הזה. כך מגדירים אחד:
digest-which = יש כמה עדכונים. נא לציין איזה מהם, לפי הקוד שלו.
digest-unknown = אין בצ'אט הזה עדכון קבוע עם הקוד הזה.
digest-too-many = הצ'אט הזה הגיע למספר המרבי של עדכונים קבועים: { $max }.
digest-preview =
    { $count ->
        [one] זה מה שיישלח עכשיו, בהודעה אחת:
        [two] זה מה שיישלח עכשיו, בשתי הודעות:
       *[other] זה מה שיישלח עכשיו, ב־{ $count } הודעות:
    }
digest-preview-nothing = לא השתנה דבר מאז העדכון הקודם, ולכן לא יישלח דבר עכשיו.
digest-is-paused = העדכון הושהה.
digest-is-on = העדכון פעיל שוב.
digest-is-off = העדכון בוטל.
digest-uncertain = מצב המסירה אינו ידוע: ייתכן שההודעה של { $time } (חלק { $part }) הגיעה, וייתכן שלא.
digest-uncertain-how = נא לבדוק אם היא נמצאת, ולהחליט.
digest-failed = ההודעה של { $time } (חלק { $part }) לא נשלחה: { $why }.
digest-failed-how = אפשר לשלוח אותה שוב אחרי שהסיבה תתוקן, או להשאיר כך.
digest-nothing-open = אין הודעה שממתינה להחלטה.
digest-resent = ההודעה תישלח שוב.
digest-dismissed = ההודעה נשארת כפי שהיא.
button-preview = תצוגה מקדימה
button-resend = שליחה חוזרת
button-dismiss = להשאיר כך

digest-no-rhythm = מתי? למשל: daily at 09:00 Asia/Gaza.
digest-bad-rhythm = ”{ $word }“ אינה תדירות. יש להתחיל ב־daily, ב־weekdays, ב־weekly, ב־monthly או ב־cron.
digest-no-weekday = באיזה יום בשבוע? למשל: weekly mon at 18:30 …
digest-bad-weekday = ”{ $day }“ אינו יום בשבוע. יש להקליד יום, כגון mon או monday.
digest-no-date = באיזה יום בחודש? יש להקליד 1 עד 28, או last.
digest-bad-date = ”{ $day }“ אינו יום בחודש. יש להקליד 1 עד 28, או last.
digest-date-not-monthly = לא בכל חודש יש יום { $day }. ליום האחרון של כל חודש יש להקליד last.
digest-no-time = באיזו שעה? למשל: at 09:00.
digest-bad-time = ”{ $time }“ אינה שעה. יש להקליד כך: 09:00, 21:30 או ‎9:30 pm.
digest-time-unclear = פירושו של ”{ $time }“ יכול להיות { $early } או { $late }. נא להקליד אחד מהם.
digest-no-zone = באיזה אזור זמן? אחרי השעה יש להקליד עיר כגון Gaza, אזור כגון Europe/Berlin, או UTC.
digest-zone-offset = ”{ $zone }“ הוא הפרש שעות, שאינו מתחשב בשעון קיץ. יש להקליד עיר כגון Gaza, או UTC.
digest-zone-short = ”{ $zone }“ הוא קיצור, שיכול לציין כמה אזורי זמן. יש להקליד עיר כגון Gaza, או UTC.
digest-zone-several = ”{ $zone }“ יכול לציין כמה אזורי זמן: { $candidates }. יש להקליד אחד מהם במלואו.
digest-zone-unknown = אזור הזמן ”{ $zone }“ אינו מוכר לי. אפשר להקליד עיר גדולה יותר באותו אזור, או שם כגון Asia/Gaza.
digest-zone-unknown-near = אזור הזמן ”{ $zone }“ אינו מוכר לי. האם הכוונה ל־{ $near }?
digest-zone-or-topic = ”{ $word }“ הוא כאן גם עיר וגם נושא. לאזור הזמן יש להקליד { $zone }, ואחריו נושאים, אם רוצים.
digest-cron-fields = בתוכנית cron יש חמישה שדות (דקה, שעה, יום, חודש, יום בשבוע), ואחריהם אזור הזמן. מספר השדות שנקראו: { $count }.
digest-bad-cron = אי אפשר לקרוא את תבנית ה־cron ”{ $pattern }“.
digest-cron-with-time = בתוכנית cron השעה נמצאת בשדות. יש להשמיט את השעה שאחריהם.
digest-never = יום כזה לא יגיע לעולם, ולכן לא יפורסם דבר.
digest-too-often =
    { $minutes ->
        [0] העדכון יפורסם פעמיים בתוך פחות מדקה. לכל היותר אפשר פעם בשעה.
        [one] העדכון יפורסם פעמיים בתוך דקה אחת. לכל היותר אפשר פעם בשעה.
        [two] העדכון יפורסם פעמיים בתוך שתי דקות. לכל היותר אפשר פעם בשעה.
       *[other] העדכון יפורסם פעמיים בתוך { $minutes } דקות. לכל היותר אפשר פעם בשעה.
    }
digest-unknown-word = ”{ $word }“ אינו נושא ואינו אפשרות (silent, always, only when changed).
digest-unknown-word-near = ”{ $word }“ אינו נושא ואינו אפשרות. האם הכוונה ל־{ $near }?
digest-always-or-changed = יש לבחור אחד: always או only when changed.

## Record, rights, library

audit-summary = מה עשו המנהלים באמצעות הבוט בצ'אט הזה
param-audit-all = התיעוד של כל הצ'אטים, לספרנים
param-audit-csv = התיעוד כולו כקובץ לגיליון אלקטרוני
audit-title = תיעוד
audit-none = עדיין לא תועד דבר.
audit-forgotten = (נמחק לבקשת אדם)
audit-hidden = מי שאינו מראה את זהותו
audit-head-title = ראש היומן, { $day }
audit-head-use = שמרו את ההודעה הזאת. בעזרת הקוד מפעיל הבוט יכול לבדוק ששום רישום עד עכשיו לא נמחק ולא שונה:
audit-somebody = מי שביקש מאז להישכח
audit-operator = מפעיל הבוט
audit-in-private = בשיחה פרטית
audit-chat-forgotten = בצ׳אט שנשכח
audit-detail-forgotten = (הפרטים נמחקו לבקשת אדם)
detail-language = שפה: { $language }
detail-private =
    { $value ->
        [yes] תשובות: לשואל בלבד
       *[no] תשובות: לכולם
    }
detail-questions =
    { $value ->
        [yes] שאלות ללא תשובה: מותר לשמור את נוסחן
       *[no] שאלות ללא תשובה: נספרות בלבד
    }
detail-corrections =
    { $value ->
        [yes] הודעות שגויות: עריכה בלבד
       *[no] הודעות שגויות: עריכה, או תשובה כשאי אפשר לערוך
    }
detail-role =
    { $value ->
        [none] אין תפקיד של מנהלים
       *[other] תפקיד המנהלים: { $value }
    }
detail-kind =
    { $value ->
        [topic] נושא
        [citation] קטע
        [question] שאלה
       *[other] { $value }
    }
detail-digest = עדכון { $value }
detail-plan = תוכנית: { $value }
detail-entry = הודעה { $value }
detail-subject = על: { $value }
detail-pin =
    { $value ->
        [none] כל ההודעות המוצמדות
       *[other] הודעה מוצמדת { $value }
    }
detail-document = מסמך: { $value }
detail-note = הערה: { $value }
detail-correction = תיקון { $value }
detail-gap = שאלה { $value }
detail-citation = קטע { $value }
detail-proposal = הצעה { $value }
detail-entries = רישומים: { $value }
detail-revisions = מהדורות: { $value }
detail-passages = קטעים: { $value }
audit-csv-rows =
    { $rows ->
        [one] שורה אחת, כ-CSV.
        [two] שתי שורות, כ-CSV.
       *[other] { $rows } שורות, כ-CSV.
    }
audit-csv-too-large = התיעוד ארוך מהקובץ הגדול ביותר שמתקבל כאן ({ $megabytes } מ"ב). מי שמפעיל את הבוט יכול לייצא אותו: { -command-data } audit --csv
audit-csv-no-files = הבוט לא יכול לשלוח קבצים בפלטפורמה הזאת. מי שמפעיל את הבוט יכול לייצא את התיעוד: { -command-data } audit --csv
page-none = אין עמוד כזה.
setup-summary = בדיקה אילו הרשאות הבוט צריך כאן
setup-title = הרשאות הבוט בצ'אט הזה
setup-digests = עדכונים קבועים:
setup-pins = הודעות מוצמדות:
setup-ready = הכול מוכן.
setup-lacks = חסרות הרשאות.
setup-closed = לא ניתן היה לשלוח לכאן את ההודעה האחרונה: { $why }.
withdraw-summary = להוציא מסמך מהספרייה
restore-summary = להחזיר מסמך לספרייה, או לראות מה הוצא
param-restore = כותרת או נתיב של מסמך, או קוד של קטע ממנו; הכול מוצג אם לא צוין דבר
param-library-action = מה לעשות (ברירת מחדל: list)
library-title = מסמכים שהוצאו
library-none = שום מסמך לא הוצא.
library-which = איזה מסמך? נא לציין את הנתיב שלו.
library-which-of = כמה מסמכים מתאימים: { $documents }. נא לציין את הנתיב המלא של אחד מהם.
library-already = המסמך { $document } כבר הוצא.
library-would-withdraw = המסמך { $document } ייצא מהספרייה, ושום דבר מהכתוב בו לא יוצג עוד, גם לא לפי הקודים הישנים שלו.
library-would-restore = המסמך { $document } יחזור לספרייה אם הקובץ שלו קיים, והערות וביטולים של ספרנים יוסרו.
library-withdrawn = המסמך { $document } כבר אינו בספרייה. הקובץ שלו נשאר כפי שהוא; { $command } מחזיר אותו.
library-restored = המסמך { $document } שוב בספרייה, אם הקובץ שלו קיים.
library-not-withdrawn = לא הוצא מסמך כזה.
review-summary = רשימת טקסטים שתוקפם פג או עומד לפוג, או שהגיע מועד בדיקתם (לספרנים בלבד)
review-title =
    { $count ->
        [0] אין מה לבדוק
        [one] פריט אחד לבדיקה
        [two] שני פריטים לבדיקה
       *[other] { $count } פריטים לבדיקה
    } · עמוד { $page } מתוך { $pages }
review-none = אין דבר שתוקפו פג או שבדיקתו באיחור, ולא יהיה כזה בתוך { $days } ימים.
review-outdated = היה בתוקף עד { $day }
review-valid = בתוקף עד { $day }
review-overdue = הבדיקה הייתה אמורה להיעשות עד { $day }
review-due = יש לבדוק עד { $day }
review-how = אלה התאריכים valid_until ו־review_by בנתוני המסמכים. עורכים אותם במסמך.

correct-summary = להוסיף תיקון למסמך ולהודעות שציטטו אותו
retract-summary = לבטל מסמך, ולתקן את ההודעות שציטטו אותו
corrections-summary = תיקונים שבתהליך, ומה ממתין להחלטה
param-corrections-action = מה לעשות; list אם לא צוין דבר
param-source-document = הנתיב של מסמך, או הקוד של תיקון
param-source-note = מה היה שגוי; במירכאות
param-source-reason = מדוע המסמך מבוטל; במירכאות
source-title = אישור הפעולה הזאת
source-which = נא לציין מסמך אחד לפי הנתיב שלו.
source-no-note = נא לומר מה היה שגוי, במירכאות. הקוראים רואים את זה.
source-no-reason = נא לומר מדוע, במירכאות. הקוראים רואים את זה.
source-would-correct = מתחת לכל קטע מתוך { $document } ייכתב: ”{ $note }“
source-would-retract = המסמך { $document } יבוטל, והסיבה: ”{ $note }“
source-would-announce = הודעות שציטטו גרסה קודמת של { $document } יציגו את הגרסה הנוכחית.
source-would-dismiss = הודעות שהציגו גרסה קודמת של { $document } יישארו כפי שהן.
source-would-undo = התיקון של { $document } יבוטל לפני שתשתנה הודעה כלשהי.
source-would-resend = תשובות על { $document } שאולי לא הגיעו יישלחו שוב.
source-would-leave = תשובות על { $document } שאולי לא הגיעו יישארו כמו שהן.
source-not-held = המסמך { $document } אינו בספרייה, ולכן אי אפשר לתקן או לבטל אותו. כדי להוציא אותו, אפשר להשתמש ב־{ $command }.
source-edits = הודעות שישונו: { $count }
source-answerable = אם הפלטפורמה מסרבת לערוך הודעה, נכתבת תחתיה תשובה בלי התראה; לכל היותר: { $count }
source-replies = הודעות שאי אפשר לערוך, ושתיכתב להן תשובה אחת בלי התראה: { $count }
source-beyond-moved = מחוץ להישג יד, הודעות שנשארו מאחור בקבוצות שעברו: { $count }
source-beyond-platform = מחוץ להישג יד, הודעות בפלטפורמות שהבוט אינו נמצא בהן עכשיו: { $count }
source-beyond-closed = מחוץ להישג יד, הודעות בצ'אטים שהבוט אינו רשאי לכתוב בהם: { $count }
source-beyond-fixed = מחוץ להישג יד, הודעות שאי אפשר לשנות והן ישנות מכדי לענות להן, או שהצ'אט שלהן אינו רוצה תשובות: { $count }
source-alone = מחוץ להישג יד, תשובות לאדם אחד בלבד או תשובות כאורח: { $count }
source-uncounted = מחוץ להישג יד ולא נספר: מה שאנשים שלחו במצב מוטבע (inline) או העבירו הלאה, דפי אינטרנט, ומה שישן מהרישום.
source-how = אחרי האישור זה תקף לספרייה מיד. ההודעות מתוקנות כעבור עשר דקות; עד אז אפשר לבטל.
source-gone = אין תיקון כזה שממתין. ייתכן שעבר יותר מיום, או שמישהו הקדים אותך.
source-another = ספרן אחר צריך לאשר את זה.
source-sent = ההודעות כבר מתוקנות, ולכן אי אפשר עוד לבטל.
source-not-open = אין הודעה שמציגה מילים לא עדכניות או מבוטלות מהמסמך הזה, או שמישהו כבר החליט לגביהן.
source-is-confirmed = { $document }: אושר. ההודעות יתוקנו בעוד עשר דקות.
source-is-undone = { $document }: בוטל. שום הודעה לא שונתה.
source-is-dismissed = { $document }: ההודעות נשארות כפי שהן.
source-is-resent =
    { $count ->
        [one] { $document }: תשובה אחת תישלח שוב.
        [two] { $document }: שתי תשובות יישלחו שוב.
       *[other] { $document }: { $count } תשובות יישלחו שוב.
    }
source-is-left =
    { $count ->
        [one] { $document }: תשובה אחת נשארת כפי שהיא.
        [two] { $document }: שתי תשובות נשארות כפי שהן.
       *[other] { $document }: { $count } תשובות נשארות כפי שהן.
    }
source-none-uncertain = בתיקון הזה אין תשובה שמצב המסירה שלה אינו ידוע.
source-open-title = הודעות שמציגות מילים לא עדכניות או מבוטלות
source-open-none = אין הודעה שממתינה להחלטה.
source-open-messages = מספר ההודעות: { $count }
source-recent-title = תיקונים
source-confirmed = אושר; ההודעות יתוקנו החל מ־{ $time } UTC
source-sent-out = נשלח
source-undone = בוטל
source-outdated = לא נשלח: המסמך השתנה מאז
source-dismissed = ההודעות נשארו כפי שהן
source-tally = נערכו: { $edited }, נענו: { $replied }, ממתינות: { $waiting }, נמחקו בידי אנשים: { $gone }, נכשלו: { $failed }, מצב המסירה אינו ידוע: { $uncertain }
source-uncertain-how = ייתכן שחלק מהתשובות של תיקון לא הגיעו. אם יישלחו שוב, אלה שהגיעו יופיעו פעמיים.
button-undo = ביטול
library-open = מסמכים שהודעות מציגות מהם מילים לא עדכניות או מבוטלות: { $count }
library-waiting = פעולות שממתינות לאישור: { $count }
proposals-title = ממתין לאישור
proposal-for-another = ספרן אחר צריך לאשר את זה בתוך יום.
proposal-anonymous = לזה נדרשים שני ספרנים שמראים מי הם. מנהל אנונימי אינו יכול להיות אחד מהם.
proposal-of-nobody = מי שהציע את זה כבר אינו ספרן. נא להציע שוב.
proposal-changed = זה כבר אינו מה שהוצע: המסמך או ההודעה השתנו מאז. נא להציע שוב.
correction-title = תיקון
correction-edited = ההודעה הזאת הציגה מילים לא עדכניות או מבוטלות. היא תוקנה.
correction-replied = ההודעה שלמעלה הציגה מילים לא עדכניות או מבוטלות.
correction-rest = שאר ההודעה עדיין תקף:
correction-codes = הקטעים:
settings-replies = הודעות שגויות נערכות. כשאי אפשר לערוך, הבוט משיב להן פעם אחת.
settings-edits = הודעות שגויות נערכות בלבד. הבוט אינו כותב תשובה.
param-corrections = איך מתקנים הודעות שגויות: replies בתשובות כשאי אפשר לשנות, או edits בשינוי בלבד
forget-summary = מחיקת מה שנשמר תחת המזהה שלך
param-forget = את מי: me
param-forget-code = הקוד של כפתור האישור
forget-what = הפקודה ‎/forget me מראה מה נשמר תחת המזהה שלך ושואלת לפני שמשהו נמחק. ההגדרות והשאלות שלך נמחקות. מה שהגדרת ממשיך לפעול, ומה שעשית כמנהל נשאר ביומן, בלי זכר לזהותך.
forget-asks = זה מה שנשמר תחת המזהה שלך, והוא יוסר:
forget-settings =
    { $count ->
        [one] ההגדרות של השיחה שלך עם הבוט
        [two] ההגדרות של שתי שיחות עם הבוט
       *[other] ההגדרות של { $count } שיחות עם הבוט
    }
forget-questions =
    { $count ->
        [one] שאלה אחת שממתינה לתשובה
        [two] שתי שאלות שממתינות לתשובה
       *[other] { $count } שאלות שממתינות לתשובה
    }
forget-waiting =
    { $count ->
        [one] שאלה אחת שהבוט עדיין לא ענה עליה
        [two] שתי שאלות שהבוט עדיין לא ענה עליהן
       *[other] { $count } שאלות שהבוט עדיין לא ענה עליהן
    }
forget-lines =
    { $count ->
        [one] פקודה אחת שממתינה לאישור שלך
        [two] שתי פקודות שממתינות לאישור שלך
       *[other] { $count } פקודות שממתינות לאישור שלך
    }
forget-messages =
    { $count ->
        [one] הודעה אחת אליך
        [two] שתי הודעות אליך
       *[other] { $count } הודעות אליך
    }
forget-digests =
    { $count ->
        [one] המזהה שלך ליד תקציר אחד שהגדרת
        [two] המזהה שלך ליד שני תקצירים שהגדרת
       *[other] המזהה שלך ליד { $count } תקצירים שהגדרת
    }
forget-pins =
    { $count ->
        [one] המזהה שלך ליד הודעה מוצמדת אחת שהגדרת
        [two] המזהה שלך ליד שתי הודעות מוצמדות שהגדרת
       *[other] המזהה שלך ליד { $count } הודעות מוצמדות שהגדרת
    }
forget-acts =
    { $count ->
        [one] המזהה שלך ברישום אחד ביומן
        [two] המזהה שלך בשני רישומים ביומן
       *[other] המזהה שלך ב־{ $count } רישומים ביומן
    }
forget-withdrawals =
    { $count ->
        [one] המזהה שלך ליד מסמך אחד שהסרת
        [two] המזהה שלך ליד שני מסמכים שהסרת
       *[other] המזהה שלך ליד { $count } מסמכים שהסרת
    }
forget-proposals =
    { $count ->
        [one] המזהה שלך ליד הצעה אחת שממתינה
        [two] המזהה שלך ליד שתי הצעות שממתינות
       *[other] המזהה שלך ליד { $count } הצעות שממתינות
    }
forget-corrections =
    { $count ->
        [one] המזהה שלך ליד תיקון אחד
        [two] המזהה שלך ליד שני תיקונים
       *[other] המזהה שלך ליד { $count } תיקונים
    }
forget-goes-on = תקצירים, הודעות מוצמדות ותיקונים ממשיכים בלי המזהה שלך. ברישומי היומן יהיה כתוב שעשה זאת מי שביקש מאז להישכח. אי אפשר לבטל את זה.
button-forget = לשכוח אותי
forget-done =
    { $count ->
        [0] לא נשמר דבר תחת המזהה שלך.
        [one] בוצע: הפרטים שלך הוסרו מרשומה אחת.
        [two] בוצע: הפרטים שלך הוסרו משתי רשומות.
       *[other] בוצע: הפרטים שלך הוסרו מ־{ $count } רשומות.
    }
forget-hidden = הזהות שלך אינה גלויה, ולכן לא נשמר עליך דבר.
param-moderators = תפקיד שגם בעליו נחשבים מנהלים, או none

## Documents that people send in

suggest-summary = להציע מסמך לספרייה
add-summary = להוסיף מסמך לספרייה (לספרנים בלבד)
queue-summary = לבדוק מסמכים שממתינים לספרייה (לספרנים בלבד)
add-from-message = הוספה לספרייה
param-link = כתובת של דף או של קובץ
param-file = קובץ עם המסמך
param-suggestions = האם חברים רשאים להציע מסמכים לספרייה
file-of-hidden = זהותך אינה מוצגת, ולכן מישהו אחר צריך לאשר זאת, וקובץ אינו יכול להמתין לכך. יש לשלוח אותו בשמך.
file-of-another = ההודעה הזאת היא של מישהו אחר. כדי לשלוח את הקובץ שלה, יש להשיב להודעה עם הפקודה.
document-missing = כדי לשלוח מסמך, יש לתת כתובת או קובץ יחד עם הפקודה, או להשיב עם הפקודה להודעה שיש בה מסמך.
document-too-large = ”{ $name }“ גדול מדי. הגודל המרבי הוא { $megabytes } מ״ב.
document-lost = לא ניתן היה לקבל את ”{ $name }“. נא לשלוח שוב.
document-refused = לא ניתן היה לקרוא את ”{ $name }“: { $problem }
document-there = ”{ $name }“ כבר נמצא בספרייה: { $document }.
document-waits = ”{ $name }“ כבר ממתין לספרן.
suggest-kept = תודה. המסמך הזה ממתין לספרן, ותישלח אליך הודעה על התוצאה. עד אז, ולכל היותר 30 יום, הוא נשמר עם המזהה שלך. ‎/forget me מסיר את המזהה שלך.
suggest-kept-hidden = תודה. המסמך הזה ממתין לספרן. זהותך אינה מוצגת, ולכן אי אפשר להודיע לך על התוצאה.
suggest-greeting = כאן תקבלו הודעה כשספרן יחליט לגבי מסמך שהצעתם.
suggest-own = ההצעות שלך שממתינות לספרן:
suggest-none = אף אחת מההצעות שלך אינה ממתינה לספרן.
suggest-off =
    { $place ->
        [alone] אפשר להציע מסמכים בקבוצה או בערוץ שמנהליהם מאפשרים זאת.
       *[chat] אי אפשר להציע מסמכים כאן. מנהלים יכולים לאפשר זאת באמצעות ‎/settings suggestions:allow.
    }
suggest-too-many = כבר ממתינות הצעות שלך במספר המרבי שאפשר בבת אחת.
suggest-full = יותר מדי מסמכים ממתינים לספרן. נא לנסות שוב מאוחר יותר.
will-suggest = זה מציע מסמך לספרייה.
submission-passages =
    { $count ->
        [one] קטע אחד
        [two] שני קטעים
       *[other] { $count } קטעים
    }
submission-begins = כך הוא מתחיל:
submission-approved = ”{ $title }“ הוצע לספרייה ונוסף אליה.
submission-rejected = ”{ $title }“ הוצע לספרייה ולא נוסף אליה. הסיבה: { $reason }
submission-expired = ”{ $title }“ הוצע לספרייה ולא נוסף אליה, כי אף ספרן לא החליט לגביו בתוך 30 יום.
settings-suggestions-on = חברים יכולים להציע מסמכים לספרייה.
settings-suggestions-off = חברים אינם יכולים להציע מסמכים לספרייה.
privacy-suggestions = מסמך שהצעת או הוספת נשמר עם המזהה שלך עד שספרן מחליט לגביו, ולכל היותר 30 יום, כדי שאפשר יהיה להודיע לך על התוצאה.
forget-suggestions =
    { $count ->
        [one] המזהה שלך ליד מסמך אחד ששלחת
        [two] המזהה שלך ליד שני מסמכים ששלחת
       *[other] המזהה שלך ליד { $count } מסמכים ששלחת
    }

will-queue =
    { $action ->
        [add] זה קורא מסמך ומכניס אותו לתור של הספרייה.
        [approve] זה מעביר מסמך מהתור לספרייה, לכל הצ'אטים.
        [reject] זה דוחה מסמך מהתור ומוחק אותו.
       *[edit] זה משנה את מה שנאמר על מסמך בתור.
    }
queue-title =
    { $count ->
        [0] מסמכים שממתינים לספרייה
        [one] מסמך אחד ממתין לספרייה
        [two] שני מסמכים ממתינים לספרייה
       *[other] { $count } מסמכים ממתינים לספרייה
    }
queue-none = שום מסמך אינו ממתין. ספרנים שולחים מסמכים באמצעות ‎/add, וחברים באמצעות ‎/suggest במקום שמנהלי הצ'אט מאפשרים זאת.
queue-age =
    { $days ->
        [0] היום
        [one] אתמול
        [two] לפני יומיים
       *[other] לפני { $days } ימים
    }
queue-kept = המסמך הזה בתור. מצטטים ממנו רק אחרי שאושר.
queue-waits = המסמך הזה כבר בתור.
queue-unread = כבר אי אפשר לקרוא את המסמך הזה. יש לדחות אותו, או לבקש שיישלח שוב.
queue-how = כדי להוסיף את מה שחסר, או לדחות אותו עם סיבה:
queue-gone = שום מסמך כזה אינו ממתין. ייתכן שמישהו אחר החליט לגביו, או שהוא ממתין יותר מ-30 יום.
queue-changed = מישהו שינה את מה שנאמר על המסמך הזה. יש לבדוק אותו שוב.
queue-field = ”{ $name }“: { $problem }.
queue-edit-what = מה לשנות? יש לציין לפחות אחד מאלה: title, author, date, source, licence או attribution. ”none“ מסיר את מה שנאמר.
queue-no-reason = מדוע הוא נדחה? הסיבה תימסר למי ששלח אותו.
queue-unwritable = הבוט אינו יכול לכתוב לתיקייה של הספרייה, ולכן אי אפשר לאשר מסמכים מכאן. המפעיל יכול לאפשר לו לכתוב לתיקייה ”added“ שב-KNOWLEDGE_DIR, או להוסיף שם את המסמך.
queue-unreadable = אי אפשר להוסיף את המסמך כך: { $problem }
queue-would-approve = ”{ $title }“ ייכנס לספרייה, לכל הצ'אטים.
queue-would-reject = ”{ $title }“ יידחה ויימחק, מהסיבה: ”{ $reason }“
queue-approved = ”{ $title }“ נמצא עכשיו בספרייה: { $document }.
queue-rejected = ”{ $title }“ נדחה ונמחק.
button-approve = אישור
button-reject = דחייה …
param-queue-action = מה לעשות (ברירת מחדל: list)
param-queue-item = קוד של מסמך בתור
param-queue-reason = מדוע הוא נדחה; הסיבה נמסרת למי ששלח אותו
param-queue-title = הכותרת שלו
param-queue-author = המחבר שלו
param-queue-date = מתי פורסם: 2025, ‏2025-03 או 2025-03-14
param-queue-source = מהיכן הוא: שם, או כתובת
param-queue-licence = הרישיון שלו
param-queue-attribution = עמדתו של מי הוא מוסר
detail-submission = מסמך בתור: { $value }
detail-fields = שדות: { $value }
detail-waiting = מסמכים בתור: { $value }
detail-suggestions =
    { $value ->
        [yes] הצעות מסמכים: מותרות
       *[no] הצעות מסמכים: אינן מותרות
    }

## Gaps

gaps-summary = רשימת השאלות שהספרייה לא ענתה עליהן (לספרנים בלבד)
tell-summary = בקשה לקבל הודעה כשתהיה תשובה
param-gaps-action = מה לעשות (ברירת מחדל: list)
param-gap = קוד של שאלה ללא תשובה
param-gap-answer = קוד של קטע, או מסמך שעונה על השאלה
param-gap-sure = כן, אחרי התצוגה המקדימה
param-questions = האם מותר לשמור את נוסחן של שאלות שאין להן תשובה, אחרי ששלושה אנשים שאלו אותן
button-tell = להודיע לי כשתהיה תשובה
button-link = לקשר ולהודיע לממתינים
gaps-title =
    { $count ->
        [0] שאלות ללא תשובה
        [one] שאלה אחת ללא תשובה
        [two] שתי שאלות ללא תשובה
       *[other] { $count } שאלות ללא תשובה
    }
gaps-none = אין שאלות שמורות. שאלות נשמרות במקום שבו מנהלי הצ'אט הפעילו זאת (‎/settings questions:keep) ושלושה אנשים שונים שאלו אותן, או כשמישהו ממתין לתשובה.
gap-asked =
    { $count ->
        [one] נשאל פעם אחת
        [two] נשאל פעמיים
       *[other] נשאל { $count } פעמים
    }
gap-waiting =
    { $count ->
        [one] אדם אחד ממתין
        [two] שני אנשים ממתינים
       *[other] { $count } אנשים ממתינים
    }
gap-age = לראשונה { $first ->
        [0] היום
        [one] אתמול
        [two] לפני יומיים
       *[other] לפני { $first } ימים
    }, לאחרונה { $last ->
        [0] היום
        [one] אתמול
        [two] לפני יומיים
       *[other] לפני { $last } ימים
    }
gap-counts =
    { $count ->
        [0] ב-{ $days } הימים האחרונים לא נותרה שאלה ללא תשובה.
        [one] ב-{ $days } הימים האחרונים נותרה שאלה אחת ללא תשובה. לפי הנושא הקרוב והשפה:
        [two] ב-{ $days } הימים האחרונים נותרו שתי שאלות ללא תשובה. לפי הנושא הקרוב והשפה:
       *[other] ב-{ $days } הימים האחרונים נותרו { $count } שאלות ללא תשובה. לפי הנושא הקרוב והשפה:
    }
gap-no-topic = אין נושא קרוב
gap-unknown = אין שאלה כזאת ללא תשובה. ייתכן שנמצאה לה תשובה או שנמחקה.
gap-with-what = מה עונה על השאלה? יש לציין קוד של קטע, או נתיב של מסמך.
gap-empty-document = במסמך הזה אין קטעים.
gap-busy = ממש עכשיו מבקשים לקבל על כך הודעה. נסו שוב.
gap-preview =
    { $count ->
        [0] נשאל: ”{ $question }“. איש אינו ממתין להודעה. הקטע הזה יקושר לשאלה:
        [one] נשאל: ”{ $question }“. אדם אחד ממתין, והקטע הזה יישלח אליו:
        [two] נשאל: ”{ $question }“. שני אנשים ממתינים, והקטע הזה יישלח אליהם:
       *[other] נשאל: ”{ $question }“. { $count } אנשים ממתינים, והקטע הזה יישלח אליהם:
    }
gap-linked =
    { $count ->
        [0] השאלה נענתה. איש לא המתין להודעה.
        [one] השאלה נענתה. תישלח הודעה לאדם אחד.
        [two] השאלה נענתה. תישלח הודעה לשני אנשים.
       *[other] השאלה נענתה. תישלח הודעה ל־{ $count } אנשים.
    }
gap-would-link = הקטע { $citation } יישלח לכל מי שמחכה לתשובה על ”{ $question }“.
gap-would-dismiss = השאלה ”{ $question }“ תידחה, ולאיש מהמחכים לא יימסר דבר.
gap-dismissed =
    { $count ->
        [0] השאלה הוסרה מהרשימה.
        [one] השאלה הוסרה מהרשימה. אדם אחד המתין, ולא יקבל הודעה.
        [two] השאלה הוסרה מהרשימה. שני אנשים המתינו, ולא יקבלו הודעה.
       *[other] השאלה הוסרה מהרשימה. { $count } אנשים המתינו, ולא יקבלו הודעה.
    }
gap-told = שאלת: ”{ $question }“, וביקשת לקבל הודעה על תשובה. ספרן קישר לשאלתך את הקטע הזה:
gap-will-tell = תקבלו הודעה פרטית כשספרן יקשר קטע לשאלה שלכם. עד אז, ולכל היותר 30 יום, נשמרים השאלה והמזהה של השיחה הפרטית שלנו. הספרנים רואים את השאלה, לא מי שאל אותה. ‎/forget me מוחק את שניהם.
gap-waits-already = כבר ביקשת לקבל תשובה על כך.
gap-too-many = זה המספר המרבי של תשובות שאפשר להמתין להן בבת אחת.
gap-greeting = כאן תקבלו הודעה כשתהיה תשובה לשאלה שאתם ממתינים לה.
gap-cannot-write = אין באפשרותי לכתוב לך בפרטי, ולכן אין באפשרותי להבטיח הודעה. אפשר להתחיל איתי שיחה, או לאפשר בדיסקורד הודעות ישירות מחברי השרת הזה, וללחוץ שוב על הכפתור.
gap-question-gone = איני יודע עוד איזו שאלה זו הייתה: אני שוכח אותן אחרי שעה. שאלו שוב.
gap-question-of-another = זה מיועד למי ששאל. אפשר לשאול בעצמך, ואז לקבל הודעה.
