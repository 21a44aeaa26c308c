### Turkish: what members read. The rest is said in English; en.ftl tells which.
### No native reader has gone through these words yet. Corrections are welcome.

## Whose words they are

attribution-document = şu tarafın tutumunu aktaran bir metinden: { $name }
attribution-speaker = şuna göre: { $name }
attribution-narration = metnin kendisi
attribution-then = { $first }; “{ $words } …” sözlerinden itibaren { $next }

## Where they stand

title-unknown = başlıksız
author = yazar: { $name }
author-unknown = yazar belirtilmemiş
date-unknown = tarihsiz
date-of-file = dosya adına göre tarih: { $date }
outdated = geçerlilik sonu: { $until }; güncelliğini yitirmiş olabilir
outdated-since = son doğrulama: { $confirmed }; geçerlilik sonu: { $until }; güncelliğini yitirmiş olabilir
page = sayfa { $number }
paragraph = paragraf { $number }
part = bölüm { $number } / { $of }
caption-page = sayfa
in-language = dil: { $language }
translation = çeviri; aslı: { $of }, çeviren: { $translator }
translation-unsigned = çeviri; aslı: { $of }, çeviren belirtilmemiş
standing-corrected = Düzeltme: { $note }
standing-retracted = Geri çekildi: { $note }
standing-superseded = Yerini alan: { $by }
standing-superseded-note = Yerini alan: { $by }. Açıklama: { $note }
standing-old = Bu sözler daha eski bir revizyondan ve artık kütüphanede değil.
counterpart = Aynı pasajın öteki dildeki, bir insan tarafından çevrilmiş hâli:
also-at = Aynı sözler şurada da geçiyor:
also-place = { $title }, paragraf { $number }
also-more =
    { $count ->
        [one] ve bir yerde daha
       *[other] ve { $count } yerde daha
    }
stands-before = Önceki metin:
stands-after = Sonraki metin:
unknown = belirtilmemiş

## Answers

repaired = “{ $from }” yerine “{ $to }” arandı.
no-document-has = Hiçbir belgede “{ $word }” geçmiyor. “{ $near }” mi demek istediniz?
by-topic = Sözlerinizin andığı { $topic } konusu üzerinden bulundu. Bu konunun belgeleri başka bir dilde ve özgün hâliyle alıntılanıyor.
by-topic-here = Sözlerinizin andığı { $topic } konusu üzerinden bulundu.
nearly-like = { $citation } ile neredeyse aynı sözler. Farklar işaretli.
same-words = { $citation } ile aynı sözler, ama başkasına atfedilmiş.
voices =
    { $count ->
        [one] Pasajlar tek bir tarafın tutumunu aktarıyor.
       *[other] Pasajlar { $count } tarafın tutumunu aktarıyor. Her biri ilgililik sırasına göre ayrı ayrı alıntılanıyor.
    }
voice = Metnin tutumunu aktardığı taraf: { $voice } · { $date }
voice-unknown = Kütüphane, metnin kimin tutumunu aktardığını belirtmiyor · { $date }
library-empty = Kütüphanede henüz belge yok, bu yüzden hiçbir şey alıntılanamaz.
library-empty-operator = Belge klasörüne Markdown ya da metin dosyaları koyun. Koyduysanız neden dışarıda bırakıldıklarını { -command-lint } gösterir.
nearest-passage = En yakın pasaj:
no-answer = Bunu yanıtlayan bir pasaj bulamadım.
undated-left-out =
    { $count ->
        [one] Yayım tarihi bilinmediği için bir belge dışarıda bırakıldı.
       *[other] Yayım tarihleri bilinmediği için { $count } belge dışarıda bırakıldı.
    }
no-phrase = Hiçbir pasajda “{ $phrase }” kelimesi kelimesine geçmiyor. Her kelimeyi ayrı ayrı aramak için tırnak işaretlerini kaldırın.
no-answer-near = En yakın konular:
no-answer-passages = En yakın pasajlar:
no-answer-near-both = En yakın pasajlar ve konular:
no-answer-topics = Bütün konuları görmek için /topics komutunu kullanın.
no-answer-documents = Bütün belgeleri görmek için /sources komutunu kullanın.
topic-line = Bu konu hakkında: { $line }
more-gone = Kütüphane o zamandan beri değişti ve bu pasajlar artık içinde değil. Lütfen yeniden sorun.
link-known = Bu sayfa bizde var:
link-unknown = Kütüphanede bu adreste bir sayfa yok.

## Why

why-title = Botun dikkate aldıkları
why-people-sure = En iyi pasaj soruyu büyük olasılıkla yanıtlıyor.
why-people-nearest = En yakın pasaj soruyu yanıtlıyor olabilir de olmayabilir de.
why-people-silent = Hiçbir pasajın soruyu yanıtlama olasılığı yeterli değildi, bu yüzden hiçbiri gösterilmiyor.
why-people-topic = Kelimeler { $topic } konusuyla eşleşiyor.
why-people-words = Aranan: { $words }
why-people-searched = Aranan belgeler: { $searched } / { $all }
why-details = Rakamlar
why-gone = Bir yanıtın ayrıntıları 15 dakika boyunca, yalnızca bellekte ve yalnızca yanıtı görebilenler için saklanır. Yeniden görmek için /why ve ardından soruyu yazın.
why-confident = En iyi eşleşme: %{ $percent } olasılıkla yanıtlıyor (tahmin; %{ $bar } ve üzeri gösterilir).
why-nearest = En yakın eşleşme: %{ $percent } olasılıkla yanıtlıyor (tahmin). Pasajlar %{ $bar } ve üzerinde gösterilir, %{ $sure } altında ise yalnızca en yakın pasaj olarak.
why-silent = En yakın eşleşme: %{ $percent } olasılıkla yanıtlıyor (tahmin). Pasajlar %{ $bar } ve üzerinde gösterilir, bu yüzden hiçbiri gösterilmiyor.
why-nowhere = Tırnak içindeki sözler aranan pasajların hiçbirinde yok, bu yüzden pasaj gösterilmiyor.
why-nothing = Aranan pasajların hiçbirinde kelimelerden herhangi biri yok, bu yüzden gösterilecek bir şey yok.
why-by-topic = Sözleriniz { $topic } konusuyla %{ $percent } oranında eşleşiyor, bu yüzden onun pasajları gösteriliyor. Belgeler başka bir dilde.
why-by-topic-here = Sözleriniz { $topic } konusuyla %{ $percent } oranında eşleşiyor, bu yüzden onun pasajları gösteriliyor.
why-changed = Kütüphane o zamandan beri değişti. Artık içinde olmayan pasajlar burada yer almıyor.
why-words = Sayılan kelimeler:
why-no-words = Hiçbir kelime sayılmadı: soruda yalnızca sık kullanılan kelimeler var.
why-word =
    { $count ->
        [0] { $word } (ağırlık %{ $percent }, hiçbir pasajda yok)
        [one] { $word } (ağırlık %{ $percent }, bir pasajda)
       *[other] { $word } (ağırlık %{ $percent }, { $count } pasajda)
    }
why-synonyms = Eş anlamlı: { $pairs }
why-phrases = Kelimesi kelimesine istenen: { $phrases }
why-excluded = Hariç tutulan: { $words }
why-source = Yalnızca şu addaki belgeler: { $source }
why-since = Yalnızca şu tarihli ve daha yeni belgeler: { $day }
why-until = Yalnızca şu tarihli ve daha eski belgeler: { $day }
why-searched = Aranan: { $allPassages } pasajın { $passages } tanesi, { $allDocuments } belgenin { $documents } tanesi
why-by-meaning = Anlam yakınlığı da sayıldı.
why-revision = Dizinin revizyonu: { $revision }
why-shown = Gösterilen:
why-answering = Yanıtın parçası:
why-others = Dikkate alınan diğerleri:
why-probability = olasılık %{ $percent }
why-relevance = ilgililik { $relevance }, BM25 { $bm25 }
why-holds = içerdiği: { $words }
why-figures = Pasajlar ilgililiğe göre sıralanır, ama tek bir belge listeyi doldurmaz. Sayıları yalnızca aynı soru içinde karşılaştırın.

## Quotations

check-exact = Birebir alıntı.
check-altered = Alıntı belgelerden farklı. Farklar işaretli.
check-stitched = Alıntı, belgelerin farklı yerlerinden birleştirilmiş ya da sırası değiştirilmiş.
check-partly = Bu cümlelerin bazıları belgelerde var, bazıları yok.
check-from-context = Bu sözler belgelerde var, ama alıntı bir cümlenin bir bölümünü dışarıda bırakıyor. Eksik kelimeler işaretli.
check-not-found = Bu sözler bu belgelerde yok. Başka bir yerde geçiyor olabilir.
check-own-words = Alıntıdaki hâli:
check-word = “{ $word }”
check-differs = Değiştirilen kelimeler: { $words }
check-omission = Alıntı, bir çıkarmayı noktalarla belirtiyor. Çıkarılan kelimeler burada işaretli.
check-unfound = Bu belgelerde olmayan:
check-notes = Belgede orada dipnot işareti olmadığı için dışarıda bırakılan: { $notes }
check-ignored = Kaynağı belirtiyor göründüğü için karşılaştırılmayan: “{ $line }”
check-more =
    { $count ->
        [one] Bir parça daha belgelerde var.
       *[other] { $count } parça daha belgelerde var.
    }
check-nearest = Belgelerdeki en yakın metin:
check-summary = Bir alıntının belgelerde olup olmadığını denetle
check-from-message = Bu alıntıyı denetle
param-quotation = alıntının sözleri

## Buttons

button-more = Daha fazla
button-context = Bağlam
button-source = Kaynak
button-back = ‹ Geri
button-forward = İleri ›
button-csv = CSV indir
button-read = Baştan oku
button-help = Yardım
button-auto = Otomatik
button-again = Yeniden sor
button-open = Aç
button-private = Yalnızca soran kişiye yanıt ver
button-everyone = Herkese yanıt ver
button-why = Neden

## What went wrong

failed = Bizim tarafımızda bir sorun oluştu. Lütfen bu botu işleten kişiye şu başvuru numarasıyla bildirin: { $reference }.
undelivered = Yanıtımı burada gösteremedim. Lütfen bu botu işleten kişiye şu başvuru numarasıyla bildirin: { $reference }.
maybe-lost = Yanıtım ulaşmamış olabilir. Tamamını görmüyorsanız lütfen yeniden sorun.
cut = Gerisi buraya sığmıyor. Bir defada daha az alıntı istemek için “limit” seçeneğini kullanın.
not-allowed = Bu bot burada yanıt vermez.
alone-nowhere = Bu yanıt yalnızca bir kişi içindir ve burada gösterilemez.
alone-elsewhere = Bu yanıt yalnızca sizin içindir. Okumak için özel sohbetimizi açın.
alone-ask = Bu yanıt yalnızca sizin içindir. Özel sohbetimizi açın ve orada yeniden sorun.
too-often =
    { $seconds ->
        [one] Çok hızlıydı! Lütfen bir saniye bekleyip yeniden sorun.
       *[other] Çok hızlıydı! Lütfen { $seconds } saniye bekleyip yeniden sorun.
    }
cannot-read = Yalnızca metin okuyabilirim. Lütfen sorunuzu yazın ya da bir resmin veya dosyanın altına yazın.
line-empty = Henüz yanıtlanacak bir şey yok. Bir soru sorun ya da neler sorabileceğinize bakın.
line-too-long = Metniniz { $length } karakter uzunluğunda. Sınır { $max }.
command-unknown = “{ $name }” adında bir komut yok.
command-unknown-near = “{ $name }” adında bir komut yok. Bunlardan birini mi demek istediniz?
command-instead = { $name } diye bir komut yok. Şunu kullanın: { $command }.
command-instead-or = { $name } diye bir komut yok. Şunu kullanın: { $command } ya da { $other }.
pointer-leave =
    { $name } diye bir komut yok. { $platform ->
        [console] Çıkmak için Ctrl+D tuşlarına basın.
       *[other] Bot yalnızca sorulduğunda yanıt verir, bu yüzden durdurulacak bir şey yoktur. Hakkınızda saklananları silmek için şunu kullanın: { $command }.
    }
pointer-feedback = { $name } diye bir komut yok. Bir hatayı bildirmek için bu sohbetin moderatörlerine ya da bu botu işleten kişiye yazın.
citation-unknown = Kütüphanede “{ $citation }” kodlu bir pasaj yok.
citation-withdrawn = { $document } belgesi kütüphaneden çıkarıldı ve gösterilmiyor.
citation-removed = Bu pasaj kütüphaneden kalıcı olarak silindi. Ondan hiçbir şey saklanmıyor.
source-unknown = Kütüphanede “{ $name }” adına benzer bir belge yok.
source-unknown-near = Kütüphanede “{ $name }” adında bir belge yok. “{ $near }” mi demek istediniz?
source-twice = “source” ve “from” aynı anlama gelir. Yalnızca birini kullanın.
topic-unknown = “{ $name }” adında bir konu yok.
page-unknown = { $page } numaralı sayfa yok. Son sayfa: { $pages }.
for-example = Örneğin:
asks-question = Ne sormak istiyorsunuz?
asks-quotation = Hangi alıntı denetlensin?
asks-topic = Hangi konu? Konuları /topics listeler.
asks-citation = Hangi pasaj? Bir alıntının altındaki kodu yazın.
asks-pin = Ne sabitlensin? Bir konu, bir pasajın kodu ya da bir soru.
param-missing = “{ $name }” gerekli.
param-too-long = “{ $name }” { $length } karakter uzunluğunda. Sınır { $max }.
param-not-count = “{ $name }” { $min } ile { $max } arasında bir tam sayı olmalı.
param-not-day = “{ $name }” 2024, 2024-05 ya da 2024-05-31 gibi var olan bir yıl, ay ya da gün olmalı. Yazdığınız: “{ $given }”.
param-not-choice = “{ $name }” şunlardan biri olmalı: { $choices }.
param-unknown =
    { $name ->
        [none] Burada bu komutun aldığından fazla kelime var.
       *[other] Bu komutun “{ $name }” diye bir seçeneği yok.
    }

## Commands

ask-summary = Belgelere bir soru sor
ask-from-message = Kaynaklarda bul
topics-summary = Bu kütüphanenin konularını listele
topic-summary = Bir konunun alıntılarını göster
sources-summary = Belgeleri ve haklarında bilinenleri listele
cite-summary = Bir pasajı koduyla, bağlamıyla birlikte bul
why-summary = Botun bir soru için neleri dikkate aldığını ve neden öyle yanıtladığını göster
because-summary = Botun bir yanıt için neleri dikkate aldığını göster
help-summary = Bu bot nasıl kullanılır
settings-summary = Botun buradaki dilini ve yanıtlarını kimin gördüğünü gör ya da değiştir
privacy-summary = Botun neleri sakladığını ve saklamadığını gör
about-summary = Sürümü ve kütüphaneyi göster
start-summary = Karşılama ekranını göster
more-summary = Bir yanıtın sonraki pasajlarını göster

param-question = kendi sözlerinizle sorunuz
param-source = yalnızca bu belge ya da kaynak (başlık, yol ya da ad)
param-from = source ile aynı
param-since = yalnızca bu yıl, ay ya da günden ve sonrasından belgeler; örneğin 2024 ya da 2024-05
param-until = yalnızca bu yıl, ay ya da günden ve öncesinden belgeler
param-limit = kaç alıntı gösterileceği
param-citation = bir alıntının altındaki kod
param-document = bir belgenin başlığı ya da yolu veya pasajlarından birinin kodu
param-page = listenin sayfası
param-topic = konunun adı
param-command = ayrıntıları görmek için bir komut
param-language = bir dil ya da auto
param-payload = bir bağlantıdan gelen pasaj kodu
param-answers = yanıtları sohbetteki herkesin mi yoksa yalnızca soran kişinin mi gördüğü
param-private = yanıtı yalnızca size göster
param-private-before = yanıtı yalnızca size göster; yazılan satırda private:yes alıntıdan önce gelsin

topics-title =
    { $count ->
        [one] Bir konu
       *[other] { $count } konu
    }
topics-none = Bu kütüphanede konu yok. Bunun yerine bir soru sorun.
sources-title =
    { $count ->
        [one] Bir belge
       *[other] { $count } belge
    } · sayfa { $page } / { $pages }
meta-document = Belge:
meta-source = Kaynak:
meta-url = URL:
meta-author = Yazar:
meta-published = Yayımlandığı tarih:
meta-retrieved = Alındığı tarih:
meta-sha256 = Eklendiğindeki SHA-256:
meta-valid-until = Geçerlilik sonu:
meta-review-by = Gözden geçirme için son tarih:
meta-language = Dil:
meta-kind = Tür:
meta-licence = Lisans:
meta-attribution = Tutumunu aktardığı taraf:
meta-tags = Etiketler:
meta-translation-of = Çevirinin aslı:
meta-translator = Çeviren:
meta-standing = Durum:
meta-length = Uzunluk:
meta-revision = Revizyon:
paragraphs =
    { $count ->
        [one] bir paragraf
       *[other] { $count } paragraf
    }

help-title = Neler sorabilirsiniz
help-intro = Her yanıt, bir belgeden kaynağıyla birlikte verilen birebir bir alıntıdır.
help-how =
    { $platform ->
        [discord] / yazın ve bir komut seçin. Bir mesaj hakkında sormak için o mesajın menüsünü açın ve Uygulamalar’ı seçin.
        [telegram]
            { $place ->
                [group] Bu grupta bir komutla başlayın, bottan söz edin ya da mesajlarından birini yanıtlayın.
               *[alone] Eğik çizgiyle başlamayan bir satır bir sorudur.
            }
       *[other] Eğik çizgiyle başlamayan bir satır bir sorudur.
    }
help-more = Tek bir komut için /help ve ardından komutun adını yazın.
help-ask = Sor
help-check = Denetle
help-chat = Bu sohbet
help-library = Kütüphane
help-for-moderators = Moderatörler için, gruplarda ve kanallarda.
help-for-librarians = Kütüphaneciler için.
help-renamed = { $old } komutunun adı artık { $name }.

start-title = Belgelerin kendi sözleriyle yanıtlar
start-intro =
    { $count ->
        [one] Bu bot bir belgeden ve yalnızca ondan alınan birebir alıntılarla yanıt verir.
       *[other] Bu bot { $count } belgeden ve yalnızca onlardan alınan birebir alıntılarla yanıt verir.
    }
start-how = Bir konu seçin ya da bir soru sorun. Her alıntının altında kaynağı ve herkesin onu bulmak için kullanabileceği bir kod vardır.

settings-title = Ayarlar
settings-language = Botun buradaki dili: { $language }.
settings-auto = Bot, sorunun ya da uygulamanızın dilini konuşur.
settings-private = Yanıtları yalnızca soran kişi görür.
settings-everyone = Yanıtları bu sohbetteki herkes görür.
settings-questions-keep = Burada yanıtsız kalan sorular, üç farklı kişi benzer bir şey sorduktan sonra sözleriyle birlikte saklanabilir.
settings-questions-forget = Burada yanıtsız kalan sorular sayılır, ama sözleri saklanmaz.
settings-yours = Bu ayarlar size ait.
settings-chat = Bu ayarlar bu sohbet için. Moderatörler değiştirebilir.
settings-moderators = Mesajları yönetebilen kişilerin yanı sıra, { $role } rolündeki kişiler de bu bot için moderatördür. Botun komutlarını görebilmeleri için Sunucu Ayarları > Entegrasyonlar altında role izin verin.
settings-moderators-none = Bu bot için moderatörler, mesajları yönetebilen kişilerdir. Sunucuyu yöneten kişiler bir rol ekleyebilir.
settings-bad-role = “moderators” bir rol (bir bahsetme ya da rolün kimliği) ya da none olmalı.
settings-no-roles = Burada moderatörler, sohbetin yöneticileridir. Seçilecek rol yok.

privacy-title = Gizlilik
privacy-questions = Sorular bellekte aranır ve sonra unutulur. Yanıtsız bir soru, yanıt çıktığında bildirim isteyebilmeniz için bir saat bellekte kalır. Ayrıca gün, dil ve en yakın konuya göre, sözleri ve siz olmadan sayılır.
privacy-unanswered = Yalnızca moderatörlerin bunu açtığı yerlerde, bu tür soruların sözleri en çok bir hafta bellekte kalır. Üç farklı kişi benzer bir şey sorduktan sonra, adlar olmadan kaydedilir. 90 gün boyunca kimse sormadığında silinir.
privacy-gaps = Bir yanıt için bildirim isterseniz, sorunuz ve botla özel sohbetinizin kimliği size bildirilene kadar, en çok 30 gün saklanır.
privacy-waiting = Telegram'da hemen yanıtlanamayan bir soru, botun yeniden başlatılmasıyla kaybolmasın diye yanıtlanana kadar kimliğinizle birlikte saklanır. En geç bir gün sonra silinir.
privacy-why = Bir soruyu aramak için kullanılan kelimeler, “Neden” düğmesi için 15 dakika bellekte kalır ve bundan sonraki ilk soruyla atılır.
privacy-settings = Kendiniz için seçtiğiniz dil ve yanıtları kimin gördüğü sizin kimliğinizle, bir sohbetinkiler ise sohbetin kimliğiyle, siz değiştirene ya da silene kadar saklanır.
privacy-owner = Bir bülten ya da sabitleme kurarsanız, devam edemediğinde size bildirilebilmesi için kimliğiniz onunla birlikte saklanır.
privacy-audit = Moderatörlerin ve kütüphanecilerin bu botla yaptıkları, kimin yaptığını başkaları görebilsin diye kimlikleriyle birlikte saklanır. Unutulmayı isterseniz kimliğiniz bu kayıtlardan silinir. Eylem ve zamanı kalır.
privacy-lines = Bir sabitlemenin sorusu, sabitleme kaldırılana kadar saklanır. Bir moderatörün onay bekleyen komutu bir gün saklanır.
privacy-posted = Bot, düzeltebilmek için, bir gruptaki yanıtın hangi pasajları hangi mesajda gösterdiğini belirli bir süre saklar. Yalnızca size gösterilen yanıtlarda ise sadece her belgenin kaç kez gösterildiğini sayar. /forget me, kimliğinizle saklananları siler.
privacy-rates = Botun herkes için kullanılabilir kalması amacıyla ne sıklıkla sorduğunuz bellekte sayılır.
privacy-log = Günlük; başlatmaları, durdurmaları, değişen belgeleri ve arızaları kaydeder; soruları, adları ya da kimlikleri kaydetmez.
privacy-web = Web sayfası, tarayıcınız kapanana kadar sizi tanımak için rastgele bir sayı içeren bir çerez bırakır. Orada ayarlarınızı değiştirirseniz başka bir çerez bunları bir yıl boyunca tarayıcınızda saklar. Bot bunların hiçbirini saklamaz.
privacy-groups = Bot gruplarda komutları, kendisine verilen yanıtları, kendisinden söz eden mesajları ve birinin kendisine hakkında soru sorduğu bir mesajı okur; başka hiçbir şeyi okumaz. 15 dakika boyunca, hangi mesajının sizin hangi mesajınızı yanıtladığını numarasıyla hatırlar.
privacy-operator = Bot, onu işleten kişinin kendi makinesinde çalışır. Sohbet platformlarının kendi kuralları vardır.

about-title = Verbatim
about-promise = Belgeleri kaynaklarıyla birlikte kelimesi kelimesine alıntılar. Konuları hakkında kendinden tek bir cümle yazmaz.
about-version = Sürüm
about-library =
    { $documents ->
        [one] Bir belge
       *[other] { $documents } belge
    }, { $passages ->
        [one] bir pasaj
       *[other] { $passages } pasaj
    }
about-revision = Kütüphanenin revizyonu

## The terminal

console-welcome = Bir soru sorun ya da / ve bir komut yazın. Komutları /help listeler. Çıkmak için Ctrl+D tuşlarına basın.
console-saved = Kaydedildi: { $path }
console-not-saved = { $name }, { $folder } klasörüne kaydedilemedi ({ $why }).

## The web page

web-title = Kütüphaneye sorun
web-library = Kütüphane
web-ask = Soru sor
web-topics = Konular
web-topics-all = Bütün konular
web-language = Dil
web-language-auto = Tarayıcıdaki gibi
web-examples = Örneğin
web-holdings =
    { $count ->
        [one] Bir belge
       *[other] { $count } belge
    }
web-holdings-of = { $documents }, { $day }
web-holdings-dated = { $documents }: { $first } – { $last }
web-holdings-some = { $documents }; tarihi bilinenler { $first } – { $last }
web-empty = Kütüphaneye belge eklenir eklenmez buradan soru sorabilirsiniz.
web-question = Sorunuz ya da / ve bir komut
web-send = Sor
web-asked = Sorduğunuz
web-pressed = Seçiminiz
web-skip = Soruya geç
web-conversation = Konuşma
web-suggestions = Öneriler
web-loading = Aranıyor …
web-found =
    { $count ->
        [one] Bir pasaj
       *[other] { $count } pasaj
    }
web-unreachable = Bota şu anda ulaşılamıyor. Lütfen yeniden deneyin.
web-too-long = Bu metin çok uzun. Lütfen kısaltın.
web-not-found = Böyle bir sayfa yok.
web-not-found-how = Sayfanın üstünden bütün belgelerde arayın ya da buradan devam edin:
web-starting = Kütüphane yükleniyor …
web-starting-how = Kütüphane hazır olur olmaz bu sayfa açılır.
web-verdict-exact = Birebir
web-verdict-altered = Değiştirilmiş
web-verdict-stitched = Birleştirilmiş
web-verdict-partly = Kısmen
web-verdict-from-context = Bağlamından kopuk
web-verdict-not-found = Bulunamadı
web-check-legend = Üstü çizili: yalnızca alıntıda. Altı çizili: belgede.
web-check-unfound = bu belgelerde yok
web-right-quote = Doğru alıntı
web-copy-quote = Doğru alıntıyı kopyala
web-skip-main = İçeriğe geç
web-pages = Sayfalar
web-documents = Belgeler
web-documents-all = Bütün belgeler
feed-title = Kitaplıktaki değişiklikler
feed-added = Eklendi: { $title }
feed-revised = Güncellendi: { $title }
feed-removed = Artık kitaplıkta değil: { $title }
web-search = Bütün belgelerde ara
web-search-button = Ara
web-search-how = Bir soru sorun ya da kelimeleri tırnak içine alın. Belgelerden kelimesi kelimesine alıntılar gelir; belgeler yanıtlamıyorsa hiçbir şey gelmez.
web-about = Bu belge hakkında
web-unknown =
    { $count ->
        [one] 1 bilgi belirtilmemiş
       *[other] { $count } bilgi belirtilmemiş
    }
web-image = Görsel
web-note = Not
web-info = Bilgi
web-see-also = Ayrıca bakınız
web-summary = Özet
web-question-box = Soru
web-example = Örnek
web-tip = İpucu
web-important = Önemli
web-warning = Uyarı
web-caution = Dikkat
web-danger = Tehlike
web-text = Metin
web-outline = İçindekiler
web-excerpts-only = Bu belge yalnızca alıntılar hâlinde gösterilir: bir atfın ya da aramanın götürdüğü pasajlar.
web-passage-only = Yalnızca atıf yapılan pasaj gösteriliyor.
web-older = Bu daha eski bir revizyon. Kütüphanede artık başka bir revizyon var.
web-removed = Bu pasaj artık kütüphanede değil. Daha önceki bir revizyonda vardı.
web-newest = Güncel revizyonu göster
web-translations = Çeviri ya da asıl metin:
web-original = Bu sözleri asıl metinde bul
web-cite = Bu pasaja atıf yap
web-cite-plain = Düz metin olarak
web-cite-markdown = Markdown olarak
web-copy = Kopyala
web-copied = Kopyalandı
web-cite-short = Alıntıla
web-no-copy = Tarayıcınız kopyalamaya izin vermiyor. Bunun yerine metni seçin.
web-earlier = Önceki revizyonlar
web-revision-of = İlk görüldüğü tarih: { $day }
web-changes = O zamandan beri ne değişti
web-changes-title = Değişen ne: { $title }
web-changes-from = İlk kez { $day } tarihinde görülen revizyondan güncel revizyona:
web-added = eklendi
web-taken = çıkarıldı
web-too-different = İki revizyonun ortak yanı, kelimesi kelimesine karşılaştırmak için çok az.
web-unknown-document = Kütüphanede böyle bir belge yok.
export-lead = Bu, kütüphanenin { $day } tarihli bir kopyasıdır. Bot olmadan çalışır: metinler burada sayfalar ve JSON dosyaları olarak bulunur.
export-search = Bu arama tarayıcınızda çalışır ve botunkinden daha basittir: kelimeleri aynen arar ve bir pasajın bir soruyu yanıtlayıp yanıtlamadığını değerlendirmez.
export-search-script = Arama için JavaScript gerekir. Belgeleri onsuz da okuyabilirsiniz.
export-search-none = Hiçbir pasajda bu kelimeler yok.

## Who may

not-moderator =
    { $right ->
        [pin] Bunu yalnızca bu sohbette mesaj sabitleyebilen kişiler yapabilir.
        [settings] Bunu yalnızca bu sohbetin ayarlarını değiştirebilen kişiler yapabilir.
        [administer] Bunu yalnızca bu sunucuyu yöneten kişiler yapabilir.
       *[other] Bunu yalnızca bu sohbetin moderatörleri yapabilir.
    }
not-librarian = Bunu yalnızca kütüphaneciler yapabilir, çünkü bütün sohbetlerin ortak kullandığı bir şeyi değiştirir.
rights-unknown = Bunu yapma yetkiniz olup olmadığını denetleyemedim. Lütfen yeniden deneyin.
groups-only = Bu yalnızca gruplarda ve kanallarda çalışır, çünkü birden çok kişinin olduğu bir sohbetle ilgilidir.
confirm-hidden = Bunu isteyen kişi kim olduğunu göstermiyor, bu yüzden bir moderatörün onaylaması gerekiyor. Düğmeye basan kişi ne gösterilir ne de kaydedilir.
confirm-link = Bu komut bir bağlantıdan geldi; siz yazmadınız. Yalnızca şunu istiyorsanız onaylayın:
confirm-foreign-button = Bu düğme, size yönelik olmayan bir mesajın altında. Yalnızca şunu istiyorsanız onaylayın:
confirm-message = Bu komut başka birinin mesajından. Yalnızca şunu istiyorsanız onaylayın:
only-typed = Bu bir şeyi değiştirir, bu yüzden kendiniz yazmanız gerekir.
draft-of-another = Bu, başka birine sunulmuştu.
will-settings = Bu, bu sohbetin ayarlarını değiştirir.
will-settings-own = Bu, kendi ayarlarınızı değiştirir.
will-forget = Bu, hakkınızda saklananları siler.
will-tell = Bu sorunun yanıtı çıktığında bot size özel mesaj gönderir.
button-confirm = Onayla
confirm-summary = İsteneni yap
preview-summary = İsteği yeniden göster
param-code = düğmenin kodu
draft-gone = Bu istek artık beklemede değil. Lütfen komutu yeniden girin.
store-closed = Bot şu anda hiçbir şey kaydedemiyor, bu yüzden bu çalışmıyor. Yine de soru sorabilirsiniz.
library-elsewhere = Kütüphane yeniden yükleniyor. Lütfen biraz sonra yeniden deneyin.

## Pins

pin-summary = Kütüphane değiştikçe kendini güncelleyen bir özet sabitle
pins-summary = Botun bu sohbetteki sabitlemelerini listele
unpin-summary = Botun sabitlemelerinden birini kaldır
pin-note = Belgelerden kelimesi kelimesine alınmış, her biri kaynağıyla verilen bir cümle seçkisi.
pin-as-of = Durum: { $time }. Bu mesaj, kütüphane değiştikçe kendini günceller.
pin-empty = Belgeler artık bu konuda bir şey söylemiyor. Bu mesaj, kütüphane değiştikçe kendini günceller.
pin-title-passage = Pasaj { $citation }
button-all = Bütün alıntılar
button-sources = Kaynaklar

## Digests

digest-summary = Kütüphanede değişenleri düzenli bültenlerle paylaş
digest-title = Kütüphanede değişenler
digest-title-quiet = Kütüphaneden
digest-changes =
    { $count ->
        [one] Son bültenden beri bir pasaj.
       *[other] Son bültenden beri { $count } pasaj.
    }
digest-nothing-new = Son bültenden beri bir şey değişmedi. Kütüphaneden:
digest-more =
    { $count ->
        [one] Bir pasaj daha değişti.
       *[other] { $count } pasaj daha değişti.
    }
changes-gone = Bu değişiklikler artık gösterilemiyor: bülten kaldırıldı ya da konuları değişti.
digest-missed =
    { $count ->
        [one] Bot çalışmadığı için şu tarihli bülten gönderilmedi: { $first }.
       *[other] Bot çalışmadığı için { $count } bülten gönderilmedi; ilkinin tarihi: { $first }.
    }
digest-new = Yeni:
digest-changed-before = Değişti. Önceki hâli:
digest-changed-now = Şimdiki hâli:
digest-removed = Artık kütüphanede değil:

## What moderators and librarians do, and what is stored

audit-summary = Moderatörlerin bu sohbette botla yaptıklarını göster
setup-summary = Botun burada hangi izinlere ihtiyacı olduğunu denetle
withdraw-summary = Bir belgeyi kütüphaneden çıkar
restore-summary = Bir belgeyi kütüphaneye geri koy ya da çıkarılan belgeleri listele
review-summary = Süresi dolan, dolmak üzere olan ya da gözden geçirilecek metinleri listele (kütüphaneciler)
correct-summary = Bir belgeye ve onu alıntılayan mesajlara düzeltme ekle
retract-summary = Bir belgeyi geri çek ve onu alıntılayan mesajları düzelt
corrections-summary = Süren düzeltmeleri ve karar bekleyenleri listele
correction-title = Düzeltme
correction-edited = Bu mesaj, güncelliğini yitirmiş ya da geri çekilmiş sözler gösteriyordu. Düzeltildi.
correction-replied = Yukarıdaki mesaj, güncelliğini yitirmiş ya da geri çekilmiş sözler gösteriyordu.
correction-rest = Bu mesajın geri kalanı hâlâ geçerli:
correction-codes = Pasajlar:
settings-replies = Hatalı mesajlar düzenlenir. Bu mümkün değilse bot onlara bir kez yanıt verir.
settings-edits = Hatalı mesajlar yalnızca düzenlenir. Bot yanıt göndermez.
param-corrections = hatalı mesajların nasıl düzeltileceği: düzenlenemeyenlere yanıt ya da yalnızca düzenleme
forget-summary = Kimliğinizle saklananları sil
param-forget = kim unutulsun: me
param-forget-code = onay düğmesinin kodu
forget-what = /forget me, kimliğinizle neyin saklandığını gösterir ve bir şey silmeden önce sorar. Ayarlarınız ve sorularınız silinir. Kurduklarınız devam eder, moderatör olarak yaptıklarınız ise siz olmadan denetim kaydında kalır.
forget-asks = Kimliğinizle şunlar saklanıyor ve silinecek:
forget-settings =
    { $count ->
        [one] botla sohbetinizin ayarları
       *[other] botla { $count } sohbetin ayarları
    }
forget-questions =
    { $count ->
        [one] yanıt bekleyen bir soru
       *[other] yanıt bekleyen { $count } soru
    }
forget-waiting =
    { $count ->
        [one] botun henüz yanıtlamadığı bir soru
       *[other] botun henüz yanıtlamadığı { $count } soru
    }
forget-lines =
    { $count ->
        [one] onayınızı bekleyen bir komut
       *[other] onayınızı bekleyen { $count } komut
    }
forget-messages =
    { $count ->
        [one] size gönderilen bir mesaj
       *[other] size gönderilen { $count } mesaj
    }
forget-digests =
    { $count ->
        [one] kurduğunuz bir bültendeki kimliğiniz
       *[other] kurduğunuz { $count } bültendeki kimliğiniz
    }
forget-pins =
    { $count ->
        [one] kurduğunuz bir sabitlemedeki kimliğiniz
       *[other] kurduğunuz { $count } sabitlemedeki kimliğiniz
    }
forget-acts =
    { $count ->
        [one] denetim kaydının bir girdisindeki kimliğiniz
       *[other] denetim kaydının { $count } girdisindeki kimliğiniz
    }
forget-withdrawals =
    { $count ->
        [one] çıkardığınız bir belgedeki kimliğiniz
       *[other] çıkardığınız { $count } belgedeki kimliğiniz
    }
forget-proposals =
    { $count ->
        [one] bekleyen bir önerideki kimliğiniz
       *[other] bekleyen { $count } önerideki kimliğiniz
    }
forget-corrections =
    { $count ->
        [one] yaptığınız bir düzeltmedeki kimliğiniz
       *[other] yaptığınız { $count } düzeltmedeki kimliğiniz
    }
forget-goes-on = Bültenler, sabitlemeler ve düzeltmeler kimliğiniz olmadan devam eder. Denetim kaydının girdilerinde, kişinin o zamandan beri unutulmayı istediği yazacak. Bunu geri alamazsınız.
button-forget = Beni unut
forget-done =
    { $count ->
        [0] Kimliğinizle hiçbir şey saklanmıyordu.
        [one] Tamam: bir girdiden silindiniz.
       *[other] Tamam: { $count } girdiden silindiniz.
    }
forget-hidden = Kim olduğunuzu göstermiyorsunuz, bu yüzden hakkınızda hiçbir şey saklanmıyor.
param-moderators = üyeleri de moderatör olan bir rol ya da none

## Documents that people send in

suggest-summary = Kütüphane için bir belge öner
add-summary = Kütüphaneye bir belge ekle (yalnızca kütüphaneciler)
queue-summary = Kütüphane için bekleyen belgeleri incele (yalnızca kütüphaneciler)
add-from-message = Kütüphaneye ekle
param-link = bir sayfanın ya da dosyanın adresi
param-file = belgeyi içeren bir dosya
param-suggestions = üyelerin kütüphane için belge önerip öneremeyeceği
file-of-hidden = Kim olduğunuzu göstermiyorsunuz; bu yüzden başka birinin onaylaması gerekir, dosya ise bunu bekleyemez. Kendi adınızla gönderin.
file-of-another = Bu mesaj başka birinden. Dosyasını göndermek için mesajı komutla yanıtlayın.
document-missing = Bir belge göndermek için komutla birlikte adresini ya da bir dosya verin veya belge içeren bir mesajı komutla yanıtlayın.
document-too-large = “{ $name }” çok büyük. Sınır { $megabytes } MB.
document-lost = “{ $name }” alınamadı. Lütfen yeniden gönderin.
document-refused = “{ $name }” okunamadı: { $problem }
document-there = “{ $name }” zaten kütüphanede: { $document }.
document-waits = “{ $name }” zaten bir kütüphaneciyi bekliyor.
suggest-kept = Teşekkürler. Bu belge bir kütüphaneciyi bekliyor; sonuç size bildirilecek. O zamana kadar, en çok 30 gün boyunca, kimliğinizle birlikte saklanır. /forget me kimliğinizi kaldırır.
suggest-kept-hidden = Teşekkürler. Bu belge bir kütüphaneciyi bekliyor. Kim olduğunuzu göstermediğiniz için sonuç size bildirilemez.
suggest-greeting = Bir kütüphaneci önerdiğiniz bir belge hakkında karar verdiğinde buraya bir mesaj gelir.
suggest-own = Bir kütüphaneciyi bekleyen önerileriniz:
suggest-none = Önerilerinizden hiçbiri bir kütüphaneciyi beklemiyor.
suggest-off =
    { $place ->
        [alone] Belgeleri, moderatörleri izin veren bir grupta ya da kanalda önerin.
       *[chat] Burada belge önerilemez. Moderatörler /settings suggestions:allow ile izin verebilir.
    }
suggest-too-many = Zaten aynı anda bekleyebilecek kadar çok öneriniz bekliyor.
suggest-full = Çok fazla belge bir kütüphaneciyi bekliyor. Lütfen daha sonra yeniden deneyin.
will-suggest = Bu, kütüphane için bir belge önerir.
submission-passages =
    { $count ->
        [one] bir pasaj
       *[other] { $count } pasaj
    }
submission-begins = Şöyle başlıyor:
submission-approved = “{ $title }” kütüphane için önerildi ve eklendi.
submission-rejected = “{ $title }” kütüphane için önerildi ve eklenmedi. Neden: { $reason }
submission-expired = “{ $title }” kütüphane için önerildi ve eklenmedi, çünkü 30 gün içinde hiçbir kütüphaneci karar vermedi.
settings-suggestions-on = Üyeler kütüphane için belge önerebilir.
settings-suggestions-off = Üyeler kütüphane için belge öneremez.
privacy-suggestions = Önerdiğiniz ya da eklediğiniz bir belge, bir kütüphaneci karar verene kadar ve en çok 30 gün boyunca kimliğinizle birlikte saklanır; böylece sonuç size bildirilebilir.
forget-suggestions =
    { $count ->
        [one] gönderdiğiniz bir belgedeki kimliğiniz
       *[other] gönderdiğiniz { $count } belgedeki kimliğiniz
    }

## Gaps

gaps-summary = Kütüphanenin yanıtlayamadığı soruları listele (yalnızca kütüphaneciler)
tell-summary = Yanıt çıktığında bana bildir
param-questions = yanıtsız soruların sözlerinin üç kişi sorduktan sonra saklanıp saklanmayacağı
button-tell = Yanıt çıktığında bana bildir
gap-busy = Şu anda biri tam da bunun için bildirim istiyor. Lütfen yeniden deneyin.
gap-told = Sormuştunuz: “{ $question }”. Yanıt için bildirim istemiştiniz. Bir kütüphaneci sorunuza şu pasajı bağladı:
gap-will-tell = Bir kütüphaneci sorunuza bir pasaj bağladığında özel bir mesaj alacaksınız. O zamana kadar, en çok 30 gün boyunca, sorunuz ve özel sohbetimizin kimliği saklanır. Kütüphaneciler soruyu görür, kimin sorduğunu görmez. /forget me ikisini de siler.
gap-waits-already = Zaten bunun yanıtını bekliyorsunuz.
gap-too-many = Zaten aynı anda bekleyebileceğiniz kadar çok yanıt bekliyorsunuz.
gap-greeting = Yanıtını beklediğiniz bir sorunun yanıtı çıktığında buraya bir mesaj gelir.
gap-cannot-write = Size özel mesaj gönderemiyorum, bu yüzden bildireceğime söz veremem. Benimle bir sohbet başlatın ya da Discord’da bu sunucunun üyelerinden gelen direkt mesajlara izin verin, sonra düğmeye yeniden basın.
gap-question-gone = Hangi soru olduğunu artık bilmiyorum, çünkü soruları bir saat sonra unutuyorum. Lütfen yeniden sorun.
gap-question-of-another = Bunu yalnızca soruyu soran kişi kullanabilir. Soruyu kendiniz sorun, size de bildirilebilsin.
