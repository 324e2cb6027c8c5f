{#
    Spark puts the query of a CTE wherever its name stands, and plans and runs it once for each: a chain of steps that
    name each other twice doubles with each step. So a step that later ones name more than once is worked out once, as a
    table that is there while its model is being made, where the model says so (`materialized`) or where it has
    grown long. A cached view would not do: its plan is analysed with the rest.

    `spark_steps` makes these tables and returns what is left to do: `query`, and the tables as `steps`, to be dropped. A
    query that is not laid out as one CTE after the other stays as it is.
#}
{% macro spark_steps(query) -%}
    {%- set long = 12 -%}
    {%- set found = modules.re.findall('(?ms)^(\\w+) as( materialized| /\\* once \\*/)? *\\(\n(.*?)\n\\),?$', query) -%}
    {%- set last = modules.re.split('(?m)^\\)$', query) | last | trim -%}
    {%- set named = [] -%}
    {%- for _, _, step in found -%}
        {%- do named.append(modules.re.findall('\\b(?:from|join)\\s+(\\w+)', step)) -%}
    {%- endfor -%}
    {%- do named.append(modules.re.findall('\\b(?:from|join)\\s+(\\w+)', last)) -%}
    {%- set ctes, made, lengths = [], [], {} -%}
    {%- for name, once, step in found -%}
        {%- set length = namespace(sum=1) -%}
        {%- for other in named[loop.index0] -%}
            {%- set length.sum = length.sum + lengths.get(other, 1) -%}
        {%- endfor -%}
        {%- set uses = namespace(count=0) -%}
        {%- for others in named[loop.index:] -%}
            {%- set uses.count = uses.count + others.count(name) -%}
        {%- endfor -%}
        {%- if uses.count > 1 and (once or length.sum > long) -%}
            {%- set table = this.schema ~ '.' ~ this.identifier ~ '__' ~ name -%}
            {%- do run_query('drop table if exists ' ~ table) -%}
            {%- do run_query('create table ' ~ table ~ ' as\n' ~ spark_with(ctes, step)) -%}
            {%- do made.append(table) -%}
            {%- do ctes.append(name ~ ' as (\nselect * from ' ~ table ~ '\n)') -%}
            {%- do lengths.update({name: 1}) -%}
        {%- else -%}
            {%- do ctes.append(name ~ ' as (\n' ~ step ~ '\n)') -%}
            {%- do lengths.update({name: length.sum}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return({'query': spark_with(ctes, last) if made else query, 'steps': made}) }}
{%- endmacro %}

{# A query that begins with CTEs. #}
{% macro spark_with(ctes, query) -%}
    {{ return(('with\n' ~ ctes | join(',\n') ~ '\n' if ctes else '') ~ query) }}
{%- endmacro %}
