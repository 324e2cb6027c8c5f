{#
    The incremental strategy `by_state`: a build takes out the rows that do not stand any more, and puts in the rows of
    the model's query, in one transaction. Rows go that were made of something that is another one by now, or gone:
    `made_of` in the model's meta names, per relation, which columns of the model are which of the relation, or a list
    of such pairings; each of its rows must have a partner there for each of them. Where `itself` holds for one of many
    rows (`and_itself`), that one is asked, and all go that were made of the same.
    The query says itself what it makes anew, with `unmade`; so the same query makes all rows at a full build.
#}
{% macro get_incremental_by_state_sql(arguments) -%}
    {%- set meta = model.config.get('meta', {}) -%}
    {%- set columns = arguments['dest_columns'] | map(attribute='quoted') | join(', ') -%}
    {% for relation, pairings in meta.get('made_of', {}).items() %}
    {% for columns_of in ([pairings] if pairings is mapping else pairings) %}
    {%- set is_gone %}
    not exists (
        select 1
        from {{ ref(relation) }} as made_of
        where {{ same_columns('kept', 'made_of', columns_of) }}
    )
    {%- endset %}
    {%- if meta.get('itself') %}
    delete from {{ arguments['target_relation'] }}
    where ({{ columns_of | join(', ') }}) in (
        select kept.{{ columns_of | join(', kept.') }}
        from {{ arguments['target_relation'] }} as kept
        where {{ is_gone }}{{ and_itself('kept') }}
    );
    {%- else %}
    delete from {{ arguments['target_relation'] }} as kept
    where {{ is_gone }};
    {%- endif %}
    {% endfor %}
    {% endfor %}
    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arguments['temp_relation'] }}
    {%- if meta.get('void') %}
    where not ({{ meta['void'] }})
    {%- endif %}
{%- endmacro %}
