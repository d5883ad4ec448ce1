"""The search in reader comments: apart from the search of rulings, in the same query language."""
