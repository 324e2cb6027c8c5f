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
        logged as (
            select
                *,
                row_number() over (partition by {{ member | join(', ') }} order by revision desc) as place,
                max(revision) over () as last_revision
            from {{ this }}
        ),

        changed as (
            select
                {% for column in member %}
                    coalesce(members.{{ column }}, logged.{{ column }}) as {{ column }},
                {% endfor %}
                members.{{ key }},
                coalesce(members.{{ name }}, logged.name) as name
            from members
            full outer join (select * from logged where place = 1) as logged
                on
                    {% for column in member %}
                        {{ 'and' if not loop.first }} members.{{ column }} = logged.{{ column }}
                    {% endfor %}
            where members.{{ key }} is distinct from logged.{{ key }}
        ),

        revisions as (
            select coalesce(max(last_revision), 0) + 1 as revision from logged
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
