"""The names of the months as they stand in dates, in the languages of the press, in small letters.

A name that two languages give to different months is left to the one with more readers of news
(`listopad` is the Polish November, not the Croatian October).
"""

from __future__ import annotations

_NAMES = (
    "jan january januar jänner janvier enero ene gennaio gen stycznia styczeń січня січень января "
    "январь janeiro januari janúar gener ianuarie ledna leden januára január siječnja januarja јануара "
    "јануар януари ιανουαρίου ιανουάριος ocak tammikuuta tammikuu jaanuar janvāris sausio yanvar يناير "
    "ינואר जनवरी มกราคม ม.ค",
    "feb february februar feber février févr fév febrero febbraio lutego luty лютого лютий февраля "
    "февраль fevereiro fev februari febrúar febrer februarie února únor februára február veljače "
    "februarja фебруара фебруар февруари φεβρουαρίου φεβρουάριος şubat helmikuuta helmikuu veebruar "
    "februāris vasario fevral فبراير פברואר फरवरी फ़रवरी กุมภาพันธ์ ก.พ pebruari",
    "mar march märz mär mrz mars marzo marca marzec березня березень марта март março maart març martie "
    "března březen március ožujka μαρτίου μάρτιος mart maaliskuuta maaliskuu märts marts kovo maret "
    "مارس מרץ מרס मार्च มีนาคม มี.ค",
    "apr april avril avr abril abr aprile kwietnia kwiecień квітня квітень апреля апрель априла април "
    "apríl aprilie dubna duben apríla április travnja aprila απριλίου απρίλιος nisan huhtikuuta "
    "huhtikuu aprill aprīlis balandžio aprel أبريل ابريل אפריל अप्रैल เมษายน เม.ย",
    "may mai mayo maggio mag maja maj травня травень мая май маја мај maio mei maí maig května květen "
    "mája május svibnja μαΐου μάιος mayıs toukokuuta toukokuu maijs gegužės مايو מאי मई พฤษภาคม พ.ค",
    "jun june juni juin junio giugno giu czerwca czerwiec червня червень июня июнь junho júní juny "
    "iunie června červen júna június lipnja junija јуна јун юни ιουνίου ιούνιος haziran kesäkuuta "
    "kesäkuu juuni jūnijs birželio يونيو יוני जून มิถุนายน มิ.ย",
    "jul july juli juillet juil julio luglio lug lipca lipiec липня липень июля июль julho júlí juliol "
    "iulie července červenec júla július srpnja julija јула јул юли ιουλίου ιούλιος temmuz heinäkuuta "
    "heinäkuu juuli jūlijs liepos يوليو יולי जुलाई กรกฎาคม ก.ค",
    "aug august août aout aoû agosto ago sierpnia sierpień серпня серпень августа август augustus "
    "augusti ágúst agost srpna srpen augusta augusztus kolovoza avgusta августа αυγούστου αύγουστος "
    "ağustos elokuuta elokuu augusts rugpjūčio agustus avqust avgust أغسطس اغسطس אוגוסט अगस्त สิงหาคม "
    "ส.ค",
    "sep sept september septembre septiembre setiembre settembre set września wrzesień вересня вересень "
    "сентября сентябрь setembro setembre septembrie září septembra szeptember rujna септембра септембар "
    "септември σεπτεμβρίου σεπτέμβριος eylül syyskuuta syyskuu septembris rugsėjo sentyabr سبتمبر "
    "ספטמבר सितंबर सितम्बर กันยายน ก.ย",
    "oct october oktober okt octobre octubre ottobre ott października październik жовтня жовтень "
    "октября октябрь outubro out október octombrie října říjen októbra oktobra октобра "
    "октобар октомври οκτωβρίου οκτώβριος ekim lokakuuta lokakuu oktoober oktobris spalio oktyabr "
    "أكتوبر اكتوبر אוקטובר अक्टूबर ตุลาคม ต.ค",
    "nov november novembre noviembre novembro listopada listopad листопада листопад ноября ноябрь "
    "nóvember noiembrie listopadu novembra studenoga studenog новембра новембар ноември νοεμβρίου "
    "νοέμβριος kasım marraskuuta marraskuu novembris lapkričio noyabr نوفمبر נובמבר नवंबर नवम्बर "
    "พฤศจิกายน พ.ย nopember",
    "dec december dezember dez décembre déc diciembre dic dicembre desember des grudnia grudzień грудня "
    "грудень декабря декабрь dezembro desembre decembrie prosince prosinec decembra prosinca децембра "
    "децембар декември δεκεμβρίου δεκέμβριος aralık joulukuuta joulukuu detsember decembris gruodžio "
    "desember dekabr ديسمبر דצמבר दिसंबर दिसम्बर ธันวาคม ธ.ค",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""The number of each month by its names and their common short forms."""
