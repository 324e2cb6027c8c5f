-- Claims in this article, and what the other outlets say
select
    statements.text as statement,
    claims.label as claim,
    claims.outlet_count as outlets,
    claims.origin_count as origins,
    string_agg(distinct agreement.relation, ', ' order by agreement.relation) as agreement,
    statements.attribution,
    statements.start_char as at
from marts.fct_statements as statements
inner join marts.dim_claims as claims using (claim_key)
left join marts.fct_claim_agreement as agreement using (claim_key)
where statements.article_id = $article_id
group by
    statements.statement_key, statements.text, claims.label, claims.outlet_count, claims.origin_count,
    statements.attribution, statements.start_char
order by statements.start_char asc, statements.statement_key asc
