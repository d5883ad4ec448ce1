import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rulings', '0003_search_entry'),
    ]

    operations = [
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.TextField(primary_key=True, serialize=False)),
                ('kind', models.TextField()),
                ('anchor', models.TextField()),
                ('section', models.IntegerField()),
                ('position', models.BigIntegerField()),
                ('text', models.TextField()),
            ],
            options={
                'db_table': 'rulings_passage',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='CommonPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=80, unique=True)),
            ],
            options={
                'ordering': ('text',),
            },
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What all of them mean.', max_length=80, unique=True)),
                ('terms', models.TextField(help_text='One word or phrase a line, at least two. Capitals and a plural s do not matter.')),
            ],
            options={
                'ordering': ('name',),
            },
        ),
        migrations.AddField(
            model_name='ruling',
            name='case_reference',
            field=models.CharField(blank=True, help_text='As the regulator prints it. Empty where not stated.', max_length=60),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='changed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='content_hash',
            field=models.CharField(db_default='', max_length=64),
        ),
        migrations.AddIndex(
            model_name='ruling',
            index=models.Index(django.db.models.functions.text.Upper(models.Func(models.F('case_reference'), models.Value('[^A-Za-z0-9]'), models.Value(''), models.Value('g'), function='REGEXP_REPLACE', output_field=models.TextField())), condition=models.Q(('case_reference', ''), _negated=True), name='ruling_case_reference'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['-changed_at'], name='entry_changed_at'),
        ),
    ]
