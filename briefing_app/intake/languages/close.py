"""Languages so close that their letters do not tell them apart, told by words that only one has.

Serbian, Croatian and Bosnian in Latin letters differ in what became of one old vowel (`mesto`,
`mjesto`) and in everyday words; Indonesian and Malay in everyday words. Each list holds words,
or with `*` beginnings of words, that a newspaper on one side prints often and on the other
hardly ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SOUTH_SLAVIC = ("sr", "hr", "bs")
_MALAY = ("id", "ms")
_UNTOLD = 0.5
_LEAST_DOUBT = 0.05
_CLEARLY = 2.0


class _Marks:
    """Words that tell for one side."""

    def __init__(self, words: str) -> None:
        split = words.split()
        self._words = frozenset(word for word in split if not word.endswith("*"))
        self._starts = tuple(word[:-1] for word in split if word.endswith("*"))

    def count(self, words: list[str]) -> int:
        """Return how many of `words` are among them."""
        return sum(word in self._words or word.startswith(self._starts) for word in words)


_EKAVIAN = _Marks(
    "mesto mesta mestu vreme reč* svet svetu sveta svetsk* pre posle uvek gde dete deteta deca dece deci "
    "sled* uspeh* uspeš* bezbedn* predsedni* primer* promen* delo dela delom delov* deo čovek* čoveč* ceo "
    "cela celo cene cena hleb ovde nedelj* oseća* vredn* vrednost* lep* nasled* podel* reše* rešenj* vest "
    "vesti izveštaj* videl* želel* živel* dve obe telo tela zahtev* savet* vera veru vere verois* mera "
    "mere merama odeljenj* razume* sme smeju obezbe* sprečav* belešk* razvede* izbegn* smenjen* namer*"
)
_IJEKAVIAN = _Marks(
    "mjest* vrijem* riječ* svijet* prije poslije uvijek gdje dijete djetet* djec* djet* slijed* sljed* "
    "uspjeh* uspješ* bezbjedn* predsjedni* primjer* promjen* djelo djela djelov* djelat* djelom dio čovjek* "
    "čovječ* cijel* cijen* hljeb ovdje nedjelj* tjedn* osjeć* vrijed* lijep* lijek* nasljed* podjel* rješ* "
    "rješe* vijest* izvješ* izvještaj* vidje* želje* živje* dvije obje tijel* zahtjev* savjet* vjer* mjer* "
    "odjel* razumije* smije smjela smjelo spriječ* sprječ* bilješk* izbjeg* namjer* posjed* povijest* "
    "uvjet* uvjer* odjeć* lječ* ljep* sjed* sjeć* tješ* korijen* vijek* zapovijed* mijenj* obavijest*"
)
_CROATIAN = _Marks(
    "uvjet* europ* tisuć* povijes* suradnj* tko nitko netko svatko itko siječnj* veljač* ožujk* travnj* "
    "svibnj* lipnj* srpnj* kolovoz* rujn* listopad* studeni studenog* prosin* vlak* kazališ* nogomet* "
    "sveučilišt* tijekom glede obitelj* izvješć* priopć* tjedan tjedn* sustav* gospodarsk* gospodarstv* "
    "zrakoplov* odvjetni* pučan* odgoj* naobraz* uporab* promidžb* izobraz* točk* točn* također kruh "
    "sudjel* suglasn* poduze* plać* poticaj* obran* jamč* mirovin* župan* ministric* ravnatelj* glazb* "
    "rajčic* zemljopis* stoljeć* udrug* nazoč* dragovolj* skrb*"
)
_EASTERN = _Marks(
    "uslov* evrop* hiljad* istorij* historij* saradnj* ko niko neko svako iko januar* februar* mart* april* "
    "maj maja juni juna jun juli jula jul avgust* august* septemb* oktob* novemb* decemb* voz voza vozom "
    "pozorišt* fudbal* univerzitet* tokom porodic* porodičn* izvještaj* izveštaj* saopšt* saopć* sedmic* "
    "sistem* tačk* tačn* takođe sudij* ličn* ličnos* lica opšt* organizov* štamp* odbran* vaspit* "
    "saglasn* učešć* učestv* preduze* plata plate podstic* obezbj* obezbe* bezbjedn* bezbedn* penzij* "
    "muzik* vijek* veka vekov* udružen* prisustv* dobrovolj* hljeb hleb kancelar*"
)
_INDONESIAN = _Marks(
    "bahwa karena bisa saat harus saja pemerintah perusahaan mobil kantor sedangkan anda kamu sebuah "
    "mengatakan ujar sejumlah warga hukum pasal kewarganegaraan kesempatan berdasarkan siapapun siapa "
    "maupun rupiah presiden martabat diskriminasi pengecualian pekan senin selasa rabu kamis jumat minggu "
    "tapi penyiksaan standar aktivitas kualitas kalau pengadilan uang sesuai memiliki mendapatkan bahkan "
    "internasional perkawinan pernikahan kewajiban kelompok batas pikiran pemilihan kesehatan pengobatan "
    "pelayanan layanan kekuasaan sastra sekolah anak universal deklarasi jaminan sewenang para hingga "
    "lewat beda kerusuhan polisi rumah juta miliar triliun dolar kata menurut sementara akibat"
)
_MALAYSIAN = _Marks(
    "bahawa kerana sahaja kerajaan syarikat kereta wang pejabat manakala pelbagai iaitu ialah beliau "
    "katanya daripada perkara kerakyatan berasaskan sesiapa hendaklah melainkan ringgit malaysia encik "
    "mengikut mahkamah isnin khamis jumaat ahad seksaan penyeksaan aktiviti kualiti samarata kesamarataan "
    "pertubuhan maruah sebarang perbezaan mesti boleh apabila semasa taraf sejagat antarabangsa ugama "
    "perkahwinan berkahwin kanak bapa sains kesusasteraan kewajipan kumpulan tertakluk sempadan fikiran "
    "pilihanraya kesihatan perubatan perkhidmatan kuasa persaraan pengisytiharan perisytiharan "
    "diisytiharkan mahu polis sekalian turut bagaimanapun dijangka datuk tun juta bilion peratus"
)


def group_of(language: str) -> tuple[str, ...]:
    """Return the languages that are easily taken for this one, with itself; none for most."""
    return next((group for group in (_SOUTH_SLAVIC, _MALAY) if language in group), ())


def told_apart(text: str, likely: str, shares: Mapping[str, float]) -> tuple[str, float]:
    """Return which of the group of `likely` a text is in, and how sure that is (0 to 1).

    `shares` is how likely each is by pieces of words; it decides where no word does.
    """
    words = _WORD.findall(text.lower())
    return _south_slavic(words) if likely in _SOUTH_SLAVIC else _malay(words, shares)


def _south_slavic(words: list[str]) -> tuple[str, float]:
    ekavian, ijekavian = _EKAVIAN.count(words), _IJEKAVIAN.count(words)
    croatian, eastern = _CROATIAN.count(words), _EASTERN.count(words)
    if ekavian > ijekavian or (ekavian == ijekavian and eastern > croatian):
        return "sr", _certainty(ekavian + eastern, ijekavian + croatian)
    if eastern > croatian:
        return "bs", _certainty(min(ijekavian, eastern), ekavian + croatian)
    return "hr", _certainty(croatian, ekavian + eastern)


def _malay(words: list[str], shares: Mapping[str, float]) -> tuple[str, float]:
    indonesian, malaysian = _INDONESIAN.count(words), _MALAYSIAN.count(words)
    is_nearer = shares.get("ms", 0.0) > _CLEARLY * shares.get("id", 0.0)
    if malaysian > indonesian or (malaysian == indonesian and is_nearer):
        return "ms", _certainty(malaysian, indonesian)
    return "id", _certainty(indonesian, malaysian)


def _certainty(for_it: int, against: int) -> float:
    """Return how sure a decision by so many marks is."""
    lead = max(0, for_it - against)
    return 1 - max(_LEAST_DOUBT, _UNTOLD / (1 + lead))
