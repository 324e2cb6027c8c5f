-- a view: a new epoch weighs every term anew, and each article is asked for by few
{{ config(materialized='view') }}

{{ weighed_terms(ref('int_article_words')) }}
