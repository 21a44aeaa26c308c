### Spanish: what members read. The rest is said in English; en.ftl tells which.
### No native reader has gone through these words yet. Corrections are welcome.

## Whose words they are

attribution-document = de un texto que expone la posición de { $name }
attribution-speaker = según { $name }
attribution-narration = el propio texto
attribution-then = { $first }; a partir de «{ $words } …», { $next }

## Where they stand

title-unknown = sin título
author = por { $name }
author-unknown = autor no indicado
date-unknown = sin fecha
date-of-file = fecha según el nombre del archivo: { $date }
outdated = válido hasta: { $until }; puede estar desactualizado
outdated-since = confirmado por última vez: { $confirmed }; válido hasta: { $until }; puede estar desactualizado
page = página { $number }
paragraph = párrafo { $number }
part = parte { $number } de { $of }
caption-page = página
in-language = idioma: { $language }
translation = traducción de { $of }, a cargo de { $translator }
translation-unsigned = traducción de { $of }, traductor no indicado
standing-corrected = Corrección: { $note }
standing-retracted = Retractado: { $note }
standing-superseded = Sustituido por { $by }
standing-superseded-note = Sustituido por { $by }: { $note }
standing-old = Estas palabras son de una revisión anterior y ya no están en la biblioteca.
counterpart = El mismo pasaje en el otro idioma, traducido por una persona:
also-at = Las mismas palabras aparecen también en:
also-place = { $title }, párrafo { $number }
also-more =
    { $count ->
        [one] y en un lugar más
        [many] y en { $count } de lugares más
       *[other] y en { $count } lugares más
    }
stands-before = Texto anterior:
stands-after = Texto posterior:
unknown = no indicado

## Answers

repaired = Se ha buscado «{ $to }» en lugar de «{ $from }».
no-document-has = Ningún documento contiene «{ $word }». ¿Quería decir «{ $near }»?
by-topic = Encontrado a través del tema { $topic }, que sus palabras nombran. Sus documentos están en otro idioma y se citan en el original.
by-topic-here = Encontrado a través del tema { $topic }, que sus palabras nombran.
nearly-like = Casi las mismas palabras que { $citation }. Las diferencias están señaladas.
same-words = Las mismas palabras que { $citation }, pero atribuidas de otro modo.
voices =
    { $count ->
        [one] Los pasajes exponen la posición de una sola parte.
        [many] Los pasajes exponen las posiciones de { $count } de partes. Cada una se cita por separado, por orden de relevancia.
       *[other] Los pasajes exponen las posiciones de { $count } partes. Cada una se cita por separado, por orden de relevancia.
    }
voice = El texto expone la posición de { $voice } · { $date }
voice-unknown = La biblioteca no indica de quién es la posición que expone el texto · { $date }
library-empty = La biblioteca todavía no tiene documentos, así que no se puede citar nada.
library-empty-operator = Ponga archivos Markdown o de texto en la carpeta de documentos. Si ya lo ha hecho, { -command-lint } indica por qué se han dejado fuera.
nearest-passage = El pasaje más cercano:
no-answer = No he encontrado ningún pasaje que responda a esto.
undated-left-out =
    { $count ->
        [one] Se ha dejado fuera un documento porque se desconoce su fecha de publicación.
        [many] Se han dejado fuera { $count } de documentos porque se desconocen sus fechas de publicación.
       *[other] Se han dejado fuera { $count } documentos porque se desconocen sus fechas de publicación.
    }
no-phrase = Ningún pasaje contiene «{ $phrase }» palabra por palabra. Para buscar cada palabra por separado, quite las comillas.
no-answer-near = Temas más cercanos:
no-answer-passages = Pasajes más cercanos:
no-answer-near-both = Pasajes y temas más cercanos:
no-answer-topics = Para ver todos los temas, use /topics.
no-answer-documents = Para ver todos los documentos, use /sources.
topic-line = Sobre este tema: { $line }
more-gone = La biblioteca ha cambiado desde entonces y estos pasajes ya no están en ella. Vuelva a preguntar, por favor.
link-known = Tenemos esta página:
link-unknown = La biblioteca no tiene ninguna página con esta dirección.

## Why

why-title = Lo que el bot ha tenido en cuenta
why-people-sure = El mejor pasaje responde probablemente a la pregunta.
why-people-nearest = El pasaje más cercano puede responder a la pregunta, o no.
why-people-silent = Ningún pasaje tenía suficiente probabilidad de responder, así que no se muestra ninguno.
why-people-topic = Las palabras coinciden con el tema { $topic }.
why-people-words = Se buscó: { $words }
why-people-searched = Documentos examinados: { $searched } de { $all }
why-details = Las cifras
why-gone = Los detalles de una respuesta se conservan 15 minutos, solo en la memoria y solo para quienes pueden ver la respuesta. Para volver a verlos, escriba /why y la pregunta.
why-confident = Mejor resultado: responde con una probabilidad del { $percent } % (estimada; se muestra a partir del { $bar } %).
why-nearest = Resultado más cercano: responde con una probabilidad del { $percent } % (estimada). Los pasajes se muestran a partir del { $bar } %, y por debajo del { $sure } % solo como el pasaje más cercano.
why-silent = Resultado más cercano: responde con una probabilidad del { $percent } % (estimada). Los pasajes se muestran a partir del { $bar } %, así que no se muestra ninguno.
why-nowhere = Las palabras entre comillas no están en ninguno de los pasajes examinados, así que no se muestra ningún pasaje.
why-nothing = Ninguno de los pasajes examinados contiene alguna de las palabras, así que no hay nada que mostrar.
why-by-topic = Sus palabras coinciden con el tema { $topic } en un { $percent } %, así que se muestran sus pasajes. Los documentos están en otro idioma.
why-by-topic-here = Sus palabras coinciden con el tema { $topic } en un { $percent } %, así que se muestran sus pasajes.
why-changed = La biblioteca ha cambiado desde entonces. Los pasajes que ya no están en ella no figuran aquí.
why-words = Palabras que han contado:
why-no-words = No ha contado ninguna palabra: la pregunta solo tiene palabras comunes.
why-word =
    { $count ->
        [0] { $word } (peso { $percent } %, en ningún pasaje)
        [one] { $word } (peso { $percent } %, en un pasaje)
        [many] { $word } (peso { $percent } %, en { $count } de pasajes)
       *[other] { $word } (peso { $percent } %, en { $count } pasajes)
    }
why-synonyms = Por sinónimo: { $pairs }
why-phrases = Exigido palabra por palabra: { $phrases }
why-excluded = Excluido: { $words }
why-source = Solo documentos llamados así: { $source }
why-since = Solo documentos a partir de: { $day }
why-until = Solo documentos hasta: { $day }
why-searched = Examinado: { $passages } de { $allPassages } pasajes, { $documents } de { $allDocuments } documentos
why-by-meaning = También ha contado la similitud de significado.
why-revision = Revisión del índice: { $revision }
why-shown = Mostrado:
why-answering = Forman parte de la respuesta:
why-others = También tenidos en cuenta:
why-probability = probabilidad del { $percent } %
why-relevance = relevancia { $relevance }, BM25 { $bm25 }
why-holds = contiene: { $words }
why-figures = Los pasajes se ordenan por relevancia, sin que un solo documento llene la lista. Compare las cifras solo dentro de una misma pregunta.

## Quotations

check-exact = Cita exacta.
check-altered = La cita difiere de los documentos. Las diferencias están señaladas.
check-stitched = La cita une partes de distintos lugares de los documentos, o las cambia de orden.
check-partly = Algunas de estas frases están en los documentos y otras no.
check-from-context = Estas palabras están en los documentos, pero la cita omite parte de una frase. Las palabras que faltan están señaladas.
check-not-found = Estas palabras no están en estos documentos. Pueden estar en otro lugar.
check-own-words = En la cita:
check-word = «{ $word }»
check-differs = Palabras cambiadas: { $words }
check-omission = La cita señala una omisión con puntos. Las palabras omitidas están señaladas aquí.
check-unfound = No está en estos documentos:
check-notes = Dejado fuera, porque el documento no tiene llamadas de nota en ese lugar: { $notes }
check-ignored = No comparado, porque parece nombrar la fuente: «{ $line }»
check-more =
    { $count ->
        [one] Una parte más está en los documentos.
        [many] { $count } de partes más están en los documentos.
       *[other] { $count } partes más están en los documentos.
    }
check-nearest = Texto más cercano en los documentos:
check-summary = Comprobar si una cita está en los documentos
check-from-message = Comprobar esta cita
param-quotation = las palabras de la cita

## Buttons

button-more = Más
button-context = Contexto
button-source = Fuente
button-back = ‹ Atrás
button-forward = Siguiente ›
button-csv = Descargar CSV
button-read = Leer desde el principio
button-help = Ayuda
button-auto = Automático
button-again = Volver a preguntar
button-open = Abrir
button-private = Responder solo a quien pregunta
button-everyone = Responder a todos
button-why = Por qué

## What went wrong

failed = Ha ocurrido un error por nuestra parte. Avise a quien opera este bot e indique la referencia { $reference }.
undelivered = No he podido mostrar mi respuesta aquí. Avise a quien opera este bot e indique la referencia { $reference }.
maybe-lost = Puede que mi respuesta no haya llegado. Si no la ve completa, vuelva a preguntar, por favor.
cut = El resto no cabe aquí. Para pedir menos extractos a la vez, use «limit».
not-allowed = Este bot no responde aquí.
alone-nowhere = Esta respuesta es solo para una persona y no se puede mostrar aquí.
alone-elsewhere = Esta respuesta es solo para usted. Para leerla, abra nuestro chat privado.
alone-ask = Esta respuesta es solo para usted. Abra nuestro chat privado y vuelva a preguntar allí.
too-often =
    { $seconds ->
        [one] ¡Qué rapidez! Espere un segundo y vuelva a preguntar, por favor.
        [many] ¡Qué rapidez! Espere { $seconds } de segundos y vuelva a preguntar, por favor.
       *[other] ¡Qué rapidez! Espere { $seconds } segundos y vuelva a preguntar, por favor.
    }
cannot-read = Solo puedo leer texto. Escriba su pregunta, o escríbala debajo de una imagen o de un archivo, por favor.
line-empty = Todavía no hay nada que responder. Haga una pregunta, o vea qué puede preguntar.
line-too-long = Su texto tiene { $length } caracteres. El límite es { $max }.
command-unknown = No existe el comando «{ $name }».
command-unknown-near = No existe el comando «{ $name }». ¿Quería decir alguno de estos?
command-instead = { $name } no existe. Use { $command }.
command-instead-or = { $name } no existe. Use { $command } o { $other }.
pointer-leave =
    { $name } no existe. { $platform ->
        [console] Para salir, pulse Ctrl+D.
       *[other] El bot solo responde cuando se le pregunta, así que no hay nada que detener. Para borrar lo que está guardado sobre usted, use { $command }.
    }
pointer-feedback = { $name } no existe. Para informar de un error, escriba a los moderadores de este chat o a quien opera este bot.
citation-unknown = La biblioteca no tiene ningún pasaje con el código «{ $citation }».
citation-withdrawn = El documento { $document } se ha retirado de la biblioteca y no se muestra.
citation-removed = Este pasaje se eliminó definitivamente de la biblioteca. No se conserva nada de él.
source-unknown = La biblioteca no tiene ningún documento parecido a «{ $name }».
source-unknown-near = La biblioteca no tiene el documento «{ $name }». ¿Quería decir «{ $near }»?
source-twice = «source» y «from» significan lo mismo. Use solo uno de los dos.
topic-unknown = No existe el tema «{ $name }».
page-unknown = No hay página { $page }. La última página es la { $pages }.
for-example = Por ejemplo:
asks-question = ¿Qué quiere preguntar?
asks-quotation = ¿Qué cita hay que comprobar?
asks-topic = ¿Qué tema? /topics los enumera.
asks-citation = ¿Qué pasaje? Escriba el código que figura debajo de un extracto.
asks-pin = ¿Qué hay que fijar? Un tema, el código de un pasaje o una pregunta.
param-missing = «{ $name }» es obligatorio.
param-too-long = «{ $name }» tiene { $length } caracteres. El límite es { $max }.
param-not-count = «{ $name }» debe ser un número entero de { $min } a { $max }.
param-not-day = «{ $name }» debe ser un año, un mes o un día que exista, como 2024, 2024-05 o 2024-05-31. Usted ha escrito «{ $given }».
param-not-choice = «{ $name }» debe ser uno de estos valores: { $choices }.
param-unknown =
    { $name ->
        [none] Aquí hay más palabras de las que admite este comando.
       *[other] Este comando no tiene la opción «{ $name }».
    }

## Commands

ask-summary = Hacer una pregunta a los documentos
ask-from-message = Buscar en las fuentes
topics-summary = Enumerar los temas de esta biblioteca
topic-summary = Mostrar los extractos de un tema
sources-summary = Enumerar los documentos y lo que se sabe de ellos
cite-summary = Consultar el código de un pasaje, con su contexto
why-summary = Mostrar qué tiene en cuenta el bot para una pregunta y por qué responde como responde
because-summary = Mostrar qué ha tenido en cuenta el bot para una respuesta
help-summary = Cómo usar este bot
settings-summary = Ver o cambiar el idioma del bot aquí, y quién ve sus respuestas
privacy-summary = Ver qué guarda el bot y qué no
about-summary = Mostrar la versión y la biblioteca
start-summary = Mostrar la pantalla de bienvenida
more-summary = Mostrar los siguientes pasajes de una respuesta

param-question = su pregunta, con sus propias palabras
param-source = solo este documento o esta fuente (título, ruta o nombre)
param-from = igual que source
param-since = solo documentos de este año, mes o día, o posteriores, como 2024 o 2024-05
param-until = solo documentos de este año, mes o día, o anteriores
param-limit = cuántos extractos mostrar
param-citation = el código que figura debajo de un extracto
param-document = título o ruta de un documento, o el código de uno de sus pasajes
param-page = página de la lista
param-topic = nombre del tema
param-command = un comando, para ver sus detalles
param-language = un idioma, o auto
param-payload = código de un pasaje, tomado de un enlace
param-answers = si todos en el chat ven las respuestas, o solo quien pregunta
param-private = mostrar la respuesta solo a usted
param-private-before = mostrar la respuesta solo a usted; en una línea escrita, ponga private:yes antes de la cita

topics-title =
    { $count ->
        [one] Un tema
        [many] { $count } de temas
       *[other] { $count } temas
    }
topics-none = Esta biblioteca no tiene temas. Haga mejor una pregunta.
sources-title =
    { $count ->
        [one] Un documento
        [many] { $count } de documentos
       *[other] { $count } documentos
    } · página { $page } de { $pages }
meta-document = Documento:
meta-source = Fuente:
meta-url = URL:
meta-author = Autor:
meta-published = Publicado:
meta-retrieved = Consultado:
meta-sha256 = SHA-256 al añadirlo:
meta-valid-until = Válido hasta:
meta-review-by = Revisión prevista hasta:
meta-language = Idioma:
meta-kind = Tipo:
meta-licence = Licencia:
meta-attribution = Expone la posición de:
meta-tags = Etiquetas:
meta-translation-of = Traducción de:
meta-translator = Traductor:
meta-standing = Estado:
meta-length = Extensión:
meta-revision = Revisión:
paragraphs =
    { $count ->
        [one] un párrafo
        [many] { $count } de párrafos
       *[other] { $count } párrafos
    }

help-title = Qué puede preguntar
help-intro = Cada respuesta es un extracto exacto de un documento, con su fuente.
help-how =
    { $platform ->
        [discord] Escriba / y elija un comando. Para preguntar por un mensaje, abra su menú y elija Aplicaciones.
        [telegram]
            { $place ->
                [group] En este grupo, empiece por un comando, mencione al bot o responda a uno de sus mensajes.
               *[alone] Una línea sin barra es una pregunta.
            }
       *[other] Una línea sin barra es una pregunta.
    }
help-more = Para un comando concreto, escriba /help y su nombre.
help-ask = Preguntar
help-check = Comprobar
help-chat = Este chat
help-library = Biblioteca
help-for-moderators = Para moderadores, en grupos y canales.
help-for-librarians = Para bibliotecarios.
help-renamed = { $old } ahora se llama { $name }.

start-title = Respuestas con las palabras de los propios documentos
start-intro =
    { $count ->
        [one] Este bot responde a partir de un documento, y solo con extractos exactos de él.
        [many] Este bot responde a partir de { $count } de documentos, y solo con extractos exactos de ellos.
       *[other] Este bot responde a partir de { $count } documentos, y solo con extractos exactos de ellos.
    }
start-how = Elija un tema o haga una pregunta. Debajo de cada extracto están su fuente y un código con el que cualquiera puede consultarlo.

settings-title = Ajustes
settings-language = Idioma del bot aquí: { $language }.
settings-auto = El bot habla el idioma de la pregunta o el de su aplicación.
settings-private = Solo quien pregunta ve las respuestas.
settings-everyone = Todos en este chat ven las respuestas.
settings-questions-keep = Las preguntas que aquí quedan sin respuesta pueden conservarse, con sus palabras, después de que tres personas distintas hayan preguntado algo similar.
settings-questions-forget = Las preguntas que aquí quedan sin respuesta se cuentan, pero sus palabras no se conservan.
settings-yours = Estos ajustes son los suyos.
settings-chat = Estos ajustes son los de este chat. Los moderadores pueden cambiarlos.
settings-moderators = Además de quienes pueden gestionar mensajes, quienes tienen el rol { $role } son moderadores para este bot. Para que vean sus comandos, permita el rol en Ajustes del servidor > Integraciones.
settings-moderators-none = Quienes pueden gestionar mensajes son los moderadores para este bot. Quienes gestionan el servidor pueden añadir un rol.
settings-bad-role = «moderators» debe ser un rol (una mención o su identificador), o none.
settings-no-roles = Aquí los administradores del chat son los moderadores. No hay roles entre los que elegir.

privacy-title = Privacidad
privacy-questions = Las preguntas se buscan en la memoria y luego se olvidan. Una pregunta sin respuesta permanece una hora en la memoria, para que usted pueda pedir que se le avise cuando haya respuesta. También se cuenta por día, idioma y tema más cercano, sin sus palabras y sin usted.
privacy-unanswered = Solo donde los moderadores lo han activado, las palabras de esas preguntas permanecen en la memoria hasta una semana. Se guardan, sin nombres, después de que tres personas distintas hayan preguntado algo similar. Se borran cuando nadie lo ha preguntado en 90 días.
privacy-gaps = Si pide que se le avise cuando haya respuesta, su pregunta y el identificador de su chat privado con el bot se conservan hasta que se le avise, y 30 días como máximo.
privacy-waiting = En Telegram, una pregunta que no puede responderse enseguida se guarda con su ID hasta que se responde, para que no se pierda al reiniciar el bot. Se borra como muy tarde al cabo de un día.
privacy-why = Las palabras usadas para buscar una pregunta permanecen 15 minutos en la memoria, para el botón «Por qué», y se descartan con la siguiente pregunta después de ese plazo.
privacy-settings = El idioma y el público que elige para usted se conservan con su identificador, y los de un chat con el identificador del chat, hasta que los cambie o los borre.
privacy-owner = Si configura un boletín o un mensaje fijado, su identificador se conserva con él, para poder avisarle si no puede continuar.
privacy-audit = Lo que los moderadores y bibliotecarios hacen con este bot se conserva con sus identificadores, para que otros puedan ver quién lo hizo. Si pide que se le olvide, su identificador se quita de esas entradas. La acción y su hora permanecen.
privacy-lines = La pregunta de un mensaje fijado se conserva hasta que se quita. El comando de un moderador que espera confirmación se conserva un día.
privacy-posted = Durante un tiempo determinado, el bot conserva qué pasajes mostró una respuesta en un grupo y en qué mensaje, para poder corregirlos. De las respuestas que se muestran solo a usted, cuenta únicamente cuántas veces se mostró cada documento. /forget me borra lo que se conserva con su identificador.
privacy-rates = La frecuencia con que pregunta se cuenta en la memoria, para que todos puedan seguir usando el bot.
privacy-log = El registro anota arranques, paradas, documentos modificados y fallos, sin preguntas, nombres ni identificadores.
privacy-web = La página web pone una cookie con un número aleatorio, para reconocerle hasta que se cierre su navegador. Si cambia allí sus ajustes, otra cookie los guarda en su navegador durante un año. El bot no guarda ninguna de las dos cosas.
privacy-groups = En los grupos, el bot lee los comandos, las respuestas a él, los mensajes que lo mencionan y un mensaje sobre el que alguien le pregunta, y nada más. Durante 15 minutos recuerda, por número, cuál de sus mensajes responde a cuál de los de usted.
privacy-operator = El bot funciona en la máquina de quien lo opera. Las plataformas de chat tienen sus propias reglas.

about-title = Verbatim
about-promise = Cita documentos palabra por palabra, con su fuente. No escribe ninguna frase propia sobre su contenido.
about-version = Versión
about-library =
    { $documents ->
        [one] Un documento
        [many] { $documents } de documentos
       *[other] { $documents } documentos
    }, { $passages ->
        [one] un pasaje
        [many] { $passages } de pasajes
       *[other] { $passages } pasajes
    }
about-revision = Revisión de la biblioteca

## The terminal

console-welcome = Haga una pregunta, o escriba / y un comando. /help enumera los comandos. Para salir, pulse Ctrl+D.
console-saved = Guardado: { $path }
console-not-saved = No se ha podido guardar { $name } en { $folder } ({ $why }).

## The web page

web-title = Preguntar a la biblioteca
web-library = La biblioteca
web-ask = Preguntar
web-topics = Temas
web-topics-all = Todos los temas
web-language = Idioma
web-language-auto = El del navegador
web-examples = Por ejemplo
web-holdings =
    { $count ->
        [one] Un documento
        [many] { $count } de documentos
       *[other] { $count } documentos
    }
web-holdings-of = { $documents }, { $day }
web-holdings-dated = { $documents }, de { $first } a { $last }
web-holdings-some = { $documents }; los que tienen fecha, de { $first } a { $last }
web-empty = En cuanto haya documentos en la biblioteca, podrá preguntar aquí por ellos.
web-question = Su pregunta, o / y un comando
web-send = Preguntar
web-asked = Usted preguntó
web-pressed = Usted eligió
web-skip = Saltar a la pregunta
web-conversation = Conversación
web-suggestions = Sugerencias
web-loading = Buscando …
web-found =
    { $count ->
        [one] Un pasaje
        [many] { $count } de pasajes
       *[other] { $count } pasajes
    }
web-unreachable = Ahora mismo no se puede acceder al bot. Vuelva a intentarlo, por favor.
web-too-long = El texto es demasiado largo. Acórtelo, por favor.
web-not-found = Esa página no existe.
web-not-found-how = Busque en todos los documentos en la parte superior de la página o continúe aquí:
web-starting = La biblioteca se está cargando…
web-starting-how = Esta página se abre en cuanto la biblioteca está lista.
web-verdict-exact = Exacta
web-verdict-altered = Alterada
web-verdict-stitched = Unida
web-verdict-partly = En parte
web-verdict-from-context = Fuera de contexto
web-verdict-not-found = No encontrada
web-check-legend = Tachado: solo en la cita. Subrayado: en el documento.
web-check-unfound = no está en estos documentos
web-right-quote = La cita correcta
web-copy-quote = Copiar la cita correcta
web-skip-main = Saltar al contenido
web-pages = Páginas
web-documents = Documentos
web-documents-all = Todos los documentos
feed-title = Cambios en la biblioteca
feed-added = Añadido: { $title }
feed-revised = Revisado: { $title }
feed-removed = Ya no está en la biblioteca: { $title }
web-search = Buscar en todos los documentos
web-search-button = Buscar
web-search-how = Haga una pregunta o ponga palabras entre comillas. Obtendrá extractos de los documentos, palabra por palabra, o nada si no responden.
web-about = Sobre este documento
web-unknown =
    { $count ->
        [one] 1 dato no indicado
        [many] { $count } de datos no indicados
       *[other] { $count } datos no indicados
    }
web-image = Imagen
web-note = Nota
web-info = Información
web-see-also = Véase también
web-summary = Resumen
web-question-box = Pregunta
web-example = Ejemplo
web-tip = Consejo
web-important = Importante
web-warning = Advertencia
web-caution = Precaución
web-danger = Peligro
web-text = Texto
web-outline = Contenido
web-excerpts-only = Este documento se muestra solo en extractos: los pasajes a los que llevan una cita o una búsqueda.
web-passage-only = Solo se muestra el pasaje citado.
web-older = Esta es una revisión anterior. La biblioteca tiene ahora otra.
web-removed = Este pasaje ya no está en la biblioteca. Estaba en una revisión anterior.
web-newest = Mostrar la revisión actual
web-translations = Traducción u original:
web-original = Encontrar estas palabras en el original
web-cite = Citar este pasaje
web-cite-plain = Como texto sin formato
web-cite-markdown = Como Markdown
web-copy = Copiar
web-copied = Copiado
web-cite-short = Citar
web-no-copy = Su navegador no permite copiar. Seleccione el texto.
web-earlier = Revisiones anteriores
web-revision-of = Vista por primera vez: { $day }
web-changes = Qué ha cambiado desde entonces
web-changes-title = Qué ha cambiado en: { $title }
web-changes-from = De la revisión vista por primera vez ({ $day }) a la actual:
web-added = añadido
web-taken = eliminado
web-too-different = Las dos revisiones tienen demasiado poco en común para compararlas palabra por palabra.
web-unknown-document = La biblioteca no tiene ese documento.
export-lead = Esta es una copia de la biblioteca, hecha en esta fecha: { $day }. Funciona sin el bot: los textos están aquí como páginas y como archivos JSON.
export-search = Esta búsqueda se ejecuta en su navegador y es más sencilla que la del bot: busca las palabras exactas y no valora si un pasaje responde a una pregunta.
export-search-script = La búsqueda necesita JavaScript. Puede leer los documentos sin él.
export-search-none = Ningún pasaje contiene estas palabras.

## Who may

not-moderator =
    { $right ->
        [pin] Solo quienes pueden fijar mensajes en este chat pueden hacer eso.
        [settings] Solo quienes pueden cambiar los ajustes de este chat pueden hacer eso.
        [administer] Solo quienes gestionan este servidor pueden hacer eso.
       *[other] Solo los moderadores de este chat pueden hacer eso.
    }
not-librarian = Solo los bibliotecarios pueden hacer eso, porque cambia lo que comparten todos los chats.
rights-unknown = No he podido comprobar si usted tiene permiso para hacer eso. Vuelva a intentarlo, por favor.
groups-only = Eso solo funciona en grupos y canales, porque se refiere a un chat con varias personas.
confirm-hidden = La persona que ha pedido esto no muestra quién es, así que un moderador tiene que confirmarlo. A la persona que pulse el botón no se la muestra ni se la registra.
confirm-link = Este comando viene de un enlace; usted no lo ha escrito. Confírmelo solo si quiere esto:
confirm-foreign-button = Este botón está debajo de un mensaje que no era para usted. Confírmelo solo si quiere esto:
confirm-message = Este comando procede del mensaje de otra persona. Confírmelo solo si quiere esto:
only-typed = Esto cambia algo, así que tiene que escribirlo usted.
draft-of-another = Eso se ofreció a otra persona.
will-settings = Esto cambia los ajustes de este chat.
will-settings-own = Esto cambia sus propios ajustes.
will-forget = Esto borra lo que está guardado sobre usted.
will-tell = El bot le enviará un mensaje privado cuando esta pregunta tenga respuesta.
button-confirm = Confirmar
confirm-summary = Hacer lo que se ha pedido
preview-summary = Volver a mostrar la petición
param-code = el código del botón
draft-gone = Esa petición ya no está pendiente. Vuelva a escribir el comando, por favor.
store-closed = El bot no puede guardar nada en este momento, así que esto no funciona. Puede seguir haciendo preguntas.
library-elsewhere = La biblioteca se está recargando. Vuelva a intentarlo en un momento, por favor.

## Pins

pin-summary = Fijar un resumen que se actualiza cuando cambia la biblioteca
pins-summary = Enumerar los mensajes fijados por el bot en este chat
unpin-summary = Quitar uno de los mensajes fijados por el bot
pin-note = Una selección de frases de los documentos, palabra por palabra, cada una con su fuente.
pin-as-of = Actualizado: { $time }. Este mensaje se actualiza cuando cambia la biblioteca.
pin-empty = Los documentos ya no dicen nada sobre esto. Este mensaje se actualiza cuando cambia la biblioteca.
pin-title-passage = Pasaje { $citation }
button-all = Todos los extractos
button-sources = Fuentes

## Digests

digest-summary = Publicar boletines periódicos de lo que ha cambiado en la biblioteca
digest-title = Qué ha cambiado en la biblioteca
digest-title-quiet = De la biblioteca
digest-changes =
    { $count ->
        [one] Un pasaje desde el último boletín.
        [many] { $count } de pasajes desde el último boletín.
       *[other] { $count } pasajes desde el último boletín.
    }
digest-nothing-new = Nada ha cambiado desde el último boletín. De la biblioteca:
digest-more =
    { $count ->
        [one] Ha cambiado un pasaje más.
        [many] Han cambiado { $count } de pasajes más.
       *[other] Han cambiado { $count } pasajes más.
    }
changes-gone = Estos cambios ya no se pueden mostrar: el boletín se eliminó o sus temas han cambiado.
digest-missed =
    { $count ->
        [one] No se envió el boletín de esta fecha porque el bot no estaba en marcha: { $first }.
        [many] No se enviaron { $count } de boletines porque el bot no estaba en marcha; el primero: { $first }.
       *[other] No se enviaron { $count } boletines porque el bot no estaba en marcha; el primero: { $first }.
    }
digest-new = Nuevo:
digest-changed-before = Cambiado. Antes:
digest-changed-now = Ahora:
digest-removed = Ya no está en la biblioteca:

## What moderators and librarians do, and what is stored

audit-summary = Mostrar lo que los moderadores han hecho con el bot en este chat
setup-summary = Comprobar qué permisos necesita el bot aquí
withdraw-summary = Retirar un documento de la biblioteca
restore-summary = Devolver un documento a la biblioteca, o enumerar los retirados
review-summary = Enumerar textos vencidos, a punto de vencer o pendientes de revisión (solo bibliotecarios)
correct-summary = Añadir una corrección a un documento y a los mensajes que lo citaron
retract-summary = Retractar un documento y corregir los mensajes que lo citaron
corrections-summary = Enumerar las correcciones en curso y lo que requiere una decisión
correction-title = Corrección
correction-edited = Este mensaje mostraba palabras desactualizadas o retractadas. Se ha corregido.
correction-replied = El mensaje de arriba mostraba palabras desactualizadas o retractadas.
correction-rest = El resto de este mensaje sigue siendo válido:
correction-codes = Pasajes:
settings-replies = Los mensajes erróneos se editan. Si no es posible, el bot responde a ellos una vez.
settings-edits = Los mensajes erróneos solo se editan. El bot no publica ninguna respuesta.
param-corrections = cómo corregir mensajes erróneos: respuestas si no se pueden editar, o solo ediciones
forget-summary = Borrar lo que está guardado con su identificador
param-forget = a quién olvidar: me
param-forget-code = código del botón de confirmación
forget-what = /forget me muestra lo que está guardado con su identificador y pregunta antes de borrar nada. Sus ajustes y preguntas se borran. Lo que usted ha configurado continúa, y lo que ha hecho como moderador permanece en el registro de auditoría, sin usted.
forget-asks = Esto está guardado con su identificador y se borrará:
forget-settings =
    { $count ->
        [one] los ajustes de su chat con el bot
        [many] los ajustes de { $count } de chats con el bot
       *[other] los ajustes de { $count } chats con el bot
    }
forget-questions =
    { $count ->
        [one] una pregunta que espera respuesta
        [many] { $count } de preguntas que esperan respuesta
       *[other] { $count } preguntas que esperan respuesta
    }
forget-waiting =
    { $count ->
        [one] una pregunta que el bot aún no ha respondido
        [many] { $count } de preguntas que el bot aún no ha respondido
       *[other] { $count } preguntas que el bot aún no ha respondido
    }
forget-lines =
    { $count ->
        [one] un comando que espera su confirmación
        [many] { $count } de comandos que esperan su confirmación
       *[other] { $count } comandos que esperan su confirmación
    }
forget-messages =
    { $count ->
        [one] un mensaje para usted
        [many] { $count } de mensajes para usted
       *[other] { $count } mensajes para usted
    }
forget-digests =
    { $count ->
        [one] su identificador, con un boletín que usted configuró
        [many] su identificador, con { $count } de boletines que usted configuró
       *[other] su identificador, con { $count } boletines que usted configuró
    }
forget-pins =
    { $count ->
        [one] su identificador, con un mensaje fijado que usted configuró
        [many] su identificador, con { $count } de mensajes fijados que usted configuró
       *[other] su identificador, con { $count } mensajes fijados que usted configuró
    }
forget-acts =
    { $count ->
        [one] su identificador, en una entrada del registro de auditoría
        [many] su identificador, en { $count } de entradas del registro de auditoría
       *[other] su identificador, en { $count } entradas del registro de auditoría
    }
forget-withdrawals =
    { $count ->
        [one] su identificador, con un documento que usted retiró
        [many] su identificador, con { $count } de documentos que usted retiró
       *[other] su identificador, con { $count } documentos que usted retiró
    }
forget-proposals =
    { $count ->
        [one] su identificador, con una propuesta pendiente
        [many] su identificador, con { $count } de propuestas pendientes
       *[other] su identificador, con { $count } propuestas pendientes
    }
forget-corrections =
    { $count ->
        [one] su identificador, con una corrección que usted hizo
        [many] su identificador, con { $count } de correcciones que usted hizo
       *[other] su identificador, con { $count } correcciones que usted hizo
    }
forget-goes-on = Los boletines, los mensajes fijados y las correcciones continúan sin su identificador. Las entradas del registro de auditoría dirán que la persona ha pedido después que se la olvide. Esto no se puede deshacer.
button-forget = Olvidarme
forget-done =
    { $count ->
        [0] No había nada guardado con su identificador.
        [one] Hecho: se le ha quitado de una entrada.
        [many] Hecho: se le ha quitado de { $count } de entradas.
       *[other] Hecho: se le ha quitado de { $count } entradas.
    }
forget-hidden = Usted no muestra quién es, así que no se guarda nada sobre usted.
param-moderators = un rol cuyos miembros también son moderadores, o none

## Documents that people send in

suggest-summary = Proponer un documento para la biblioteca
add-summary = Añadir un documento a la biblioteca (solo bibliotecarios)
queue-summary = Revisar los documentos que esperan entrar en la biblioteca (solo bibliotecarios)
add-from-message = Añadir a la biblioteca
param-link = dirección de una página o de un archivo
param-file = un archivo con el documento
param-suggestions = si los miembros pueden proponer documentos para la biblioteca
file-of-hidden = Usted no muestra quién es, así que otra persona tendría que confirmarlo, y un archivo no puede esperar a eso. Envíelo con su propio nombre.
file-of-another = Este mensaje es de otra persona. Para enviar su archivo, responda al mensaje con el comando.
document-missing = Para enviar un documento, indique su dirección o un archivo con el comando, o responda con el comando a un mensaje que lo contenga.
document-too-large = «{ $name }» es demasiado grande. El límite es de { $megabytes } MB.
document-lost = No he podido obtener «{ $name }». Envíelo de nuevo, por favor.
document-refused = No se ha podido leer «{ $name }»: { $problem }
document-there = «{ $name }» ya está en la biblioteca: { $document }.
document-waits = «{ $name }» ya espera a un bibliotecario.
suggest-kept = Gracias. Este documento espera a un bibliotecario, y se le comunicará el resultado. Hasta entonces, y durante 30 días como máximo, se conserva con su identificador. /forget me elimina su identificador.
suggest-kept-hidden = Gracias. Este documento espera a un bibliotecario. Usted no muestra quién es, así que no se le puede comunicar el resultado.
suggest-greeting = Aquí recibirá un mensaje cuando un bibliotecario haya decidido sobre un documento que usted propuso.
suggest-own = Sus propuestas que esperan a un bibliotecario:
suggest-none = Ninguna de sus propuestas espera a un bibliotecario.
suggest-off =
    { $place ->
        [alone] Proponga documentos en un grupo o canal cuyos moderadores lo permitan.
       *[chat] Aquí no se pueden proponer documentos. Los moderadores pueden permitirlo con /settings suggestions:allow.
    }
suggest-too-many = Ya tiene en espera tantas propuestas como se pueden tener a la vez.
suggest-full = Demasiados documentos esperan a un bibliotecario. Vuelva a intentarlo más tarde, por favor.
will-suggest = Esto propone un documento para la biblioteca.
submission-passages =
    { $count ->
        [one] un pasaje
        [many] { $count } de pasajes
       *[other] { $count } pasajes
    }
submission-begins = Empieza así:
submission-approved = «{ $title }» se propuso para la biblioteca y se ha añadido.
submission-rejected = «{ $title }» se propuso para la biblioteca y no se ha añadido. Motivo: { $reason }
submission-expired = «{ $title }» se propuso para la biblioteca y no se ha añadido, porque ningún bibliotecario decidió en 30 días.
settings-suggestions-on = Los miembros pueden proponer documentos para la biblioteca.
settings-suggestions-off = Los miembros no pueden proponer documentos para la biblioteca.
privacy-suggestions = Un documento que usted propone o añade se conserva con su identificador hasta que un bibliotecario decide, y 30 días como máximo, para poder comunicarle el resultado.
forget-suggestions =
    { $count ->
        [one] su identificador, con un documento que usted envió
        [many] su identificador, con { $count } de documentos que usted envió
       *[other] su identificador, con { $count } documentos que usted envió
    }

## Gaps

gaps-summary = Enumerar las preguntas que la biblioteca no pudo responder (solo bibliotecarios)
tell-summary = Avisarme cuando haya respuesta
param-questions = si se conservan las palabras de las preguntas sin respuesta que han hecho tres personas
button-tell = Avisarme cuando haya respuesta
gap-busy = Alguien está pidiendo ahora mismo que se le avise de esto. Vuelva a intentarlo, por favor.
gap-told = Usted preguntó: «{ $question }». Quería que se le avisara cuando hubiera respuesta. Un bibliotecario ha vinculado este pasaje a su pregunta:
gap-will-tell = Recibirá un mensaje privado cuando un bibliotecario vincule un pasaje a su pregunta. Hasta entonces, y durante 30 días como máximo, se conservan su pregunta y el identificador de nuestro chat privado. Los bibliotecarios ven la pregunta, no quién la hizo. /forget me borra ambas cosas.
gap-waits-already = Usted ya está esperando respuesta a esto.
gap-too-many = Usted ya está esperando tantas respuestas como se puede a la vez.
gap-greeting = Recibirá aquí un mensaje cuando haya respuesta a una pregunta por la que está esperando.
gap-cannot-write = No puedo escribirle en privado, así que no puedo prometer avisarle. Inicie un chat conmigo o, en Discord, permita los mensajes directos de los miembros de este servidor, y vuelva a pulsar el botón.
gap-question-gone = Ya no sé qué pregunta era, porque olvido las preguntas al cabo de una hora. Vuelva a preguntar, por favor.
gap-question-of-another = Solo la persona que preguntó puede usar eso. Haga usted la pregunta, y también podrá recibir el aviso.
