"""Addresses of reader comments. They are public: change one only with a redirect."""

from django.urls import path

from comments.views import comment, search

app_name = "comments"
urlpatterns = [
    path("comments/", search, name="search"),
    path("comments/<int:comment_id>/", comment, name="comment"),
]
