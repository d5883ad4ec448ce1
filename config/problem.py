"""What can stand between the site and its database."""


class DatabaseProblem(Exception):
    """One line that tells a person what is wrong and what to do; it never holds a password."""
