-- Claims that several outlets carry and one origin stands behind
select
    label as claim,
    'story-' || story_key || '.html' as claim_page,
    outlet_count as outlets,
    origin_count as origins
from marts.dim_claims
where outlet_count > 1 and origin_count = 1
order by outlet_count desc, claim_key asc
limit 100
