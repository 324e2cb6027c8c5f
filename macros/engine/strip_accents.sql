{#
    `text` with its letters' accents taken off: `é` becomes `e`.
#}
{% macro strip_accents(text) -%}
    {{ return(adapter.dispatch('strip_accents', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__strip_accents(text) -%}
    {{ return("translate(" ~ text ~ ", 'áàâäãåāăąéèêëēęěíìîïīıóòôöõøōőúùûüūůűýÿñńňçćčšśşžźżğłđțťř', 'aaaaaaaaaeeeeeeeiiiiiioooooooouuuuuuuyynnnccc" ~ "sssszzzgldttr')") }}
{%- endmacro %}

{% macro duckdb__strip_accents(text) -%}
    {{ return("strip_accents(" ~ text ~ ")") }}
{%- endmacro %}
