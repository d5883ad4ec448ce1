"""Why a file is not taken in, or not written."""


class Refused(Exception):
    """A sentence for the operator that says what is wrong and what to do. Nothing was kept."""
