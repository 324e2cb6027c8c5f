-- Outlets: how much each carries, and how much of it is its own
select
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    'outlet-' || outlets.outlet_key as outlet_anchor,
    count(*) as articles,
    count(distinct articles.story_key) as stories,
    count(case when articles.origin_kind = 'own' then 1 end) as own_reports,
    count(case when articles.is_copy then 1 end) as copies,
    reliability.claim_count as claims,
    round(reliability.first_share, 3) as first_share,
    round(reliability.exclusive_share, 3) as exclusive_share
from marts.dim_outlets as outlets
inner join marts.dim_articles as articles using (outlet_key)
left join marts.fct_outlet_reliability as reliability using (outlet_key)
group by all
order by articles desc, outlet asc, outlet_anchor asc
limit 200
