{#
    AccuVote (Dong, Berti-Équille and Srivastava 2009, without copying): the select of one half round each.

    `accuvote_scores`: one row per candidate with `posterior`, from votes (claim_id, candidate_id, voter_id, n_false)
    and the voters' accuracies (voter_id, accuracy). A voter of accuracy a adds ln(n_false * a / (1 - a)) to the value it
    gives; of the n_false + 1 values thought possible, those that nobody gave share the rest.
#}
{% macro accuvote_scores(votes, accuracies) -%}
    select
        candidate_id,
        claim_id,
        exp(score - top_score) / (
            sum(exp(score - top_score)) over (partition by claim_id) + unseen * exp(-top_score)
        ) as posterior
    from (
        select
            candidate_id,
            claim_id,
            score,
            greatest(max(score) over (partition by claim_id), 0) as top_score,
            greatest(n_false + 1 - count(*) over (partition by claim_id), 0) as unseen
        from (
            select
                votes.candidate_id,
                votes.claim_id,
                max(votes.n_false) as n_false,
                sum(ln(votes.n_false * accuracies.accuracy / (1 - accuracies.accuracy))) as score
            from {{ votes }} as votes
            inner join {{ accuracies }} as accuracies
                on votes.voter_id = accuracies.voter_id
            group by votes.candidate_id, votes.claim_id
        ) as scores
    ) as ranked
{%- endmacro %}

{#
    `accuvote_accuracies`: one row per voter with `accuracy`, the mean posterior of the values it gave under a Beta
    prior, kept between 0.01 and 0.99; and `vote_count`.
#}
{% macro accuvote_accuracies(votes, scores, alpha, beta) -%}
    select
        votes.voter_id,
        count(*) as vote_count,
        sum(scores.posterior) as right_count,
        least(greatest(
            (sum(scores.posterior) + {{ alpha }}) / (count(*) + {{ alpha }} + {{ beta }}), 0.01
        ), 0.99) as accuracy
    from {{ votes }} as votes
    inner join {{ scores }} as scores
        on votes.candidate_id = scores.candidate_id
    group by votes.voter_id
{%- endmacro %}
