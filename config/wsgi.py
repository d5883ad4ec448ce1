import os

from django.core.wsgi import get_wsgi_application

from config.encoding import always_utf_8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = always_utf_8(get_wsgi_application())
