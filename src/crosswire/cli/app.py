"""The verbs together, and what an error becomes: one line on stderr and an exit code."""

import os
import sys
from types import ModuleType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from crosswire import __version__
from crosswire.cli import ask, build, doctor, load, open, publish, run, show, train
from crosswire.cli.terminal import out, say
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.faults import environment_fault

INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C stopped."""

VERBS: dict[str, ModuleType] = {
    "run": run,
    "load": load,
    "build": build,
    "publish": publish,
    "ask": ask,
    "show": show,
    "open": open,
    "train": train,
    "doctor": doctor,
}

app = typer.Typer(
    name="crosswire",
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News as a relational warehouse: who said what, which outlets carry it, where they agree.",
)
for _name, _module in VERBS.items():
    app.command(_name, epilog=_module.EXAMPLES)(getattr(_module, _name))


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"crosswire {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of every verb."""


def main() -> None:
    """Run the command line; an error that a user can act on is one line on stderr."""
    try:
        code = app(sys.argv[1:] or ["--help"], prog_name="crosswire", standalone_mode=False)
        sys.stdout.flush()
    except CrosswireError as error:
        say(str(error))
        code = error.exit_code
    except TyperException as error:
        # a wrong verb or option: typer names the nearest one
        said = error.format_message() if hasattr(error, "format_message") else str(error)
        say(f"{' '.join(said.split())} See crosswire --help.")
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say("stopped; what was written stays, and the next run goes on from there")
        code = INTERRUPTED
    except BrokenPipeError:
        # whoever read stdout has enough (`| head`): no complaint, not at the interpreter's end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        known = environment_fault(error, error.filename or "output")
        say(str(known or f"{error.filename or 'output'}: {error.strerror or error}"))
        code = EnvironmentFault.exit_code
    sys.exit(code)
