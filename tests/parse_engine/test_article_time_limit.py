"""An article that takes too long is left, in whichever thread it is read."""

from __future__ import annotations

import threading

import pytest

from assets.parse_engine.article_time_limit import ArticleTimeLimitError, article_time_limit


def work_for_ever() -> None:
    while True:
        sum(range(1000))


def test_the_main_thread_is_interrupted() -> None:
    with pytest.raises(ArticleTimeLimitError, match="more than 0.2 s of processor time"), article_time_limit(0.2):
        work_for_ever()


def test_another_thread_is_interrupted() -> None:
    raised: list[Exception] = []

    def read() -> None:
        try:
            with article_time_limit(0.2):
                work_for_ever()
        except ArticleTimeLimitError as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(60)
    assert len(raised) == 1


def test_what_ends_in_time_is_not_interrupted_afterwards() -> None:
    with article_time_limit(0.2):
        pass
    assert sum(sum(range(1000)) for _ in range(30_000)) == 30_000 * 499_500
