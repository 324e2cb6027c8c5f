-- Claims in this article, and what the other outlets say
select
    statements.text as statement,
    'statement-' || statements.statement_key as statement_anchor,
    claims.label as claim,
    'story-' || claims.story_key || '.html'
    || case when claims.outlet_count > 1 and claims.kind <> 'role' then '#claim-' || claims.claim_key else '' end
        as claim_page,
    claims.outlet_count as outlets,
    claims.origin_count as origins,
    string_agg(distinct agreement.relation, ', ' order by agreement.relation) as agreement
from marts.fct_statements as statements
inner join marts.dim_articles as articles using (version_id)
inner join marts.dim_claims as claims using (claim_key)
left join marts.fct_claim_agreement as agreement using (claim_key)
where articles.article_id = $article_id
group by
    statements.statement_key, statements.text, claims.claim_key, claims.label, claims.kind, claims.story_key,
    claims.outlet_count, claims.origin_count, statements.start_char
order by statements.start_char asc, statements.statement_key asc
