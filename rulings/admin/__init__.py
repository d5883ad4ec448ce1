"""The editors' side of the record: one module a screen."""

from django.contrib import admin

from rulings.admin import regulator, removals, retention, ruling, subject, wording

__all__ = ["regulator", "removals", "retention", "ruling", "subject", "wording"]

admin.site.site_header = "Conduct Rulings: editors"
admin.site.site_title = "Conduct Rulings: editors"
admin.site.index_title = "Editors’ desk"
admin.site.enable_nav_sidebar = False
