"""What can be read in a language for which there is no grammar of our own: names, and words in quotation marks.

It rests on a model with Universal Dependencies and named entities, on the marks, and on a short list of cues
(`cues.csv`). Times, numbers, indirect speech and statements need a grammar and are left out, not guessed.
"""

from crosswire.extractors.universal import names, quotations

__all__ = ["names", "quotations"]
