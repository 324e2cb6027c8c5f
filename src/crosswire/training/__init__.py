"""Fit the cue model of the quotation extractor on annotated articles; needs the extra `train`."""
