"""Which language a text is in: what inputs call it, and what the text shows."""

from collections.abc import Callable
from functools import cache

from babel import Locale

_PLAIN_CHARS = 200
"""Shorter texts do not tell neighbouring languages apart."""
_PLAIN_CERTAINTY = 0.9
_LIKELY = 0.5
_SAMPLE_CHARS = 2_000


@cache
def _names() -> dict[str, str]:
    """English names, native names and codes of languages -> their two- or three-letter code."""
    english = {str(code): str(name).lower() for code, name in Locale("en").languages.items() if str(code).isalpha()}
    return {name: code for code, name in english.items()} | {code: code for code in english}


def language_code(name: str) -> str | None:
    """Return the code of a language as inputs print it: `en`, `en-GB`, `en_US`, `English`; null for none."""
    plain = name.strip().lower()
    return _names().get(plain) or _names().get(plain.replace("_", "-").partition("-")[0])


def detect(text: str) -> tuple[str | None, bool]:
    """Return the language that a text seems to be in, and whether it is plain; null where it might be any."""
    sample = " ".join(text[: 2 * _SAMPLE_CHARS].split())[:_SAMPLE_CHARS]
    if not any(character.isalpha() for character in sample):
        return None, False
    code, certainty = _classifier()(sample)
    if certainty < _LIKELY:
        return None, False
    return code, len(sample) >= _PLAIN_CHARS and certainty >= _PLAIN_CERTAINTY


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
