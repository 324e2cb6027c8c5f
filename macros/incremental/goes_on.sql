{#
    Whether this build goes on from the model's own rows. A unit test without a row of the model itself is one of a
    full build.
#}
{% macro goes_on() -%}
    {{ return(this is not none and is_incremental()) }}
{%- endmacro %}
