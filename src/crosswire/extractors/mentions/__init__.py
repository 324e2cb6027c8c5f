"""Names, nominals and pronouns of one text, each with the fullest name that it stands for."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.extractors.mentions import institutions, metonyms, names, nominals, pronouns, roles, things
from crosswire.extractors.mentions.spelling import Name
from crosswire.parsing import ParsedArticle
from crosswire.records import Mention


def extract(text: ParsedArticle, found: Findings) -> Iterator[Mention]:
    """Yield what stands for a person, an organisation, a place or another thing, in text order."""
    del found
    named = names.find(text)
    named += institutions.find(text, named)
    names.place(text, named)
    described = roles.read(text, named)
    metonyms.mark(text, named)
    things.tie(text, named)
    taken = {(nominal.start, nominal.end) for nominal in described}
    described += nominals.find(text, named, taken)
    mentions: dict[tuple[int, int, str], Mention] = {}

    def add(
        start: int,
        end: int,
        form: str,
        kind: str | None,
        name: Name | None,
        rule: str,
        spelled: str | None = None,
        role: str | None = None,
    ) -> None:
        thing = name.thing or name if name else None
        mentions.setdefault(
            (start, end, form),
            Mention(
                version_id=text.article.version_id,
                start_char=start,
                end_char=end,
                text=text.article.body[start:end],
                kind=kind,
                form=form,
                name=spelled,
                role=role,
                refers_start=thing.start if thing else None,
                refers_end=thing.end if thing else None,
                rule=rule,
            ),
        )

    for name in named:
        spelled = _bare(name.spelled or text.article.body[name.start : name.end])
        add(name.start, name.end, "name", name.kind, name, name.rule, spelled=spelled, role=name.role)
    for nominal in described:
        add(nominal.start, nominal.end, "nominal", nominal.kind, nominal.name, nominal.rule)
    for pronoun in pronouns.find(text, named):
        add(pronoun.start, pronoun.end, "pronoun", pronoun.kind, pronoun.name, pronoun.rule)
    yield from (mentions[key] for key in sorted(mentions))


def _bare(name: str) -> str:
    """A name with single blanks and without its article."""
    spelled = " ".join(name.split())
    return spelled[4:] if spelled[:4].lower() == "the " and len(spelled) > 4 else spelled
