"""What each kind of thing has to tell."""

from collections import defaultdict
from collections.abc import Callable
from itertools import groupby

from crosswire.names import literal
from crosswire.showing.page import Page

MOST = 10
"""Lines of a part of a page; the rest is counted."""

AROUND = 60
"""Characters of text before and after a finding."""


def story(page: Page, key: str) -> None:
    """The articles in the order of time, what they claim, and the words they repeat."""
    ((label, articles, outlets, origins, first, last),) = page.rows(
        f"""
        select label, article_count, outlet_count, origin_count, first_published_at, last_published_at
        from marts.dim_stories where story_key = {literal(key)}
        """
    )
    page.title(label or "A story without a name", f"story {key}")
    page.facts({"articles": articles, "outlets": outlets, "origins": origins, "first": first, "last": last})
    found = page.rows(
        f"""
        select published_at, coalesce(outlet, 'unknown outlet'), if(is_copy, 'copy', ''), coalesce(title, external_id)
        from marts.dim_articles left join marts.dim_outlets using (outlet_key)
        where story_key = {literal(key)}
        order by published_at asc nulls last, article_id asc
        """
    )
    page.heading("Who was first")
    page.table(["published", "outlet", "", "title"], found[: 2 * MOST])
    _more(page, len(found) - 2 * MOST)
    _claims(page, f"story_key = {literal(key)}")
    _utterances(page, f"story_key = {literal(key)}")


def claim(page: Page, key: str) -> None:
    """Each value with its outlets, what outlets do with the claim, and the words they use."""
    ((label, kind, outlets, origins, story_label),) = page.rows(
        f"""
        select claims.label, claims.kind, claims.outlet_count, claims.origin_count, stories.label
        from marts.dim_claims as claims left join marts.dim_stories as stories using (story_key)
        where claim_key = {literal(key)}
        """
    )
    page.title(label or "A claim without words", f"claim {key}")
    page.facts({"kind": kind, "outlets": outlets, "origins": origins, "story": story_label})
    slots = page.rows(
        f"""
        select slot, relation, agreement_share, belief from marts.fct_claim_agreement
        where claim_key = {literal(key)} order by slot asc
        """
    )
    values = page.rows(
        f"""
        select slot, value, string_agg(coalesce(outlet, 'unknown outlet'), ', ' order by outlet asc), count(*)
        from marts.fct_claim_values left join marts.dim_outlets using (outlet_key)
        where claim_key = {literal(key)}
        group by slot, value order by slot asc, count(*) desc, value asc
        """
    )
    for slot, relation, share, belief in slots:
        page.heading(f"{slot.replace('_', ' ').capitalize()}: {relation}")
        if share is not None:
            page.line(f"{share:.0%} give the leading value", f"belief {belief:.2f}" if belief is not None else "")
        page.table(["value", "outlets", ""], [(value, count, who) for at, value, who, count in values if at == slot])
    reports = page.rows(
        f"""
        select stance, coalesce(outlet, 'unknown outlet'), statements.text, versions.url
        from marts.fct_claim_reports as reports
        left join marts.dim_outlets using (outlet_key)
        left join marts.fct_statements as statements on reports.statement_key = statements.statement_key
        left join marts.dim_articles as versions on statements.article_id = versions.article_id
        where reports.claim_key = {literal(key)}
        order by stance asc, outlet asc
        """
    )
    for stance, group in groupby(reports, key=lambda row: str(row[0])):
        members = list(group)
        page.heading(f"{stance.capitalize()}: {len(members)}")
        if stance == "silent":
            page.line(", ".join(str(row[1]) for row in members))
        else:
            page.table(["outlet", "evidence"], [row[1:3] for row in members])


def utterance(page: Page, key: str) -> None:
    """Who said it, and how each outlet words it."""
    ((text, speaker, outlets, origins, conflict, first),) = page.rows(
        f"""
        select text, name, utterances.outlet_count, utterances.origin_count, has_speaker_conflict, first_reported_at
        from marts.dim_utterances as utterances
        left join marts.dim_entities as entities on utterances.speaker_entity_key = entities.entity_key
        where utterance_key = {literal(key)}
        """
    )
    page.title(f'"{text}"', f"utterance {key}")
    page.facts({"said by": speaker or "unnamed speaker", "outlets": outlets, "origins": origins, "first": first})
    if conflict:
        credited: dict[str, list[str]] = defaultdict(list)
        for name, outlet in page.rows(
            f"""
            select distinct coalesce(name, speaker_text, 'nobody'), coalesce(outlet, 'unknown outlet')
            from marts.fct_quotations as quotations
            left join marts.dim_entities on speaker_entity_key = entity_key
            left join marts.dim_outlets using (outlet_key)
            where utterance_key = {literal(key)} order by all
            """
        ):
            credited[name].append(outlet)
        page.heading("Credited to")
        page.table(["speaker", "by"], [(name, ", ".join(who)) for name, who in credited.items()])
    found = page.rows(
        f"""
        select articles.published_at, coalesce(outlet, 'unknown outlet'), variant, text
        from marts.fct_quotations as quotations
        inner join marts.dim_articles as articles using (article_id)
        left join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
        where utterance_key = {literal(key)}
        order by published_at asc nulls last, outlet asc, start_char asc
        """
    )
    page.heading("How it is worded")
    page.table(["published", "outlet", "variant", "wording"], found[: 2 * MOST])
    _more(page, len(found) - 2 * MOST)


def entity(page: Page, key: str) -> None:
    """Its names, what it says, what is said of it, and the stories it is in."""
    ((name, kind, wikidata, articles, outlets, first, last),) = page.rows(
        f"""
        select name, kind, wikidata_id, article_count, outlet_count, first_mentioned_at, last_mentioned_at
        from marts.dim_entities where entity_key = {literal(key)}
        """
    )
    aliases = page.rows(
        f"""
        select alias from marts.dim_aliases where entity_key = {literal(key)}
        order by mention_count desc, alias asc limit {MOST}
        """
    )
    page.title(name, f"{kind}, entity {key}")
    page.facts(
        {
            "also": ", ".join(alias for (alias,) in aliases if alias != name),
            "wikidata": wikidata,
            "articles": articles,
            "outlets": outlets,
            "first": first,
            "last": last,
        }
    )
    _utterances(page, f"speaker_entity_key = {literal(key)}", heading="Says")
    said = page.rows(
        f"""
        select published_at, coalesce(outlet, 'unknown outlet'), text
        from marts.fct_statements as statements
        inner join marts.dim_articles as articles using (version_id)
        left join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
        where subject_entity_key = {literal(key)}
        order by published_at asc nulls last, articles.article_id asc, start_char asc
        """
    )
    if said:
        page.heading("Does")
        page.table(["published", "outlet", "statement"], said[:MOST])
        _more(page, len(said) - MOST)
    stories = page.rows(
        f"""
        select stories.story_key[:12], count(distinct article_id), any_value(stories.label)
        from marts.fct_mentions inner join marts.dim_articles using (article_id)
        inner join marts.dim_stories as stories using (story_key)
        where entity_key = {literal(key)}
        group by stories.story_key order by 2 desc, 1 asc
        """
    )
    if stories:
        page.heading("Stories")
        page.table(["key", "articles", "story"], stories[:MOST])
        _more(page, len(stories) - MOST)


def article(page: Page, key: str) -> None:
    """Where it comes from, what it copies, whom it quotes, and how it begins."""
    ((title, outlet, author, published, url, versions, words, wire, copied, label, body),) = page.rows(
        f"""
        select
            articles.title, coalesce(outlet, 'unknown outlet'), author, articles.published_at, url, version_count,
            word_count, wire_agency, is_copy, stories.label, substr(body, text_start + 1, 700)
        from marts.dim_articles as articles
        inner join marts.dim_versions as versions using (version_id)
        left join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
        left join marts.dim_stories as stories on articles.story_key = stories.story_key
        where articles.article_id = {literal(key)}
        """
    )
    page.title(title or "An article without a title", f"article {key}")
    page.facts(
        {
            "outlet": outlet,
            "author": author,
            "published": published,
            "link": url,
            "versions": versions,
            "words": words,
            "agency": wire,
            "copy": "yes" if copied else None,
            "story": label,
        }
    )
    quotations = page.rows(
        f"""
        select coalesce(name, speaker_text, 'nobody'), quotation_type, text
        from marts.fct_quotations left join marts.dim_entities on speaker_entity_key = entity_key
        where article_id = {literal(key)} and is_latest order by start_char asc
        """
    )
    if quotations:
        page.heading("Quotes")
        page.table(["speaker", "type", "words"], quotations[: 2 * MOST])
        _more(page, len(quotations) - 2 * MOST)
    copies = page.rows(
        f"""
        select relation, containment, coalesce(outlet, 'unknown outlet'), coalesce(title, external_id)
        from marts.fct_copies
        inner join marts.dim_articles as originals on original_article_id = article_id
        left join marts.dim_outlets using (outlet_key)
        where copy_article_id = {literal(key)} order by containment desc, article_id asc
        """
    )
    if copies:
        page.heading("Shares its text with")
        page.table(["relation", "share", "outlet", "title"], copies[:MOST])
        _more(page, len(copies) - MOST)
    page.heading("Begins")
    for paragraph in body.splitlines():
        if paragraph.strip():
            page.line(paragraph)


PAGES: dict[str, Callable[[Page, str], None]] = {
    "story": story,
    "entity": entity,
    "claim": claim,
    "utterance": utterance,
    "article": article,
}


def _claims(page: Page, where: str) -> None:
    found = page.rows(
        f"""
        select
            claims.claim_key[:12], outlet_count, coalesce(string_agg(relation, ', ' order by slot asc), ''), label
        from marts.dim_claims as claims
        left join (
            select claim_key, slot, relation from marts.fct_claim_agreement where relation in ('contradict', 'tension')
        ) as disputes using (claim_key)
        where {where}
        group by claims.claim_key, claims.kind, outlet_count, label
        order by
            count(slot) > 0 desc, claims.kind = 'role' asc, outlet_count desc, claims.claim_key asc
        """
    )
    if found:
        page.heading("Claims, the disputed first")
        page.table(["key", "outlets", "", "claim"], found[:MOST])
        _more(page, len(found) - MOST)


def _utterances(page: Page, where: str, heading: str = "Words that are repeated") -> None:
    found = page.rows(
        f"""
        select utterance_key[:12], utterances.outlet_count, coalesce(name, 'unnamed speaker'), text
        from marts.dim_utterances as utterances
        left join marts.dim_entities as entities on speaker_entity_key = entities.entity_key
        where {where}
        order by utterances.outlet_count desc, first_reported_at asc nulls last, utterance_key asc
        """
    )
    if found:
        page.heading(heading)
        page.table(["key", "outlets", "speaker", "words"], found[:MOST])
        _more(page, len(found) - MOST)


def _more(page: Page, count: int) -> None:
    if count > 0:
        page.line(f"and {count:,} more")
