"""What moderators do: see what waits, decide, and take a decision back."""
