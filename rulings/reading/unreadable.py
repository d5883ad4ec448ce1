"""The one way in which reading says no."""


class Unreadable(Exception):
    """The file is not a saved article that can be read whole.

    The message is one plain sentence: what is wrong, and what to do about it.
    """
