"""Everything that differs between two installations comes from the environment.

| variable       | meaning                                              | default         |
|----------------|------------------------------------------------------|-----------------|
| DATABASE_URL   | a PostgreSQL server, 15 or newer                     | an embedded one |
| DATA_DIRECTORY | keeps the embedded database, the secret key, files   | .data           |
| SECRET_KEY     | signs sessions                                       | made once, kept |
| ALLOWED_HOSTS  | names the site answers to, comma-separated           | this machine    |
| HTTPS          | 1: reached by HTTPS only, through a proxy            | 0               |
| INDEXABLE      | 1: search engines may list the site                  | 0               |
| SEARCH_LIMIT   | milliseconds that counting or listing may take       | 3000            |
| SUGGEST_LIMIT  | milliseconds that each half of the suggestions may   | 40              |
| CONTACT        | e-mail address of those who run the site, for readers | none shown     |
| COMMENTS_…     | limits on what readers may do: `comments/limits.py`  | see there       |
| PROXIES        | how many of them stand before the site               | 1 if HTTPS      |
| SITE_ADDRESS   | https://… as readers reach the site, for letters     | no letters      |
| MAIL_URL       | smtp://user:password@host:587 or smtps://…           | no letters      |
| MAIL_FROM      | whom letters come from                               | no letters      |
| DEBUG          | 1: error pages for developers                        | 0               |
"""

import os
from typing import Any

from csp.constants import NONE, SELF

from comments.limits import Limits
from config import database, mail, secret_key
from config.places import BASE_DIR, DATA_DIRECTORY

DEBUG = os.environ.get("DEBUG") == "1"
HTTPS = os.environ.get("HTTPS") == "1"
INDEXABLE = os.environ.get("INDEXABLE") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key.kept_in(DATA_DIRECTORY / "secret_key")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "config",
    "comments",
    "rulings",
    "csp",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.headers.response_headers",
    "config.null_characters.refuse",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.revalidation.ask_again",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rulings.context.site",
            ],
        },
    },
]

# Database. Without a URL only commands that need none can run: see config.command_line.

DATABASES: dict[str, dict[str, Any]] = (
    {"default": database.settings_for(os.environ["DATABASE_URL"])}
    if os.environ.get("DATABASE_URL")
    else {}
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A search may not hold the database up: what takes longer is left out, and the page says so.

SEARCH_LIMIT = int(os.environ.get("SEARCH_LIMIT", "3000"))
SUGGEST_LIMIT = int(os.environ.get("SUGGEST_LIMIT", "40"))

# Whom readers may write to, and what they may do here

CONTACT = os.environ.get("CONTACT", "")
COMMENTS = Limits.from_environment(os.environ)
PROXIES = int(os.environ.get("PROXIES", "1" if HTTPS else "0"))

# Letters to readers who asked for them: none unless all three are given.

SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "").rstrip("/")
MAIL_URL = os.environ.get("MAIL_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "")
SENDS_LETTERS = bool(SITE_ADDRESS and MAIL_URL and DEFAULT_FROM_EMAIL)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = (
    mail.settings_for(MAIL_URL)
)
EMAIL_TIMEOUT = 20

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIRECTORY / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# What a request may hold. A ruling with all its findings and conditions is one large form.

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Accounts

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7

# What browsers may do with our pages: load what is ours, run nothing that is in the page itself.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "config.csrf.failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# Errors with their traceback, on standard error. Requests are not logged: who reads what is theirs.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A warning for every page that is not found would name addresses that people asked for.
        # Whoever asks for another host gets 400; that is no fault of ours.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        # The address in such a line may be an author's own link.
        "django.security.csrf": {"handlers": [], "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
