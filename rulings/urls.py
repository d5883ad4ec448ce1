"""Addresses of the record. They are public: change one only with a redirect."""

from django.urls import path

from rulings.views.coverage import coverage
from rulings.views.front import front
from rulings.views.ruling import ruling
from rulings.views.search import search
from rulings.views.statement import accessibility

app_name = "rulings"
urlpatterns = [
    path("", front, name="front"),
    path("rulings/", search, name="search"),
    path("rulings/<slug:ruling_id>/", ruling, name="ruling_by_id"),
    path("rulings/<slug:ruling_id>/<slug:slug>/", ruling, name="ruling"),
    path("coverage/", coverage, name="coverage"),
    path("accessibility/", accessibility, name="accessibility"),
]
