from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("rulings", "0011_uploads")]

    operations = [
        migrations.AlterModelOptions(
            name="ruling",
            options={
                "ordering": ("-created_at",),
                "permissions": [
                    ("publish_ruling", "Can publish rulings, and change what is or was public"),
                    ("withdraw_ruling", "Can withdraw and replace published rulings"),
                    ("hold_ruling", "Can hold rulings and lift holds"),
                    ("expire_ruling", "Can delete for good what a ruling said"),
                    ("restore_ruling", "Can restore what a ruling said earlier"),
                    ("import_rulings", "Can import many rulings"),
                ],
            },
        ),
    ]
