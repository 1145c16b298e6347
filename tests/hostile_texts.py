"""Texts that look like something else, for every part to prove that they stay text."""

from __future__ import annotations

NASTY: dict[str, str] = {
    "markup of ReportLab": '<font color="red" size="90"><b>Bold</b></font> <para> <img src="file:///etc/pw"/>',
    "unclosed markup": '<a href="javascript:alert(1)">click <b>here</i> </para></font> & &amp; &#x41; &no;',
    "markup of Word": '</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r><w:fldSimple w:instr="DDEAUTO"/> ]]>',
    "a page": "<script>alert('x')</script><img src=x onerror=alert(1)><qt><h1>Big</h1></qt><!-- gone -->",
    "an entity": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e; <![CDATA[ x ]]> <?xml ?>",
    "a statement of SQL": "Robert'); DROP TABLE article; -- ' OR '1'='1 /* */ \" ; %s :name ? $1 {0}",
    "a query": 'NEAR("a" "b", 5) AND NOT {headline}: * ^ "unclosed OR -outlet: (( lang: & | ! <-> :* \\',
    "patterns": "100% _x_ [a-z]* (a+)+$ \\d{1,9999} .* ^$ \\ \\\\ ~ ? #",
    "a formula": "=cmd|'/C calc'!A0",
    "a formula that adds": '+1+1 @SUM(1+9)*cmd|\' /C calc\'!A0 -2+3 \t=HYPERLINK("http://x","y")',
    "paths": "../../../etc/passwd C:\\Windows\\con.txt \\\\host\\share ~/.ssh/id_rsa $HOME `id` $(id)",
    "a device": "CON",
    "a format": "%s %n %x {} {0.__class__} ${jndi:ldap://x} {{7*7}} <%= 1 %> ${{x}}",
    "mnemonics": "&File && &amp; a&b",
    "words without an end": "A" * 250,
    "many accents": "Z" + "a\u0301\u0316\u0489" * 40 + "lgo",
    "right to left": "שלום \u202eolleh\u202c \u2066isolated\u2069 مرحبا",
    "nothing to see": "zero\u200bwidth\u2060join\ufeff soft\u00adhyphen \u00a0\u2003wide",
    "joiners": "می\u200cخواهم क्\u200dष 👩\u200d👩\u200d👧",
    "controls": "bell\x07 escape\x1b[31mred\x1b]0;title\x07 delete\x7f \x9b31m csi \x08\x08\x08",
    "half a letter": "half \ud800 pair \udfff end",
    "what is no letter": "\ufffe \uffff \U0010ffff \ufffc \ufdd0",
    "outside the first plane": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🚢🌊 𠜎",
    "line ends": "one\u2028two\u2029three\x0bfour\x85five\x0csix",
    "marks": "“quoted” ‘inside’ «so» „oder so“ \"plain\" 'single' […] [square]",
}
"""By what they look like."""
