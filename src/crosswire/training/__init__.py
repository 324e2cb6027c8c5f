"""Fit the cue model of the quotation extractor on annotated articles; needs scikit-learn and lightgbm."""
