{#
    The longer speech in quotation marks of a text, which two outlets at one press conference share without copying.
    What opens speech stands after a blank and before none, or one lost mark would turn the text inside out.
#}
{% macro speech(text) -%}
    {{ matches_of(text, '(?:^|[\\s(—–-])["“][^"“”\\s][^"“”\\n]{18,}["”]') }}
{%- endmacro %}
