"""What can be found in an English text without a parse: names by their capitals, words in quotation marks."""

from crosswire.extractors.unparsed import names, quotations

__all__ = ["names", "quotations"]
