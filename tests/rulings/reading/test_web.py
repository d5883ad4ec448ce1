"""Saved web pages: the article, its metadata, and the comments of several systems."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rulings.reading import Draft, read

THREADS = Path(__file__).parent / "threads"
BODY = (THREADS / "body.html").read_text()


def page(comments: str = "", head: str = "", body: str = BODY) -> str:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Nurse cautioned | Daily X</title>'
        f"{head}</head><body><nav>Home News</nav><article><h1>Nurse cautioned over records</h1>"
        f'<div class="entry-content">{body}</div></article>{comments}'
        "<footer>Copyright Daily X</footer></body></html>"
    )


def draft(html: str) -> Draft:
    return read(html.encode())


def test_the_body_is_read_and_the_furniture_is_not() -> None:
    found = draft(page())
    paragraphs = [span.of(found.article.text) for span in found.article.paragraphs]
    assert found.article.title.value == "Nurse cautioned over records"
    assert len(paragraphs) == 2
    assert "struck off" not in found.article.text
    assert [one.kind.value.value for one in found.sanctions] == ["caution"]


def test_metadata_is_written_into_the_text_so_that_it_has_evidence() -> None:
    found = draft(
        page(
            head='<meta property="og:site_name" content="Daily X">'
            '<meta property="article:published_time" content="2019-05-02T10:00:00+01:00">'
            '<link rel="canonical" href="https://news.example/nurse">'
        )
    )
    article = found.article
    assert article.publisher is not None
    assert article.published_on is not None
    assert article.publisher.evidence.of(article.text) == article.publisher.value == "Daily X"
    assert article.published_on.value == date(2019, 5, 2)
    assert article.published_on.evidence.of(article.text).startswith("2019-05-02")
    assert article.url == "https://news.example/nurse"


def test_without_metadata_the_page_says_nothing_of_them() -> None:
    article = draft(page()).article
    assert (article.publisher, article.published_on, article.url) == (None, None, "")


@pytest.mark.parametrize("system", ["list_of_comments", "articles_as_comments"])
def test_comments_keep_their_tree_their_times_and_their_words(system: str) -> None:
    article = draft(page(comments=(THREADS / f"{system}.html").read_text())).article
    assert article.comments_stated is not None
    assert article.comments_stated.value == 3
    assert [one.author_name for one in article.comments] == ["Reader A", "Reader B", "Reader C"]
    assert [one.parent for one in article.comments] == [None, 0, 1]
    assert article.comments[0].text == "First <quote>\nsecond\n\nThird"
    assert [one.text for one in article.comments[1:]] == ["Answer", "Deep"]
    assert article.comments[0].posted_at is not None
    assert article.comments[0].posted_at.isoformat() == "2019-05-03T09:58:00"
    for comment in article.comments:
        assert comment.evidence.of(article.text) == comment.text


def test_a_page_without_named_containers_is_read_by_its_paragraphs() -> None:
    html = page().replace("<article>", "<div>").replace("</article>", "</div>")
    found = draft(html.replace('class="entry-content"', 'class="c7"'))
    assert [one.kind.value.value for one in found.sanctions] == ["caution"]


def test_entities_and_character_sets_are_decoded() -> None:
    html = page(body=BODY + "<p>She said it was &ldquo;caf&eacute; talk&rdquo; &amp; no more.</p>")
    assert "“café talk” & no more" in draft(html).article.text


def test_a_thread_of_three_thousand_levels_is_read_in_no_time() -> None:
    opening = "".join(
        f'<li class="comment" id="comment-{n}"><cite class="fn">R{n}</cite><p>words {n}</p><ul>'
        for n in range(3000)
    )
    html = page(comments=f'<ol class="commentlist">{opening}{"</ul></li>" * 3000}</ol>')
    comments = draft(html).article.comments
    assert [one.parent for one in comments] == [None, *range(2999)]
    assert comments[-1].text == "words 2999"
