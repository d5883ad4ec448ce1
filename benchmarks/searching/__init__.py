"""The search over HTTP, and what people would use instead, on the same rows in the same run."""
