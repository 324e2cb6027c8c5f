{#
    What an incremental model of assignments appends: for each member of a relation that has a new key, or none any
    more, one row with the key, the member's name and the number of the revision. The first build logs all members.

    members: relation with one row per member, its key and its name
    member:  columns that say which member a row is of; they never change
    key:     column of the key
    name:    column of what the member is called
#}
{% macro assignment_log(members, member, key, name) %}
    with

    members as (
        select * from {{ members }}
    ),

    loads as (
        select max(loaded_at) as loaded_at from {{ ref('int_versions') }}
    ),

    {% if is_incremental() %}
        -- a key that is gone is logged as null, which the engine would pass over
        logged as (
            select
                {{ member | join(', ') }},
                nullif(max_by(coalesce({{ key }}, ''), revision), '') as {{ key }},
                max_by(name, revision) as name
            from {{ this }}
            group by {{ member | join(', ') }}
        ),

        changed as (
            select
                {% for column in member %}
                    coalesce(members.{{ column }}, logged.{{ column }}) as {{ column }},
                {% endfor %}
                members.{{ key }},
                coalesce(members.{{ name }}, logged.name) as name
            from members
            full outer join logged
                on
                    {% for column in member %}
                        {{ 'and' if not loop.first }} members.{{ column }} = logged.{{ column }}
                    {% endfor %}
            where members.{{ key }} is distinct from logged.{{ key }}
        ),

        revisions as (
            select coalesce(max(revision), 0) + 1 as revision from {{ this }}
        ),
    {% else %}
        changed as (
            select
                {{ member | join(', ') }},
                {{ key }},
                {{ name }} as name
            from members
        ),

        revisions as (
            select 1 as revision
        ),
    {% endif %}

    appended as (
        select
            {% for column in member %}
                changed.{{ column }},
            {% endfor %}
            changed.{{ key }},
            changed.name,
            revisions.revision::integer as revision,
            loads.loaded_at
        from changed
        cross join revisions
        cross join loads
    )

    select * from appended
{% endmacro %}
