"""Saved pages taken apart: what the journalist wrote, and what readers answered."""
