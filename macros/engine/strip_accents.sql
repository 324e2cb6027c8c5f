{#
    `text` with its letters' accents taken off: `é` becomes `e`. Letters of their own, like `ł` and `ø`, stay.
#}
{% macro strip_accents(text) -%}
    {{ return(adapter.dispatch('strip_accents', 'crosswire')(text)) }}
{%- endmacro %}

{# Spark has no function for it: these are the letters of Latin, Greek and Cyrillic writing that have marks. #}
{% macro default__strip_accents(text) -%}
    {%- set marked = {
        ';': ';',
        '`': '`',
        'a': 'àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ',
        'b': 'ḃḅḇ',
        'c': 'çćĉċčḉ',
        'd': 'ďḋḍḏḑḓ',
        'e': 'èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ',
        'f': 'ḟ',
        'g': 'ĝğġģǧǵḡ',
        'h': 'ĥȟḣḥḧḩḫẖ',
        'i': 'ìíîïĩīĭįǐȉȋḭḯỉị',
        'j': 'ĵǰ',
        'k': 'ķǩḱḳḵ',
        'l': 'ĺļľḷḹḻḽ',
        'm': 'ḿṁṃ',
        'n': 'ñńņňǹṅṇṉṋ',
        'o': 'òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ',
        'p': 'ṕṗ',
        'r': 'ŕŗřȑȓṙṛṝṟ',
        's': 'śŝşšșṡṣṥṧṩ',
        't': 'ţťțṫṭṯṱẗ',
        'u': 'ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự',
        'v': 'ṽṿ',
        'w': 'ŵẁẃẅẇẉẘ',
        'x': 'ẋẍ',
        'y': 'ýÿŷȳẏẙỳỵỷỹ',
        'z': 'źżžẑẓẕ',
        '¨': '΅῁῭΅',
        '´': '´',
        '·': '·',
        'æ': 'ǣǽ',
        'ø': 'ǿ',
        'ſ': 'ẛ',
        'ʒ': 'ǯ',
        'ʹ': 'ʹ',
        'α': 'άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ',
        'ε': 'έἐἑἒἓἔἕὲέ',
        'η': 'ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ',
        'ι': 'ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ',
        'ο': 'όὀὁὂὃὄὅὸό',
        'ρ': 'ῤῥ',
        'υ': 'ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ',
        'ω': 'ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ',
        'ϒ': 'ϓϔ',
        'а': 'ӑӓ',
        'г': 'ѓ',
        'е': 'ѐёӗ',
        'ж': 'ӂӝ',
        'з': 'ӟ',
        'и': 'йѝӣӥ',
        'к': 'ќ',
        'о': 'ӧ',
        'у': 'ўӯӱӳ',
        'ч': 'ӵ',
        'ы': 'ӹ',
        'э': 'ӭ',
        'і': 'ї',
        'ѵ': 'ѷ',
        'ә': 'ӛ',
        'ө': 'ӫ',
        '᾿': '῍῎῏',
        '῾': '῝῞῟',
    } -%}
    {%- set pairs = namespace(marked='', plain='') -%}
    {%- for letter, forms in marked.items() -%}
        {%- for form in forms -%}
            {%- set pairs.marked = pairs.marked ~ form -%}
            {%- set pairs.plain = pairs.plain ~ letter -%}
            {%- if form | upper != form and form | upper | length == 1 -%}
                {%- set pairs.marked = pairs.marked ~ form | upper -%}
                {%- set pairs.plain = pairs.plain ~ letter | upper -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(
        "regexp_replace(translate(" ~ text ~ ", '" ~ pairs.marked ~ "', '" ~ pairs.plain ~ "'), '[\\u0300-\\u036F]', '')"
    ) }}
{%- endmacro %}

{% macro duckdb__strip_accents(text) -%}
    {{ return("strip_accents(" ~ text ~ ")") }}
{%- endmacro %}
