## Whose words they are

attribution-unknown = attribution not given
attribution-document = in a text that reports the position of { $name }
attribution-speaker = according to { $name }
attribution-narration = in the text's own narration
attribution-then = { $first }; from “{ $words } …” { $next }

## Where they stand

title-unknown = untitled
author = by { $name }
author-unknown = author not given
date-unknown = undated
outdated = valid until { $until }, may be outdated
outdated-since = last confirmed { $confirmed }, valid until { $until }, may be outdated
paragraph = paragraph { $number }
part = part { $number } of { $of }
caption-page = page
in-language = in { $language }
translation = a translation of { $of } by { $translator }
translation-unsigned = a translation of { $of }, translator not given
standing-corrected = Correction: { $note }
standing-retracted = Retracted: { $note }
standing-superseded = Superseded by { $by }
standing-superseded-note = Superseded by { $by }: { $note }
standing-old = These words are of an older revision, and no longer in the library.
counterpart = The same passage in the other language, translated by a person:
also-at = The same words also stand in:
also-place = { $title }, paragraph { $number }
also-more =
    { $count ->
        [one] and in one more place
       *[other] and in { $count } more places
    }
stands-before = Before it stands:
stands-after = After it stands:
unknown = not given

## Answers

repaired = Searched for “{ $to }” instead of “{ $from }”.
by-topic = Found through the topic { $topic }, which these words name. The documents are in another language and are quoted as they stand.
nearly-like = Nearly the same words as { $citation }; what differs is marked.
same-words = The same words as { $citation }, with another attribution.
voices =
    { $count ->
        [one] One voice speaks on this.
       *[other] { $count } voices speak on this. Each stands by itself; they come in the order of relevance.
    }
voice = The text reports the position of { $voice } · { $date }
voice-unknown = Whose position the text reports is not given · { $date }
no-answer = The documents here do not answer this.
undated-left-out =
    { $count ->
        [one] One document was left out, since it is not known when it was published.
       *[other] { $count } documents were left out, since it is not known when they were published.
    }
no-phrase = No passage holds “{ $phrase }” word for word. Without the quotation marks its words are looked for one by one.
no-answer-near = The nearest topics:
no-answer-topics = All topics are listed under /topics.
topic-line = About this topic: { $line }
more-gone = The library has changed since, and these passages are no longer in it. Please ask again.

## Why

why-title = What the bot looked at
why-gone = What an answer came from is kept in memory for fifteen minutes only, for those who see the answer. Type /why and the question.
why-confident = The best passage answers with an estimated probability of { $percent } %. From { $bar } % on, passages are shown.
why-silent = The nearest passage answers with an estimated probability of { $percent } %. Passages are shown from { $bar } % on, so none is.
why-nowhere = What was quoted stands in no passage that was searched, so none is shown.
why-nothing = No passage that was searched holds any of the words, so there is none to show.
why-by-topic = { $percent } % of what the words say names the topic { $topic }, whose passages are shown. The documents are in another language.
why-changed = The library has changed since; passages that are no longer in it are left out here.
why-words = Words that counted:
why-no-words = No word counted: such words stand in every text.
why-word =
    { $count ->
        [0] { $word } ({ $percent } % of the question, in no passage)
        [one] { $word } ({ $percent } % of the question, in one passage)
       *[other] { $word } ({ $percent } % of the question, in { $count } passages)
    }
why-phrases = Had to stand there word for word: { $phrases }
why-excluded = Was not to stand there: { $words }
why-source = Only in documents called: { $source }
why-since = Only in documents of { $day } or later
why-until = Only in documents of { $day } or earlier
why-searched = Searched: { $passages } of { $allPassages } passages, { $documents } of { $allDocuments } documents
why-by-meaning = How close passages are to the question in meaning counted too.
why-revision = Revision of the index: { $revision }
why-shown = Shown:
why-answering = Belongs to the answer:
why-others = Also looked at:
why-probability = answers with { $percent } %
why-relevance = relevance { $relevance }, BM25 { $bm25 }
why-holds = holds: { $words }
why-figures = Passages come in the order of their relevance, such that one document does not fill the list. Figures compare within one question only.

## Quotations

check-exact = These words stand in the documents as they are quoted.
check-altered = These words stand in the documents otherwise than they are quoted. What differs is marked.
check-stitched = These words are put together from different places in the documents, or in another order.
check-partly = Some of these sentences stand in the documents, and some do not.
check-from-context = These words stand in the documents, but the quotation cuts a sentence. The words marked in it are missing from the quotation.
check-not-found = These documents do not contain these words. That says nothing of what stands elsewhere.
check-own-words = In the quotation:
check-word = “{ $word }”
check-differs = Differing in the quotation: { $words }
check-omission = The quotation says with dots that words are left out. They are marked.
check-unfound = Not in these documents:
check-ignored = Not compared, since it seems to name the source: “{ $line }”
check-more =
    { $count ->
        [one] One more part stands in the documents.
       *[other] { $count } more parts stand in the documents.
    }
check-nearest = What comes nearest in the documents:
check-summary = Whether a quotation stands in the documents
check-from-message = Check this quote
check-name = check
param-quotation = the words that are quoted

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
button-private = Answer to the asker alone
button-everyone = Answer to everyone
button-why = Why

## What went wrong

failed = Something failed on our side. The reference for whoever runs this bot is { $reference }.
undelivered = My answer could not be shown here. Please tell whoever runs this bot, with the reference { $reference }.
maybe-lost = It is not certain that my answer has arrived. If you do not see all of it, please ask again.
cut = The rest does not fit here. Ask for fewer excerpts at once, with limit.
not-allowed = This bot does not answer here.
alone-nowhere = This answer is for one person alone, and cannot be given here.
alone-elsewhere = This answer is for you alone. Open our private chat to read it.
alone-ask = This answer is for you alone. Open our private chat, and ask again there.
too-often =
    { $seconds ->
        [one] That was quick! Please wait one second and ask again.
       *[other] That was quick! Please wait { $seconds } seconds and ask again.
    }
line-empty = There is nothing to answer yet. Ask a question, or see what can be asked.
line-too-long = That is { $length } characters long; at most { $most } can be read at once.
command-unknown = There is no command “{ $name }”.
command-unknown-near = There is no command “{ $name }”. Did you mean one of these?
command-instead = There is no { $name }. Use { $command }.
command-instead-or = There is no { $name }. Use { $command } or { $other }.
pointer-leave =
    There is no { $name }. { $platform ->
        [console] To leave, press Ctrl+D.
       *[other] The bot answers only when it is asked, so there is nothing to stop. To delete what is stored about you, use { $command }.
    }
pointer-feedback = There is no { $name }. To report a mistake, write to the moderators of this chat or to whoever runs this bot.
citation-unknown = There is no passage with the code “{ $citation }” in the library.
citation-withdrawn = The document { $document } has been withdrawn from the library, and is not shown.
citation-removed = This passage was removed from the library for good. Nothing of it is kept.
source-unknown = There is no document like “{ $name }” in the library.
source-unknown-near = There is no document “{ $name }” in the library. Did you mean “{ $near }”?
source-twice = “source” and “from” mean the same. Give one of them.
topic-unknown = There is no topic “{ $name }”.
page-unknown = There is no page { $page }; the last one is { $pages }.
for-example = For example:
pin-missing = What should be pinned? A topic, the code of a passage, or a question.
param-missing = “{ $name }” is missing.
param-too-long = “{ $name }” is { $length } characters long; at most { $most } are possible.
param-not-count = “{ $name }” takes a whole number from { $least } to { $most }.
param-not-day = “{ $name }” takes a year, month or day that exists, such as 2024, 2024-05 or 2024-05-31, and not “{ $given }”.
param-not-choice = “{ $name }” takes one of: { $choices }.
param-unknown =
    { $name ->
        [none] There is more here than this command takes.
       *[other] This command takes no “{ $name }”.
    }

## Names of commands, as they may be typed

ask-name = ask
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
topics-summary = All topics of this library
topic-summary = The excerpts of one topic
sources-summary = The documents, and what is known of them
cite-summary = The passage of a code, with what stands around it
why-summary = What the bot looks at for a question, and why it answers so
because-summary = What the bot looked at for an answer
help-summary = How to use this bot
settings-summary = The language of the bot here, and who sees its answers
privacy-summary = What is stored, and what is not
about-summary = Version and library
start-summary = The first screen
more-summary = The next passages of an answer

param-question = the question, in your own words
param-source = only in this document or source, by title, path or name
param-from = the same as source
param-since = only in documents of this year, month or day or later, such as 2024 or 2024-05
param-until = only in documents of this year, month or day or earlier
param-limit = how many excerpts to show
param-citation = the code under an excerpt
param-document = title, path or passage code of a document
param-page = page of the list
param-topic = a name of the topic
param-command = a command, for its details
param-language = a language, or auto
param-payload = a passage's code, from a link
param-answers = whether answers are for everyone in the chat or for the asker alone
param-private = show the answer to you alone
param-private-before = show the answer to you alone; in a typed line write private:yes before the quotation

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
meta-url = Address:
meta-author = Author:
meta-published = Published:
meta-retrieved = Retrieved:
meta-valid-until = Valid until:
meta-review-by = To be reviewed by:
meta-language = Language:
meta-kind = Kind:
meta-licence = Licence:
meta-attribution = Reports the position of:
meta-tags = Tags:
meta-translation-of = Translation of:
meta-translator = Translator:
meta-standing = Standing:
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
    { $where ->
        [discord] Type / and choose a command. To ask about a message, open its menu and choose Apps.
        [telegram-group] In this group, begin with a command, mention the bot, or reply to one of its messages.
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
start-how = Choose a topic, or ask a question. Under each excerpt stand its source and a code by which anyone can look it up.

settings-title = Settings
settings-language = The bot speaks { $language } here.
settings-auto = The bot speaks the language of the question, or of your program.
settings-private = Only the person who asks sees the answers.
settings-everyone = Everyone in this chat sees the answers.
settings-questions-keep = Questions that find no answer here may be kept with their words, once three different people have asked the like.
settings-questions-forget = Questions that find no answer here are counted without their words.
settings-yours = This holds for you.
settings-chat = This holds for this chat. Moderators may change it.
settings-moderators = Besides those who may manage messages, holders of the role { $role } are moderators for this bot. To let them see its commands, allow the role under Server Settings, Integrations.
settings-moderators-none = Moderators for this bot are those who may manage messages. Those who manage the server may add a role.
settings-bad-role = “moderators” takes a role, mentioned or as its number, or: none.
settings-no-roles = Here the chat's administrators are its moderators; there are no roles to choose from.

privacy-title = Privacy
privacy-questions = Questions are searched in memory and forgotten. One that finds no answer stays in memory for an hour, so that you can ask to be told of an answer, and is counted by day, language and nearest topic, without its words and without you.
privacy-unanswered = Only where moderators have switched it on do the words of such questions wait in memory for up to a week. They are stored, without names, once three different people have asked the like, and forgotten when nobody has asked for 90 days.
privacy-gaps = If you ask to be told of an answer, your question and your conversation with the bot are kept until you have been told, and for 30 days at most.
privacy-why = The words by which a question was searched stay in memory for fifteen minutes, for the button “Why”, and are let go with the next question after that.
privacy-settings = The language and the audience that you choose for yourself are kept under your id, and for a chat under the chat's, until you change or forget them.
privacy-owner = With a digest or a pin that you set up, your id is kept, so that you can be told if it cannot go on.
privacy-audit = What moderators and librarians do with this bot is kept with their id, so that others can see who did it. If you ask to be forgotten, your id is removed from these entries; the action and its time remain.
privacy-lines = The question of a pin is kept with it until the pin is taken down, and a line of a moderator that waits for a confirmation is kept for a day.
privacy-posted = Which passages an answer in a group showed, and in which message, is kept for a set time, so that it can be corrected. Of answers to you alone it is only counted how often each document was shown. /forget me removes what is kept under your id.
privacy-rates = How often you ask is counted in memory, to keep the bot usable for all.
privacy-log = The log tells of starts, stops, changed documents and failures, without questions, names or ids.
privacy-web = The web page sets a cookie with a random number, to know you again until your browser closes. If you change your settings there, another cookie holds them in your browser for a year; the bot stores nothing of them.
privacy-groups = In groups the bot reads commands, replies to it, messages that mention it, and a message that somebody asks it about; nothing else. For fifteen minutes it remembers which of its messages answers which of yours, by number.
privacy-operator = The bot runs on its operator's own machine; chat platforms have rules of their own.

about-title = Verbatim
about-promise = Quotes documents word for word, with their source. It writes no sentence of its own on their subject.
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

console-welcome = Ask a question, or type / and a command. /help lists them; Ctrl+D ends.
console-saved = Saved: { $path }
console-not-saved = { $name } cannot be saved in { $folder } ({ $why }).

## The web page

web-title = Ask the library
web-question = Your question, or / and a command
web-send = Ask
web-asked = You asked
web-skip = Skip to the question
web-conversation = Conversation
web-suggestions = Suggestions
web-back = Back to the questions
web-loading = Searching …
web-unreachable = The bot cannot be reached right now. Please try again.
web-too-long = That is too much text at once. Please shorten it.
web-not-found = There is no such page.
web-skip-main = Skip to the page
web-pages = Pages
web-documents = Documents
web-documents-all = All documents
web-search = Search in all documents
web-search-button = Search
web-search-how = Ask a question, or give words in quotation marks. Below are excerpts of the documents, word for word, or nothing if they do not answer.
web-about = About this document
web-text = Text
web-excerpts-only = This document is shown in excerpts only: passages that a citation or a search leads to.
web-passage-only = Only the passage that the citation names is shown.
web-older = This is an older revision. The library now holds another one.
web-removed = This passage is no longer in the library. It stood in a revision that the library held before.
web-newest = Show the present revision
web-translations = Translation or original:
web-original = Find these words in the original
web-cite = Cite this passage
web-cite-plain = As plain text
web-cite-markdown = As Markdown
web-copy = Copy
web-copied = Copied
web-earlier = Earlier revisions
web-revision-of = First seen { $day }
web-changes = What has changed since
web-changes-title = What has changed in: { $title }
web-changes-from = From the revision first seen { $day } to the present one:
web-added = added
web-taken = removed
web-too-different = The two revisions have too little in common to be compared word by word.
web-unknown-document = There is no such document in the library.
export-lead = This is a copy of the library, made on { $day }. It needs no bot: the texts are here as pages and as JSON files.
export-search = This search runs in your browser and is simpler than the bot's own: it looks for the words as they stand, and does not judge whether a passage answers a question.
export-search-script = The search needs JavaScript. The documents can be read without it.
export-search-none = No passage holds these words.

## Who may

not-moderator =
    { $right ->
        [pin] Only those who may pin messages in this chat can do that.
        [settings] Only those who may change this chat's settings can do that.
        [administer] Only those who manage this server can do that.
       *[other] Only moderators of this chat can do that.
    }
not-librarian = Only librarians can do that: it changes what all chats share.
rights-unknown = It could not be found out whether you may do that. Please try again.
groups-only = That is for groups and channels: it is about a chat of several people.
confirm-hidden = Whoever asked for this does not show who they are. A moderator has to confirm it. Whoever presses is neither shown nor stored.
confirm-link = A link brought this command; you did not type it. Confirm it only if you want this:
confirm-foreign-button = This button is under a message that was not for you. Confirm it only if you want this:
confirm-message = This command is from somebody else’s message. Confirm it only if you want this:
only-typed = This changes something, so you have to type it yourself.
draft-of-another = That was offered to somebody else.
will-settings = This changes the settings of this chat.
will-settings-own = This changes your own settings.
will-forget = This deletes what is stored about you.
will-tell = The bot will write to you in private once this question has an answer.
will-pin = This pins a message in this chat: { $what }
will-pin-refresh = This updates the pinned messages of this chat.
will-unpin = This takes down a pinned message of this chat.
will-digest =
    { $action ->
        [on] This starts a regular digest in this chat: { $plan }
        [pause] This pauses a digest of this chat.
        [resume] This resumes a digest of this chat.
        [off] This deletes a digest of this chat.
        [resend] This sends a message of a digest to this chat once more.
       *[dismiss] This discards a message of a digest that was not sent.
    }
will-library =
    { $action ->
        [withdraw] This withdraws { $document } from the library, for all chats.
       *[restore] This puts { $document } back into the library, for all chats.
    }
will-source =
    { $action ->
        [correct] This proposes a correction of { $document }, for all chats.
        [retract] This proposes to retract { $document }, for all chats.
        [announce] This proposes to correct the messages that quote { $document }, in all chats.
        [dismiss] This leaves the messages that quote { $document } as they are, in all chats.
        [confirm] This confirms what a librarian has proposed: it takes effect for all chats.
        [undo] This cancels a correction, for all chats.
        [resend] This sends corrections once more that may not have arrived.
       *[leave] This stops trying to send corrections that may not have arrived.
    }
will-gaps =
    { $action ->
        [link] This answers a question with a passage and writes to everybody who waits for it.
       *[dismiss] This dismisses a question that the library could not answer.
    }
button-confirm = Confirm
confirm-summary = Does what was asked for
preview-summary = Shows once more what was asked for
param-code = the code of the button
draft-gone = That is no longer waiting. Please give the command again.
store-closed = The bot cannot store anything at the moment, so that does not work. Questions are answered as always.
library-elsewhere = The library is just being read anew. Please try again in a moment.

lack-other = I lack a right here.
lack-discord-member = I am not on this server: invite me with the link that the operator has.
lack-discord-see = I may not see this channel: grant me “View Channel” in the channel's settings, under Permissions.
lack-discord-send = I may not write here: grant me “Send Messages” in the channel's settings, under Permissions.
lack-discord-threads = I may not write in threads: grant me “Send Messages in Threads” in the channel's settings, under Permissions.
lack-discord-open = This thread is locked: unlock it.
lack-discord-history = I may not read what was written: grant me “Read Message History” in the channel's settings, under Permissions.
lack-discord-pin = I may not pin: grant me “Pin Messages” in the channel's settings, under Permissions.
lack-telegram-member = I am not in this chat: add me.
lack-telegram-send = I may not write here: allow it in the chat's permissions, or make me an administrator who may post.
lack-telegram-open = This topic is closed: open it, or make me an administrator who may manage topics.
lack-telegram-pin = I may not pin: make me an administrator with the right “Pin messages” (in a channel: “Edit messages”).
lack-telegram-delete = I may not delete messages, so Telegram's notices of my pins stay. The right is “Delete messages”.

## Pins

pin-summary = Pin a summary that follows the library
pins-summary = The pins of the bot in this chat
unpin-summary = Take a pin of the bot down
param-pin = a topic, a passage's code or a question; or refresh
param-unpin = the code of the pin
pin-note = Sentences from the documents, word for word, each with its source. They are a selection.
pin-as-of = As of { $time }. This message follows the library.
pin-preview = This is what would be pinned here.
pin-empty = The documents say nothing of this any more. This message follows the library.
pin-nothing = The documents say nothing of this that could be pinned.
pin-none = There is no such pin in this chat.
pin-title-passage = Passage { $citation }
pin-posting = on its way
pin-posted = posted, and soon to be pinned
pin-pinned = pinned
pin-done = The summary is pinned, and follows the library from now on.
pin-unpinned = unpinned by somebody; the message is still kept up to date
pin-gone = deleted by somebody
pin-unknown = posted; whether it is still pinned, the platform does not tell
pin-unheard = posted; the platform cannot be asked now whether it is pinned
pin-failed = not pinned
pin-full =
    { $count ->
        [0] This chat takes no more pins. Take another one down first.
        [one] This chat takes no more pins. This one of mine could go:
       *[other] This chat takes no more pins. Of mine, these could go:
    }
pin-not-sent = It could not be posted: { $why }.
pin-refused = It could not be pinned: the platform refuses it. { $command } says what I may do here.
pin-taken-down = The pin has been taken down.
pin-only-unpinned = It is unpinned and no longer kept up to date. I may not delete the message, so it stays.
pin-not-taken-down = I may neither unpin nor delete this message, so it stays pinned. Unpin it yourself, or give me the right to pin messages.
pins-none = The bot has no pins in this chat.
pins-title =
    { $count ->
        [one] One pin
       *[other] { $count } pins
    }
button-pin = Pin it
button-unpin = Remove { $what }
button-all = All excerpts
button-sources = Sources

## Digests

digest-summary = Digests of what has changed in the library, at set times
param-digest-action = what to do; list if nothing is given
param-digest-plan = when and what, such as: daily at 09:00 Asia/Gaza; or a digest's code
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
changes-summary = The further changes of a digest
param-changes-digest = the code of the digest
param-changes-from = the edition of the library before it
param-changes-to = the edition of the library that it told of
param-changes-after = how many of its changes are known
changes-gone = These changes can no longer be shown: the digest has been removed, or its topics are others now.
digest-missed =
    { $count ->
        [one] The digest of { $first } was not sent: the bot was not running then.
       *[other] { $count } digests, from { $first } on, were not sent: the bot was not running then.
    }
digest-new = New:
digest-changed-before = Changed. Before:
digest-changed-now = Now:
digest-removed = No longer in the library:
digest-on = on
digest-paused = paused
digest-stopped-here = stopped: nothing could be sent here
digest-topic-gone = no longer a topic here: { $topics }
digest-stopped = The digest that you set up for { $chat } has stopped: nothing can be sent there ({ $why }). /digest resume in that chat starts them again.
digest-made = The bot will post here.
digest-next = The next times:
digest-list-title =
    { $count ->
        [0] Digests
        [one] One digest
       *[other] { $count } digests
    }
digest-none = There are no digests in this chat. Set one up:
digest-which = There are several. Say which, by its code.
digest-unknown = There is no digest of that code in this chat.
digest-too-many = There are { $most } digests in this chat, and no more are possible.
digest-preview =
    { $count ->
        [one] This is what would be sent now, as one message:
       *[other] This is what would be sent now, as { $count } messages:
    }
digest-preview-nothing = Nothing has changed since the last digest, so nothing would be sent now.
digest-is-paused = The digest is paused.
digest-is-on = The digest is on again.
digest-is-off = The digest is removed.
digest-uncertain = It is not certain whether the digest of { $time } (part { $part }) has arrived.
digest-uncertain-how = Look whether it is there, and decide.
digest-failed = The digest of { $time } (part { $part }) could not be sent: { $why }.
digest-failed-how = Have it sent once what was in the way is mended, or leave it.
digest-nothing-open = There is nothing to decide.
digest-resent = It will be sent once more.
digest-dismissed = It is left as it is.
button-preview = Preview
button-resend = Send again
button-dismiss = Leave it

digest-no-rhythm = When? For example: daily at 09:00 Asia/Gaza.
digest-bad-rhythm = “{ $word }” does not say how often. Begin with daily, weekdays, weekly, monthly or cron.
digest-no-weekday = Say the day of the week: weekly mon at 18:30 …
digest-bad-weekday = “{ $day }” is not a day of the week. Type one, such as mon or monday.
digest-no-date = Say the day of the month: 1 to 28, or last.
digest-bad-date = “{ $day }” is not a day of the month. Type 1 to 28, or last.
digest-date-not-monthly = Not every month has a day { $day }. Type last for the last day of each month.
digest-no-time = Say the time: at 09:00.
digest-bad-time = “{ $time }” is not a time of day. Type it as 09:00, 21:30 or 9:30 pm.
digest-time-unclear = “{ $time }” can mean { $early } or { $late }. Type one of these.
digest-no-zone = Say the time zone, after the time: a city such as Gaza, a zone such as Europe/Berlin, or UTC.
digest-zone-offset = “{ $zone }” is an offset, which knows no summer time. Type a city such as Gaza, or UTC.
digest-zone-short = “{ $zone }” is an abbreviation, which can mean several zones. Type a city such as Gaza, or UTC.
digest-zone-several = “{ $zone }” can mean several zones: { $candidates }. Type one in full.
digest-zone-unknown = I know no time zone “{ $zone }”. Type a larger city in the same zone, or a name such as Asia/Gaza.
digest-zone-unknown-near = I know no time zone “{ $zone }”. Did you mean { $near }?
digest-zone-or-topic = “{ $word }” is both a city and a topic here. Type { $zone } for the zone, then any topics.
digest-cron-fields = A cron plan has five fields (minute, hour, day, month, weekday), then the zone. I read { $count }.
digest-bad-cron = I cannot read the cron pattern “{ $pattern }”.
digest-cron-with-time = A cron plan has its time in its fields. Leave out the time after them.
digest-never = No such day ever comes, so this would never be posted.
digest-too-often =
    { $minutes ->
        [one] This would be posted twice within one minute. Once an hour is the most.
       *[other] This would be posted twice within { $minutes } minutes. Once an hour is the most.
    }
digest-unknown-word = “{ $word }” is neither a topic nor an option (silent, always, only when changed).
digest-unknown-word-near = “{ $word }” is neither a topic nor an option. Did you mean { $near }?
digest-always-or-changed = Choose one: always, or only when changed.

## Record, rights, library

audit-summary = What moderators did with the bot in this chat
param-audit-all = of all chats, for librarians
param-audit-csv = all of it as a file for spreadsheets
audit-title = Record
audit-none = Nothing has been recorded yet.
audit-forgotten = (removed at a person's request)
audit-hidden = somebody who does not show who they are
audit-head-title = Head of the record, { $day }
audit-head-use = Keep this message. With the code, the operator can check that no entry up to now was removed or changed:
audit-somebody = by somebody who has since asked to be forgotten
audit-operator = the operator
audit-in-private = in private
audit-chat-forgotten = in a chat that was forgotten
audit-detail-forgotten = (details removed at a person's request)
audit-csv-rows =
    { $rows ->
        [one] One row, as CSV.
       *[other] { $rows } rows, as CSV.
    }
audit-csv-too-large = The record is longer than a file may be here ({ $megabytes } MB). The operator can export it: npm run data -- audit --csv
page-none = There is no such page.
setup-summary = Whether the bot has the rights that it needs here
setup-title = Rights of the bot in this chat
setup-digests = Digests:
setup-pins = Pins:
setup-ready = ready.
setup-lacks = something is missing.
setup-closed = The last message could not be sent here: { $why }.
withdraw-summary = Take a document out of the library
restore-summary = Put a document back, or list what was taken out
param-restore = title, path or passage code of a document; all are listed if nothing is given
param-library-action = what to do; list if nothing is given
library-title = Withdrawn documents
library-none = No document is withdrawn.
library-which = Name one document, by its path.
library-which-of = Several documents match: { $documents }. Name one by its full path.
library-already = { $document } has already been withdrawn.
library-would-withdraw = { $document } will leave the library. Nothing it says will be shown any more, not even by its old codes.
library-would-restore = { $document } will return to the library if its file is there. Notes and retractions of librarians will be removed.
library-withdrawn = { $document } is no longer in the library. Its file stays as it is; { $command } puts it back.
library-restored = { $document } is in the library again, if its file is there.
library-not-withdrawn = No such document is withdrawn.
review-summary = Texts whose day has passed or is near, for librarians
review-title =
    { $count ->
        [0] Nothing to review
        [one] One entry to review
       *[other] { $count } entries to review
    } · page { $page } of { $pages }
review-none = No day has passed, and none comes within { $days } days.
review-outdated = was valid until { $day }
review-valid = is valid until { $day }
review-overdue = review was due by { $day }
review-due = review is due by { $day }
review-how = The days are those of valid_until and review_by in the documents' metadata. They change where they stand.

correct-summary = Add a correction to a document and to the messages that quoted it
retract-summary = Take a document back, and correct the messages that quoted it
corrections-summary = Corrections under way, and what waits for a decision
param-corrections-action = what to do; list if nothing is given
param-source-document = path of a document, or the code of a correction
param-source-note = what was wrong; in quotation marks
param-source-reason = why it is retracted; in quotation marks
source-title = Before it is done
source-which = Name one document, by its path.
source-no-note = Say what was wrong, in quotation marks. Readers see this.
source-no-reason = Say why, in quotation marks. Readers see this.
source-would-correct = Each excerpt of { $document } will have this note: “{ $note }”
source-would-retract = { $document } will be retracted, with the reason: “{ $note }”
source-would-announce = Messages that quoted { $document } as it was will show what it says now.
source-would-dismiss = Messages that showed { $document } as it was will stay as they are.
source-would-undo = The correction of { $document } will be undone before any message is changed.
source-would-resend = Answers about { $document } that may not have arrived will be sent once more.
source-would-leave = Answers about { $document } that may not have arrived will be left as they are.
source-not-held = { $document } is not in the library, so it cannot be corrected or retracted. To withdraw it, use { $command }.
source-edits =
    { $count ->
        [0] No message would be changed.
        [one] One message would be changed.
       *[other] { $count } messages would be changed.
    }
source-answerable =
    { $count ->
        [0] Where the platform refuses to change one, nothing is written below it.
        [one] Where the platform refuses to change one, an answer without a sound is written below it: at most one.
       *[other] Where the platform refuses to change one, an answer without a sound is written below it: at most { $count }.
    }
source-replies =
    { $count ->
        [0] No message would be answered.
        [one] One message cannot be changed, and would be answered once, without a sound.
       *[other] { $count } messages cannot be changed, and would be answered once, without a sound.
    }
source-beyond-moved =
    { $count ->
        [one] Out of reach: one message that stayed behind in a group that moved.
       *[other] Out of reach: { $count } messages that stayed behind in groups that moved.
    }
source-beyond-platform =
    { $count ->
        [one] Out of reach: one message on a platform that the bot is not on now.
       *[other] Out of reach: { $count } messages on platforms that the bot is not on now.
    }
source-beyond-closed =
    { $count ->
        [one] Out of reach: one message in a chat that the bot may not write in.
       *[other] Out of reach: { $count } messages in chats that the bot may not write in.
    }
source-beyond-fixed =
    { $count ->
        [one] Out of reach: one message that cannot be changed and is too old to be answered, or whose chat wants no answers.
       *[other] Out of reach: { $count } messages that cannot be changed and are too old to be answered, or whose chats want no answers.
    }
source-alone =
    { $count ->
        [0] Out of reach: answers to one person alone or by a guest; none are counted.
        [one] Out of reach: one answer to one person alone or by a guest.
       *[other] Out of reach: { $count } answers to one person alone or by a guest.
    }
source-uncounted = Out of reach and not counted: what people have sent inline or passed on, pages of the web, and what is older than the ledger.
source-how = Once it is confirmed, it holds for the library at once. Messages are corrected ten minutes later; until then it can be undone.
source-gone = No such correction is waiting. It may be over a day old, or somebody was there before you.
source-another = Another librarian has to confirm this.
source-sent = Messages are being corrected already, so it can no longer be undone.
source-not-open = No message shows words of that document that no longer stand, or somebody has decided about them.
source-is-confirmed = { $document }: confirmed. Messages are corrected in ten minutes.
source-is-undone = { $document }: undone. No message was changed.
source-is-dismissed = { $document }: the messages stay as they are.
source-is-resent =
    { $count ->
        [one] { $document }: one answer will be sent once more.
       *[other] { $document }: { $count } answers will be sent once more.
    }
source-is-left =
    { $count ->
        [one] { $document }: one answer is left as it is.
       *[other] { $document }: { $count } answers are left as they are.
    }
source-none-uncertain = Of that correction no answer is uncertain.
source-open-title = Messages that show what no longer stands
source-open-none = None that nobody has decided about.
source-open-messages =
    { $count ->
        [one] one message
       *[other] { $count } messages
    }
source-recent-title = Corrections
source-confirmed = confirmed; messages from { $time } UTC on
source-sent-out = sent
source-undone = undone
source-outdated = not sent: the document has changed since
source-dismissed = messages left as they are
source-tally = changed: { $edited }, answered: { $replied }, waiting: { $waiting }, deleted by people: { $gone }, failed: { $failed }, not certain: { $uncertain }
source-uncertain-how = It is not certain whether all answers of a correction have arrived. One that has would stand there twice if they are sent again.
button-undo = Undo
library-open =
    { $count ->
        [one] Messages show words of one document that no longer stand.
       *[other] Messages show words of { $count } documents that no longer stand.
    }
library-waiting =
    { $count ->
        [one] One action is waiting for confirmation.
       *[other] { $count } actions are waiting for confirmation.
    }
proposals-title = Waiting for confirmation
proposal-for-another = Another librarian has to confirm this within a day.
proposal-anonymous = This takes two librarians who show who they are. Anonymous administrators cannot be one of them.
proposal-of-nobody = Whoever proposed this is no longer a librarian. Please propose it again.
proposal-changed = This is no longer what was proposed: the document or message has changed since. Please propose it again.
correction-title = Correction
correction-edited = This message showed words that no longer stand. It has been corrected.
correction-replied = The message above showed words that no longer stand.
correction-rest = The rest of this message stands:
correction-codes = The passages:
settings-replies = Where a message of the bot was wrong, it is changed; where that cannot be, it is answered once.
settings-edits = Where a message of the bot was wrong, it is changed, and no other is written.
param-corrections = how wrong messages are corrected: with replies where they cannot be changed, or by edits only
forget-summary = Delete what is kept under your id
param-forget = whom: me
param-forget-code = the code of the button that confirms it
forget-what = /forget me shows what is kept under your id and asks before anything goes. Your settings and questions are deleted. What you set up goes on, and what you did as a moderator stays in the record, without you.
forget-asks = This is kept under your id, and will be removed:
forget-settings =
    { $count ->
        [one] the settings of your conversation with the bot
       *[other] the settings of { $count } conversations with the bot
    }
forget-questions =
    { $count ->
        [one] one question that waits for an answer
       *[other] { $count } questions that wait for an answer
    }
forget-lines =
    { $count ->
        [one] one command that waits for your confirmation
       *[other] { $count } commands that wait for your confirmation
    }
forget-messages =
    { $count ->
        [one] one message to you
       *[other] { $count } messages to you
    }
forget-digests =
    { $count ->
        [one] your id with one digest that you set up
       *[other] your id with { $count } digests that you set up
    }
forget-pins =
    { $count ->
        [one] your id with one pin that you set up
       *[other] your id with { $count } pins that you set up
    }
forget-acts =
    { $count ->
        [one] your id with one entry of the record
       *[other] your id with { $count } entries of the record
    }
forget-withdrawals =
    { $count ->
        [one] your id with one document that you withdrew
       *[other] your id with { $count } documents that you withdrew
    }
forget-proposals =
    { $count ->
        [one] your id with one proposal that waits
       *[other] your id with { $count } proposals that wait
    }
forget-corrections =
    { $count ->
        [one] your id with one correction that you made
       *[other] your id with { $count } corrections that you made
    }
forget-goes-on = Digests, pins and corrections go on without your id. Entries of the record say that somebody did this who has since asked to be forgotten. This cannot be undone.
button-forget = Forget me
forget-done =
    { $count ->
        [0] Nothing was kept under your id.
        [one] Done: one entry is forgotten.
       *[other] Done: { $count } entries are forgotten.
    }
forget-hidden = You do not show who you are, so nothing is kept of you.
param-moderators = a role whose holders are moderators too, or none

## Gaps

gaps-summary = What people asked and the library could not answer
tell-summary = Asks to be told when there is an answer
param-gaps-action = what to do; list if nothing is given
param-gap = the code of a gap
param-gap-answer = a passage's code, or a document that answers it
param-gap-sure = yes, after the preview
param-questions = whether questions that find no answer may be kept with their words, once three people have asked them
button-tell = Tell me when there is an answer
button-link = Link it, and tell those who wait
gaps-title =
    { $count ->
        [0] Gaps
        [one] One gap
       *[other] { $count } gaps
    }
gaps-none = No question is kept. Questions are kept where a chat's moderators have switched it on (/settings questions:keep) and three different people have asked them, or where somebody waits for an answer.
gap-asked =
    { $count ->
        [one] asked once
       *[other] asked { $count } times
    }
gap-waiting =
    { $count ->
        [one] one person waits
       *[other] { $count } people wait
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
        [0] In the last { $days } days no question was left without an answer.
        [one] In the last { $days } days one question was left without an answer. By nearest topic and language:
       *[other] In the last { $days } days { $count } questions were left without an answer. By nearest topic and language:
    }
gap-no-topic = no topic near
gap-unknown = There is no such gap. Perhaps it has been answered or forgotten.
gap-with-what = Say what answers it: a passage's code, or a document by its path.
gap-empty-document = That document has no passage.
gap-busy = People are just asking to be told of this. Please try again.
gap-preview =
    { $count ->
        [0] Asked: “{ $question }”. Nobody waits to be told. This passage would be linked to it:
        [one] Asked: “{ $question }”. One person waits, and would be sent this passage:
       *[other] Asked: “{ $question }”. { $count } people wait, and would be sent this passage:
    }
gap-linked =
    { $count ->
        [0] The gap is answered. Nobody waited to be told.
        [one] The gap is answered. One person is told.
       *[other] The gap is answered. { $count } people are told.
    }
gap-would-link = Everybody who waits for an answer to “{ $question }” will be sent the passage { $citation }.
gap-would-dismiss = The question “{ $question }” will be dismissed, and nobody who waits will be told anything.
gap-dismissed =
    { $count ->
        [0] The gap is gone from the list.
        [one] The gap is gone from the list. One person waited, and will not be told.
       *[other] The gap is gone from the list. { $count } people waited, and will not be told.
    }
gap-told = You asked: “{ $question }”. You wanted to be told of an answer. A librarian has linked this passage to it:
gap-will-tell = You will be told, by a message to you alone, once a librarian links a passage to your question. Until then, and for 30 days at most, your question and our conversation alone are kept; librarians read the question, not who asked it. /forget me removes both.
gap-waits-already = You are already waiting for an answer to this.
gap-too-many = You are waiting for as many answers as is possible at a time.
gap-greeting = Here you are told once there is an answer to a question that you wait for.
gap-cannot-write = I cannot write to you alone, so I cannot promise to tell you. Open a conversation with me, or on Discord allow direct messages from people of this server, and press once more.
gap-question-gone = I no longer know which question that was: I forget them after an hour. Please ask again.
gap-question-of-another = That is for whoever asked. Ask it yourself, and you can be told too.
