# SPDX-License-Identifier: Apache-2.0
"""What goes wrong, as exceptions: str(error) is the engine's sentence, which says what happened, why, and what to do."""


class Error(Exception):
    """A song or a model that cannot be used."""


class MissingError(Error, FileNotFoundError):
    """There is no such file."""


class OutOfMemoryError(Error, MemoryError):
    """There is not enough memory."""


class UseError(Error, ValueError):
    """The call itself was wrong."""
