### German: what members read. The rest is said in English; en.ftl tells which.
### No native reader has gone through these words yet. Corrections are welcome.

## Whose words they are

attribution-document = aus einem Text, der die Position von { $name } wiedergibt
attribution-speaker = laut { $name }
attribution-narration = der Text selbst
attribution-then = { $first }; ab „{ $words } …“ { $next }

## Where they stand

title-unknown = ohne Titel
author = von { $name }
author-unknown = Autor nicht angegeben
date-unknown = undatiert
date-of-file = Datum laut Dateiname: { $date }
outdated = gültig bis { $until }, möglicherweise veraltet
outdated-since = zuletzt bestätigt: { $confirmed }, gültig bis { $until }, möglicherweise veraltet
page = Seite { $number }
paragraph = Absatz { $number }
part = Teil { $number } von { $of }
caption-page = Seite
in-language = Sprache: { $language }
translation = Übersetzung von { $of }, übersetzt von { $translator }
translation-unsigned = Übersetzung von { $of }, Übersetzer nicht angegeben
standing-corrected = Berichtigung: { $note }
standing-retracted = Zurückgezogen: { $note }
standing-superseded = Ersetzt durch { $by }
standing-superseded-note = Ersetzt durch { $by }: { $note }
standing-old = Diese Worte stammen aus einer älteren Fassung und sind nicht mehr in der Bibliothek.
counterpart = Dieselbe Textstelle in der anderen Sprache, von einem Menschen übersetzt:
also-at = Dieselben Worte stehen auch in:
also-place = { $title }, Absatz { $number }
also-more =
    { $count ->
        [one] und an einer weiteren Stelle
       *[other] und an { $count } weiteren Stellen
    }
stands-before = Text davor:
stands-after = Text danach:
unknown = nicht angegeben

## Answers

repaired = Gesucht wurde „{ $to }“ statt „{ $from }“.
no-document-has = Kein Dokument enthält „{ $word }“. Meinten Sie „{ $near }“?
by-topic = Gefunden über das Thema { $topic }, das Ihre Worte nennen. Seine Dokumente sind in einer anderen Sprache und werden im Original zitiert.
by-topic-here = Gefunden über das Thema { $topic }, das Ihre Worte nennen.
nearly-like = Fast dieselben Worte wie { $citation }. Unterschiede sind markiert.
same-words = Dieselben Worte wie { $citation }, aber anders zugeschrieben.
voices =
    { $count ->
        [one] Die Textstellen geben die Position einer Partei wieder.
       *[other] Die Textstellen geben die Positionen von { $count } Parteien wieder. Jede wird für sich zitiert, geordnet nach Relevanz.
    }
voice = Der Text gibt die Position von { $voice } wieder · { $date }
voice-unknown = Die Bibliothek gibt nicht an, wessen Position der Text wiedergibt · { $date }
library-empty = Die Bibliothek enthält noch keine Dokumente, daher kann nichts zitiert werden.
library-empty-operator = Legen Sie Markdown- oder Textdateien in den Ordner der Dokumente. Falls Sie das getan haben, zeigt { -command-lint }, warum sie ausgelassen wurden.
nearest-passage = Die nächstliegende Textstelle:
no-answer = Ich habe keine Textstelle gefunden, die das beantwortet.
undated-left-out =
    { $count ->
        [one] Ein Dokument wurde ausgelassen, weil sein Veröffentlichungsdatum unbekannt ist.
       *[other] { $count } Dokumente wurden ausgelassen, weil ihr Veröffentlichungsdatum unbekannt ist.
    }
no-phrase = Keine Textstelle enthält „{ $phrase }“ Wort für Wort. Um nach den einzelnen Wörtern zu suchen, entfernen Sie die Anführungszeichen.
no-answer-near = Nächstliegende Themen:
no-answer-passages = Nächstliegende Textstellen:
no-answer-near-both = Nächstliegende Textstellen und Themen:
no-answer-topics = Alle Themen sehen Sie mit /topics.
no-answer-documents = Alle Dokumente sehen Sie mit /sources.
topic-line = Zu diesem Thema: { $line }
more-gone = Die Bibliothek hat sich seitdem geändert, und diese Textstellen sind nicht mehr darin. Bitte fragen Sie noch einmal.
link-known = Diese Seite haben wir:
link-unknown = Die Bibliothek hat keine Seite mit dieser Adresse.

## Why

why-title = Was der Bot berücksichtigt hat
why-people-sure = Die beste Textstelle beantwortet die Frage wahrscheinlich.
why-people-nearest = Die nächstliegende Textstelle beantwortet die Frage vielleicht, vielleicht auch nicht.
why-people-silent = Keine Textstelle beantwortet die Frage mit genügender Wahrscheinlichkeit, daher wird keine gezeigt.
why-people-topic = Die Wörter passen zum Thema { $topic }.
why-people-words = Gesucht nach: { $words }
why-people-searched = Durchsuchte Dokumente: { $searched } von { $all }
why-details = Zahlen
why-gone = Die Einzelheiten zu einer Antwort werden 15 Minuten lang aufbewahrt, nur im Arbeitsspeicher und nur für Personen, die die Antwort sehen können. Um sie wieder zu sehen, geben Sie /why und die Frage ein.
why-confident = Bester Treffer: antwortet mit einer Wahrscheinlichkeit von { $percent } % (geschätzt; angezeigt ab { $bar } %).
why-nearest = Nächstliegender Treffer: antwortet mit einer Wahrscheinlichkeit von { $percent } % (geschätzt). Textstellen werden ab { $bar } % angezeigt, unter { $sure } % nur als die nächstliegende.
why-silent = Nächstliegender Treffer: antwortet mit einer Wahrscheinlichkeit von { $percent } % (geschätzt). Textstellen werden ab { $bar } % angezeigt, daher wird keine angezeigt.
why-nowhere = Die Worte in Anführungszeichen stehen in keiner der durchsuchten Textstellen, daher wird keine angezeigt.
why-nothing = Keine der durchsuchten Textstellen enthält eines der Wörter, daher gibt es nichts anzuzeigen.
why-by-topic = Ihre Worte passen zu { $percent } % zum Thema { $topic }, daher werden dessen Textstellen angezeigt. Die Dokumente sind in einer anderen Sprache.
why-by-topic-here = Ihre Worte passen zu { $percent } % zum Thema { $topic }, daher werden dessen Textstellen angezeigt.
why-changed = Die Bibliothek hat sich seitdem geändert. Textstellen, die nicht mehr darin sind, fehlen hier.
why-words = Wörter, die gezählt haben:
why-no-words = Kein Wort hat gezählt: Die Frage besteht nur aus häufigen Wörtern.
why-word =
    { $count ->
        [0] { $word } (Gewicht { $percent } %, in keiner Textstelle)
        [one] { $word } (Gewicht { $percent } %, in einer Textstelle)
       *[other] { $word } (Gewicht { $percent } %, in { $count } Textstellen)
    }
why-synonyms = Über Synonyme: { $pairs }
why-phrases = Verlangt, Wort für Wort: { $phrases }
why-excluded = Ausgeschlossen: { $words }
why-source = Nur Dokumente mit diesem Namen: { $source }
why-since = Nur Dokumente ab { $day }
why-until = Nur Dokumente bis { $day }
why-searched = Durchsucht: { $passages } von { $allPassages } Textstellen, { $documents } von { $allDocuments } Dokumenten
why-by-meaning = Auch die Ähnlichkeit der Bedeutung hat gezählt.
why-revision = Fassung des Index: { $revision }
why-shown = Angezeigt:
why-answering = Teil der Antwort:
why-others = Ebenfalls berücksichtigt:
why-probability = Wahrscheinlichkeit { $percent } %
why-relevance = Relevanz { $relevance }, BM25 { $bm25 }
why-holds = enthält: { $words }
why-figures = Textstellen sind nach Relevanz geordnet, doch ein einzelnes Dokument füllt die Liste nicht. Vergleichen Sie Zahlen nur innerhalb einer Frage.

## Quotations

check-exact = Wörtliches Zitat.
check-altered = Das Zitat weicht von den Dokumenten ab. Unterschiede sind markiert.
check-stitched = Das Zitat ist aus verschiedenen Stellen der Dokumente zusammengesetzt oder umgestellt.
check-partly = Einige dieser Sätze stehen in den Dokumenten, andere nicht.
check-from-context = Diese Worte stehen in den Dokumenten, doch das Zitat lässt einen Teil eines Satzes weg. Die fehlenden Wörter sind markiert.
check-not-found = Diese Worte stehen nicht in diesen Dokumenten. Sie können anderswo stehen.
check-own-words = So zitiert:
check-word = „{ $word }“
check-differs = Geänderte Wörter: { $words }
check-omission = Das Zitat kennzeichnet eine Auslassung mit Punkten. Die ausgelassenen Wörter sind hier markiert.
check-unfound = Nicht in diesen Dokumenten:
check-notes = Ausgelassen, weil das Dokument dort keine Fußnotenzeichen hat: { $notes }
check-ignored = Nicht verglichen, weil es die Quelle zu nennen scheint: „{ $line }“
check-more =
    { $count ->
        [one] Ein weiterer Teil steht in den Dokumenten.
       *[other] { $count } weitere Teile stehen in den Dokumenten.
    }
check-nearest = Nächstliegender Text in den Dokumenten:
check-summary = Prüfen, ob ein Zitat in den Dokumenten steht
check-from-message = Dieses Zitat prüfen
param-quotation = die Worte des Zitats

## Buttons

button-more = Mehr
button-context = Kontext
button-source = Quelle
button-back = ‹ Zurück
button-forward = Weiter ›
button-csv = CSV herunterladen
button-read = Von Anfang an lesen
button-help = Hilfe
button-auto = Automatisch
button-again = Noch einmal fragen
button-open = Öffnen
button-private = Nur der fragenden Person antworten
button-everyone = Allen antworten
button-why = Warum

## What went wrong

failed = Bei uns ist etwas schiefgegangen. Bitte melden Sie es dem Betreiber dieses Bots mit dem Kennzeichen { $reference }.
undelivered = Ich konnte meine Antwort hier nicht anzeigen. Bitte melden Sie es dem Betreiber dieses Bots mit dem Kennzeichen { $reference }.
maybe-lost = Meine Antwort ist möglicherweise nicht angekommen. Wenn Sie sie nicht vollständig sehen, fragen Sie bitte noch einmal.
cut = Der Rest passt hier nicht hin. Um weniger Auszüge auf einmal zu erhalten, verwenden Sie „limit“.
not-allowed = Dieser Bot antwortet hier nicht.
alone-nowhere = Diese Antwort ist nur für eine Person bestimmt und kann hier nicht angezeigt werden.
alone-elsewhere = Diese Antwort ist nur für Sie bestimmt. Um sie zu lesen, öffnen Sie unseren privaten Chat.
alone-ask = Diese Antwort ist nur für Sie bestimmt. Öffnen Sie unseren privaten Chat und fragen Sie dort noch einmal.
too-often =
    { $seconds ->
        [one] Das ging schnell! Bitte warten Sie eine Sekunde und fragen Sie noch einmal.
       *[other] Das ging schnell! Bitte warten Sie { $seconds } Sekunden und fragen Sie noch einmal.
    }
cannot-read = Ich kann nur Text lesen. Bitte tippen Sie Ihre Frage ein, oder schreiben Sie sie unter ein Bild oder eine Datei.
line-empty = Es gibt noch nichts zu beantworten. Stellen Sie eine Frage, oder sehen Sie nach, was Sie fragen können.
line-too-long = Ihr Text ist { $length } Zeichen lang. Erlaubt sind höchstens { $max }.
command-unknown = Es gibt keinen Befehl „{ $name }“.
command-unknown-near = Es gibt keinen Befehl „{ $name }“. Meinten Sie einen von diesen?
command-instead = { $name } gibt es nicht. Verwenden Sie { $command }.
command-instead-or = { $name } gibt es nicht. Verwenden Sie { $command } oder { $other }.
pointer-leave =
    { $name } gibt es nicht. { $platform ->
        [console] Zum Beenden drücken Sie Strg+D.
       *[other] Der Bot antwortet nur, wenn er gefragt wird; es gibt also nichts anzuhalten. Um zu löschen, was über Sie gespeichert ist, verwenden Sie { $command }.
    }
pointer-feedback = { $name } gibt es nicht. Um einen Fehler zu melden, schreiben Sie den Moderatoren dieses Chats oder dem Betreiber dieses Bots.
citation-unknown = Die Bibliothek hat keine Textstelle mit dem Code „{ $citation }“.
citation-withdrawn = Das Dokument { $document } wurde aus der Bibliothek entfernt und wird nicht angezeigt.
citation-removed = Diese Textstelle wurde endgültig aus der Bibliothek gelöscht. Nichts davon wird aufbewahrt.
source-unknown = Die Bibliothek hat kein Dokument, das „{ $name }“ ähnelt.
source-unknown-near = Die Bibliothek hat kein Dokument „{ $name }“. Meinten Sie „{ $near }“?
source-twice = „source“ und „from“ bedeuten dasselbe. Verwenden Sie nur eines davon.
topic-unknown = Es gibt kein Thema „{ $name }“.
page-unknown = Es gibt keine Seite { $page }. Die letzte Seite ist { $pages }.
for-example = Zum Beispiel:
asks-question = Was möchten Sie fragen?
asks-quotation = Welches Zitat soll geprüft werden?
asks-topic = Welches Thema? /topics listet sie auf.
asks-citation = Welche Textstelle? Geben Sie den Code ein, der unter einem Auszug steht.
asks-pin = Was soll angepinnt werden? Ein Thema, der Code einer Textstelle oder eine Frage.
param-missing = „{ $name }“ muss angegeben werden.
param-too-long = „{ $name }“ ist { $length } Zeichen lang. Erlaubt sind höchstens { $max }.
param-not-count = „{ $name }“ muss eine ganze Zahl von { $min } bis { $max } sein.
param-not-day = „{ $name }“ muss ein Jahr, ein Monat oder ein Tag sein, den es gibt, etwa 2024, 2024-05 oder 2024-05-31. Eingegeben wurde „{ $given }“.
param-not-choice = „{ $name }“ muss einer dieser Werte sein: { $choices }.
param-unknown =
    { $name ->
        [none] Hier stehen mehr Wörter, als dieser Befehl annimmt.
       *[other] Dieser Befehl hat keine Option „{ $name }“.
    }

## Commands

ask-summary = Den Dokumenten eine Frage stellen
ask-from-message = In den Quellen suchen
topics-summary = Die Themen dieser Bibliothek auflisten
topic-summary = Die Auszüge zu einem Thema anzeigen
sources-summary = Die Dokumente auflisten und was über sie bekannt ist
cite-summary = Den Code einer Textstelle nachschlagen, mit ihrem Kontext
why-summary = Anzeigen, was der Bot bei einer Frage berücksichtigt und warum er so antwortet
because-summary = Anzeigen, was der Bot bei einer Antwort berücksichtigt hat
help-summary = So verwenden Sie diesen Bot
settings-summary = Ansehen oder ändern, welche Sprache der Bot hier spricht und wer seine Antworten sieht
privacy-summary = Ansehen, was der Bot speichert und was nicht
about-summary = Die Version und die Bibliothek anzeigen
start-summary = Die Begrüßung anzeigen
more-summary = Die nächsten Textstellen einer Antwort anzeigen

param-question = Ihre Frage in eigenen Worten
param-source = nur dieses Dokument oder diese Quelle (Titel, Pfad oder Name)
param-from = dasselbe wie source
param-since = nur Dokumente ab diesem Jahr, Monat oder Tag, etwa 2024 oder 2024-05
param-until = nur Dokumente bis zu diesem Jahr, Monat oder Tag
param-limit = wie viele Auszüge angezeigt werden
param-citation = der Code, der unter einem Auszug steht
param-document = Titel oder Pfad eines Dokuments oder der Code einer seiner Textstellen
param-page = Seite der Liste
param-topic = Name des Themas
param-command = ein Befehl, um Einzelheiten zu sehen
param-language = eine Sprache oder auto
param-payload = Code einer Textstelle aus einem Link
param-answers = ob alle im Chat die Antworten sehen oder nur die Person, die fragt
param-private = die Antwort nur Ihnen anzeigen
param-private-before = die Antwort nur Ihnen anzeigen; in einer getippten Zeile steht private:yes vor dem Zitat

topics-title =
    { $count ->
        [one] Ein Thema
       *[other] { $count } Themen
    }
topics-none = Diese Bibliothek hat keine Themen. Stellen Sie stattdessen eine Frage.
sources-title =
    { $count ->
        [one] Ein Dokument
       *[other] { $count } Dokumente
    } · Seite { $page } von { $pages }
meta-document = Dokument:
meta-source = Quelle:
meta-url = URL:
meta-author = Autor:
meta-published = Veröffentlicht:
meta-retrieved = Abgerufen:
meta-sha256 = SHA-256 beim Hinzufügen:
meta-valid-until = Gültig bis:
meta-review-by = Zu überprüfen bis:
meta-language = Sprache:
meta-kind = Art:
meta-licence = Lizenz:
meta-attribution = Gibt die Position wieder von:
meta-tags = Schlagwörter:
meta-translation-of = Übersetzung von:
meta-translator = Übersetzer:
meta-standing = Status:
meta-length = Länge:
meta-revision = Fassung:
paragraphs =
    { $count ->
        [one] ein Absatz
       *[other] { $count } Absätze
    }

help-title = Was Sie fragen können
help-intro = Jede Antwort ist ein wörtlicher Auszug aus einem Dokument, mit seiner Quelle.
help-how =
    { $platform ->
        [discord] Geben Sie / ein und wählen Sie einen Befehl. Um nach einer Nachricht zu fragen, öffnen Sie deren Menü und wählen Sie Apps.
        [telegram]
            { $place ->
                [group] In dieser Gruppe beginnen Sie mit einem Befehl, erwähnen den Bot oder antworten auf eine seiner Nachrichten.
               *[alone] Eine Zeile ohne Schrägstrich ist eine Frage.
            }
       *[other] Eine Zeile ohne Schrägstrich ist eine Frage.
    }
help-more = Zu einem einzelnen Befehl geben Sie /help und seinen Namen ein.
help-ask = Fragen
help-check = Prüfen
help-chat = Dieser Chat
help-library = Bibliothek
help-for-moderators = Für Moderatoren, in Gruppen und Kanälen.
help-for-librarians = Für Bibliothekare.
help-renamed = { $old } heißt jetzt { $name }.

start-title = Antworten in den Worten der Dokumente selbst
start-intro =
    { $count ->
        [one] Dieser Bot antwortet aus einem Dokument, und nur mit wörtlichen Auszügen daraus.
       *[other] Dieser Bot antwortet aus { $count } Dokumenten, und nur mit wörtlichen Auszügen daraus.
    }
start-how = Wählen Sie ein Thema oder stellen Sie eine Frage. Unter jedem Auszug stehen seine Quelle und ein Code, mit dem alle ihn nachschlagen können.

settings-title = Einstellungen
settings-language = Sprache des Bots hier: { $language }.
settings-auto = Der Bot spricht die Sprache der Frage oder die Ihrer App.
settings-private = Nur die Person, die fragt, sieht die Antworten.
settings-everyone = Alle in diesem Chat sehen die Antworten.
settings-questions-keep = Fragen, die hier ohne Antwort bleiben, dürfen mit ihrem Wortlaut aufbewahrt werden, nachdem drei verschiedene Personen etwas Ähnliches gefragt haben.
settings-questions-forget = Fragen, die hier ohne Antwort bleiben, werden gezählt, aber ihr Wortlaut wird nicht aufbewahrt.
settings-yours = Dies sind Ihre eigenen Einstellungen.
settings-chat = Diese Einstellungen gelten für diesen Chat. Moderatoren können sie ändern.
settings-moderators = Neben Personen, die Nachrichten verwalten können, sind Personen mit der Rolle { $role } Moderatoren für diesen Bot. Damit sie seine Befehle sehen, erlauben Sie die Rolle unter Servereinstellungen > Integrationen.
settings-moderators-none = Personen, die Nachrichten verwalten können, sind die Moderatoren für diesen Bot. Personen, die den Server verwalten, können eine Rolle hinzufügen.
settings-bad-role = „moderators“ muss eine Rolle (eine Erwähnung oder ihre ID) oder none sein.
settings-no-roles = Hier sind die Administratoren des Chats die Moderatoren. Es gibt keine Rollen, aus denen man wählen könnte.

privacy-title = Datenschutz
privacy-questions = Fragen werden im Arbeitsspeicher gesucht und dann vergessen. Eine Frage ohne Antwort bleibt eine Stunde im Arbeitsspeicher, damit Sie um eine Benachrichtigung bitten können, sobald es eine Antwort gibt. Außerdem wird sie nach Tag, Sprache und nächstliegendem Thema gezählt, ohne ihren Wortlaut und ohne Sie.
privacy-unanswered = Nur wo Moderatoren dies eingeschaltet haben, bleibt der Wortlaut solcher Fragen bis zu eine Woche im Arbeitsspeicher. Er wird ohne Namen gespeichert, nachdem drei verschiedene Personen etwas Ähnliches gefragt haben. Er wird gelöscht, wenn 90 Tage lang niemand danach gefragt hat.
privacy-gaps = Wenn Sie um Benachrichtigung über eine Antwort bitten, werden Ihre Frage und die ID Ihres privaten Chats mit dem Bot aufbewahrt, bis Sie benachrichtigt werden, höchstens aber 30 Tage lang.
privacy-waiting = Auf Telegram wird eine Frage, die nicht sofort beantwortet werden kann, mit Ihrer ID gespeichert, bis sie beantwortet ist, damit sie bei einem Neustart nicht verloren geht. Spätestens nach einem Tag wird sie gelöscht.
privacy-why = Die Wörter, mit denen nach einer Frage gesucht wurde, bleiben für die Schaltfläche „Warum“ 15 Minuten im Arbeitsspeicher und werden mit der nächsten Frage danach verworfen.
privacy-settings = Die Sprache und der Empfängerkreis, die Sie für sich wählen, werden unter Ihrer ID aufbewahrt, die eines Chats unter der ID des Chats, bis Sie sie ändern oder löschen.
privacy-owner = Wenn Sie einen Überblick oder eine angepinnte Nachricht einrichten, wird Ihre ID dazu aufbewahrt, damit Sie benachrichtigt werden können, falls es nicht weitergehen kann.
privacy-audit = Was Moderatoren und Bibliothekare mit diesem Bot tun, wird mit ihren IDs aufbewahrt, damit andere sehen können, wer es getan hat. Wenn Sie darum bitten, vergessen zu werden, wird Ihre ID aus diesen Einträgen entfernt. Die Handlung und ihre Zeit bleiben.
privacy-lines = Die Frage einer angepinnten Nachricht wird aufbewahrt, bis diese entfernt wird. Ein Befehl eines Moderators, der auf Bestätigung wartet, wird einen Tag lang aufbewahrt.
privacy-posted = Für eine festgelegte Zeit bewahrt der Bot auf, welche Textstellen eine Antwort in einer Gruppe gezeigt hat und in welcher Nachricht, damit er sie berichtigen kann. Bei Antworten, die nur Ihnen angezeigt werden, zählt er nur, wie oft jedes Dokument angezeigt wurde. /forget me löscht, was unter Ihrer ID aufbewahrt wird.
privacy-rates = Wie oft Sie fragen, wird im Arbeitsspeicher gezählt, damit der Bot für alle benutzbar bleibt.
privacy-log = Das Protokoll verzeichnet Starts, Stopps, geänderte Dokumente und Fehler, ohne Fragen, Namen oder IDs.
privacy-web = Die Webseite setzt ein Cookie mit einer Zufallszahl, um Sie wiederzuerkennen, bis Ihr Browser geschlossen wird. Wenn Sie dort Ihre Einstellungen ändern, bewahrt ein weiteres Cookie sie ein Jahr lang in Ihrem Browser auf. Der Bot speichert nichts davon.
privacy-groups = In Gruppen liest der Bot Befehle, Antworten an ihn, Nachrichten, die ihn erwähnen, und eine Nachricht, nach der ihn jemand fragt, und sonst nichts. 15 Minuten lang merkt er sich anhand von Nummern, welche seiner Nachrichten auf welche von Ihren antwortet.
privacy-operator = Der Bot läuft auf dem eigenen Rechner seines Betreibers. Chatplattformen haben ihre eigenen Regeln.

about-title = Verbatim
about-promise = Zitiert Dokumente Wort für Wort, mit ihrer Quelle. Schreibt keinen eigenen Satz über ihren Gegenstand.
about-version = Version
about-library =
    { $documents ->
        [one] Ein Dokument
       *[other] { $documents } Dokumente
    }, { $passages ->
        [one] eine Textstelle
       *[other] { $passages } Textstellen
    }
about-revision = Fassung der Bibliothek

## The terminal

console-welcome = Stellen Sie eine Frage, oder geben Sie / und einen Befehl ein. /help listet die Befehle auf. Zum Beenden drücken Sie Strg+D.
console-saved = Gespeichert: { $path }
console-not-saved = { $name } konnte nicht in { $folder } gespeichert werden ({ $why }).

## The web page

web-title = Die Bibliothek befragen
web-library = Die Bibliothek
web-ask = Fragen
web-topics = Themen
web-topics-all = Alle Themen
web-language = Sprache
web-language-auto = Wie im Browser
web-examples = Zum Beispiel
web-holdings =
    { $count ->
        [one] Ein Dokument
       *[other] { $count } Dokumente
    }
web-holdings-of = { $documents }, { $day }
web-holdings-dated = { $documents }, von { $first } bis { $last }
web-holdings-some = { $documents }, die datierten von { $first } bis { $last }
web-empty = Sobald Dokumente in der Bibliothek sind, können Sie hier danach fragen.
web-question = Ihre Frage, oder / und ein Befehl
web-send = Fragen
web-asked = Ihre Frage
web-pressed = Ihre Auswahl
web-skip = Zur Frage springen
web-conversation = Gespräch
web-suggestions = Vorschläge
web-loading = Suche läuft …
web-found =
    { $count ->
        [one] Eine Textstelle
       *[other] { $count } Textstellen
    }
web-unreachable = Der Bot ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.
web-too-long = Dieser Text ist zu lang. Bitte kürzen Sie ihn.
web-not-found = Diese Seite gibt es nicht.
web-not-found-how = Durchsuchen Sie oben auf der Seite alle Dokumente, oder machen Sie hier weiter:
web-starting = Die Bibliothek wird geladen …
web-starting-how = Diese Seite öffnet sich, sobald die Bibliothek bereit ist.
web-verdict-exact = Wörtlich
web-verdict-altered = Verändert
web-verdict-stitched = Zusammengesetzt
web-verdict-partly = Teilweise
web-verdict-from-context = Aus dem Zusammenhang
web-verdict-not-found = Nicht gefunden
web-check-legend = Durchgestrichen: nur im Zitat. Unterstrichen: im Dokument.
web-check-unfound = nicht in diesen Dokumenten
web-right-quote = Das richtige Zitat
web-copy-quote = Richtiges Zitat kopieren
web-skip-main = Zum Inhalt springen
web-pages = Seiten
web-documents = Dokumente
web-documents-all = Alle Dokumente
feed-title = Änderungen in der Bibliothek
feed-added = Neu: { $title }
feed-revised = Überarbeitet: { $title }
feed-removed = Nicht mehr in der Bibliothek: { $title }
web-search = In allen Dokumenten suchen
web-search-button = Suchen
web-search-how = Stellen Sie eine Frage, oder setzen Sie Wörter in Anführungszeichen. Sie erhalten Auszüge aus den Dokumenten, Wort für Wort, oder nichts, wenn sie keine Antwort geben.
web-about = Über dieses Dokument
web-unknown =
    { $count ->
        [one] 1 Angabe fehlt
       *[other] { $count } Angaben fehlen
    }
web-image = Bild
web-note = Anmerkung
web-info = Info
web-see-also = Siehe auch
web-summary = Zusammenfassung
web-question-box = Frage
web-example = Beispiel
web-tip = Tipp
web-important = Wichtig
web-warning = Warnung
web-caution = Vorsicht
web-danger = Gefahr
web-text = Text
web-outline = Inhalt
web-excerpts-only = Dieses Dokument wird nur in Auszügen gezeigt: den Textstellen, zu denen ein Zitat oder eine Suche führt.
web-passage-only = Nur die zitierte Textstelle wird gezeigt.
web-older = Dies ist eine ältere Fassung. Die Bibliothek hat jetzt eine andere.
web-removed = Diese Textstelle ist nicht mehr in der Bibliothek. Sie stand in einer früheren Fassung.
web-newest = Die aktuelle Fassung anzeigen
web-translations = Übersetzung oder Original:
web-original = Diese Worte im Original finden
web-cite = Diese Textstelle zitieren
web-cite-plain = Als reiner Text
web-cite-markdown = Als Markdown
web-copy = Kopieren
web-copied = Kopiert
web-cite-short = Zitieren
web-no-copy = Ihr Browser erlaubt das Kopieren nicht. Markieren Sie stattdessen den Text.
web-earlier = Frühere Fassungen
web-revision-of = Zuerst gesehen: { $day }
web-changes = Was sich seitdem geändert hat
web-changes-title = Was sich geändert hat in: { $title }
web-changes-from = Von der zuerst am { $day } gesehenen Fassung zur aktuellen:
web-added = hinzugefügt
web-taken = entfernt
web-too-different = Die beiden Fassungen haben zu wenig gemeinsam, um sie Wort für Wort zu vergleichen.
web-unknown-document = Die Bibliothek hat dieses Dokument nicht.
export-lead = Dies ist eine Kopie der Bibliothek vom { $day }. Sie funktioniert ohne den Bot: Die Texte liegen hier als Seiten und als JSON-Dateien.
export-search = Diese Suche läuft in Ihrem Browser und ist einfacher als die des Bots: Sie sucht nach den genauen Wörtern und beurteilt nicht, ob eine Textstelle eine Frage beantwortet.
export-search-script = Die Suche braucht JavaScript. Die Dokumente können Sie auch ohne lesen.
export-search-none = Keine Textstelle enthält diese Wörter.

## Who may

not-moderator =
    { $right ->
        [pin] Das können nur Personen tun, die in diesem Chat Nachrichten anpinnen können.
        [settings] Das können nur Personen tun, die die Einstellungen dieses Chats ändern können.
        [administer] Das können nur Personen tun, die diesen Server verwalten.
       *[other] Das können nur Moderatoren dieses Chats tun.
    }
not-librarian = Das können nur Bibliothekare tun, weil es ändert, was alle Chats gemeinsam haben.
rights-unknown = Ich konnte nicht prüfen, ob Sie das tun dürfen. Bitte versuchen Sie es noch einmal.
groups-only = Das geht nur in Gruppen und Kanälen, weil es um einen Chat mit mehreren Personen geht.
confirm-hidden = Die Person, die darum gebeten hat, zeigt nicht, wer sie ist; daher muss ein Moderator es bestätigen. Wer die Schaltfläche drückt, wird weder angezeigt noch gespeichert.
confirm-link = Dieser Befehl kam über einen Link; Sie haben ihn nicht eingegeben. Bestätigen Sie ihn nur, wenn Sie Folgendes möchten:
confirm-foreign-button = Diese Schaltfläche steht unter einer Nachricht, die nicht für Sie bestimmt war. Bestätigen Sie nur, wenn Sie Folgendes möchten:
confirm-message = Dieser Befehl stammt aus der Nachricht einer anderen Person. Bestätigen Sie ihn nur, wenn Sie Folgendes möchten:
only-typed = Das ändert etwas, daher müssen Sie es selbst eingeben.
draft-of-another = Das wurde einer anderen Person angeboten.
will-settings = Das ändert die Einstellungen dieses Chats.
will-settings-own = Das ändert Ihre eigenen Einstellungen.
will-forget = Das löscht, was über Sie gespeichert ist.
will-tell = Der Bot schreibt Ihnen privat, sobald es auf diese Frage eine Antwort gibt.
button-confirm = Bestätigen
confirm-summary = Ausführen, worum gebeten wurde
preview-summary = Die Anfrage noch einmal anzeigen
param-code = der Code der Schaltfläche
draft-gone = Diese Anfrage wartet nicht mehr. Bitte geben Sie den Befehl noch einmal ein.
store-closed = Der Bot kann gerade nichts speichern, daher geht das nicht. Fragen stellen können Sie weiterhin.
library-elsewhere = Die Bibliothek wird gerade neu geladen. Bitte versuchen Sie es gleich noch einmal.

## Pins

pin-summary = Eine Übersicht anpinnen, die sich aktualisiert, wenn sich die Bibliothek ändert
pins-summary = Die vom Bot angepinnten Nachrichten in diesem Chat auflisten
unpin-summary = Eine vom Bot angepinnte Nachricht entfernen
pin-note = Eine Auswahl von Sätzen aus den Dokumenten, Wort für Wort, jeder mit seiner Quelle.
pin-as-of = Stand: { $time }. Diese Nachricht aktualisiert sich, wenn sich die Bibliothek ändert.
pin-empty = Die Dokumente sagen hierzu nichts mehr. Diese Nachricht aktualisiert sich, wenn sich die Bibliothek ändert.
pin-title-passage = Textstelle { $citation }
button-all = Alle Auszüge
button-sources = Quellen

## Digests

digest-summary = Regelmäßig einen Überblick posten, was sich in der Bibliothek geändert hat
digest-title = Was sich in der Bibliothek geändert hat
digest-title-quiet = Aus der Bibliothek
digest-changes =
    { $count ->
        [one] Eine Textstelle seit dem letzten Überblick.
       *[other] { $count } Textstellen seit dem letzten Überblick.
    }
digest-nothing-new = Seit dem letzten Überblick hat sich nichts geändert. Aus der Bibliothek:
digest-more =
    { $count ->
        [one] Eine weitere Textstelle hat sich geändert.
       *[other] { $count } weitere Textstellen haben sich geändert.
    }
changes-gone = Diese Änderungen können nicht mehr angezeigt werden: Der Überblick wurde entfernt, oder seine Themen haben sich geändert.
digest-missed =
    { $count ->
        [one] Der Überblick vom { $first } wurde nicht gesendet, weil der Bot nicht lief.
       *[other] { $count } Überblicke, beginnend mit dem vom { $first }, wurden nicht gesendet, weil der Bot nicht lief.
    }
digest-new = Neu:
digest-changed-before = Geändert. Vorher:
digest-changed-now = Jetzt:
digest-removed = Nicht mehr in der Bibliothek:

## What moderators and librarians do, and what is stored

audit-summary = Anzeigen, was Moderatoren in diesem Chat mit dem Bot getan haben
setup-summary = Prüfen, welche Berechtigungen der Bot hier braucht
withdraw-summary = Ein Dokument aus der Bibliothek entfernen
restore-summary = Ein Dokument in die Bibliothek zurückholen oder entfernte Dokumente auflisten
review-summary = Texte auflisten, die abgelaufen sind, bald ablaufen oder zu prüfen sind (nur Bibliothekare)
correct-summary = Einem Dokument und den Nachrichten, die es zitiert haben, eine Berichtigung hinzufügen
retract-summary = Ein Dokument zurückziehen und die Nachrichten berichtigen, die es zitiert haben
corrections-summary = Laufende Berichtigungen auflisten und was eine Entscheidung braucht
correction-title = Berichtigung
correction-edited = Diese Nachricht zeigte Worte, die veraltet sind oder zurückgezogen wurden. Sie wurde berichtigt.
correction-replied = Die Nachricht oben zeigte Worte, die veraltet sind oder zurückgezogen wurden.
correction-rest = Der Rest dieser Nachricht gilt weiterhin:
correction-codes = Textstellen:
settings-replies = Falsche Nachrichten werden bearbeitet. Wo das nicht möglich ist, antwortet der Bot einmal auf sie.
settings-edits = Falsche Nachrichten werden nur bearbeitet. Der Bot postet keine Antwort.
param-corrections = wie falsche Nachrichten berichtigt werden: Antworten, wo Bearbeiten nicht geht, oder nur Bearbeiten
forget-summary = Löschen, was unter Ihrer ID gespeichert ist
param-forget = wer vergessen werden soll: me
param-forget-code = Code der Bestätigungsschaltfläche
forget-what = /forget me zeigt, was unter Ihrer ID gespeichert ist, und fragt nach, bevor etwas gelöscht wird. Ihre Einstellungen und Fragen werden gelöscht. Was Sie eingerichtet haben, läuft weiter, und was Sie als Moderator getan haben, bleibt im Prüfprotokoll, ohne Sie.
forget-asks = Dies ist unter Ihrer ID gespeichert und wird gelöscht:
forget-settings =
    { $count ->
        [one] die Einstellungen Ihres Chats mit dem Bot
       *[other] die Einstellungen von { $count } Chats mit dem Bot
    }
forget-questions =
    { $count ->
        [one] eine Frage, die auf eine Antwort wartet
       *[other] { $count } Fragen, die auf eine Antwort warten
    }
forget-waiting =
    { $count ->
        [one] eine Frage, die der Bot noch nicht beantwortet hat
       *[other] { $count } Fragen, die der Bot noch nicht beantwortet hat
    }
forget-lines =
    { $count ->
        [one] ein Befehl, der auf Ihre Bestätigung wartet
       *[other] { $count } Befehle, die auf Ihre Bestätigung warten
    }
forget-messages =
    { $count ->
        [one] eine Nachricht an Sie
       *[other] { $count } Nachrichten an Sie
    }
forget-digests =
    { $count ->
        [one] Ihre ID bei einem Überblick, den Sie eingerichtet haben
       *[other] Ihre ID bei { $count } Überblicken, die Sie eingerichtet haben
    }
forget-pins =
    { $count ->
        [one] Ihre ID bei einer angepinnten Nachricht, die Sie eingerichtet haben
       *[other] Ihre ID bei { $count } angepinnten Nachrichten, die Sie eingerichtet haben
    }
forget-acts =
    { $count ->
        [one] Ihre ID in einem Eintrag des Prüfprotokolls
       *[other] Ihre ID in { $count } Einträgen des Prüfprotokolls
    }
forget-withdrawals =
    { $count ->
        [one] Ihre ID bei einem Dokument, das Sie entfernt haben
       *[other] Ihre ID bei { $count } Dokumenten, die Sie entfernt haben
    }
forget-proposals =
    { $count ->
        [one] Ihre ID bei einem Vorschlag, der noch wartet
       *[other] Ihre ID bei { $count } Vorschlägen, die noch warten
    }
forget-corrections =
    { $count ->
        [one] Ihre ID bei einer Berichtigung, die Sie vorgenommen haben
       *[other] Ihre ID bei { $count } Berichtigungen, die Sie vorgenommen haben
    }
forget-goes-on = Überblicke, angepinnte Nachrichten und Berichtigungen laufen ohne Ihre ID weiter. In den Einträgen des Prüfprotokolls wird stehen, dass die Person inzwischen darum gebeten hat, vergessen zu werden. Das lässt sich nicht rückgängig machen.
button-forget = Mich vergessen
forget-done =
    { $count ->
        [0] Unter Ihrer ID war nichts gespeichert.
        [one] Erledigt: Sie sind aus einem Eintrag entfernt.
       *[other] Erledigt: Sie sind aus { $count } Einträgen entfernt.
    }
forget-hidden = Sie zeigen nicht, wer Sie sind, daher ist nichts über Sie gespeichert.
param-moderators = eine Rolle, deren Mitglieder ebenfalls Moderatoren sind, oder none

## Documents that people send in

suggest-summary = Ein Dokument für die Bibliothek vorschlagen
add-summary = Ein Dokument in die Bibliothek aufnehmen (nur für Bibliothekare)
queue-summary = Dokumente prüfen, die auf Aufnahme in die Bibliothek warten (nur für Bibliothekare)
add-from-message = In die Bibliothek aufnehmen
param-link = Adresse einer Seite oder Datei
param-file = eine Datei mit dem Dokument
param-suggestions = ob Mitglieder Dokumente für die Bibliothek vorschlagen dürfen
file-of-hidden = Sie zeigen nicht, wer Sie sind. Deshalb müsste jemand anders bestätigen, und so lange kann eine Datei nicht warten. Senden Sie sie unter Ihrem Namen.
file-of-another = Diese Nachricht ist von jemand anderem. Um ihre Datei einzureichen, antworten Sie mit dem Befehl auf die Nachricht.
document-missing = Um ein Dokument einzureichen, geben Sie mit dem Befehl eine Adresse oder Datei an, oder antworten Sie mit dem Befehl auf eine Nachricht, die eines enthält.
document-too-large = „{ $name }“ ist zu groß. Erlaubt sind { $megabytes } MB.
document-lost = „{ $name }“ ließ sich nicht abrufen. Bitte senden Sie es noch einmal.
document-refused = „{ $name }“ ließ sich nicht lesen: { $problem }
document-there = „{ $name }“ ist schon in der Bibliothek: { $document }.
document-waits = „{ $name }“ wartet schon auf einen Bibliothekar.
suggest-kept = Danke. Dieses Dokument wartet auf einen Bibliothekar, und Sie erfahren das Ergebnis. Bis dahin, höchstens aber 30 Tage, wird es mit Ihrer ID gespeichert. /forget me entfernt Ihre ID.
suggest-kept-hidden = Danke. Dieses Dokument wartet auf einen Bibliothekar. Sie zeigen nicht, wer Sie sind, und können das Ergebnis deshalb nicht erfahren.
suggest-greeting = Hier erhalten Sie eine Nachricht, wenn ein Bibliothekar über ein Dokument entschieden hat, das Sie vorgeschlagen haben.
suggest-own = Ihre Vorschläge, die auf einen Bibliothekar warten:
suggest-none = Keiner Ihrer Vorschläge wartet auf einen Bibliothekar.
suggest-off =
    { $place ->
        [alone] Schlagen Sie Dokumente in einer Gruppe oder einem Kanal vor, deren Moderatoren es erlauben.
       *[chat] Hier können keine Dokumente vorgeschlagen werden. Moderatoren können es mit /settings suggestions:allow erlauben.
    }
suggest-too-many = Es warten schon so viele Ihrer Vorschläge, wie gleichzeitig möglich sind.
suggest-full = Zu viele Dokumente warten auf einen Bibliothekar. Bitte versuchen Sie es später noch einmal.
will-suggest = Damit wird ein Dokument für die Bibliothek vorgeschlagen.
submission-passages =
    { $count ->
        [one] ein Abschnitt
       *[other] { $count } Abschnitte
    }
submission-begins = Es beginnt so:
submission-approved = „{ $title }“ wurde für die Bibliothek vorgeschlagen und aufgenommen.
submission-rejected = „{ $title }“ wurde für die Bibliothek vorgeschlagen und nicht aufgenommen. Grund: { $reason }
submission-expired = „{ $title }“ wurde für die Bibliothek vorgeschlagen und nicht aufgenommen, weil kein Bibliothekar innerhalb von 30 Tagen entschieden hat.
settings-suggestions-on = Mitglieder können Dokumente für die Bibliothek vorschlagen.
settings-suggestions-off = Mitglieder können keine Dokumente für die Bibliothek vorschlagen.
privacy-suggestions = Ein Dokument, das Sie vorschlagen oder hinzufügen, wird mit Ihrer ID gespeichert, bis ein Bibliothekar entscheidet, höchstens aber 30 Tage, damit Sie das Ergebnis erfahren können.
forget-suggestions =
    { $count ->
        [one] Ihre ID bei einem Dokument, das Sie eingereicht haben
       *[other] Ihre ID bei { $count } Dokumenten, die Sie eingereicht haben
    }

## Gaps

gaps-summary = Fragen auflisten, die die Bibliothek nicht beantworten konnte (nur Bibliothekare)
tell-summary = Mich benachrichtigen, sobald es eine Antwort gibt
param-questions = ob der Wortlaut unbeantworteter Fragen aufbewahrt wird, nachdem drei Personen sie gestellt haben
button-tell = Benachrichtigen, sobald es eine Antwort gibt
gap-busy = Gerade bittet jemand um Benachrichtigung hierzu. Bitte versuchen Sie es noch einmal.
gap-told = Sie haben gefragt: „{ $question }“. Sie wollten über eine Antwort benachrichtigt werden. Ein Bibliothekar hat Ihrer Frage diese Textstelle zugeordnet:
gap-will-tell = Sie erhalten eine private Nachricht, sobald ein Bibliothekar Ihrer Frage eine Textstelle zuordnet. Bis dahin, höchstens aber 30 Tage lang, werden Ihre Frage und die ID unseres privaten Chats aufbewahrt. Bibliothekare sehen die Frage, nicht aber, wer sie gestellt hat. /forget me löscht beides.
gap-waits-already = Sie warten bereits auf eine Antwort hierauf.
gap-too-many = Sie warten bereits auf so viele Antworten, wie gleichzeitig möglich sind.
gap-greeting = Hier erhalten Sie eine Nachricht, sobald eine Frage beantwortet ist, auf deren Antwort Sie warten.
gap-cannot-write = Ich kann Ihnen nicht privat schreiben und daher nicht versprechen, Sie zu benachrichtigen. Beginnen Sie einen Chat mit mir, oder erlauben Sie auf Discord Direktnachrichten von Mitgliedern dieses Servers, und drücken Sie die Schaltfläche dann noch einmal.
gap-question-gone = Ich weiß nicht mehr, welche Frage das war, weil ich Fragen nach einer Stunde vergesse. Bitte fragen Sie noch einmal.
gap-question-of-another = Das kann nur die Person verwenden, die gefragt hat. Stellen Sie die Frage selbst, dann können Sie ebenfalls benachrichtigt werden.
