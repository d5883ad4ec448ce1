"""Criteria -> conditions on comments. One small function per clause; no models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from rulings.search.language.tsquery import search_query

if TYPE_CHECKING:
    from comments.search.criteria import CommentCriteria


def conditions(criteria: CommentCriteria) -> Q:
    """All clauses joined."""
    return _words(criteria) & _ruling(criteria) & _dates(criteria)


def _words(criteria: CommentCriteria) -> Q:
    tree = criteria.understood.tree
    return Q(vector=search_query(tree)) if tree else Q()


def _ruling(criteria: CommentCriteria) -> Q:
    return Q(ruling=criteria.ruling) if criteria.ruling else Q()


def _dates(criteria: CommentCriteria) -> Q:
    """Days as a clock in London tells them: the current time zone."""
    clause = Q()
    if criteria.posted_after:
        clause &= Q(posted_at__date__gte=criteria.posted_after)
    if criteria.posted_before:
        clause &= Q(posted_at__date__lte=criteria.posted_before)
    return clause
