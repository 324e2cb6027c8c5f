-- Pairs of outlets: how often they agree where both speak, with the interval that the count allows
select
    coalesce(a.outlet, 'unknown outlet') as outlet,
    coalesce(b.outlet, 'unknown outlet') as other_outlet,
    pairs.shared_claim_count as shared_claims,
    pairs.agree_count as agree,
    pairs.contradict_count as contradict,
    round(pairs.agreement, 2) as agreement,
    round(pairs.agreement_low, 2) as low,
    round(pairs.agreement_high, 2) as high,
    round(pairs.copy_share, 2) as copy_share
from marts.fct_outlet_pairs as pairs
inner join marts.dim_outlets as a on pairs.outlet_a_key = a.outlet_key
inner join marts.dim_outlets as b on pairs.outlet_b_key = b.outlet_key
where pairs.shared_claim_count > 0
order by pairs.shared_claim_count desc, outlet asc, other_outlet asc
limit 200
