"""After a form was sent: go there and look, whatever the way here was."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """303: a browser asks for the other page with GET, so that a reload sends nothing again."""

    status_code = 303
