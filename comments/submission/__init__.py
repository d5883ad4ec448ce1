"""What readers send: forms, the checks on it, and how it becomes a comment or a report."""
