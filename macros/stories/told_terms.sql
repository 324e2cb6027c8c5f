{#
    A CTE `name`: the terms that tell of an article's event, and what likenesses are worked out of. `terms` names a relation
    made by `weighed_terms`, `articles` one like `int_story_states`.
#}
{% macro told_terms(name, terms, articles) -%}
{#- Commoner terms are half of what two articles share, and tell no two events apart. -#}
{%- set least_told = 1.5 -%}
{%- set rare = 60 -%}
{{ name }} as (
    select
        articles.article_id,
        articles.state,
        terms.kind,
        terms.term_number,
        terms.idf,
        cast(terms.term_count as integer) as term_count,
        terms.kind <> 'name' and terms.document_frequency <= {{ rare }} as is_rare,
        {{ is_in_title('terms', 'articles') }} as is_in_title,
        {{ is_in_lead('terms') }} as is_in_lead
    from {{ terms }} as terms
    inner join {{ articles }} as articles
        on terms.state = articles.article_state
    where terms.idf >= {{ least_told }}
)
{%- endmacro %}

{# A word of an article that has no title, such as an excerpt, is in its title if it is one of the first. #}
{% macro is_in_title(terms, articles) -%}
{%- set title_words = 15 -%}
coalesce({{ terms }}.is_in_title or ({{ articles }}.is_untitled and {{ terms }}.first_position <= {{ title_words }}), false)
{%- endmacro %}

{# A name has no position. #}
{% macro is_in_lead(terms) -%}
{%- set lead_words = 60 -%}
coalesce({{ terms }}.first_position <= {{ lead_words }}, false)
{%- endmacro %}

{# A term is weighed by how often an article has it, each further time less, and by how much it tells. #}
{% macro term_weight(term_count, idf) -%}
(1 + ln({{ term_count }})) * {{ idf }}
{%- endmacro %}

{# What two reports of one event share, as bits of one number. #}
{% macro detail_kinds() -%}
{{ return({'age': 1, 'street': 2, 'person': 4, 'place': 8, 'day': 16, 'weekday': 32, 'month_day': 64}) }}
{%- endmacro %}

{% macro detail_bit(kind) -%}
case {{ kind }}{% for name, bit in detail_kinds().items() %} when '{{ name }}' then {{ bit }}{% endfor %} end
{%- endmacro %}
