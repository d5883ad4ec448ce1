"""The faces of a search beside its page: data, spreadsheet, feed, and the words they all use.

They build rows and documents from rulings; what was asked for is read by ``rulings.filters``.
"""
