{#
    What two spellings of one name share: lower case, no accents, no dots, marks or leading article, single blanks.
    Empty for a name without letters and digits.
#}
{% macro name_key(column) -%}
    {%- if not column -%}
        {{ exceptions.raise_compiler_error("name_key needs a column, got: " ~ column) }}
    {%- endif -%}
    {%- set folded = strip_accents("lower(" ~ column ~ ")") -%}
    {%- set bare = replace_all(folded, "['’.`]", "") -%}
    {%- set spaced = replace_all(bare, "[^\\p{L}\\p{N}&+]+", " ") -%}
    trim({{ replace_all(spaced, "^ *the +", "") }})
{%- endmacro %}
