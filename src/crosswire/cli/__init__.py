"""The command line: one module per verb. The only package that prints."""

from crosswire.cli.app import main

__all__ = ["main"]
