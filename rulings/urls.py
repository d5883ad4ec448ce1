"""Addresses of the record."""

app_name = "rulings"
urlpatterns: list = []
