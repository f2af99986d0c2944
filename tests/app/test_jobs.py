import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.app.jobs import LatestJob
from ita_desktop.errors import UserError


class Work:
    """Work that waits until it is let go; remembers what it was asked, and in which thread."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[object] = []
        self.threads: set[str] = set()

    def __call__(self, value: object) -> object:
        self.asked.append(value)
        self.threads.add(threading.current_thread().name)
        assert self.go.wait(10)
        if isinstance(value, Exception):
            raise value
        return f"answer to {value}"


class Answers:
    """What a job has told, and in which threads."""

    def __init__(self, job: LatestJob) -> None:
        self.done: list[tuple[object, int]] = []
        self.failed: list[tuple[object, int]] = []
        self.threads: set[threading.Thread] = set()
        job.done.connect(self._take)
        job.failed.connect(lambda error, number: self.failed.append((error, number)))

    def _take(self, answer: object, number: int) -> None:
        self.threads.add(threading.current_thread())
        self.done.append((answer, number))


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def job(work: Work, qapp: object) -> Iterator[LatestJob]:
    job = LatestJob(work)
    yield job
    work.go.set()
    job.close()


def finish(work: Work, job: LatestJob, qtbot: QtBot) -> None:
    work.go.set()
    qtbot.waitUntil(lambda: job.idle)


def test_the_answer_comes_with_its_number_into_the_windows_thread(work: Work, job: LatestJob, qtbot: QtBot) -> None:
    answers = Answers(job)
    number = job.submit("a")
    finish(work, job, qtbot)
    assert answers.done == [("answer to a", number)]
    assert answers.threads == {threading.main_thread()}
    assert threading.main_thread().name not in work.threads


@pytest.mark.parametrize(
    ("drop_stale", "numbers"), [(True, [4]), (False, [1, 4])], ids=["only the newest", "all that was worked on"]
)
def test_a_newer_question_takes_the_place_of_one_that_waits(
    work: Work, qtbot: QtBot, drop_stale: bool, numbers: list[int]
) -> None:
    job = LatestJob(work, drop_stale=drop_stale)
    answers = Answers(job)
    for value in "abcd":
        job.submit(value)
    finish(work, job, qtbot)
    assert work.asked == ["a", "d"]
    assert [number for _, number in answers.done] == numbers
    job.close()


def test_no_answer_to_what_is_forgotten(work: Work, job: LatestJob, qtbot: QtBot) -> None:
    answers = Answers(job)
    job.submit("runs")
    job.submit("waits")
    job.forget()
    number = job.submit("new")
    finish(work, job, qtbot)
    assert answers.done == [("answer to new", number)]


def test_what_the_clerk_can_mend_is_told(work: Work, job: LatestJob, qtbot: QtBot) -> None:
    answers, error = Answers(job), UserError("too long")
    number = job.submit(error)
    finish(work, job, qtbot)
    assert answers.failed == [(error, number)]
    assert answers.done == []


def test_a_defect_is_told_and_raised_in_the_windows_thread(work: Work, job: LatestJob, qtbot: QtBot) -> None:
    answers, error = Answers(job), ZeroDivisionError("defect")
    with qtbot.capture_exceptions() as raised:
        job.submit(error)
        finish(work, job, qtbot)
    assert [value for _, value, _ in raised] == [error]
    assert [told for told, _ in answers.failed] == [error]


def test_goes_on_after_a_defect(work: Work, job: LatestJob, qtbot: QtBot) -> None:
    answers = Answers(job)
    with qtbot.capture_exceptions():
        job.submit(ZeroDivisionError())
        job.submit("b")
        finish(work, job, qtbot)
    assert answers.done == [("answer to b", 2)]


def test_close_waits_and_leaves_no_thread(qtbot: QtBot) -> None:
    before, ended = threading.active_count(), threading.Event()

    def work(_: object) -> None:
        threading.Event().wait(0.05)
        ended.set()

    job = LatestJob(work)
    answers = Answers(job)
    job.submit("a")
    job.close()
    assert ended.is_set()
    assert threading.active_count() == before
    job.submit("b")
    qtbot.wait(20)
    assert answers.done == []


def test_no_collection_of_cycles_while_it_works(qtbot: QtBot) -> None:
    job = LatestJob(lambda _: gc.isenabled())
    answers = Answers(job)
    job.submit("a")
    qtbot.waitUntil(lambda: job.idle)
    job.close()
    assert [answer for answer, _ in answers.done] == [False]
    assert gc.isenabled()


def test_what_large_work_has_left_is_nothing_for_the_collector_until_the_end(qapp: object, qtbot: QtBot) -> None:
    before = gc.get_freeze_count()
    job = LatestJob(lambda count: [[] for _ in range(count)])
    answers = Answers(job)
    for count, is_frozen in ((10, False), (50_000, True)):
        job.submit(count)
        qtbot.waitUntil(lambda: job.idle)
        assert (gc.get_freeze_count() > before) is is_frozen
    assert len(answers.done) == 2
    job.close()
    assert gc.get_freeze_count() == 0
