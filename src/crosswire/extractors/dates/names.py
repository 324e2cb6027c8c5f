"""Whether a word is written as the name of a time or as something else."""

import re

from crosswire.extractors.dates.reading import Context, Found

_CAPITAL_ONLY = frozenset(
    ["may", "march", "mar", "august", "jan", "dec", "sat", "sun", "wed", "mon", "fri", "thu", "tue"]
)
_FUNCTION_WORDS = frozenset(
    {
        "a", "after", "all", "an", "and", "as", "at", "before", "but", "by", "during", "each", "every", "for", "from",
        "his", "her", "if", "in", "it", "its", "last", "like", "next", "no", "nor", "not", "on", "only", "or", "our",
        "since", "so", "some", "that", "the", "their", "then", "these", "this", "those", "though", "through", "to",
        "under", "until", "what", "when", "where", "while", "with", "yet", "is", "was", "will", "both", "even",
        "early", "late", "mid", "about",
    }
)  # fmt: skip


def is_name_of_time(found: Found, now: Context, group: str) -> bool:
    """Whether a month's or a weekday's word is written as its name: `May`, not `may`."""
    word = found[group].rstrip(".")
    return now.is_capital(found.start(group)) or not (word in _CAPITAL_ONLY or found[group].endswith("."))


def is_name_before(now: Context, at: int) -> bool:
    """Whether the word before `at` has a capital and no stop after it, like a first name."""
    word = re.search(r"([^\W\d_]+) $", now.body[max(0, at - 24) : at])
    return word is not None and word[1][0].isupper() and word[1].lower() not in _FUNCTION_WORDS
