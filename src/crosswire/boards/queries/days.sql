-- Articles by day
select
    coalesce(strftime(published_date, '%Y-%m-%d'), 'no date') as day,
    count(*) as articles
from marts.dim_articles
group by all
order by day asc
limit 400
