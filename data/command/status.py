"""What a command ends with, so that a nightly load knows what became of it."""

from enum import IntEnum


class Status(IntEnum):
    """Exit codes; their meaning for a reader is `command.codes` in the words."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    REJECTED = 3
    UNDECIDED = 4
    FAILED = 70
    INTERRUPTED = 130
