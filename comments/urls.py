"""Addresses of reader comments. They are public: change one only with a redirect."""

from django.urls import path

from comments.views.comment import comment
from comments.views.feed import feed, feed_of_ruling
from comments.views.house_rules import house_rules
from comments.views.letters import letters, stop
from comments.views.mine import edit, mine, withdraw
from comments.views.report import report
from comments.views.search import search
from comments.views.write import reply, write

app_name = "comments"
urlpatterns = [
    path("comments/", search, name="search"),
    path("comments.atom", feed, name="feed"),
    path("rulings/<slug:ruling_id>/comments.atom", feed_of_ruling, name="feed_of_ruling"),
    path("comments/rules/", house_rules, name="house_rules"),
    path("comments/new/<str:ruling_id>/", write, name="write"),
    path("comments/mine/<str:token>/", mine, name="mine"),
    path("comments/mine/<str:token>/edit/", edit, name="edit"),
    path("comments/mine/<str:token>/withdraw/", withdraw, name="withdraw"),
    path("comments/letters/<str:token>/", letters, name="letters"),
    path("comments/letters/<str:token>/stop/", stop, name="stop"),
    # What can be done with a comment lies below its address.
    path("comments/<int:comment_id>/", comment, name="comment"),
    path("comments/<int:comment_id>/reply/", reply, name="reply"),
    path("comments/<int:comment_id>/report/", report, name="report"),
]
