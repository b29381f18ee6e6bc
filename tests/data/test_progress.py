from data.problem import Problem
from data.progress import Cancelled, Progress, quiet
from data.words import Words


def test_a_cancellation_is_a_problem_with_a_sentence():
    problem = Cancelled()

    assert isinstance(problem, Problem)
    assert Words("en").has(problem.key)


def test_quiet_is_a_progress_that_lets_the_work_go_on():
    progress: Progress = quiet

    assert progress("read", 0.5) is None
