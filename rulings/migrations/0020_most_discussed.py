"""The most discussed rulings are read in order, as many as are asked for, instead of sorted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rulings", "0019_marks_keep_entries")]

    operations = [
        migrations.AddIndex(
            "discussion",
            models.Index(
                models.F("visible_comments").desc(),
                condition=models.Q(visible_comments__gt=0),
                include=["ruling"],
                name="discussion_most",
            ),
        ),
    ]
