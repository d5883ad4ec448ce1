"""The words of a comment, as the search in comments reads them, and an index on them.

They are made as those of rulings are (rulings migration 0005). PostgreSQL 17 and later maintain
and restore tables with a search path that finds nothing of ours, so the function brings its own.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

VECTOR = """
CREATE FUNCTION comments_vector(body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
    SELECT rulings_vector(body, 'D') || rulings_length_sign(length(body))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0002_thread_rules"),
        ("rulings", "0005_search_passages"),
    ]
    operations = [
        migrations.RunSQL(VECTOR, "DROP FUNCTION comments_vector;"),
        migrations.AddField(
            model_name="comment",
            name="vector",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(models.F("text"), function="comments_vector"),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="comment_words"),
        ),
    ]
