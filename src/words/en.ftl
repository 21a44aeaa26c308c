### A section whose heading ends in “(may stay English)” is for moderators, librarians, and operators. Every other message is
### for members as well: each language has it. What a language does not have is said in English.

## Whose words they are

attribution-document = from a text on the position of { $name }
attribution-speaker = according to { $name }
attribution-narration = the text itself
attribution-then = { $first }; from “{ $words } …” on, { $next }

## Where they stand

title-unknown = untitled
author = by { $name }
author-unknown = author not given
date-unknown = undated
date-of-file = dated { $date } by its file name
outdated = valid until { $until }, may be outdated
outdated-since = last confirmed { $confirmed }, valid until { $until }, may be outdated
page = page { $number }
paragraph = paragraph { $number }
part = part { $number } of { $of }
caption-page = page
in-language = in { $language }
translation = a translation of { $of }, translated by { $translator }
translation-unsigned = a translation of { $of }, translator not given
standing-corrected = Correction: { $note }
standing-retracted = Retracted: { $note }
standing-superseded = Superseded by { $by }
standing-superseded-note = Superseded by { $by }: { $note }
standing-old = These words are from an older revision and are no longer in the library.
counterpart = The same passage in the other language, translated by a person:
also-at = The same words also appear in:
also-place = { $title }, paragraph { $number }
also-more =
    { $count ->
        [one] and in one more place
       *[other] and in { $count } more places
    }
stands-before = Text before:
stands-after = Text after:
unknown = not given

## Answers

repaired = Searched for “{ $to }” instead of “{ $from }”.
no-document-has = No document has “{ $word }”. Did you mean “{ $near }”?
by-topic = Found through the topic { $topic }, which your words name. Its documents are in another language and are quoted in the original.
by-topic-here = Found through the topic { $topic }, which your words name.
nearly-like = Nearly the same words as { $citation }. Differences are marked.
same-words = The same words as { $citation }, but attributed differently.
voices =
    { $count ->
        [one] The passages report the position of one party.
       *[other] The passages report the positions of { $count } parties. Each is quoted separately, in order of relevance.
    }
voice = The text reports the position of { $voice } · { $date }
voice-unknown = The library does not say whose position the text reports · { $date }
library-empty = The library has no documents yet, so nothing can be quoted.
library-empty-operator = Put Markdown or text files into the folder of documents. If you have, { -command-lint } says why they were left out.
nearest-passage = The nearest passage:
no-answer = I found no passage that answers this.
undated-left-out =
    { $count ->
        [one] One document was left out because its publication date is unknown.
       *[other] { $count } documents were left out because their publication dates are unknown.
    }
no-phrase = No passage contains “{ $phrase }” word for word. To search for each word on its own, remove the quotation marks.
no-answer-near = Closest topics:
no-answer-passages = Closest passages:
no-answer-near-both = Closest passages and topics:
no-answer-topics = To see all topics, use /topics.
no-answer-documents = To see all documents, use /sources.
topic-line = About this topic: { $line }
more-gone = The library has changed since then, and these passages are no longer in it. Please ask again.
link-known = We have this page:
link-unknown = The library has no page with this address.

## Why

why-title = What the bot considered
why-people-sure = The best passage probably answers the question.
why-people-nearest = The nearest passage may answer the question, or it may not.
why-people-silent = No passage was likely enough to answer the question, so none is shown.
why-people-topic = The words match the topic { $topic }.
why-people-words = Searched for: { $words }
why-people-searched = Documents searched: { $searched } of { $all }
why-details = Figures
why-gone = The details of an answer are kept for 15 minutes, in memory only, and only for people who can see the answer. To see them again, type /why and the question.
why-confident = Best match: { $percent }% likely to answer (estimated; shown from { $bar }%).
why-nearest = Nearest match: { $percent }% likely to answer (estimated). Passages are shown from { $bar }%, and below { $sure }% only as the nearest passage.
why-silent = Closest match: { $percent }% likely to answer (estimated). Passages are shown from { $bar }%, so none is shown.
why-nowhere = The quoted words are in none of the passages searched, so no passage is shown.
why-nothing = None of the passages searched contains any of the words, so there is nothing to show.
why-by-topic = Your words match the topic { $topic } by { $percent }%, so its passages are shown. The documents are in another language.
why-by-topic-here = Your words match the topic { $topic } by { $percent }%, so its passages are shown.
why-changed = The library has changed since then. Passages that are no longer in it are left out here.
why-words = Words that counted:
why-no-words = No word counted: the question has only common words.
why-word =
    { $count ->
        [0] { $word } (weight { $percent }%, in no passage)
        [one] { $word } (weight { $percent }%, in one passage)
       *[other] { $word } (weight { $percent }%, in { $count } passages)
    }
why-synonyms = By synonym: { $pairs }
why-phrases = Required, word for word: { $phrases }
why-excluded = Excluded: { $words }
why-source = Only documents called: { $source }
why-since = Only documents from { $day } or later
why-until = Only documents from { $day } or earlier
why-searched = Searched: { $passages } of { $allPassages } passages, { $documents } of { $allDocuments } documents
why-by-meaning = Similarity in meaning counted too.
why-revision = Index revision: { $revision }
why-shown = Shown:
why-answering = Part of the answer:
why-others = Also considered:
why-probability = { $percent }% likely
why-relevance = relevance { $relevance }, BM25 { $bm25 }
why-holds = contains: { $words }
why-figures = Passages are listed by relevance, but one document does not fill the list. Compare figures within one question only.

## Quotations

check-exact = Exact quote.
check-altered = The quote differs from the documents. Differences are marked.
check-stitched = The quote is joined from different places in the documents, or reordered.
check-partly = Some of these sentences are in the documents, and some are not.
check-from-context = These words are in the documents, but the quote leaves out part of a sentence. The missing words are marked.
check-not-found = These words are not in these documents. They may be elsewhere.
check-own-words = Quoted as:
check-word = “{ $word }”
check-differs = Changed words: { $words }
check-omission = The quote marks an omission with dots. The omitted words are marked here.
check-unfound = Not in these documents:
check-notes = Left out, because the document has no footnote marks there: { $notes }
check-ignored = Not compared, because it seems to name the source: “{ $line }”
check-more =
    { $count ->
        [one] One more part is in the documents.
       *[other] { $count } more parts are in the documents.
    }
check-nearest = Closest text in the documents:
check-summary = Check whether a quote is in the documents
check-from-message = Check this quote
param-quotation = the words of the quote

## Buttons

button-more = More
button-context = Context
button-source = Source
button-back = ‹ Back
button-forward = Next ›
button-csv = Download CSV
button-read = Read from the start
button-help = Help
button-auto = Automatic
button-again = Ask again
button-open = Open
button-private = Answer only the person who asks
button-everyone = Answer everyone
button-why = Why

## What went wrong

failed = Something went wrong on our side. Please tell the operator of this bot, with the reference { $reference }.
undelivered = I could not show my answer here. Please tell the operator of this bot, with the reference { $reference }.
maybe-lost = My answer may not have arrived. If you do not see all of it, please ask again.
cut = The rest does not fit here. To ask for fewer excerpts at a time, use “limit”.
not-allowed = This bot does not answer here.
alone-nowhere = This answer is for one person only and cannot be shown here.
alone-elsewhere = This answer is only for you. To read it, open our private chat.
alone-ask = This answer is only for you. Open our private chat and ask again there.
too-often =
    { $seconds ->
        [one] That was quick! Please wait one second and ask again.
       *[other] That was quick! Please wait { $seconds } seconds and ask again.
    }
cannot-read = I can read only text. Please type your question, or write it below a picture or a file.
line-empty = There is nothing to answer yet. Ask a question, or see what you can ask.
line-too-long = Your text is { $length } characters long. The limit is { $max }.
command-unknown = There is no command “{ $name }”.
command-unknown-near = There is no command “{ $name }”. Did you mean one of these?
command-instead = There is no { $name }. Use { $command }.
command-instead-or = There is no { $name }. Use { $command } or { $other }.
pointer-leave =
    There is no { $name }. { $platform ->
        [console] To leave, press Ctrl+D.
       *[other] The bot answers only when it is asked, so there is nothing to stop. To delete what is stored about you, use { $command }.
    }
pointer-feedback = There is no { $name }. To report a mistake, write to the moderators of this chat or to the operator of this bot.
citation-unknown = The library has no passage with the code “{ $citation }”.
citation-withdrawn = The document { $document } has been withdrawn from the library and is not shown.
citation-removed = This passage was permanently removed from the library. Nothing of it is kept.
source-unknown = The library has no document like “{ $name }”.
source-unknown-near = The library has no document “{ $name }”. Did you mean “{ $near }”?
source-twice = “source” and “from” mean the same. Use only one of them.
topic-unknown = There is no topic “{ $name }”.
page-unknown = There is no page { $page }. The last page is { $pages }.
for-example = For example:
asks-question = What do you want to ask?
asks-quotation = Which quote should be checked?
asks-topic = Which topic? /topics lists them.
asks-citation = Which passage? Type the code under an excerpt.
asks-pin = What should be pinned? A topic, the code of a passage, or a question.
param-missing = “{ $name }” is required.
param-too-long = “{ $name }” is { $length } characters long. The limit is { $max }.
param-not-count = “{ $name }” must be a whole number from { $min } to { $max }.
param-not-day = “{ $name }” must be a year, month, or day that exists, such as 2024, 2024-05, or 2024-05-31. You typed “{ $given }”.
param-not-choice = “{ $name }” must be one of: { $choices }.
param-unknown =
    { $name ->
        [none] There are more words here than this command takes.
       *[other] This command has no option “{ $name }”.
    }

## Names of commands, as they may be typed (may stay English)

ask-name = ask
check-name = check
topics-name = topics
topic-name = topic
sources-name = sources
cite-name = cite
why-name = why
help-name = help
settings-name = settings
privacy-name = privacy
about-name = about
start-name = start

pin-name = pin
pins-name = pins
unpin-name = unpin
digest-name = digest
audit-name = audit
permissions-name = permissions
unanswered-name = unanswered
expiring-name = expiring
correct-name = correct
retract-name = retract
corrections-name = corrections
withdraw-name = withdraw
restore-name = restore
add-name = add
queue-name = queue
suggest-name = suggest
# Their names before:
setup-name = setup
library-name = library
review-name = review
gaps-name = gaps
source-name = source
forget-name = forget

## Commands

ask-summary = Ask the documents a question
ask-from-message = Find in sources
topics-summary = List the topics of this library
topic-summary = Show the excerpts of one topic
sources-summary = List the documents and what is known about them
cite-summary = Look up a citation code, with its context
why-summary = Show what the bot considers for a question, and why it answers as it does
because-summary = Show what the bot considered for an answer
help-summary = How to use this bot
settings-summary = See or change the language of the bot here, and who sees its answers
privacy-summary = See what the bot stores, and what it does not
about-summary = Show the version and the library
start-summary = Show the welcome screen
more-summary = Show the next passages of an answer

param-question = your question, in your own words
param-source = only this document or source (title, path, or name)
param-from = same as source
param-since = only documents from this year, month, or day or later, such as 2024 or 2024-05
param-until = only documents from this year, month, or day or earlier
param-limit = how many excerpts to show
param-citation = the code under an excerpt
param-document = title or path of a document, or the code of one of its passages
param-page = page of the list
param-topic = name of the topic
param-command = a command, for its details
param-language = a language, or auto
param-payload = passage code from a link
param-answers = whether everyone in the chat sees answers, or only the person who asks
param-private = show the answer only to you
param-private-before = show the answer only to you; in a typed line, put private:yes before the quote

topics-title =
    { $count ->
        [one] One topic
       *[other] { $count } topics
    }
topics-none = This library has no topics. Ask a question instead.
sources-title =
    { $count ->
        [one] One document
       *[other] { $count } documents
    } · page { $page } of { $pages }
meta-document = Document:
meta-source = Source:
meta-url = URL:
meta-author = Author:
meta-published = Published:
meta-retrieved = Retrieved:
meta-sha256 = SHA-256 when added:
meta-valid-until = Valid until:
meta-review-by = Review due by:
meta-language = Language:
meta-kind = Kind:
meta-licence = Licence:
meta-attribution = Reports the position of:
meta-tags = Tags:
meta-translation-of = Translation of:
meta-translator = Translator:
meta-standing = Status:
meta-length = Length:
meta-revision = Revision:
paragraphs =
    { $count ->
        [one] one paragraph
       *[other] { $count } paragraphs
    }

help-title = What you can ask
help-intro = Every answer is an exact excerpt from a document, with its source.
help-how =
    { $platform ->
        [discord] Type / and choose a command. To ask about a message, open its menu and choose Apps.
        [telegram]
            { $place ->
                [group] In this group, begin with a command, mention the bot, or reply to one of its messages.
               *[alone] A line without a slash is a question.
            }
       *[other] A line without a slash is a question.
    }
help-more = For one command, type /help and its name.
help-ask = Ask
help-check = Check
help-chat = This chat
help-library = Library
help-for-moderators = For moderators, in groups and channels.
help-for-librarians = For librarians.
help-renamed = { $old } is now { $name }.

start-title = Answers in the documents' own words
start-intro =
    { $count ->
        [one] This bot answers from one document, and only with exact excerpts from it.
       *[other] This bot answers from { $count } documents, and only with exact excerpts from them.
    }
start-how = Choose a topic, or ask a question. Below each excerpt are its source and a code that anyone can use to look it up.

settings-title = Settings
settings-language = The bot speaks { $language } here.
settings-auto = The bot speaks the language of the question, or of your app.
settings-private = Only the person who asks sees the answers.
settings-everyone = Everyone in this chat sees the answers.
settings-questions-keep = Questions without an answer here may be kept, with their words, after three different people have asked something similar.
settings-questions-forget = Questions without an answer here are counted, but their words are not kept.
settings-yours = These settings are yours.
settings-chat = These settings are for this chat. Moderators can change them.
settings-moderators = Besides people who can manage messages, people with the role { $role } are moderators for this bot. To let them see its commands, allow the role under Server Settings > Integrations.
settings-moderators-none = People who can manage messages are the moderators for this bot. People who manage the server can add a role.
settings-bad-role = “moderators” must be a role (a mention or its ID), or none.
settings-no-roles = Here the chat's administrators are the moderators. There are no roles to choose from.

privacy-title = Privacy
privacy-questions = Questions are searched in memory and then forgotten. A question without an answer stays in memory for an hour, so that you can ask to be notified of an answer. It is also counted by day, language, and closest topic, without its words and without you.
privacy-unanswered = Only where moderators have switched this on, the words of such questions stay in memory for up to a week. They are stored, without names, after three different people have asked something similar. They are deleted when nobody has asked for 90 days.
privacy-gaps = If you ask to be notified of an answer, your question and the ID of your private chat with the bot are kept until you are notified, and for 30 days at most.
privacy-waiting = On Telegram, a question that cannot be answered at once is stored with your ID until it is answered, so that a restart does not lose it. After a day at most, it is deleted.
privacy-why = The words used to search for a question stay in memory for 15 minutes, for the button “Why”, and are discarded with the next question after that.
privacy-settings = The language and the audience that you choose for yourself are kept under your ID, and those of a chat under the chat's ID, until you change or delete them.
privacy-owner = If you set up a digest or a pin, your ID is kept with it, so that you can be notified if it cannot continue.
privacy-audit = What moderators and librarians do with this bot is kept with their IDs, so that others can see who did it. If you ask to be forgotten, your ID is removed from these entries. The action and its time remain.
privacy-lines = The question of a pin is kept until the pin is removed. A moderator's command that is waiting for confirmation is kept for a day.
privacy-posted = For a set time, the bot keeps which passages an answer in a group showed and in which message, so that it can correct them. For answers shown only to you, it counts only how often each document was shown. /forget me deletes what is kept under your ID.
privacy-rates = How often you ask is counted in memory, to keep the bot usable for everyone.
privacy-log = The log records starts, stops, changed documents, and failures, without questions, names, or IDs.
privacy-web = The web page sets a cookie with a random number, to recognize you until your browser closes. If you change your settings there, another cookie keeps them in your browser for a year. The bot stores none of them.
privacy-groups = In groups, the bot reads commands, replies to it, messages that mention it, and a message that someone asks it about, and nothing else. For 15 minutes it remembers, by number, which of its messages answers which of yours.
privacy-operator = The bot runs on its operator's own machine. Chat platforms have rules of their own.

about-title = Verbatim
about-promise = Quotes documents word for word, with their source. It writes no sentence of its own about their subject.
about-version = Version
about-library =
    { $documents ->
        [one] One document
       *[other] { $documents } documents
    }, { $passages ->
        [one] one passage
       *[other] { $passages } passages
    }
about-revision = Library revision

## The terminal

console-welcome = Ask a question, or type / and a command. /help lists the commands. To quit, press Ctrl+D.
console-saved = Saved: { $path }
console-not-saved = Could not save { $name } in { $folder } ({ $why }).

## The web page

web-title = Ask the library
web-library = The library
web-ask = Ask
web-topics = Topics
web-topics-all = All topics
web-language = Language
web-language-auto = As in the browser
web-examples = For example
web-holdings =
    { $count ->
        [one] 1 document
       *[other] { $count } documents
    }
web-holdings-of = { $documents }, dated { $day }
web-holdings-dated = { $documents }, from { $first } to { $last }
web-holdings-some = { $documents }, those with a date from { $first } to { $last }
web-empty = As soon as documents are in the library, you can ask about them here.
web-question = Your question, or / and a command
web-send = Ask
web-asked = You asked
web-pressed = You chose
web-skip = Skip to the question
web-conversation = Conversation
web-suggestions = Suggestions
web-loading = Searching …
web-found =
    { $count ->
        [one] 1 passage
       *[other] { $count } passages
    }
web-unreachable = The bot is not reachable right now. Please try again.
web-too-long = That text is too long. Please shorten it.
web-not-found = There is no such page.
web-not-found-how = Search all documents at the top of the page, or go on here:
web-starting = The library is loading …
web-starting-how = This page opens as soon as the library is ready.
web-verdict-exact = Exact
web-verdict-altered = Altered
web-verdict-stitched = Joined
web-verdict-partly = Partly
web-verdict-from-context = Out of context
web-verdict-not-found = Not found
web-check-legend = Struck through: only in the quotation. Underlined: in the document.
web-check-unfound = not in these documents
web-right-quote = The right quote
web-copy-quote = Copy the right quote
web-skip-main = Skip to the content
web-pages = Pages
web-documents = Documents
web-documents-all = All documents
feed-title = Changes in the library
feed-added = Added: { $title }
feed-revised = Revised: { $title }
feed-removed = No longer in the library: { $title }
web-search = Search in all documents
web-search-button = Search
web-search-how = Ask a question, or put words in quotation marks. You get excerpts from the documents, word for word, or nothing if they do not answer.
web-about = About this document
web-unknown =
    { $count ->
        [one] 1 detail not given
       *[other] { $count } details not given
    }
web-image = Image
web-note = Note
web-info = Info
web-see-also = See also
web-summary = Summary
web-question-box = Question
web-example = Example
web-tip = Tip
web-important = Important
web-warning = Warning
web-caution = Caution
web-danger = Danger
web-text = Text
web-outline = Contents
web-excerpts-only = This document is shown in excerpts only: the passages that a citation or a search leads to.
web-passage-only = Only the cited passage is shown.
web-older = This is an older revision. The library now has another one.
web-removed = This passage is no longer in the library. It was in an earlier revision.
web-newest = Show the current revision
web-translations = Translation or original:
web-original = Find these words in the original
web-cite = Cite this passage
web-cite-plain = As plain text
web-cite-markdown = As Markdown
web-copy = Copy
web-copied = Copied
web-cite-short = Cite
web-no-copy = Your browser does not allow copying. Select the text instead.
web-earlier = Earlier revisions
web-revision-of = First seen { $day }
web-changes = What has changed since then
web-changes-title = What has changed in: { $title }
web-changes-from = From the revision first seen { $day } to the current one:
web-added = added
web-taken = removed
web-too-different = The two revisions have too little in common for a word-by-word comparison.
web-unknown-document = The library has no such document.
export-lead = This is a copy of the library, made on { $day }. It works without the bot: the texts are here as pages and as JSON files.
export-search = This search runs in your browser and is simpler than the bot's: it looks for the exact words and does not judge whether a passage answers a question.
export-search-script = The search needs JavaScript. You can read the documents without it.
export-search-none = No passage contains these words.

## Who may

not-moderator =
    { $right ->
        [pin] Only people who can pin messages in this chat can do that.
        [settings] Only people who can change this chat's settings can do that.
        [administer] Only people who manage this server can do that.
       *[other] Only moderators of this chat can do that.
    }
not-librarian = Only librarians can do that, because it changes what all chats share.
rights-unknown = I could not check whether you are allowed to do that. Please try again.
groups-only = That works only in groups and channels, because it is about a chat with several people.
confirm-hidden = The person who asked for this does not show who they are, so a moderator has to confirm it. The person who presses the button is neither shown nor stored.
confirm-link = This command came from a link; you did not type it. Confirm it only if you want this:
confirm-foreign-button = This button is under a message that was not for you. Confirm it only if you want this:
confirm-message = This command is from someone else's message. Confirm it only if you want this:
only-typed = This changes something, so you have to type it yourself.
draft-of-another = That was offered to someone else.
will-settings = This changes the settings of this chat.
will-settings-own = This changes your own settings.
will-forget = This deletes what is stored about you.
will-tell = The bot will message you privately when this question has an answer.
button-confirm = Confirm
confirm-summary = Do what was requested
preview-summary = Show the request again
param-code = the button's code
draft-gone = That request is no longer waiting. Please enter the command again.
store-closed = The bot cannot store anything right now, so this does not work. You can still ask questions.
library-elsewhere = The library is reloading. Please try again in a moment.

## What will be done, and what the bot lacks (may stay English)

will-pin = This pins a message in this chat: { $what }
will-pin-refresh = This updates the pinned messages of this chat.
will-unpin = This removes a pinned message from this chat.
will-digest =
    { $action ->
        [on] This starts a regular digest in this chat: { $plan }
        [pause] This pauses a digest in this chat.
        [resume] This resumes a digest in this chat.
        [off] This deletes a digest in this chat.
        [resend] This sends a digest message to this chat again.
       *[dismiss] This discards a digest message that was not sent.
    }
will-library =
    { $action ->
        [withdraw] This withdraws { $document } from the library, for all chats.
       *[restore] This returns { $document } to the library, for all chats.
    }
will-source =
    { $action ->
        [correct] This proposes a correction of { $document }, for all chats.
        [retract] This proposes to retract { $document }, for all chats.
        [announce] This proposes to correct the messages that quote { $document }, in all chats.
        [dismiss] This leaves the messages that quote { $document } as they are, in all chats.
        [confirm] This confirms what a librarian has proposed. It takes effect for all chats.
        [undo] This cancels a correction, for all chats.
        [resend] This resends corrections that may not have arrived.
       *[leave] This stops trying to send corrections that may not have arrived.
    }
will-gaps =
    { $action ->
        [link] This answers a question with a passage and messages everyone who is waiting for it.
       *[dismiss] This dismisses a question that the library could not answer.
    }
lack-other = I need a permission that I do not have here.
lack-pins = The bot cannot pin messages on this platform.
lack-discord-member = I am not on this server. Invite me with the link that the operator has.
lack-discord-see = I cannot see this channel. Grant me “View Channel” in the channel's settings, under Permissions.
lack-discord-send = I cannot write here. Grant me “Send Messages” in the channel's settings, under Permissions.
lack-discord-threads = I cannot write in threads. Grant me “Send Messages in Threads” in the channel's settings, under Permissions.
lack-discord-open = This thread is locked. Unlock it.
lack-discord-history = I cannot read earlier messages. Grant me “Read Message History” in the channel's settings, under Permissions.
lack-discord-pin = I cannot pin messages. Grant me “Pin Messages” in the channel's settings, under Permissions.
lack-telegram-member = I am not in this chat. Add me.
lack-telegram-send = I cannot write here. Allow it in the chat's permissions, or make me an administrator who can post.
lack-telegram-open = This topic is closed. Open it, or make me an administrator who can manage topics.
lack-telegram-pin = I cannot pin messages. Make me an administrator with the permission “Pin messages” (in a channel: “Edit messages”).
lack-telegram-delete = I cannot delete messages, so Telegram's notices about my pins stay. The permission is “Delete messages”.
reason-closed = the bot is not allowed to write there
reason-forbidden = the bot lacks a permission
reason-gone = the message or its chat no longer exists
reason-fixed = the message can no longer be edited
reason-misquote = an excerpt no longer matched its document
reason-earlier = an earlier part could not be sent
reason-other = the platform reported “{ $code }”

## Pins

pin-summary = Pin a summary that updates itself when the library changes
pins-summary = List the bot's pins in this chat
unpin-summary = Remove one of the bot's pins
pin-note = A selection of sentences from the documents, word for word, each with its source.
pin-as-of = As of { $time }. This message updates itself when the library changes.
pin-empty = The documents no longer say anything about this. This message updates itself when the library changes.
pin-title-passage = Passage { $citation }
button-all = All excerpts
button-sources = Sources

## Pins, for moderators (may stay English)

param-pin = a topic, a passage code, or a question; or refresh
param-unpin = the code of the pin
pin-preview = This is what would be pinned here.
pin-nothing = The documents say nothing about this that could be pinned.
pin-none = There is no such pin in this chat.
pin-posting = being posted
pin-posted = posted, will be pinned soon
pin-pinned = pinned
pin-done = The summary is pinned. From now on, it updates itself when the library changes.
pin-unpinned = unpinned by someone; the message is still kept up to date
pin-gone = deleted by someone
pin-unknown = posted; the platform does not report whether it is still pinned
pin-unheard = posted; the platform cannot be asked right now whether it is pinned
pin-failed = not pinned
pin-full =
    { $count ->
        [0] This chat has reached its limit of pins. Remove another pin first.
        [one] This chat has reached its limit of pins. You could remove this one of mine:
       *[other] This chat has reached its limit of pins. You could remove one of mine:
    }
pin-not-sent = I could not post it: { $why }.
pin-refused = I could not pin it: the platform refused. { $command } shows what I am allowed to do here.
pin-taken-down = The pin is removed.
pin-only-unpinned = The message is unpinned and no longer kept up to date. I am not allowed to delete it, so it stays.
pin-not-taken-down = I am not allowed to unpin or delete this message, so it stays pinned. Unpin it yourself, or give me permission to pin messages.
pins-none = The bot has no pins in this chat.
pins-title =
    { $count ->
        [one] One pin
       *[other] { $count } pins
    }
button-pin = Pin it
button-unpin = Remove { $what }

## Digests

digest-summary = Post regular digests of what has changed in the library
digest-title = What has changed in the library
digest-title-quiet = From the library
digest-changes =
    { $count ->
        [one] One passage since the last digest.
       *[other] { $count } passages since the last digest.
    }
digest-nothing-new = Nothing has changed since the last digest. From the library:
digest-more =
    { $count ->
        [one] One more passage has changed.
       *[other] { $count } more passages have changed.
    }
changes-gone = These changes can no longer be shown: the digest was removed, or its topics have changed.
digest-missed =
    { $count ->
        [one] The digest of { $first } was not sent because the bot was not running.
       *[other] { $count } digests, starting with { $first }, were not sent because the bot was not running.
    }
digest-new = New:
digest-changed-before = Changed. Before:
digest-changed-now = Now:
digest-removed = No longer in the library:

## Digests, for moderators (may stay English)

param-digest-action = what to do (default: list)
param-digest-plan = when and what, such as daily at 09:00 Asia/Gaza; or the code of a digest
changes-summary = Show more changes of a digest
param-changes-digest = the code of the digest
param-changes-from = the library edition before the digest
param-changes-to = the library edition that the digest reports
param-changes-after = how many of its changes you have seen
digest-on = on
digest-paused = paused
digest-stopped-here = stopped: the bot could not send messages here
digest-topic-gone = no longer a topic here: { $topics }
digest-stopped = The digest that you set up for { $chat } has stopped, because the bot cannot send messages there ({ $why }). To start it again, use /digest resume in that chat.
digest-made = The bot will post here.
digest-next = Next times:
digest-list-title =
    { $count ->
        [0] Digests
        [one] One digest
       *[other] { $count } digests
    }
digest-none = There are no digests in this chat. To set one up:
digest-which = This chat has several digests. Choose one by its code.
digest-unknown = This chat has no digest with that code.
digest-too-many = This chat has { $max } digests, which is the limit.
digest-preview =
    { $count ->
        [one] This would be sent now, as one message:
       *[other] This would be sent now, as { $count } messages:
    }
digest-preview-nothing = Nothing has changed since the last digest, so nothing would be sent now.
digest-is-paused = The digest is paused.
digest-is-on = The digest is on again.
digest-is-off = The digest is removed.
digest-uncertain = Delivery status unknown: the digest of { $time } (part { $part }) may or may not have arrived.
digest-uncertain-how = Check whether it is there, then decide.
digest-failed = The digest of { $time } (part { $part }) could not be sent: { $why }.
digest-failed-how = Fix the cause and send it again, or leave it.
digest-nothing-open = No message needs a decision.
digest-resent = It will be sent again.
digest-dismissed = It stays as it is.
button-preview = Preview
button-resend = Send again
button-dismiss = Leave it

digest-no-rhythm = When? For example: daily at 09:00 Asia/Gaza.
digest-bad-rhythm = “{ $word }” does not say how often. Start with daily, weekdays, weekly, monthly, or cron.
digest-no-weekday = Which day of the week? For example: weekly mon at 18:30 …
digest-bad-weekday = “{ $day }” is not a day of the week. Type one, such as mon or monday.
digest-no-date = Which day of the month? Type 1 to 28, or last.
digest-bad-date = “{ $day }” is not a day of the month. Type 1 to 28, or last.
digest-date-not-monthly = Not every month has a day { $day }. Type last for the last day of each month.
digest-no-time = At what time? For example: at 09:00.
digest-bad-time = “{ $time }” is not a time of day. Type it like 09:00, 21:30, or 9:30 pm.
digest-time-unclear = “{ $time }” can mean { $early } or { $late }. Type one of these.
digest-no-zone = In which time zone? After the time, type a city such as Gaza, a zone such as Europe/Berlin, or UTC.
digest-zone-offset = “{ $zone }” is an offset, which does not account for daylight saving time. Type a city such as Gaza, or UTC.
digest-zone-short = “{ $zone }” is an abbreviation that can mean several zones. Type a city such as Gaza, or UTC.
digest-zone-several = “{ $zone }” can mean several zones: { $candidates }. Type the full name of one.
digest-zone-unknown = I do not know the time zone “{ $zone }”. Type a larger city in the same zone, or a name such as Asia/Gaza.
digest-zone-unknown-near = I do not know the time zone “{ $zone }”. Did you mean { $near }?
digest-zone-or-topic = “{ $word }” is both a city and a topic here. For the time zone, type { $zone }, then any topics.
digest-cron-fields = A cron plan has five fields (minute, hour, day, month, weekday), then the time zone. I found { $count }.
digest-bad-cron = I cannot read the cron pattern “{ $pattern }”.
digest-cron-with-time = The fields of a cron plan include the time. Remove the time after them.
digest-never = That day never comes, so nothing would be posted.
digest-too-often =
    { $minutes ->
        [one] This would post twice within one minute. The limit is once an hour.
       *[other] This would post twice within { $minutes } minutes. The limit is once an hour.
    }
digest-unknown-word = “{ $word }” is neither a topic nor an option (silent, always, only when changed).
digest-unknown-word-near = “{ $word }” is neither a topic nor an option. Did you mean { $near }?
digest-always-or-changed = Choose one: always, or only when changed.

## What moderators and librarians do, and what is stored

audit-summary = Show what moderators did with the bot in this chat
setup-summary = Check which permissions the bot needs here
withdraw-summary = Withdraw a document from the library
restore-summary = Return a document to the library, or list withdrawn documents
review-summary = List texts that expired, expire soon, or are due for review (librarians only)
correct-summary = Add a correction to a document and to the messages that quoted it
retract-summary = Retract a document, and correct the messages that quoted it
corrections-summary = List corrections in progress, and what needs a decision
correction-title = Correction
correction-edited = This message showed words that are outdated or have been retracted. It has been corrected.
correction-replied = The message above showed words that are outdated or have been retracted.
correction-rest = The rest of this message is still valid:
correction-codes = Passages:
settings-replies = Wrong messages are edited. Where that is not possible, the bot replies to them once.
settings-edits = Wrong messages are edited only. The bot posts no reply.
param-corrections = how to correct wrong messages: replies where they cannot be edited, or edits only
forget-summary = Delete what is stored under your ID
param-forget = who to forget: me
param-forget-code = code of the confirmation button
forget-what = /forget me shows what is stored under your ID and asks before it deletes anything. Your settings and questions are deleted. What you set up continues, and what you did as a moderator stays in the audit log, without you.
forget-asks = This is stored under your ID and will be deleted:
forget-settings =
    { $count ->
        [one] the settings of your chat with the bot
       *[other] the settings of { $count } chats with the bot
    }
forget-questions =
    { $count ->
        [one] one question that is waiting for an answer
       *[other] { $count } questions that are waiting for an answer
    }
forget-waiting =
    { $count ->
        [one] one question that the bot has yet to answer
       *[other] { $count } questions that the bot has yet to answer
    }
forget-lines =
    { $count ->
        [one] one command that is waiting for your confirmation
       *[other] { $count } commands that are waiting for your confirmation
    }
forget-messages =
    { $count ->
        [one] one message to you
       *[other] { $count } messages to you
    }
forget-digests =
    { $count ->
        [one] your ID, with one digest that you set up
       *[other] your ID, with { $count } digests that you set up
    }
forget-pins =
    { $count ->
        [one] your ID, with one pin that you set up
       *[other] your ID, with { $count } pins that you set up
    }
forget-acts =
    { $count ->
        [one] your ID, in one entry of the audit log
       *[other] your ID, in { $count } entries of the audit log
    }
forget-withdrawals =
    { $count ->
        [one] your ID, with one document that you withdrew
       *[other] your ID, with { $count } documents that you withdrew
    }
forget-proposals =
    { $count ->
        [one] your ID, with one proposal that is waiting
       *[other] your ID, with { $count } proposals that are waiting
    }
forget-corrections =
    { $count ->
        [one] your ID, with one correction that you made
       *[other] your ID, with { $count } corrections that you made
    }
forget-goes-on = Digests, pins, and corrections continue without your ID. Entries of the audit log will say that the person has since asked to be forgotten. You cannot undo this.
button-forget = Forget me
forget-done =
    { $count ->
        [0] Nothing was stored under your ID.
        [one] Done: you are removed from one entry.
       *[other] Done: you are removed from { $count } entries.
    }
forget-hidden = You do not show who you are, so nothing is stored about you.
param-moderators = a role whose members are moderators too, or none

## Record, rights, library, corrections (may stay English)

param-audit-all = for all chats (librarians only)
param-audit-csv = all entries, as a file for spreadsheets
audit-title = Audit log
audit-none = The audit log has no entries yet.
audit-forgotten = (removed at a person's request)
audit-hidden = someone who does not show who they are
audit-head-title = Head of the audit log, { $day }
audit-head-use = Keep this message. With the code, the operator can check that no entry so far was removed or changed:
audit-somebody = by someone who has since asked to be forgotten
audit-operator = the operator
audit-in-private = in private
audit-chat-forgotten = in a chat that was forgotten
audit-detail-forgotten = (details removed at a person's request)
detail-language = language: { $language }
detail-private =
    { $value ->
        [yes] answers: only to the person who asks
       *[no] answers: to everyone
    }
detail-questions =
    { $value ->
        [yes] unanswered questions: may be kept with their words
       *[no] unanswered questions: counted only
    }
detail-corrections =
    { $value ->
        [yes] wrong messages: edits only
       *[no] wrong messages: edits, or replies where editing is not possible
    }
detail-role =
    { $value ->
        [none] no role of moderators
       *[other] role of moderators: { $value }
    }
detail-kind =
    { $value ->
        [topic] a topic
        [citation] a passage
        [question] a question
       *[other] { $value }
    }
detail-digest = digest { $value }
detail-plan = plan: { $value }
detail-entry = message { $value }
detail-subject = about: { $value }
detail-pin =
    { $value ->
        [none] all pins
       *[other] pin { $value }
    }
detail-document = document: { $value }
detail-note = note: { $value }
detail-correction = correction { $value }
detail-gap = question { $value }
detail-citation = passage { $value }
detail-proposal = proposal { $value }
detail-entries = entries: { $value }
detail-revisions = revisions: { $value }
detail-passages = passages: { $value }
audit-csv-rows =
    { $rows ->
        [one] One row, as CSV.
       *[other] { $rows } rows, as CSV.
    }
audit-csv-too-large = The audit log is larger than a file may be here ({ $megabytes } MB). The operator can export it: { -command-data } audit --csv
audit-csv-no-files = The bot cannot send files on this platform. The operator can export the audit log: { -command-data } audit --csv
page-none = There is no such page.
setup-title = Permissions of the bot in this chat
setup-digests = Digests:
setup-pins = Pins:
setup-ready = ready.
setup-lacks = permissions are missing.
setup-closed = The last message could not be sent here: { $why }.
param-restore = title, path, or passage code of a document (default: list all)
param-library-action = what to do (default: list)
library-title = Withdrawn documents
library-none = No document is withdrawn.
library-which = Which document? Give its path.
library-which-of = Several documents match: { $documents }. Give the full path of one.
library-already = { $document } is already withdrawn.
library-would-withdraw = { $document } will be withdrawn from the library. Nothing from it will be shown, not even by its old codes.
library-would-restore = { $document } will return to the library if its file exists. Notes and retractions by librarians will be removed.
library-withdrawn = { $document } is no longer in the library. Its file is unchanged. To put it back, use { $command }.
library-restored = { $document } is back in the library, if its file exists.
library-not-withdrawn = No such document is withdrawn.
review-title =
    { $count ->
        [0] Nothing to review
        [one] One entry to review
       *[other] { $count } entries to review
    } · page { $page } of { $pages }
review-none = Nothing has expired or is overdue for review, and nothing will be within { $days } days.
review-outdated = was valid until { $day }
review-valid = is valid until { $day }
review-overdue = review was due by { $day }
review-due = review is due by { $day }
review-how = These are the dates valid_until and review_by in the documents' metadata. Edit them in the document.

param-corrections-action = what to do (default: list)
param-source-document = path of a document, or the code of a correction
param-source-note = what was wrong; in quotation marks
param-source-reason = why it is retracted; in quotation marks
source-title = Confirm this action
source-which = Which document? Give its path.
source-no-note = What was wrong? Write it in quotation marks. Readers see this note.
source-no-reason = Why is it retracted? Write it in quotation marks. Readers see this reason.
source-would-correct = Every excerpt from { $document } will show this note: “{ $note }”
source-would-retract = { $document } will be retracted, with the reason: “{ $note }”
source-would-announce = Messages that quoted an earlier version of { $document } will show the current one.
source-would-dismiss = Messages that showed an earlier version of { $document } will stay as they are.
source-would-undo = The correction of { $document } will be undone before any message is changed.
source-would-resend = Replies about { $document } that may not have arrived will be sent again.
source-would-leave = Replies about { $document } that may not have arrived will be left as they are.
source-not-held = { $document } is not in the library, so it cannot be corrected or retracted. To withdraw it, use { $command }.
source-edits =
    { $count ->
        [0] No message would be edited.
        [one] One message would be edited.
       *[other] { $count } messages would be edited.
    }
source-answerable =
    { $count ->
        [0] If the platform refuses to edit a message, no reply is posted below it.
        [one] If the platform refuses to edit a message, a reply is posted below it without a notification: at most one.
       *[other] If the platform refuses to edit a message, a reply is posted below it without a notification: at most { $count }.
    }
source-replies =
    { $count ->
        [0] No message would get a reply.
        [one] One message cannot be edited and would get one reply, without a notification.
       *[other] { $count } messages cannot be edited and would get one reply each, without a notification.
    }
source-beyond-moved =
    { $count ->
        [one] Out of reach: one message left behind in a group that moved.
       *[other] Out of reach: { $count } messages left behind in groups that moved.
    }
source-beyond-platform =
    { $count ->
        [one] Out of reach: one message on a platform that the bot is not connected to now.
       *[other] Out of reach: { $count } messages on platforms that the bot is not connected to now.
    }
source-beyond-closed =
    { $count ->
        [one] Out of reach: one message in a chat where the bot is not allowed to write.
       *[other] Out of reach: { $count } messages in chats where the bot is not allowed to write.
    }
source-beyond-fixed =
    { $count ->
        [one] Out of reach: one message that cannot be edited and is too old for a reply, or whose chat wants no replies.
       *[other] Out of reach: { $count } messages that cannot be edited and are too old for a reply, or whose chats want no replies.
    }
source-alone =
    { $count ->
        [0] Out of reach: answers shown only to one person or given as a guest; none are counted.
        [one] Out of reach: one answer shown only to one person or given as a guest.
       *[other] Out of reach: { $count } answers shown only to one person or given as a guest.
    }
source-uncounted = Out of reach and not counted: what people sent inline or forwarded, web pages, and anything older than the ledger.
source-how = After confirmation, this applies to the library at once. Messages are corrected ten minutes later. Until then, you can undo it.
source-gone = No such correction is waiting. It may be more than a day old, or someone else may have handled it.
source-another = Another librarian has to confirm this.
source-sent = Messages are already being corrected, so this can no longer be undone.
source-not-open = No message shows outdated or retracted words from that document, or someone has already decided about them.
source-is-confirmed = { $document }: confirmed. Messages will be corrected in ten minutes.
source-is-undone = { $document }: undone. No message was changed.
source-is-dismissed = { $document }: the messages stay as they are.
source-is-resent =
    { $count ->
        [one] { $document }: one reply will be sent again.
       *[other] { $document }: { $count } replies will be sent again.
    }
source-is-left =
    { $count ->
        [one] { $document }: one reply is left as it is.
       *[other] { $document }: { $count } replies are left as they are.
    }
source-none-uncertain = No reply of that correction has an unknown delivery status.
source-open-title = Messages that show outdated or retracted words
source-open-none = No message needs a decision.
source-open-messages =
    { $count ->
        [one] one message
       *[other] { $count } messages
    }
source-recent-title = Corrections
source-confirmed = confirmed; messages will be corrected from { $time } UTC on
source-sent-out = sent
source-undone = undone
source-outdated = not sent: the document has changed since then
source-dismissed = messages left as they are
source-tally = edited: { $edited }, replied to: { $replied }, waiting: { $waiting }, deleted by people: { $gone }, failed: { $failed }, delivery status unknown: { $uncertain }
source-uncertain-how = Some replies of a correction may not have arrived. If you send them again, those that did arrive will appear twice.
button-undo = Undo
library-open =
    { $count ->
        [one] Messages show outdated or retracted words from one document.
       *[other] Messages show outdated or retracted words from { $count } documents.
    }
library-waiting =
    { $count ->
        [one] One action is waiting for confirmation.
       *[other] { $count } actions are waiting for confirmation.
    }
proposals-title = Waiting for confirmation
proposal-for-another = Another librarian has to confirm this within a day.
proposal-anonymous = This needs two librarians who show who they are. An anonymous administrator cannot be one of them.
proposal-of-nobody = The person who proposed this is no longer a librarian. Please propose it again.
proposal-changed = This is no longer what was proposed: the document or message has changed since then. Please propose it again.

## Documents that people send in

suggest-summary = Suggest a document for the library
add-summary = Add a document to the library (librarians only)
queue-summary = Review documents that are waiting for the library (librarians only)
add-from-message = Add to library
param-link = address of a page or a file
param-file = a file with the document
param-suggestions = whether members may suggest documents for the library
file-of-hidden = You do not show who you are, so someone else would have to confirm this, and a file cannot wait for that. Send it under your own name.
file-of-another = This message is from someone else. To send in its file, reply to the message with the command.
document-missing = To send in a document, give its address or a file with the command, or reply with the command to a message that has one.
document-too-large = “{ $name }” is too large. The limit is { $megabytes } MB.
document-lost = I could not get “{ $name }”. Please send it again.
document-refused = “{ $name }” could not be read. It { $problem }
document-there = “{ $name }” is already in the library, as { $document }.
document-waits = “{ $name }” is already waiting for a librarian.
suggest-kept = Thank you. This document is waiting for a librarian, and you will be told the outcome. Until then, and for 30 days at most, it is kept with your ID. /forget me removes your ID.
suggest-kept-hidden = Thank you. This document is waiting for a librarian. You do not show who you are, so you cannot be told the outcome.
suggest-greeting = You get a message here when a librarian has decided about a document that you suggested.
suggest-own = Your suggestions that are waiting for a librarian:
suggest-none = None of your suggestions is waiting for a librarian.
suggest-off =
    { $place ->
        [alone] Suggest documents in a group or channel whose moderators allow it.
       *[chat] Documents cannot be suggested here. Moderators can allow it with /settings suggestions:allow.
    }
suggest-too-many = You already have as many suggestions waiting as you can at a time.
suggest-full = Too many documents are waiting for a librarian. Please try again later.
will-suggest = This suggests a document for the library.
submission-passages =
    { $count ->
        [one] one passage
       *[other] { $count } passages
    }
submission-begins = It begins:
submission-approved = “{ $title }” was suggested for the library and has been added.
submission-rejected = “{ $title }” was suggested for the library and was not added. Reason: { $reason }
submission-expired = “{ $title }” was suggested for the library and was not added, because no librarian decided about it within 30 days.
settings-suggestions-on = Members can suggest documents for the library.
settings-suggestions-off = Members cannot suggest documents for the library.
privacy-suggestions = A document that you suggest or add is kept with your ID until a librarian decides about it, and for 30 days at most, so that you can be told the outcome.
forget-suggestions =
    { $count ->
        [one] your ID, with one document that you sent in
       *[other] your ID, with { $count } documents that you sent in
    }

## The queue, for librarians (may stay English)

will-queue =
    { $action ->
        [add] This reads a document and puts it into the queue of the library.
        [approve] This takes a document from the queue into the library, for all chats.
        [reject] This rejects a document from the queue and deletes it.
       *[edit] This changes what is said of a document in the queue.
    }
queue-title =
    { $count ->
        [0] Documents waiting for the library
        [one] One document waiting for the library
       *[other] { $count } documents waiting for the library
    }
queue-none = No document is waiting. Librarians send documents in with /add, and members with /suggest where a chat's moderators allow it.
queue-age =
    { $days ->
        [0] today
        [one] yesterday
       *[other] { $days } days ago
    }
queue-kept = This document is in the queue. It is quoted only after it has been approved.
queue-waits = This document is already in the queue.
queue-unread = This document can no longer be read. Reject it, or have it sent in again.
queue-how = To add what is missing, or to reject it with a reason:
queue-gone = No such document is waiting. Someone else may have decided about it, or it has been waiting for more than 30 days.
queue-changed = Someone has changed what is said of this document. Look at it again.
queue-field = “{ $name }”: { $problem }.
queue-edit-what = What should be changed? Give at least one of title, author, date, source, licence, or attribution. “none” removes what was said.
queue-no-reason = Why is it rejected? The person who sent it in will see this reason.
queue-unwritable = The bot cannot write into the library's folder, so documents cannot be approved from here. The operator can let it write into the folder “added” in KNOWLEDGE_DIR, or add the document there.
queue-unreadable = The document cannot be added like this. It { $problem }
queue-would-approve = “{ $title }” will be taken into the library, for all chats.
queue-would-reject = “{ $title }” will be rejected and deleted, with the reason: “{ $reason }”
queue-approved = “{ $title }” is in the library now, as { $document }.
queue-rejected = “{ $title }” is rejected and deleted.
button-approve = Approve
button-reject = Reject …
param-queue-action = what to do (default: list)
param-queue-item = code of a document in the queue
param-queue-reason = why it is rejected; the person who sent it in sees this
param-queue-title = its title
param-queue-author = its author
param-queue-date = when it was published: 2025, 2025-03, or 2025-03-14
param-queue-source = where it comes from: a name, or an address
param-queue-licence = its licence
param-queue-attribution = whose position it reports
detail-submission = document in the queue: { $value }
detail-fields = fields: { $value }
detail-waiting = documents in the queue: { $value }
detail-suggestions =
    { $value ->
        [yes] suggestions of documents: allowed
       *[no] suggestions of documents: not allowed
    }

## Gaps

gaps-summary = List questions that the library could not answer (librarians only)
tell-summary = Notify me when there is an answer
param-questions = whether to keep the words of unanswered questions after three people have asked them
button-tell = Tell me when there is an answer
gap-busy = Someone is just asking to be notified of this. Please try again.
gap-told = You asked: “{ $question }”. You wanted to be notified of an answer. A librarian has linked this passage to your question:
gap-will-tell = You will get a private message when a librarian links a passage to your question. Until then, and for 30 days at most, your question and the ID of our private chat are kept. Librarians see the question, not who asked it. /forget me deletes both.
gap-waits-already = You are already waiting for an answer to this.
gap-too-many = You are already waiting for as many answers as you can at a time.
gap-greeting = You get a message here when there is an answer to a question that you are waiting for.
gap-cannot-write = I cannot message you privately, so I cannot promise to notify you. Start a chat with me, or on Discord allow direct messages from members of this server, then press the button again.
gap-question-gone = I no longer know which question that was, because I forget questions after an hour. Please ask again.
gap-question-of-another = Only the person who asked can use that. Ask the question yourself, and you can be notified too.

## Gaps, for librarians (may stay English)

param-gaps-action = what to do (default: list)
param-gap = code of an unanswered question
param-gap-answer = a passage code, or a document that answers the question
param-gap-sure = yes, after the preview
button-link = Link it and notify those who wait
gaps-title =
    { $count ->
        [0] Unanswered questions
        [one] One unanswered question
       *[other] { $count } unanswered questions
    }
gaps-none = No question is stored. A question is stored where a chat's moderators have switched this on (/settings questions:keep) and three different people have asked it, or where someone is waiting for an answer.
gap-asked =
    { $count ->
        [one] asked once
       *[other] asked { $count } times
    }
gap-waiting =
    { $count ->
        [one] one person is waiting
       *[other] { $count } people are waiting
    }
gap-age = first { $first ->
        [0] today
        [one] yesterday
       *[other] { $first } days ago
    }, last { $last ->
        [0] today
        [one] yesterday
       *[other] { $last } days ago
    }
gap-counts =
    { $count ->
        [0] In the last { $days } days, no question was left unanswered.
        [one] In the last { $days } days, one question was left unanswered. By closest topic and language:
       *[other] In the last { $days } days, { $count } questions were left unanswered. By closest topic and language:
    }
gap-no-topic = no close topic
gap-unknown = There is no such unanswered question. It may have been answered or deleted.
gap-with-what = What answers the question? Give the code of a passage, or the path of a document.
gap-empty-document = That document has no passages.
gap-preview =
    { $count ->
        [0] Asked: “{ $question }”. Nobody is waiting. This passage would be linked to it:
        [one] Asked: “{ $question }”. One person is waiting and would be sent this passage:
       *[other] Asked: “{ $question }”. { $count } people are waiting and would be sent this passage:
    }
gap-linked =
    { $count ->
        [0] The question is answered. Nobody was waiting.
        [one] The question is answered. One person will be notified.
       *[other] The question is answered. { $count } people will be notified.
    }
gap-would-link = Everyone who is waiting for an answer to “{ $question }” will be sent the passage { $citation }.
gap-would-dismiss = The question “{ $question }” will be dismissed. Nobody who is waiting will be notified.
gap-dismissed =
    { $count ->
        [0] The question is no longer on the list.
        [one] The question is no longer on the list. One person was waiting and will not be notified.
       *[other] The question is no longer on the list. { $count } people were waiting and will not be notified.
    }
