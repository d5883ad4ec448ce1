"""The words of a search: read, widened, and turned into what PostgreSQL can answer."""
