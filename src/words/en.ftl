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
paragraph = paragraph { $number }
part = part { $number } of { $of }
in-language = in { $language }
translation = a translation of { $of } by { $translator }
translation-unsigned = a translation of { $of }, translator not given
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
no-answer = The documents here do not answer this.
no-answer-near = The nearest topics:
no-answer-topics = All topics are listed under /topics.
topic-line = About this topic: { $line }
more-gone = The library has changed since, and these passages are no longer in it. Please ask again.

## Buttons

button-more = More
button-context = Context
button-source = Source
button-back = ‹ Back
button-forward = Next ›
button-read = Read from the start
button-help = Help
button-auto = Automatic
button-again = Ask again
button-open = Open
button-private = Answer to the asker alone
button-everyone = Answer to everyone

## What went wrong

failed = Something failed on our side. The reference for whoever runs this bot is { $reference }.
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
citation-unknown = There is no passage with the code “{ $citation }” in the library.
source-unknown = There is no document like “{ $name }” in the library.
source-unknown-near = There is no document “{ $name }” in the library. Did you mean “{ $near }”?
topic-unknown = There is no topic “{ $name }”.
page-unknown = There is no page { $page }; the last one is { $pages }.
for-example = For example:
param-missing = “{ $name }” is missing.
param-too-long = “{ $name }” is { $length } characters long; at most { $most } are possible.
param-not-count = “{ $name }” takes a whole number from { $least } to { $most }.
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
help-name = help
settings-name = settings
privacy-name = privacy
about-name = about
start-name = start

## Commands

ask-summary = Ask the documents a question
ask-from-message = Find in sources
topics-summary = All topics of this library
topic-summary = The excerpts of one topic
sources-summary = The documents, and what is known of them
cite-summary = The passage of a code, with what stands around it
help-summary = What can be asked, and how
settings-summary = The language of the bot here, and who sees its answers
privacy-summary = What is stored, and what is not
about-summary = Version and library
start-summary = The first screen
more-summary = The next passages of an answer

param-question = the question, in your own words
param-source = only in this document, by title or path
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
meta-document = Document
meta-source = Source:
meta-url = Address:
meta-author = Author:
meta-published = Published:
meta-retrieved = Retrieved:
meta-language = Language:
meta-kind = Kind:
meta-licence = Licence:
meta-attribution = Reports the position of:
meta-tags = Tags:
meta-translation-of = Translation of:
meta-translator = Translator:
meta-length = Length:
meta-revision = Revision:
paragraphs =
    { $count ->
        [one] one paragraph
       *[other] { $count } paragraphs
    }

help-title = What you can ask
help-intro = Every answer is an exact excerpt from a document, with its source. A line without a slash is a question.
help-topics = Topics

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
settings-yours = This holds for you, until the bot is started again.
settings-chat = This holds for this chat, until the bot is started again.

privacy-title = Privacy
privacy-questions = Questions are not stored. They are searched in memory and forgotten.
privacy-settings = The language and the audience that you choose are kept in memory under your or your chat's id, and are gone when the bot stops.
privacy-rates = How often you ask is counted in memory, to keep the bot usable for all.
privacy-log = The log tells of starts, stops, changed documents and failures, without questions, names or ids.
privacy-web = The web page sets one cookie with a random number, to know you again until your browser closes.
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

## The web page

web-title = Ask the library
web-question = Your question, or / and a command
web-send = Ask
web-asked = You asked
web-skip = Skip to the question
web-conversation = Conversation
web-suggestions = Suggestions
web-passage = Passage in its document
web-back = Back to the questions
web-loading = Searching …
web-unreachable = The bot cannot be reached right now. Please try again.
web-not-found = There is no such page.
