-- What is here
select
    (select count(*) from marts.dim_articles) as articles,
    (select count(*) from marts.dim_outlets) as outlets,
    (select count(*) from marts.dim_stories) as stories,
    (select count(*) from marts.dim_entities) as entities,
    (select count(*) from marts.dim_utterances) as utterances,
    (select count(*) from marts.dim_claims) as claims,
    (select count(*) from marts.fct_claim_agreement where relation = 'contradict') as contradictions
