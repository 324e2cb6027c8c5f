"""What a user can act on."""


class CrosswireError(Exception):
    """An error with a one-line message: `where: what is wrong; what was found`."""

    exit_code = 1


class UsageError(CrosswireError):
    """The command was given something that it cannot work with."""

    exit_code = 2


class EnvironmentFault(CrosswireError):
    """The machine is in the way: a lock, a missing package, no room, no permission."""

    exit_code = 3
