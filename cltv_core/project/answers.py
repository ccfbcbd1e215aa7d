"""What the owner said of the files, kept by the signature of their headers so that the next ones need no question."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.project.contents import FileAnswers
from cltv_core.reading.options import ReadOptions, Remembered
from cltv_core.reading.remembered import answers_in, columns_in, signature
from cltv_core.transactions import ReadingReport


def answers_of(options: ReadOptions, report: ReadingReport) -> dict[str, FileAnswers]:
    """Return what was said of the files of a report, by the signature of their headers."""
    answers = answers_in(options, [question.key for question in report.questions if question.answered])
    said = {
        signature(file.headers): FileAnswers(columns_in(options, file.headers), answers)
        for file in report.files
        if file.kind == "sales"
    }
    return {key: told for key, told in said.items() if told.mapping or told.answers}


def remembered(answers: Mapping[str, FileAnswers]) -> dict[str, Remembered]:
    """Return the same as reading takes it."""
    return {key: Remembered(told.mapping, told.answers) for key, told in answers.items()}
