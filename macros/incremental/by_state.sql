{#
    The incremental strategy `by_state`: a build takes out the rows that do not stand any more, and puts in the rows of
    the model's query, in one transaction. Rows go that were made of something that is another one by now, or gone:
    `made_of` in the model's meta names, per relation, which column of the model, never null, is which of the relation;
    each of its rows must have a partner there for each of the columns named. Where `itself` holds for one of many
    rows (`and_itself`), that one is asked, and all go that were made of the same.
    The query says itself what it makes anew, with `unmade`; so the same query makes all rows at a full build.
#}
{% macro get_incremental_by_state_sql(arguments) -%}
    {%- set meta = model.config.get('meta', {}) -%}
    {%- set columns = arguments['dest_columns'] | map(attribute='quoted') | join(', ') -%}
    {% for relation, columns_of in meta.get('made_of', {}).items() %}
    {%- if columns_of | length > 1 %}
    with made_of as {{ materialized() }} (
        select {{ columns_of.values() | unique | join(', ') }}
        from {{ ref(relation) }}
    )
    {%- endif %}
    delete from {{ arguments['target_relation'] }} as kept
    where
        {%- for column, other_column in columns_of.items() %}
        {%- set partners = 'made_of' if columns_of | length > 1 else ref(relation) %}
        {{ 'or ' if not loop.first }}
        {%- if meta.get('itself') -%}
        kept.{{ column }} in (
            select itself.{{ column }}
            from {{ arguments['target_relation'] }} as itself
            where {{ has_no_partner('itself.' ~ column, partners, other_column) }}{{ and_itself('itself') }}
        )
        {%- else -%}
        {{ has_no_partner('kept.' ~ column, partners, other_column) }}
        {%- endif %}
        {%- endfor %};
    {% endfor %}
    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arguments['temp_relation'] }}
    {%- if meta.get('void') %}
    where not ({{ meta['void'] }})
    {%- endif %}
{%- endmacro %}

{# A condition: that no row of a relation has a value in its column `other`; `not exists` says the same in twice as long. #}
{% macro has_no_partner(value, relation, other) -%}
    {{ value }} not in (
        select partners.{{ other }}
        from {{ relation }} as partners
        where partners.{{ other }} is not null
    )
{%- endmacro %}
