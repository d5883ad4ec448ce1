"""The rules of reading: tables of phrases and what they mean. No code."""
