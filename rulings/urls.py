"""Addresses of the record. They are public: change one only with a redirect."""

from django.urls import path

from rulings.views.coverage import coverage
from rulings.views.data import ruling_data, search_data
from rulings.views.feed import feed
from rulings.views.front import front
from rulings.views.opensearch import opensearch
from rulings.views.ruling import ruling
from rulings.views.search import search
from rulings.views.search_help import search_help
from rulings.views.spreadsheet import spreadsheet
from rulings.views.statement import accessibility
from rulings.views.suggestions import suggested
from rulings.views.vocabulary import vocabulary_data

app_name = "rulings"
urlpatterns = [
    path("", front, name="front"),
    path("rulings/", search, name="search"),
    path("rulings.json", search_data, name="search_as_data"),
    path("rulings.csv", spreadsheet, name="spreadsheet"),
    path("rulings.atom", feed, name="feed"),
    path("rulings/<slug:ruling_id>.json", ruling_data, name="ruling_as_data"),
    path("vocabulary.json", vocabulary_data, name="vocabulary"),
    path("suggestions.json", suggested, name="suggestions"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("rulings/<slug:ruling_id>/", ruling, name="ruling_by_id"),
    path("rulings/<slug:ruling_id>/<slug:slug>/", ruling, name="ruling"),
    path("help/search/", search_help, name="search_help"),
    path("coverage/", coverage, name="coverage"),
    path("accessibility/", accessibility, name="accessibility"),
]
