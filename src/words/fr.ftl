### French: what members read. The rest is said in English; en.ftl tells which.
### No native reader has gone through these words yet. Corrections are welcome.

## Whose words they are

attribution-document = d’un texte exposant la position de { $name }
attribution-speaker = selon { $name }
attribution-narration = le texte lui-même
attribution-then = { $first } ; à partir de « { $words } … », { $next }

## Where they stand

title-unknown = sans titre
author = par { $name }
author-unknown = auteur non indiqué
date-unknown = non daté
date-of-file = date d’après le nom du fichier : { $date }
outdated = date limite de validité : { $until }, peut-être dépassé
outdated-since = dernière confirmation : { $confirmed }, date limite de validité : { $until }, peut-être dépassé
page = page { $number }
paragraph = paragraphe { $number }
part = partie { $number } sur { $of }
caption-page = page
in-language = langue : { $language }
translation = traduction de { $of }, par { $translator }
translation-unsigned = traduction de { $of }, traducteur non indiqué
standing-corrected = Correction : { $note }
standing-retracted = Rétracté : { $note }
standing-superseded = Remplacé par { $by }
standing-superseded-note = Remplacé par { $by } : { $note }
standing-old = Ces mots proviennent d’une version antérieure et ne sont plus dans la bibliothèque.
counterpart = Le même passage dans l’autre langue, traduit par une personne :
also-at = Les mêmes mots figurent aussi dans :
also-place = { $title }, paragraphe { $number }
also-more =
    { $count ->
        [one] et à { $count } autre endroit
        [many] et à { $count } d’autres endroits
       *[other] et à { $count } autres endroits
    }
stands-before = Texte qui précède :
stands-after = Texte qui suit :
unknown = non indiqué

## Answers

repaired = Recherche effectuée avec « { $to } » au lieu de « { $from } ».
no-document-has = Aucun document ne contient « { $word } ». Vouliez-vous dire « { $near } » ?
by-topic = Trouvé grâce au thème { $topic }, que vos mots désignent. Ses documents sont dans une autre langue et sont cités dans l’original.
by-topic-here = Trouvé grâce au thème { $topic }, que vos mots désignent.
nearly-like = Presque les mêmes mots que { $citation }. Les différences sont signalées.
same-words = Les mêmes mots que { $citation }, mais attribués autrement.
voices =
    { $count ->
        [one] Les passages exposent la position de { $count } partie.
        [many] Les passages exposent les positions de { $count } de parties. Chacune est citée séparément, par ordre de pertinence.
       *[other] Les passages exposent les positions de { $count } parties. Chacune est citée séparément, par ordre de pertinence.
    }
voice = Le texte expose la position de { $voice } · { $date }
voice-unknown = La bibliothèque n’indique pas de qui le texte expose la position · { $date }
library-empty = La bibliothèque ne contient encore aucun document ; rien ne peut donc être cité.
library-empty-operator = Placez des fichiers Markdown ou des fichiers texte dans le dossier des documents. Si vous l’avez déjà fait, { -command-lint } indique pourquoi ils ont été laissés de côté.
nearest-passage = Le passage le plus proche :
no-answer = Je n’ai trouvé aucun passage qui réponde à cela.
undated-left-out =
    { $count ->
        [one] { $count } document a été laissé de côté, car sa date de publication est inconnue.
        [many] { $count } de documents ont été laissés de côté, car leurs dates de publication sont inconnues.
       *[other] { $count } documents ont été laissés de côté, car leurs dates de publication sont inconnues.
    }
no-phrase = Aucun passage ne contient « { $phrase } » mot pour mot. Pour chercher chaque mot séparément, retirez les guillemets.
no-answer-near = Thèmes les plus proches :
no-answer-passages = Passages les plus proches :
no-answer-near-both = Passages et thèmes les plus proches :
no-answer-topics = Pour voir tous les thèmes, utilisez /topics.
no-answer-documents = Pour voir tous les documents, utilisez /sources.
topic-line = À propos de ce thème : { $line }
more-gone = La bibliothèque a changé entre-temps et ces passages n’y sont plus. Veuillez reposer votre question.
link-known = Nous avons cette page :
link-unknown = La bibliothèque n’a aucune page à cette adresse.

## Why

why-title = Ce que le bot a pris en compte
why-people-sure = Le meilleur passage répond probablement à la question.
why-people-nearest = Le passage le plus proche répond peut-être à la question, peut-être pas.
why-people-silent = Aucun passage ne répondait assez probablement à la question ; aucun n’est donc affiché.
why-people-topic = Les mots correspondent au thème { $topic }.
why-people-words = Recherché : { $words }
why-people-searched = Documents parcourus : { $searched } sur { $all }
why-details = Les chiffres
why-gone = Les détails d’une réponse sont conservés 15 minutes, en mémoire seulement, et uniquement pour les personnes qui peuvent voir la réponse. Pour les revoir, tapez /why suivi de la question.
why-confident = Meilleur résultat : répond avec une probabilité de { $percent } % (estimation ; affichage à partir de { $bar } %).
why-nearest = Résultat le plus proche : répond avec une probabilité de { $percent } % (estimation). Les passages sont affichés à partir de { $bar } % et, en dessous de { $sure } %, seulement comme le passage le plus proche.
why-silent = Résultat le plus proche : répond avec une probabilité de { $percent } % (estimation). Les passages sont affichés à partir de { $bar } % ; aucun ne l’est donc.
why-nowhere = Les mots entre guillemets ne figurent dans aucun des passages parcourus ; aucun passage n’est donc affiché.
why-nothing = Aucun des passages parcourus ne contient l’un de ces mots ; il n’y a donc rien à afficher.
why-by-topic = Vos mots correspondent au thème { $topic } à { $percent } % ; ses passages sont donc affichés. Les documents sont dans une autre langue.
why-by-topic-here = Vos mots correspondent au thème { $topic } à { $percent } % ; ses passages sont donc affichés.
why-changed = La bibliothèque a changé entre-temps. Les passages qui n’y sont plus ne figurent pas ici.
why-words = Mots qui ont compté :
why-no-words = Aucun mot n’a compté : la question ne contient que des mots courants.
why-word =
    { $count ->
        [0] { $word } (poids { $percent } %, dans aucun passage)
        [one] { $word } (poids { $percent } %, dans { $count } passage)
        [many] { $word } (poids { $percent } %, dans { $count } de passages)
       *[other] { $word } (poids { $percent } %, dans { $count } passages)
    }
why-synonyms = Par synonyme : { $pairs }
why-phrases = Exigé mot pour mot : { $phrases }
why-excluded = Exclu : { $words }
why-source = Seulement les documents ainsi désignés : { $source }
why-since = Seulement les documents à partir de : { $day }
why-until = Seulement les documents jusqu’à : { $day }
why-searched = Parcouru : { $passages } passages sur { $allPassages }, { $documents } documents sur { $allDocuments }
why-by-meaning = La proximité de sens a aussi compté.
why-revision = Version de l’index : { $revision }
why-shown = Affiché :
why-answering = Font partie de la réponse :
why-others = Également pris en compte :
why-probability = probabilité de { $percent } %
why-relevance = pertinence { $relevance }, BM25 { $bm25 }
why-holds = contient : { $words }
why-figures = Les passages sont classés par pertinence, sans qu’un seul document ne remplisse la liste. Ne comparez les chiffres qu’au sein d’une même question.

## Quotations

check-exact = Citation exacte.
check-altered = La citation diffère des documents. Les différences sont signalées.
check-stitched = La citation assemble des mots pris à différents endroits des documents, ou en change l’ordre.
check-partly = Certaines de ces phrases figurent dans les documents, d’autres non.
check-from-context = Ces mots figurent dans les documents, mais la citation omet une partie d’une phrase. Les mots manquants sont signalés.
check-not-found = Ces mots ne figurent pas dans ces documents. Ils peuvent se trouver ailleurs.
check-own-words = Dans la citation :
check-word = « { $word } »
check-differs = Mots modifiés : { $words }
check-omission = La citation signale une omission par des points. Les mots omis sont signalés ici.
check-unfound = Absent de ces documents :
check-notes = Laissé de côté, car le document n’a pas d’appels de note à cet endroit : { $notes }
check-ignored = Non comparé, car cela semble désigner la source : « { $line } »
check-more =
    { $count ->
        [one] { $count } autre partie figure dans les documents.
        [many] { $count } d’autres parties figurent dans les documents.
       *[other] { $count } autres parties figurent dans les documents.
    }
check-nearest = Texte le plus proche dans les documents :
check-summary = Vérifier si une citation figure dans les documents
check-from-message = Vérifier cette citation
param-quotation = les mots de la citation

## Buttons

button-more = Plus
button-context = Contexte
button-source = Source
button-back = ‹ Précédent
button-forward = Suivant ›
button-csv = Télécharger le CSV
button-read = Lire depuis le début
button-help = Aide
button-auto = Automatique
button-again = Redemander
button-open = Ouvrir
button-private = Répondre seulement à qui demande
button-everyone = Répondre à tout le monde
button-why = Pourquoi

## What went wrong

failed = Une erreur s’est produite de notre côté. Veuillez prévenir l’exploitant de ce bot en indiquant la référence { $reference }.
undelivered = Je n’ai pas pu afficher ma réponse ici. Veuillez prévenir l’exploitant de ce bot en indiquant la référence { $reference }.
maybe-lost = Ma réponse n’est peut-être pas arrivée. Si vous ne la voyez pas en entier, veuillez reposer votre question.
cut = Le reste ne tient pas ici. Pour demander moins d’extraits à la fois, utilisez « limit ».
not-allowed = Ce bot ne répond pas ici.
alone-nowhere = Cette réponse ne s’adresse qu’à une seule personne et ne peut pas être affichée ici.
alone-elsewhere = Cette réponse ne s’adresse qu’à vous. Pour la lire, ouvrez notre conversation privée.
alone-ask = Cette réponse ne s’adresse qu’à vous. Ouvrez notre conversation privée et reposez-y votre question.
too-often =
    { $seconds ->
        [one] C’était rapide ! Veuillez attendre { $seconds } seconde, puis redemander.
        [many] C’était rapide ! Veuillez attendre { $seconds } de secondes, puis redemander.
       *[other] C’était rapide ! Veuillez attendre { $seconds } secondes, puis redemander.
    }
cannot-read = Je ne peux lire que du texte. Veuillez taper votre question, ou l’écrire sous une image ou un fichier.
line-empty = Il n’y a encore rien à quoi répondre. Posez une question, ou voyez ce que vous pouvez demander.
line-too-long = Votre texte compte { $length } caractères. La limite est de { $max }.
command-unknown = Il n’existe pas de commande « { $name } ».
command-unknown-near = Il n’existe pas de commande « { $name } ». Vouliez-vous dire l’une de celles-ci ?
command-instead = { $name } n’existe pas. Utilisez { $command }.
command-instead-or = { $name } n’existe pas. Utilisez { $command } ou { $other }.
pointer-leave =
    { $name } n’existe pas. { $platform ->
        [console] Pour quitter, appuyez sur Ctrl+D.
       *[other] Le bot ne répond que lorsqu’on le sollicite ; il n’y a donc rien à arrêter. Pour supprimer ce qui est conservé à votre sujet, utilisez { $command }.
    }
pointer-feedback = { $name } n’existe pas. Pour signaler une erreur, écrivez aux modérateurs de cette discussion ou à l’exploitant de ce bot.
citation-unknown = La bibliothèque n’a aucun passage portant le code « { $citation } ».
citation-withdrawn = Le document { $document } a été retiré de la bibliothèque et n’est pas affiché.
citation-removed = Ce passage a été définitivement supprimé de la bibliothèque. Rien n’en est conservé.
source-unknown = La bibliothèque n’a aucun document ressemblant à « { $name } ».
source-unknown-near = La bibliothèque n’a pas de document « { $name } ». Vouliez-vous dire « { $near } » ?
source-twice = « source » et « from » ont le même sens. N’utilisez que l’un des deux.
topic-unknown = Il n’existe pas de thème « { $name } ».
page-unknown = Il n’y a pas de page { $page }. La dernière page est la { $pages }.
for-example = Par exemple :
asks-question = Que voulez-vous demander ?
asks-quotation = Quelle citation faut-il vérifier ?
asks-topic = Quel thème ? /topics en donne la liste.
asks-citation = Quel passage ? Tapez le code qui figure sous un extrait.
asks-pin = Que faut-il épingler ? Un thème, le code d’un passage ou une question.
param-missing = « { $name } » est obligatoire.
param-too-long = « { $name } » compte { $length } caractères. La limite est de { $max }.
param-not-count = « { $name } » doit être un nombre entier de { $min } à { $max }.
param-not-day = « { $name } » doit être une année, un mois ou un jour qui existe, comme 2024, 2024-05 ou 2024-05-31. Vous avez tapé « { $given } ».
param-not-choice = « { $name } » doit être l’une de ces valeurs : { $choices }.
param-unknown =
    { $name ->
        [none] Il y a ici plus de mots que cette commande n’en accepte.
       *[other] Cette commande n’a pas d’option « { $name } ».
    }

## Commands

ask-summary = Poser une question aux documents
ask-from-message = Chercher dans les sources
topics-summary = Lister les thèmes de cette bibliothèque
topic-summary = Afficher les extraits d’un thème
sources-summary = Lister les documents et ce que l’on en sait
cite-summary = Retrouver un passage par son code, avec son contexte
why-summary = Afficher ce que le bot prend en compte pour une question, et pourquoi il répond ainsi
because-summary = Afficher ce que le bot a pris en compte pour une réponse
help-summary = Comment utiliser ce bot
settings-summary = Voir ou changer la langue du bot ici, et qui voit ses réponses
privacy-summary = Voir ce que le bot conserve et ce qu’il ne conserve pas
about-summary = Afficher la version et la bibliothèque
start-summary = Afficher l’écran d’accueil
more-summary = Afficher les passages suivants d’une réponse

param-question = votre question, avec vos propres mots
param-source = seulement ce document ou cette source (titre, chemin ou nom)
param-from = comme source
param-since = seulement les documents de cette année, de ce mois ou de ce jour, ou plus récents (2024 ou 2024-05)
param-until = seulement les documents de cette année, de ce mois ou de ce jour, ou plus anciens
param-limit = nombre d’extraits à afficher
param-citation = le code qui figure sous un extrait
param-document = titre ou chemin d’un document, ou code d’un de ses passages
param-page = page de la liste
param-topic = nom du thème
param-command = une commande, pour en voir les détails
param-language = une langue, ou auto
param-payload = code d’un passage, tiré d’un lien
param-answers = si tout le monde dans la discussion voit les réponses, ou seulement la personne qui demande
param-private = n’afficher la réponse qu’à vous
param-private-before = n’afficher la réponse qu’à vous ; dans une ligne tapée, placez private:yes avant la citation

topics-title =
    { $count ->
        [one] { $count } thème
        [many] { $count } de thèmes
       *[other] { $count } thèmes
    }
topics-none = Cette bibliothèque n’a pas de thèmes. Posez plutôt une question.
sources-title =
    { $count ->
        [one] { $count } document
        [many] { $count } de documents
       *[other] { $count } documents
    } · page { $page } sur { $pages }
meta-document = Document :
meta-source = Source :
meta-url = URL :
meta-author = Auteur :
meta-published = Publication :
meta-retrieved = Consultation :
meta-sha256 = SHA-256 lors de l’ajout :
meta-valid-until = Date limite de validité :
meta-review-by = Date limite de révision :
meta-language = Langue :
meta-kind = Type :
meta-licence = Licence :
meta-attribution = Expose la position de :
meta-tags = Étiquettes :
meta-translation-of = Traduction de :
meta-translator = Traducteur :
meta-standing = État :
meta-length = Longueur :
meta-revision = Version :
paragraphs =
    { $count ->
        [one] { $count } paragraphe
        [many] { $count } de paragraphes
       *[other] { $count } paragraphes
    }

help-title = Ce que vous pouvez demander
help-intro = Chaque réponse est un extrait exact d’un document, avec sa source.
help-how =
    { $platform ->
        [discord] Tapez / et choisissez une commande. Pour interroger le bot sur un message, ouvrez le menu de ce message et choisissez Applications.
        [telegram]
            { $place ->
                [group] Dans ce groupe, commencez par une commande, mentionnez le bot ou répondez à l’un de ses messages.
               *[alone] Une ligne sans barre oblique est une question.
            }
       *[other] Une ligne sans barre oblique est une question.
    }
help-more = Pour une commande en particulier, tapez /help et son nom.
help-ask = Demander
help-check = Vérifier
help-chat = Cette discussion
help-library = Bibliothèque
help-for-moderators = Pour les modérateurs, dans les groupes et les canaux.
help-for-librarians = Pour les bibliothécaires.
help-renamed = { $old } s’appelle désormais { $name }.

start-title = Des réponses dans les mots mêmes des documents
start-intro =
    { $count ->
        [one] Ce bot répond à partir de { $count } document, et uniquement par des extraits exacts.
        [many] Ce bot répond à partir de { $count } de documents, et uniquement par des extraits exacts.
       *[other] Ce bot répond à partir de { $count } documents, et uniquement par des extraits exacts.
    }
start-how = Choisissez un thème ou posez une question. Sous chaque extrait figurent sa source et un code grâce auquel chacun peut le retrouver.

settings-title = Réglages
settings-language = Langue du bot ici : { $language }.
settings-auto = Le bot parle la langue de la question ou celle de votre application.
settings-private = Seule la personne qui demande voit les réponses.
settings-everyone = Tout le monde dans cette discussion voit les réponses.
settings-questions-keep = Les questions restées ici sans réponse peuvent être conservées, avec leurs mots, après que trois personnes différentes ont demandé quelque chose de semblable.
settings-questions-forget = Les questions restées ici sans réponse sont comptées, mais leurs mots ne sont pas conservés.
settings-yours = Ces réglages sont les vôtres.
settings-chat = Ces réglages valent pour cette discussion. Les modérateurs peuvent les modifier.
settings-moderators = Outre les personnes qui peuvent gérer les messages, celles qui ont le rôle { $role } sont modératrices pour ce bot. Pour qu’elles voient ses commandes, autorisez le rôle sous Paramètres du serveur > Intégrations.
settings-moderators-none = Les personnes qui peuvent gérer les messages sont les modérateurs pour ce bot. Celles qui gèrent le serveur peuvent ajouter un rôle.
settings-bad-role = « moderators » doit être un rôle (une mention ou son identifiant), ou none.
settings-no-roles = Ici, les administrateurs de la discussion sont les modérateurs. Il n’y a pas de rôles à choisir.

privacy-title = Confidentialité
privacy-questions = Les questions sont recherchées en mémoire, puis oubliées. Une question sans réponse reste une heure en mémoire, pour que vous puissiez demander à être prévenu d’une réponse. Elle est aussi comptée par jour, par langue et par thème le plus proche, sans ses mots et sans vous.
privacy-unanswered = Seulement là où des modérateurs l’ont activé, les mots de ces questions restent en mémoire jusqu’à une semaine. Ils sont enregistrés, sans noms, après que trois personnes différentes ont demandé quelque chose de semblable. Ils sont supprimés lorsque personne ne l’a demandé pendant 90 jours.
privacy-gaps = Si vous demandez à être prévenu d’une réponse, votre question et l’identifiant de votre conversation privée avec le bot sont conservés jusqu’à ce que vous soyez prévenu, et 30 jours au plus.
privacy-waiting = Sur Telegram, une question à laquelle le bot ne peut pas répondre tout de suite est enregistrée avec votre identifiant jusqu’à sa réponse, pour qu’un redémarrage ne la perde pas. Elle est effacée au plus tard après un jour.
privacy-why = Les mots utilisés pour rechercher une question restent 15 minutes en mémoire, pour le bouton « Pourquoi », et sont effacés à la question qui suit ce délai.
privacy-settings = La langue et le public que vous choisissez pour vous-même sont conservés sous votre identifiant, et ceux d’une discussion sous l’identifiant de celle-ci, jusqu’à ce que vous les changiez ou les supprimiez.
privacy-owner = Si vous mettez en place un bulletin ou une épingle, votre identifiant y est joint, pour que vous puissiez être prévenu si cela ne peut pas continuer.
privacy-audit = Ce que les modérateurs et les bibliothécaires font avec ce bot est conservé avec leurs identifiants, pour que d’autres puissent voir qui l’a fait. Si vous demandez à être oublié, votre identifiant est retiré de ces entrées. L’action et son heure restent.
privacy-lines = La question d’une épingle est conservée jusqu’à ce que l’épingle soit retirée. Une commande de modérateur en attente de confirmation est conservée un jour.
privacy-posted = Pendant une durée fixée, le bot conserve quels passages une réponse a montrés dans un groupe et dans quel message, pour pouvoir les corriger. Pour les réponses montrées à vous seul, il compte seulement combien de fois chaque document a été montré. /forget me supprime ce qui est conservé sous votre identifiant.
privacy-rates = La fréquence de vos demandes est comptée en mémoire, pour que le bot reste utilisable par tout le monde.
privacy-log = Le journal consigne les démarrages, les arrêts, les documents modifiés et les pannes, sans questions, ni noms, ni identifiants.
privacy-web = La page web dépose un cookie contenant un nombre aléatoire, pour vous reconnaître jusqu’à la fermeture de votre navigateur. Si vous y changez vos réglages, un autre cookie les garde un an dans votre navigateur. Le bot n’en enregistre aucun.
privacy-groups = Dans les groupes, le bot lit les commandes, les réponses qui lui sont faites, les messages qui le mentionnent et un message au sujet duquel quelqu’un l’interroge, et rien d’autre. Pendant 15 minutes, il retient, par numéro, lequel de ses messages répond auquel des vôtres.
privacy-operator = Le bot fonctionne sur la machine de son exploitant. Les plateformes de discussion ont leurs propres règles.

about-title = Verbatim
about-promise = Cite des documents mot pour mot, avec leur source. N’écrit aucune phrase de son cru sur leur sujet.
about-version = Version
about-library =
    { $documents ->
        [one] { $documents } document
        [many] { $documents } de documents
       *[other] { $documents } documents
    }, { $passages ->
        [one] { $passages } passage
        [many] { $passages } de passages
       *[other] { $passages } passages
    }
about-revision = Version de la bibliothèque

## The terminal

console-welcome = Posez une question, ou tapez / et une commande. /help donne la liste des commandes. Pour quitter, appuyez sur Ctrl+D.
console-saved = Enregistré : { $path }
console-not-saved = Impossible d’enregistrer { $name } dans { $folder } ({ $why }).

## The web page

web-title = Interroger la bibliothèque
web-library = La bibliothèque
web-ask = Questions
web-topics = Thèmes
web-topics-all = Tous les thèmes
web-language = Langue
web-language-auto = Celle du navigateur
web-examples = Par exemple
web-holdings =
    { $count ->
        [one] { $count } document
        [many] { $count } de documents
       *[other] { $count } documents
    }
web-holdings-of = { $documents }, { $day }
web-holdings-dated = { $documents }, de { $first } à { $last }
web-holdings-some = { $documents }, dont ceux qui sont datés vont de { $first } à { $last }
web-empty = Dès que la bibliothèque contiendra des documents, vous pourrez poser vos questions ici.
web-question = Votre question, ou / et une commande
web-send = Demander
web-asked = Vous avez demandé
web-pressed = Vous avez choisi
web-skip = Aller à la question
web-conversation = Conversation
web-suggestions = Suggestions
web-loading = Recherche en cours …
web-found =
    { $count ->
        [one] { $count } passage
        [many] { $count } de passages
       *[other] { $count } passages
    }
web-unreachable = Le bot est injoignable pour le moment. Veuillez réessayer.
web-too-long = Ce texte est trop long. Veuillez le raccourcir.
web-not-found = Cette page n’existe pas.
web-not-found-how = Cherchez dans tous les documents en haut de la page, ou continuez ici :
web-starting = Chargement de la bibliothèque…
web-starting-how = Cette page s’ouvre dès que la bibliothèque est prête.
web-verdict-exact = Exacte
web-verdict-altered = Modifiée
web-verdict-stitched = Assemblée
web-verdict-partly = En partie
web-verdict-from-context = Hors contexte
web-verdict-not-found = Introuvable
web-check-legend = Barré : dans la citation seulement. Souligné : dans le document.
web-check-unfound = absent de ces documents
web-right-quote = La citation correcte
web-copy-quote = Copier la citation correcte
web-skip-main = Aller au contenu
web-pages = Pages
web-documents = Documents
web-documents-all = Tous les documents
feed-title = Changements dans la bibliothèque
feed-added = Ajouté : { $title }
feed-revised = Révisé : { $title }
feed-removed = Retiré de la bibliothèque : { $title }
web-search = Chercher dans tous les documents
web-search-button = Chercher
web-search-how = Posez une question, ou mettez des mots entre guillemets. Vous obtenez des extraits des documents, mot pour mot, ou rien s’ils ne répondent pas.
web-about = À propos de ce document
web-unknown =
    { $count ->
        [one] { $count } précision non indiquée
        [many] { $count } de précisions non indiquées
       *[other] { $count } précisions non indiquées
    }
web-image = Image
web-note = Note
web-info = Information
web-see-also = Voir aussi
web-summary = Résumé
web-question-box = Question
web-example = Exemple
web-tip = Astuce
web-important = Important
web-warning = Avertissement
web-caution = Attention
web-danger = Danger
web-text = Texte
web-outline = Sommaire
web-excerpts-only = Ce document n’est montré que par extraits : les passages auxquels mène une citation ou une recherche.
web-passage-only = Seul le passage cité est montré.
web-older = Ceci est une version antérieure. La bibliothèque en a désormais une autre.
web-removed = Ce passage n’est plus dans la bibliothèque. Il figurait dans une version antérieure.
web-newest = Afficher la version actuelle
web-translations = Traduction ou original :
web-original = Retrouver ces mots dans l’original
web-cite = Citer ce passage
web-cite-plain = En texte brut
web-cite-markdown = En Markdown
web-copy = Copier
web-copied = Copié
web-cite-short = Citer
web-no-copy = Votre navigateur ne permet pas la copie. Sélectionnez plutôt le texte.
web-earlier = Versions antérieures
web-revision-of = Vue pour la première fois le { $day }
web-changes = Ce qui a changé depuis
web-changes-title = Ce qui a changé dans : { $title }
web-changes-from = De la version vue pour la première fois le { $day } à la version actuelle :
web-added = ajouté
web-taken = supprimé
web-too-different = Les deux versions ont trop peu en commun pour une comparaison mot à mot.
web-unknown-document = La bibliothèque n’a pas ce document.
export-lead = Ceci est une copie de la bibliothèque, faite le { $day }. Elle fonctionne sans le bot : les textes y sont sous forme de pages et de fichiers JSON.
export-search = Cette recherche s’exécute dans votre navigateur et est plus simple que celle du bot : elle cherche les mots exacts et n’évalue pas si un passage répond à une question.
export-search-script = La recherche a besoin de JavaScript. Vous pouvez lire les documents sans lui.
export-search-none = Aucun passage ne contient ces mots.

## Who may

not-moderator =
    { $right ->
        [pin] Seules les personnes qui peuvent épingler des messages dans cette discussion peuvent faire cela.
        [settings] Seules les personnes qui peuvent modifier les réglages de cette discussion peuvent faire cela.
        [administer] Seules les personnes qui gèrent ce serveur peuvent faire cela.
       *[other] Seuls les modérateurs de cette discussion peuvent faire cela.
    }
not-librarian = Seuls les bibliothécaires peuvent faire cela, car cela change ce que toutes les discussions partagent.
rights-unknown = Je n’ai pas pu vérifier si vous avez le droit de faire cela. Veuillez réessayer.
groups-only = Cela ne fonctionne que dans les groupes et les canaux, car il s’agit d’une discussion à plusieurs.
confirm-hidden = La personne qui a demandé cela ne montre pas qui elle est ; un modérateur doit donc confirmer. La personne qui appuie sur le bouton n’est ni montrée ni enregistrée.
confirm-link = Cette commande vient d’un lien ; vous ne l’avez pas tapée. Ne la confirmez que si vous voulez ceci :
confirm-foreign-button = Ce bouton se trouve sous un message qui ne s’adressait pas à vous. Ne le confirmez que si vous voulez ceci :
confirm-message = Cette commande vient du message de quelqu’un d’autre. Ne la confirmez que si vous voulez ceci :
only-typed = Cela modifie quelque chose ; vous devez donc le taper vous-même.
draft-of-another = Cela a été proposé à quelqu’un d’autre.
will-settings = Cela modifie les réglages de cette discussion.
will-settings-own = Cela modifie vos propres réglages.
will-forget = Cela supprime ce qui est conservé à votre sujet.
will-tell = Le bot vous enverra un message privé lorsqu’il y aura une réponse à cette question.
button-confirm = Confirmer
confirm-summary = Faire ce qui a été demandé
preview-summary = Afficher à nouveau la demande
param-code = le code du bouton
draft-gone = Cette demande n’est plus en attente. Veuillez saisir à nouveau la commande.
store-closed = Le bot ne peut rien enregistrer pour le moment ; cela ne fonctionne donc pas. Vous pouvez toujours poser des questions.
library-elsewhere = La bibliothèque est en cours de rechargement. Veuillez réessayer dans un instant.

## Pins

pin-summary = Épingler un résumé qui se met à jour quand la bibliothèque change
pins-summary = Lister les épingles du bot dans cette discussion
unpin-summary = Retirer l’une des épingles du bot
pin-note = Un choix de phrases tirées des documents, mot pour mot, chacune avec sa source.
pin-as-of = État : { $time }. Ce message se met à jour quand la bibliothèque change.
pin-empty = Les documents ne disent plus rien à ce sujet. Ce message se met à jour quand la bibliothèque change.
pin-title-passage = Passage { $citation }
button-all = Tous les extraits
button-sources = Sources

## Digests

digest-summary = Publier régulièrement un bulletin de ce qui a changé dans la bibliothèque
digest-title = Ce qui a changé dans la bibliothèque
digest-title-quiet = De la bibliothèque
digest-changes =
    { $count ->
        [one] { $count } passage depuis le dernier bulletin.
        [many] { $count } de passages depuis le dernier bulletin.
       *[other] { $count } passages depuis le dernier bulletin.
    }
digest-nothing-new = Rien n’a changé depuis le dernier bulletin. De la bibliothèque :
digest-more =
    { $count ->
        [one] { $count } autre passage a changé.
        [many] { $count } d’autres passages ont changé.
       *[other] { $count } autres passages ont changé.
    }
changes-gone = Ces changements ne peuvent plus être affichés : le bulletin a été supprimé, ou ses thèmes ont changé.
digest-missed =
    { $count ->
        [one] { $count } bulletin, celui du { $first }, n’a pas été envoyé, car le bot ne fonctionnait pas.
        [many] { $count } de bulletins, à commencer par celui du { $first }, n’ont pas été envoyés, car le bot ne fonctionnait pas.
       *[other] { $count } bulletins, à commencer par celui du { $first }, n’ont pas été envoyés, car le bot ne fonctionnait pas.
    }
digest-new = Nouveau :
digest-changed-before = Modifié. Avant :
digest-changed-now = Maintenant :
digest-removed = N’est plus dans la bibliothèque :

## What moderators and librarians do, and what is stored

audit-summary = Afficher ce que les modérateurs ont fait avec le bot dans cette discussion
setup-summary = Vérifier de quelles autorisations le bot a besoin ici
withdraw-summary = Retirer un document de la bibliothèque
restore-summary = Remettre un document dans la bibliothèque, ou lister les documents retirés
review-summary = Lister les textes expirés, bientôt expirés ou à revoir (bibliothécaires seulement)
correct-summary = Ajouter une correction à un document et aux messages qui l’ont cité
retract-summary = Rétracter un document et corriger les messages qui l’ont cité
corrections-summary = Lister les corrections en cours et ce qui attend une décision
correction-title = Correction
correction-edited = Ce message montrait des mots dépassés ou rétractés. Il a été corrigé.
correction-replied = Le message ci-dessus montrait des mots dépassés ou rétractés.
correction-rest = Le reste de ce message est toujours valable :
correction-codes = Passages :
settings-replies = Les messages erronés sont modifiés. Lorsque ce n’est pas possible, le bot y répond une fois.
settings-edits = Les messages erronés sont seulement modifiés. Le bot ne publie pas de réponse.
param-corrections = comment corriger les messages erronés : réponse si non modifiables, ou modification seule
forget-summary = Supprimer ce qui est conservé sous votre identifiant
param-forget = qui oublier : me
param-forget-code = code du bouton de confirmation
forget-what = /forget me montre ce qui est conservé sous votre identifiant et demande confirmation avant de supprimer quoi que ce soit. Vos réglages et vos questions sont supprimés. Ce que vous avez mis en place continue, et ce que vous avez fait comme modérateur reste dans le journal d’audit, sans vous.
forget-asks = Voici ce qui est conservé sous votre identifiant et sera supprimé :
forget-settings =
    { $count ->
        [one] les réglages de { $count } conversation avec le bot
        [many] les réglages de { $count } de conversations avec le bot
       *[other] les réglages de { $count } conversations avec le bot
    }
forget-questions =
    { $count ->
        [one] { $count } question en attente d’une réponse
        [many] { $count } de questions en attente d’une réponse
       *[other] { $count } questions en attente d’une réponse
    }
forget-waiting =
    { $count ->
        [one] { $count } question à laquelle le bot n’a pas encore répondu
        [many] { $count } de questions auxquelles le bot n’a pas encore répondu
       *[other] { $count } questions auxquelles le bot n’a pas encore répondu
    }
forget-lines =
    { $count ->
        [one] { $count } commande en attente de votre confirmation
        [many] { $count } de commandes en attente de votre confirmation
       *[other] { $count } commandes en attente de votre confirmation
    }
forget-messages =
    { $count ->
        [one] { $count } message qui vous est adressé
        [many] { $count } de messages qui vous sont adressés
       *[other] { $count } messages qui vous sont adressés
    }
forget-digests =
    { $count ->
        [one] votre identifiant, avec { $count } bulletin que vous avez mis en place
        [many] votre identifiant, avec { $count } de bulletins que vous avez mis en place
       *[other] votre identifiant, avec { $count } bulletins que vous avez mis en place
    }
forget-pins =
    { $count ->
        [one] votre identifiant, avec { $count } épingle que vous avez mise en place
        [many] votre identifiant, avec { $count } d’épingles que vous avez mises en place
       *[other] votre identifiant, avec { $count } épingles que vous avez mises en place
    }
forget-acts =
    { $count ->
        [one] votre identifiant, dans { $count } entrée du journal d’audit
        [many] votre identifiant, dans { $count } d’entrées du journal d’audit
       *[other] votre identifiant, dans { $count } entrées du journal d’audit
    }
forget-withdrawals =
    { $count ->
        [one] votre identifiant, avec { $count } document que vous avez retiré
        [many] votre identifiant, avec { $count } de documents que vous avez retirés
       *[other] votre identifiant, avec { $count } documents que vous avez retirés
    }
forget-proposals =
    { $count ->
        [one] votre identifiant, avec { $count } proposition en attente
        [many] votre identifiant, avec { $count } de propositions en attente
       *[other] votre identifiant, avec { $count } propositions en attente
    }
forget-corrections =
    { $count ->
        [one] votre identifiant, avec { $count } correction que vous avez faite
        [many] votre identifiant, avec { $count } de corrections que vous avez faites
       *[other] votre identifiant, avec { $count } corrections que vous avez faites
    }
forget-goes-on = Les bulletins, les épingles et les corrections continuent sans votre identifiant. Les entrées du journal d’audit indiqueront que la personne a depuis demandé à être oubliée. Vous ne pouvez pas annuler cela.
button-forget = M’oublier
forget-done =
    { $count ->
        [0] Rien n’était conservé sous votre identifiant.
        [one] C’est fait : vous avez été retiré de { $count } entrée.
        [many] C’est fait : vous avez été retiré de { $count } d’entrées.
       *[other] C’est fait : vous avez été retiré de { $count } entrées.
    }
forget-hidden = Vous ne montrez pas qui vous êtes ; rien n’est donc conservé à votre sujet.
param-moderators = un rôle dont les membres sont aussi modérateurs, ou none

## Documents that people send in

suggest-summary = Proposer un document pour la bibliothèque
add-summary = Ajouter un document à la bibliothèque (bibliothécaires seulement)
queue-summary = Examiner les documents en attente pour la bibliothèque (bibliothécaires seulement)
add-from-message = Ajouter à la bibliothèque
param-link = adresse d’une page ou d’un fichier
param-file = un fichier contenant le document
param-suggestions = si les membres peuvent proposer des documents pour la bibliothèque
file-of-hidden = Vous ne montrez pas qui vous êtes ; quelqu’un d’autre devrait donc confirmer, et un fichier ne peut pas attendre. Envoyez-le sous votre nom.
file-of-another = Ce message est de quelqu’un d’autre. Pour envoyer son fichier, répondez au message par la commande.
document-missing = Pour envoyer un document, donnez son adresse ou un fichier avec la commande, ou répondez par la commande à un message qui en contient un.
document-too-large = « { $name } » est trop volumineux. La limite est de { $megabytes } Mo.
document-lost = Je n’ai pas pu obtenir « { $name } ». Veuillez l’envoyer à nouveau.
document-refused = « { $name } » n’a pas pu être lu : { $problem }
document-there = « { $name } » est déjà dans la bibliothèque : { $document }.
document-waits = « { $name } » attend déjà un bibliothécaire.
suggest-kept = Merci. Ce document attend un bibliothécaire, et vous serez informé du résultat. Jusque-là, et pendant 30 jours au plus, il est conservé avec votre identifiant. /forget me retire votre identifiant.
suggest-kept-hidden = Merci. Ce document attend un bibliothécaire. Vous ne montrez pas qui vous êtes ; vous ne pouvez donc pas être informé du résultat.
suggest-greeting = Vous recevez un message ici lorsqu’un bibliothécaire a décidé d’un document que vous avez proposé.
suggest-own = Vos propositions qui attendent un bibliothécaire :
suggest-none = Aucune de vos propositions n’attend un bibliothécaire.
suggest-off =
    { $place ->
        [alone] Proposez des documents dans un groupe ou un canal dont les modérateurs le permettent.
       *[chat] On ne peut pas proposer de documents ici. Les modérateurs peuvent le permettre avec /settings suggestions:allow.
    }
suggest-too-many = Vous avez déjà autant de propositions en attente qu’il est possible d’en avoir à la fois.
suggest-full = Trop de documents attendent un bibliothécaire. Veuillez réessayer plus tard.
will-suggest = Cela propose un document pour la bibliothèque.
submission-passages =
    { $count ->
        [one] { $count } passage
        [many] { $count } de passages
       *[other] { $count } passages
    }
submission-begins = Voici son début :
submission-approved = « { $title } » a été proposé pour la bibliothèque et y a été ajouté.
submission-rejected = « { $title } » a été proposé pour la bibliothèque et n’y a pas été ajouté. Raison : { $reason }
submission-expired = « { $title } » a été proposé pour la bibliothèque et n’y a pas été ajouté, car aucun bibliothécaire n’a décidé dans les 30 jours.
settings-suggestions-on = Les membres peuvent proposer des documents pour la bibliothèque.
settings-suggestions-off = Les membres ne peuvent pas proposer de documents pour la bibliothèque.
privacy-suggestions = Un document que vous proposez ou ajoutez est conservé avec votre identifiant jusqu’à ce qu’un bibliothécaire décide, et 30 jours au plus, pour que vous puissiez être informé du résultat.
forget-suggestions =
    { $count ->
        [one] votre identifiant, avec { $count } document que vous avez envoyé
        [many] votre identifiant, avec { $count } de documents que vous avez envoyés
       *[other] votre identifiant, avec { $count } documents que vous avez envoyés
    }

## Gaps

gaps-summary = Lister les questions auxquelles la bibliothèque n’a pas pu répondre (bibliothécaires seulement)
tell-summary = Me prévenir lorsqu’il y a une réponse
param-questions = s’il faut conserver les mots des questions sans réponse que trois personnes ont posées
button-tell = Me prévenir lorsqu’il y a une réponse
gap-busy = Quelqu’un demande justement à en être prévenu. Veuillez réessayer.
gap-told = Vous avez demandé : « { $question } ». Vous vouliez être prévenu d’une réponse. Un bibliothécaire a relié ce passage à votre question :
gap-will-tell = Vous recevrez un message privé lorsqu’un bibliothécaire reliera un passage à votre question. Jusque-là, et pendant 30 jours au plus, votre question et l’identifiant de notre conversation privée sont conservés. Les bibliothécaires voient la question, mais pas qui l’a posée. /forget me supprime les deux.
gap-waits-already = Vous attendez déjà une réponse à cette question.
gap-too-many = Vous attendez déjà autant de réponses qu’il est possible d’en attendre à la fois.
gap-greeting = Vous recevez un message ici lorsqu’il y a une réponse à une question dont vous attendez la réponse.
gap-cannot-write = Je ne peux pas vous écrire en privé ; je ne peux donc pas promettre de vous prévenir. Ouvrez une conversation avec moi ou, sur Discord, autorisez les messages privés des membres de ce serveur, puis appuyez à nouveau sur le bouton.
gap-question-gone = Je ne sais plus de quelle question il s’agissait, car j’oublie les questions après une heure. Veuillez la reposer.
gap-question-of-another = Seule la personne qui a demandé peut utiliser cela. Posez la question vous-même, et vous pourrez aussi être prévenu.
