"""The one exception that the user is meant to read."""


class UserError(Exception):
    """What was wrong, where, and what to do, in words for the person who runs the program."""
