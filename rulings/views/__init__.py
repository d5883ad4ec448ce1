"""Pages of the record, one module a page."""
