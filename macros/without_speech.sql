{#
    A text without longer speech in quotation marks, which two outlets at one press conference share without copying.
    What opens speech stands after a blank and before none, or one lost mark would turn the text inside out.
#}
{% macro without_speech(text) -%}
    {{ replace_all(text, '(^|[\\s(—–-])["“][^"“”\\s][^"“”\\n]{18,}["”]', ' ') }}
{%- endmacro %}
