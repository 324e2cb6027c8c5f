{#
    A number with a decimal point as text, without an exponent where it is of everyday size: 20000000.0.
#}
{% macro number_text(number) -%}
    {{ return(adapter.dispatch('number_text', 'crosswire')(number)) }}
{%- endmacro %}

{# Spark writes ten million and more, and a thousandth and less, with an exponent #}
{% macro default__number_text(number) -%}
    case
        when abs({{ number }}) >= 1e16 or abs({{ number }}) < 1e-4 then cast({{ number }} as string)
        else regexp_replace(regexp_replace(cast(cast({{ number }} as decimal(38, 12)) as string), '0+$', ''), '[.]$', '.0')
    end
{%- endmacro %}

{% macro duckdb__number_text(number) -%}
    {{ number }}::string
{%- endmacro %}
