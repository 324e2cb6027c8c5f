{#
    Rows of a seed on Spark, written as literals: dbt-spark hands them over without escaping quotation marks.
#}
{% macro spark__load_csv_rows(model, agate_table) -%}
    {%- set types = model['config'].get('column_types', {}) -%}
    {%- set statements = [] -%}
    {%- for rows in agate_table.rows | batch(get_batch_size()) -%}
        {%- set tuples = [] -%}
        {%- for row in rows -%}
            {%- set values = [] -%}
            {%- for value in row -%}
                {%- set type = types.get(agate_table.column_names[loop.index0], adapter.convert_type(agate_table, loop.index0)) -%}
                {%- if value is none -%}
                    {%- do values.append("cast(null as " ~ type ~ ")") -%}
                {%- else -%}
                    {%- set escaped = value | string | replace("\\", "\\\\") | replace("'", "\\'") -%}
                    {%- do values.append("cast('" ~ escaped ~ "' as " ~ type ~ ")") -%}
                {%- endif -%}
            {%- endfor -%}
            {%- do tuples.append("(" ~ values | join(", ") ~ ")") -%}
        {%- endfor -%}
        {%- set insert = "insert into " ~ this.render() ~ " values " ~ tuples | join(", ") -%}
        {%- do adapter.add_query(insert, abridge_sql_log=True) -%}
        {%- do statements.append(insert) -%}
    {%- endfor -%}
    {{ return(statements | first) }}
{%- endmacro %}
